package org.careeralmanac.gateway.find;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Feeds;
import org.careeralmanac.gateway.owners.HighlightLine;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerLists;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.owners.Slice;
import org.jboss.logging.Logger;

/**
 * Every career with its highlights and the figures in them, in memory: listed when roles-service can first be read and
 * again after its changes, the highlights taken in likewise, so that careers are found by figures without asking anybody.
 */
@ApplicationScoped
class CareerIndex implements Feeds.Listener {

    private static final Logger LOG = Logger.getLogger(CareerIndex.class);

    /** Careers that an owner is asked about at once; its answer must stay well below the largest that is taken. */
    private static final int BATCH = 100;

    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    private final OwnerLists lists;
    private final HighlightIndex highlights;
    private final ObjectMapper json;
    private final Clock clock;
    private final int capacity;
    private final Duration trustedFor;
    private final Work listing = new Work();
    private final Map<Owner, Work> taking = new EnumMap<>(Owner.class);
    private volatile Listing listed;
    private volatile Snapshot snapshot;

    /** Field injection: the feeds know their listeners, so that one of the two must come later. */
    @Inject
    Feeds feeds;

    CareerIndex(OwnerLists lists, HighlightIndex highlights, ObjectMapper json, Clock clock, AlmanacConfig config) {
        this.lists = lists;
        this.highlights = highlights;
        this.json = json;
        this.clock = clock;
        this.capacity = config.cache().highlights();
        this.trustedFor = config.feeds().trustedFor();
        for (Owner owner : Owner.values()) {
            taking.put(owner, new Work());
        }
    }

    /** Something to be done over and over, one at a time, whenever there is a reason to. */
    private static final class Work {

        private boolean running;
        private boolean wanted = true;
        private boolean done;
        private Instant since = Instant.MIN;

        /** There is a reason from now on. */
        synchronized void want(Instant now) {
            if (!wanted && !running) {
                since = now;
            }
            wanted = true;
        }

        synchronized boolean begin() {
            if (running || !wanted) {
                return false;
            }
            running = true;
            wanted = false;
            return true;
        }

        synchronized void end(boolean succeeded, Instant now) {
            running = false;
            done |= succeeded;
            if (!succeeded) {
                wanted = true;
            } else if (wanted) {
                since = now;
            }
        }

        synchronized boolean done() {
            return done;
        }

        /** Whether what came of it is as new as can be, or was a moment ago. */
        synchronized boolean upToDate(Instant now, Duration allowance) {
            return done && ((!wanted && !running) || !since.plus(allowance).isBefore(now));
        }
    }

    /** An entry of roles-service's list. */
    private record Listed(RoleReference reference, String title, String slug, Named family, byte[] item) {}

    /** What roles-service narrows by and does not show in its list. */
    record Attributes(String jobZone, List<String> interests) {

        private static final Attributes NONE = new Attributes(null, List.of());
    }

    /** @param whole whether every career is there; there may be more than are kept */
    private record Listing(List<Listed> careers, Map<String, Attributes> attributes, boolean whole) {}

    record Named(String id, String name) {}

    /**
     * A career.
     *
     * @param item the career as roles-service lists it, a JSON object
     * @param lines the owners' highlights; of an owner that never said anything there is none
     * @param place its place in the order of titles
     */
    record Career(
            RoleReference reference,
            String title,
            String slug,
            Named family,
            Attributes attributes,
            byte[] item,
            Map<Owner, HighlightLine> lines,
            CareerFigures figures,
            int place) {

        String id() {
            return reference.id();
        }
    }

    /**
     * All careers at one time, in the order of their titles.
     *
     * @param whole whether every career is there
     */
    record Snapshot(
            List<Career> careers,
            Map<String, Career> byId,
            Map<String, Career> bySlug,
            FigureFilter.Newest newest,
            boolean whole) {}

    /** Null until roles-service could be read once. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** The owners whose part of the snapshot is missing, older than it may be, or cannot be checked. */
    List<Owner> behind() {
        Instant now = clock.instant();
        return Stream.of(Owner.values())
                .filter(owner -> !feeds.trusted(owner, now)
                        || !taking.get(owner).upToDate(now, trustedFor)
                        || (owner == Owner.ROLES && !listing.upToDate(now, trustedFor)))
                .toList();
    }

    /** Whether this owner's highlights were taken in once. */
    boolean filled(Owner owner) {
        return taking.get(owner).done();
    }

    @Override
    public void changed(Owner owner) {
        Instant now = clock.instant();
        if (owner == Owner.ROLES) {
            listing.want(now);
        }
        taking.get(owner).want(now);
    }

    @Override
    public void restarted(Owner owner) {
        highlights.forget(owner);
        changed(owner);
    }

    @Override
    public void read(Owner owner) {
        if (owner == Owner.ROLES && listing.begin()) {
            list().whenComplete((careers, failure) -> {
                if (failure == null) {
                    listed = careers;
                    taking.values().forEach(work -> work.want(clock.instant()));
                }
                listing.end(failure == null, clock.instant());
            });
        }
        Listing careers = listed;
        Work work = taking.get(owner);
        if (careers != null && work.begin()) {
            // Work of milliseconds where there are many careers, so it leaves the event loop.
            CompletableFuture.supplyAsync(() -> stale(owner, careers), Infrastructure.getDefaultWorkerPool())
                    .thenCompose(stale -> take(owner, stale, 0))
                    .whenCompleteAsync(
                            (taken, failure) -> {
                                picture();
                                if (failure == null && !work.done()) {
                                    LOG.infof("Took in the highlights of %d careers from %s", taken, owner.service());
                                }
                                work.end(failure == null, clock.instant());
                            },
                            Infrastructure.getDefaultWorkerPool());
        }
    }

    private CompletableFuture<Listing> list() {
        return lists.ranking("").thenCompose(ranking -> {
            Map<String, Attributes> attributes = new HashMap<>();
            ranking.path("items")
                    .valueStream()
                    .forEach(role -> attributes.put(
                            role.path("id").asText(),
                            new Attributes(
                                    role.path("jobZone").isNumber()
                                            ? role.path("jobZone").asText()
                                            : null,
                                    role.path("interests")
                                            .valueStream()
                                            .map(JsonNode::asText)
                                            .toList())));
            return list(null, new ArrayList<>(), attributes);
        });
    }

    private CompletableFuture<Listing> list(String cursor, List<Listed> before, Map<String, Attributes> attributes) {
        return lists.roles(CareerSearch.all(cursor, CareerList.MAX_LIMIT).query())
                .thenCompose(page -> {
                    page.path("items")
                            .valueStream()
                            .limit(capacity - before.size())
                            .forEach(item -> before.add(listed(item)));
                    String next = page.path("nextCursor").asText(null);
                    return next == null || before.size() >= capacity
                            ? CompletableFuture.completedFuture(new Listing(before, attributes, next == null))
                            : list(next, before, attributes);
                });
    }

    private Listed listed(JsonNode item) {
        try {
            JsonNode family = item.path("family");
            return new Listed(
                    CareerList.reference(item),
                    item.path("title").asText(),
                    item.path("slug").asText(),
                    family.isObject()
                            ? new Named(
                                    family.path("id").asText(),
                                    family.path("name").asText())
                            : null,
                    json.writeValueAsBytes(item));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<RoleReference> stale(Owner owner, Listing careers) {
        return highlights.stale(
                owner, careers.careers().stream().map(Listed::reference).toList());
    }

    /** @return completes with how many there were */
    private CompletableFuture<Integer> take(Owner owner, List<RoleReference> roles, int from) {
        if (from >= roles.size()) {
            return CompletableFuture.completedFuture(from);
        }
        int to = Math.min(roles.size(), from + BATCH);
        return highlights.ask(owner, roles.subList(from, to)).thenCompose(lines -> take(owner, roles, to));
    }

    /** Makes the picture anew; what did not change since the last is not read again. */
    private synchronized void picture() {
        Listing listing = listed;
        Map<String, Career> before = snapshot == null ? Map.of() : snapshot.byId();
        List<Career> careers = new ArrayList<>(listing.careers().size());
        Map<String, Career> byId = new HashMap<>();
        Map<String, Career> bySlug = new HashMap<>();
        for (Listed one : listing.careers()) {
            Map<Owner, HighlightLine> lines = new EnumMap<>(Owner.class);
            for (Owner owner : Owner.values()) {
                HighlightLine line = highlights.line(owner, one.reference());
                if (line != null) {
                    lines.put(owner, line);
                }
            }
            Career known = before.get(one.reference().id());
            Career career = new Career(
                    one.reference(),
                    one.title(),
                    one.slug(),
                    one.family(),
                    listing.attributes().getOrDefault(one.reference().id(), Attributes.NONE),
                    one.item(),
                    lines,
                    known != null && same(known.lines(), lines) ? known.figures() : figures(lines),
                    careers.size());
            careers.add(career);
            byId.put(career.id(), career);
            bySlug.put(career.slug(), career);
        }
        snapshot = new Snapshot(
                careers,
                byId,
                bySlug,
                new FigureFilter.Newest(
                        newest(careers.stream().map(c -> c.figures().pay())),
                        newest(careers.stream().map(c -> c.figures().growth()))),
                listing.whole());
    }

    /** Whether they are the very same, as long as nobody said anything new. */
    private static boolean same(Map<Owner, HighlightLine> some, Map<Owner, HighlightLine> others) {
        return Stream.of(Owner.values()).allMatch(owner -> some.get(owner) == others.get(owner));
    }

    private static Integer newest(Stream<Known> figures) {
        return figures.filter(Objects::nonNull)
                .filter(f -> f.bound() != Known.Bound.MISSING)
                .map(Known::until)
                .filter(Objects::nonNull)
                .max(Integer::compare)
                .orElse(null);
    }

    private CareerFigures figures(Map<Owner, HighlightLine> lines) {
        JsonNode outlook = part(lines.get(Owner.TRENDS), "outlook");
        JsonNode pay = part(lines.get(Owner.SALARY), "pay");
        JsonNode education = part(lines.get(Owner.ROLES), "education");
        return new CareerFigures(
                pay == null ? null : inDollars(pay.get("middle")),
                outlook == null ? null : Known.of(outlook.get("change")),
                outlook == null ? null : persons(outlook.get("openings")),
                education == null
                        ? null
                        : new CareerFigures.Schooling(
                                Level.of(education.path("level").asText()).orElse(null)));
    }

    /** The default view is in dollars a year; a figure that could not be brought to it cannot be compared with one. */
    private static Known inDollars(JsonNode figure) {
        boolean comparable = figure != null
                && figure.path("unit").asText().equals("USD")
                && figure.path("period").asText().equals("year");
        return Known.of(comparable ? figure : null);
    }

    private static Known persons(JsonNode figure) {
        Known known = Known.of(figure);
        boolean thousands =
                figure != null && figure.path("unit").asText().equals("thousandPersons") && known.amount() != null;
        return thousands
                ? new Known(known.bound(), known.amount().multiply(THOUSAND), known.fit(), known.until())
                : known;
    }

    /** A part of an owner's highlights; an empty object where it has none, null where it never said anything. */
    private JsonNode part(HighlightLine line, String key) {
        if (line == null) {
            return null;
        }
        JsonNode part = read(json, line.highlights().get(key));
        return part == null ? json.createObjectNode() : part;
    }

    /** A part that is an object, read; else null. */
    static ObjectNode read(ObjectMapper json, Slice part) {
        if (part == null) {
            return null;
        }
        try {
            return json.readTree(part.of(), part.from(), part.length()) instanceof ObjectNode object ? object : null;
        } catch (IOException e) {
            throw new IllegalStateException("an owner's highlights were JSON when they came", e);
        }
    }
}
