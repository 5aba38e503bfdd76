package org.careeralmanac.gateway.career;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Kept;
import org.careeralmanac.gateway.owners.Outcome;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerAnswer.Head;
import org.careeralmanac.gateway.owners.OwnerAnswers;
import org.careeralmanac.gateway.owners.Question;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.owners.View;

/**
 * Asks roles-service by slug, then salary-service and trends-service in parallel (all three in parallel where the head is
 * known from before), and has the page written. Every wait lies inside the page's deadline.
 */
@ApplicationScoped
class CareerPageComposer implements CareerPages {

    private static final Set<Owner> EVERY_OWNER = EnumSet.allOf(Owner.class);

    private final OwnerAnswers answers;
    private final ReadyPages ready;
    private final AlmanacSources sources;
    private final AlmanacConfig config;
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final Clock clock;

    CareerPageComposer(
            OwnerAnswers answers,
            ReadyPages ready,
            AlmanacSources sources,
            AlmanacConfig config,
            ObjectMapper json,
            MeterRegistry meters,
            Clock clock) {
        this.answers = answers;
        this.ready = ready;
        this.sources = sources;
        this.config = config;
        this.json = json;
        this.meters = meters;
        this.clock = clock;
    }

    /** What came of a request: a page, or what stands in its place. */
    sealed interface Composition {
        record Page(ReadyPage page) implements Composition {}

        record Instead(PageAnswer answer) implements Composition {}
    }

    @Override
    public Uni<PageAnswer> page(PageRequest request) {
        return Uni.createFrom().completionStage(() -> compose(request)).map(composition -> switch (composition) {
            case Composition.Page(ReadyPage page) -> new PageAnswer.Found(page.json(), page.etag(), page.complete());
            case Composition.Instead(PageAnswer answer) -> answer;
        });
    }

    @Override
    public Uni<byte[]> sources() {
        return Uni.createFrom().completionStage(sources::all).map(United::json);
    }

    CompletableFuture<Composition> compose(PageRequest asked) {
        List<SectionKey> keys = SectionKey.ALL.stream()
                .filter(k -> asked.sections().isEmpty() || asked.sections().contains(k.key()))
                .toList();
        PageRequest request = new PageRequest(
                asked.slug(),
                keys.size() == SectionKey.ALL.size()
                        ? List.of()
                        : keys.stream().map(SectionKey::key).toList(),
                asked.asOf(),
                asked.view());
        Optional<ReadyPage> hit = ready.live(request);
        if (hit.isPresent()) {
            return CompletableFuture.completedFuture(new Composition.Page(hit.get()));
        }
        // Also a page of few sections shows all highlights, so every owner is asked.
        return gather(request.slug(), request.asOf(), request.view(), EVERY_OWNER, writer -> {
            ReadyPage page = writer.page(keys);
            ready.keep(request, page);
            return page;
        });
    }

    CompletableFuture<Composition> section(String slug, SectionKey key, LocalDate asOf, View view) {
        return gather(slug, asOf, view, EnumSet.of(Owner.ROLES, key.owner()), writer -> writer.section(key));
    }

    private CompletableFuture<Composition> gather(
            String slug, LocalDate asOf, View view, Set<Owner> owners, Function<PageWriter, ReadyPage> write) {
        Deadline deadline =
                new Deadline(config.page().deadline().minus(config.page().reserve()));
        Question question = Question.ofRole(slug, asOf);
        Optional<RoleReference> expected = answers.lastGood(question).map(k -> head(k).reference());
        CompletableFuture<Outcome> roles = answers.ask(question, wait(Owner.ROLES, deadline));
        Optional<Map<Owner, CompletableFuture<Outcome>>> early =
                expected.map(reference -> askOthers(owners, reference, asOf, view, deadline));
        return roles.thenCompose(outcome -> switch (outcome) {
            case Outcome.Live(Kept kept, var _) -> {
                RoleReference reference = head(kept).reference();
                // What was asked early counts only if it was about the role as it is now.
                var others = early.filter(e -> expected.get().equals(reference))
                        .orElseGet(() -> askOthers(owners, reference, asOf, view, deadline));
                yield write(kept, outcome, others, asOf, write);
            }
            case Outcome.LastKnown(Kept kept, var _) ->
                write(
                        kept,
                        outcome,
                        early.orElseGet(() -> askOthers(owners, head(kept).reference(), asOf, view, deadline)),
                        asOf,
                        write);
            case Outcome.Missing(byte[] problem) -> instead(new PageAnswer.Missing(404, adapted(problem, slug)));
            case Outcome.Moved(String to) -> instead(new PageAnswer.Moved(to));
            case Outcome.Refused(byte[] problem) -> instead(new PageAnswer.Refused(adapted(problem, slug)));
            case Outcome.Unavailable _ -> instead(new PageAnswer.Unavailable((int) retryAfterSeconds()));
        });
    }

    private CompletableFuture<Composition> write(
            Kept roles,
            Outcome rolesOutcome,
            Map<Owner, CompletableFuture<Outcome>> others,
            LocalDate asOf,
            Function<PageWriter, ReadyPage> write) {
        return CompletableFuture.allOf(others.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> {
                    for (CompletableFuture<Outcome> other : others.values()) {
                        if (other.join() instanceof Outcome.Refused(byte[] problem)) {
                            return new Composition.Instead(new PageAnswer.Refused(
                                    adapted(problem, head(roles).slug())));
                        }
                    }
                    Map<Owner, Outcome> outcomes = new EnumMap<>(Owner.class);
                    outcomes.put(Owner.ROLES, rolesOutcome);
                    others.forEach((owner, outcome) -> outcomes.put(owner, outcome.join()));
                    ReadyPage page =
                            write.apply(new PageWriter(head(roles), asOf, outcomes, retryAfterSeconds(), clock));
                    meters.counter("almanac.pages.composed", "completeness", page.complete() ? "complete" : "partial")
                            .increment();
                    outcomes.forEach((owner, outcome) -> meters.counter(
                                    "almanac.parts.composed", "owner", owner.key(), "status", status(outcome))
                            .increment());
                    return new Composition.Page(page);
                });
    }

    /** The status that the owner's sections have on the page where it covers them; one that it does not is notCovered. */
    private static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.LastKnown _ -> "lastKnown";
            case Outcome.Unavailable _ -> "unavailable";
            case Outcome.Live _, Outcome.Missing _, Outcome.Refused _, Outcome.Moved _ -> "live";
        };
    }

    private Map<Owner, CompletableFuture<Outcome>> askOthers(
            Set<Owner> owners, RoleReference reference, LocalDate asOf, View view, Deadline deadline) {
        Map<Owner, CompletableFuture<Outcome>> asked = new EnumMap<>(Owner.class);
        for (Owner owner : owners) {
            if (owner != Owner.ROLES) {
                asked.put(owner, answers.ask(Question.ofSections(owner, reference, asOf, view), wait(owner, deadline)));
            }
        }
        return asked;
    }

    private Duration wait(Owner owner, Deadline deadline) {
        Duration own = config.owners().of(owner).deadline();
        Duration left = deadline.left();
        return own.compareTo(left) < 0 ? own : left;
    }

    private long retryAfterSeconds() {
        return Math.max(1, config.page().retryAfter().toSeconds());
    }

    /** roles-service's problem with the address that the client knows. */
    private byte[] adapted(byte[] problem, String slug) {
        try {
            if (json.readTree(problem) instanceof ObjectNode tree && tree.has("instance")) {
                tree.put("instance", ReadyRoute.CAREERS + RoleReference.encoded(slug));
                return json.writeValueAsBytes(tree);
            }
            return problem;
        } catch (IOException e) {
            return problem;
        }
    }

    private static CompletableFuture<Composition> instead(PageAnswer answer) {
        return CompletableFuture.completedFuture(new Composition.Instead(answer));
    }

    private static Head head(Kept kept) {
        return kept.answer().head().orElseThrow();
    }

    /** Elapsed time, which only the monotonic clock tells; no time of day is asked for. */
    private static final class Deadline {

        private final long endsAt;

        Deadline(Duration in) {
            endsAt = System.nanoTime() + in.toNanos();
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, endsAt - System.nanoTime()));
        }
    }
}
