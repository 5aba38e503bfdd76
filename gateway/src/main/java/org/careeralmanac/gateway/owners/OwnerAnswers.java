package org.careeralmanac.gateway.owners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.careeralmanac.gateway.owners.OwnerFailure.Reason;

/**
 * The owners' answers: kept as long as they are true, confirmed by asking where the feed cannot say so, one request in
 * flight per question, bounded by bytes. The last good copy of an owner that does not answer is never thrown away for
 * its age.
 */
@ApplicationScoped
public class OwnerAnswers implements Feeds.Listener {

    /** How roles-service says that a role is not there; any other 404 is a fault on the way to it. */
    private static final Set<String> MISSING = Set.of("ROLE_NOT_FOUND", "ROLE_NOT_KNOWN_YET");

    private final Vertx vertx;
    private final OwnerHttp http;
    private final Clock clock;
    private final MeterRegistry meters;
    private final OwnerMeters ownerMeters;
    private final ObjectMapper json;
    private final Cache<Question, Kept> kept;
    private final ConcurrentMap<Question, CompletableFuture<Outcome>> flights = new ConcurrentHashMap<>();

    /** Field injection: the feeds know their listeners, so that one of the two must come later. */
    @Inject
    Feeds feeds;

    OwnerAnswers(
            Vertx vertx,
            OwnerHttp http,
            Clock clock,
            MeterRegistry meters,
            OwnerMeters ownerMeters,
            ObjectMapper json,
            AlmanacConfig config) {
        this.vertx = vertx;
        this.ownerMeters = ownerMeters;
        this.http = http;
        this.clock = clock;
        this.meters = meters;
        this.json = json;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(config.cache().answers().asLongValue())
                .weigher((Question q, Kept k) -> k.weight() + q.uri().length())
                // What is no longer listed here is not reached by changes, so that no finished page may rest on it.
                .removalListener((q, k, cause) -> {
                    if (k != null) {
                        k.outdate(Instant.MIN);
                    }
                })
                .executor(Runnable::run)
                .build();
    }

    /** The last good answer to a question, however old. */
    public Optional<Kept> lastGood(Question question) {
        return Optional.ofNullable(kept.getIfPresent(question));
    }

    /**
     * Answers from what is kept, or asks the owner.
     *
     * @param wait how long to wait for the owner; the last good copy is the answer after that
     * @return always completes with an outcome, at the latest after {@code wait}
     */
    public CompletableFuture<Outcome> ask(Question question, Duration wait) {
        Kept known = kept.getIfPresent(question);
        if (known != null && live(known)) {
            ownerMeters.fromKept(question.owner());
            return CompletableFuture.completedFuture(new Outcome.Live(known, feeds.readAt(question.owner())));
        }
        return askOwner(question, wait).whenComplete((outcome, never) -> ownerMeters.asked(question.owner(), outcome));
    }

    private CompletableFuture<Outcome> askOwner(Question question, Duration wait) {
        if (!wait.isPositive()) {
            return CompletableFuture.completedFuture(withoutOwner(question, Reason.TIMEOUT));
        }
        Optional<Reason> away = http.away(question.owner());
        if (away.isPresent()) {
            // Also a call that is under way is not waited for.
            return CompletableFuture.completedFuture(withoutOwner(question, away.get()));
        }
        CompletableFuture<Outcome> flight = flight(question);
        if (flight.isDone()) {
            return flight;
        }
        // Another future: giving up must not end the call that others wait for too. A timer of the event loop, since
        // orTimeout would wake a thread of its own for each call.
        CompletableFuture<Outcome> inTime = new CompletableFuture<>();
        long timer = vertx.setTimer(
                Math.max(1, wait.toMillis()), never -> inTime.complete(withoutOwner(question, Reason.TIMEOUT)));
        flight.whenComplete((outcome, never) -> {
            vertx.cancelTimer(timer);
            inTime.complete(outcome);
        });
        return inTime;
    }

    /** Whether a kept answer is true at this moment without asking its owner. */
    public boolean live(Kept known) {
        Instant now = clock.instant();
        return known.current() && !known.expired(now) && feeds.trusted(known.owner(), now);
    }

    @Override
    public void changed(Owner owner) {
        Instant readBefore = feeds.readAt(owner);
        for (Kept k : kept.asMap().values()) {
            if (k.owner() == owner) {
                synchronized (k) {
                    if (feeds.touchedSince(owner, k.position(), k.about())) {
                        k.outdate(readBefore);
                    }
                }
            }
        }
    }

    @Override
    public void restarted(Owner owner) {
        Instant readBefore = feeds.readAt(owner);
        for (Kept k : kept.asMap().values()) {
            if (k.owner() == owner) {
                synchronized (k) {
                    k.outdate(readBefore);
                }
            }
        }
    }

    private CompletableFuture<Outcome> flight(Question question) {
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> earlier = flights.putIfAbsent(question, mine);
        if (earlier != null) {
            return earlier;
        }
        send(question, true).whenComplete((outcome, thrown) -> {
            flights.remove(question, mine);
            if (thrown == null) {
                mine.complete(outcome);
            } else {
                OwnerFailure failure = OwnerFailure.of(question.owner(), thrown);
                meters.counter(
                                "almanac.owner.failures",
                                "owner",
                                question.owner().key(),
                                "reason",
                                failure.reason().key())
                        .increment();
                mine.complete(withoutOwner(question, failure.reason()));
            }
        });
        return mine;
    }

    /** @param again whether to ask once more if a change overtook the answer */
    private CompletableFuture<Outcome> send(Question question, boolean again) {
        Kept known = kept.getIfPresent(question);
        Instant sent = clock.instant();
        return http.get(question.owner(), question.uri(), known == null ? null : known.etag())
                .thenCompose(reply -> {
                    Outcome outcome = landed(question, known, reply, sent);
                    // Who joined this flight after the change was seen must not get what was computed before it.
                    return again
                                    && outcome instanceof Outcome.Live(Kept k, Instant _)
                                    && !k.current()
                                    && k.position() >= 0
                            ? send(question, false)
                            : CompletableFuture.completedFuture(outcome);
                });
    }

    private Outcome landed(Question question, Kept known, OwnerReply reply, Instant sent) {
        return switch (reply.status()) {
            case 200 -> {
                OwnerAnswer answer = OwnerAnswerReader.read(question.owner(), reply.body());
                RoleReference about = question.about()
                        .orElseGet(() -> answer.head().orElseThrow().reference());
                Kept fresh =
                        new Kept(question.owner(), answer, reply.headers().get("ETag"), about, reply.position(), sent);
                kept.put(question, fresh);
                settle(fresh);
                yield new Outcome.Live(fresh, sent);
            }
            case 304 -> {
                if (known == null) {
                    throw invalid(question, "304 to a question without a tag");
                }
                synchronized (known) {
                    known.confirm(reply.position(), sent);
                }
                if (kept.getIfPresent(question) == known) {
                    settle(known);
                }
                yield new Outcome.Live(known, sent);
            }
            case 301, 308 -> {
                Outcome moved = moved(question, reply);
                kept.invalidate(question);
                yield moved;
            }
            case 404 -> {
                if (question.owner() != Owner.ROLES || !MISSING.contains(code(reply))) {
                    throw new OwnerFailure(question.owner(), Reason.ERROR_STATUS, "status 404");
                }
                kept.invalidate(question);
                yield new Outcome.Missing(reply.body());
            }
            case 400 -> {
                // What the gateway asks by itself is right; what a reader asked for may be wrong, and its owner says
                // so.
                if (question.owner() != Owner.SALARY || code(reply).isEmpty()) {
                    throw new OwnerFailure(question.owner(), Reason.ERROR_STATUS, "status 400");
                }
                yield new Outcome.Refused(reply.body());
            }
            default -> throw new OwnerFailure(question.owner(), Reason.ERROR_STATUS, "status " + reply.status());
        };
    }

    /** Settles the race with the feed: see {@link Feed}. */
    private void settle(Kept landed) {
        synchronized (landed) {
            landed.current(
                    landed.position() >= 0 && !feeds.touchedSince(landed.owner(), landed.position(), landed.about()));
        }
    }

    private Outcome moved(Question question, OwnerReply reply) {
        String location = reply.headers().get("Location");
        try {
            String path = location == null ? "" : URI.create(location).getPath();
            if (question.owner() == Owner.ROLES && path.startsWith("/api/v1/roles/")) {
                return new Outcome.Moved(path.substring("/api/v1/roles/".length()));
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw invalid(question, "redirect to " + location);
    }

    private String code(OwnerReply reply) {
        try {
            JsonNode problem = json.readTree(reply.body());
            return problem == null ? "" : problem.path("code").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private Outcome withoutOwner(Question question, Reason reason) {
        Kept known = kept.getIfPresent(question);
        if (known == null) {
            return new Outcome.Unavailable(reason);
        }
        Instant read = feeds.readAt(question.owner());
        boolean feedKnowsBetter = known.current() && read.isAfter(known.confirmedAt());
        return new Outcome.LastKnown(known, feedKnowsBetter ? read : known.confirmedAt());
    }

    private static OwnerFailure invalid(Question question, String detail) {
        return new OwnerFailure(question.owner(), Reason.INVALID_ANSWER, detail);
    }
}
