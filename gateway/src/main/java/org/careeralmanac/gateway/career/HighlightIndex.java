package org.careeralmanac.gateway.career;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Feeds;
import org.careeralmanac.gateway.owners.HighlightLine;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerLists;
import org.careeralmanac.gateway.owners.RoleReference;
import org.jboss.logging.Logger;

/**
 * The owners' highlights in memory, in the default view: asked for in batches as soon as an owner's feed can be read, and
 * again for what a change touches when that is next wanted.
 */
@ApplicationScoped
class HighlightIndex implements Feeds.Listener {

    private static final Logger LOG = Logger.getLogger(HighlightIndex.class);

    private enum Fill {
        WANTED,
        RUNNING,
        DONE
    }

    private final OwnerLists lists;
    private final Clock clock;
    private final Cache<Key, Entry> index;
    private final int capacity;
    private final Map<Owner, AtomicReference<Fill>> fills = new EnumMap<>(Owner.class);

    /** Field injection: the feeds know their listeners, so that one of the two must come later. */
    @Inject
    Feeds feeds;

    HighlightIndex(OwnerLists lists, Clock clock, AlmanacConfig config) {
        this.lists = lists;
        this.clock = clock;
        this.capacity = config.cache().highlights();
        for (Owner owner : Owner.values()) {
            fills.put(owner, new AtomicReference<>(Fill.WANTED));
        }
        this.index = Caffeine.newBuilder()
                .maximumSize((long) capacity * Owner.values().length)
                .executor(Runnable::run)
                .build();
    }

    private record Key(Owner owner, String role) {}

    private record Entry(RoleReference role, HighlightLine line, long position) {}

    /**
     * What is known of some roles.
     *
     * @param lines by owner and role id
     * @param missing the owners that do not answer; what they said before is there all the same
     */
    record Highlights(Map<Owner, Map<String, HighlightLine>> lines, List<Owner> missing) {}

    /** @param roles at most 1,000 */
    CompletableFuture<Highlights> of(List<RoleReference> roles, Duration wait) {
        Map<Owner, CompletableFuture<Boolean>> refreshed = new EnumMap<>(Owner.class);
        Map<Owner, Map<String, HighlightLine>> lines = new EnumMap<>(Owner.class);
        for (Owner owner : Owner.values()) {
            Map<String, HighlightLine> known = new HashMap<>();
            lines.put(owner, known);
            refreshed.put(owner, refresh(owner, roles, known, wait));
        }
        return CompletableFuture.allOf(refreshed.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> new Highlights(
                        lines,
                        refreshed.entrySet().stream()
                                .filter(e -> !e.getValue().join())
                                .map(Map.Entry::getKey)
                                .toList()));
    }

    /** Fills {@code known} and says whether the owner's part is as it is now. */
    private CompletableFuture<Boolean> refresh(
            Owner owner, List<RoleReference> roles, Map<String, HighlightLine> known, Duration wait) {
        Instant now = clock.instant();
        boolean trusted = feeds.trusted(owner, now);
        List<RoleReference> wanted = new ArrayList<>();
        for (RoleReference role : roles) {
            Entry entry = index.getIfPresent(new Key(owner, role.id()));
            if (entry != null) {
                known.put(role.id(), entry.line());
            }
            if (entry == null
                    || !trusted
                    || entry.position() < 0
                    || !entry.role().equals(role)
                    || feeds.touchedSince(owner, entry.position(), role)) {
                wanted.add(role);
            }
        }
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        // A copy: who stops waiting must not throw away what still arrives for the next.
        return ask(owner, wanted)
                .copy()
                .orTimeout(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)
                .handle((answered, failure) -> {
                    if (failure == null) {
                        known.putAll(answered);
                    }
                    return failure == null;
                });
    }

    private CompletableFuture<Map<String, HighlightLine>> ask(Owner owner, List<RoleReference> roles) {
        return lists.highlights(owner, roles).thenApply(answer -> {
            Map<String, RoleReference> asked = new HashMap<>();
            roles.forEach(role -> asked.put(role.id(), role));
            Map<String, HighlightLine> lines = new HashMap<>();
            for (HighlightLine line : answer.lines()) {
                RoleReference role = asked.get(line.id());
                if (role != null) {
                    lines.put(line.id(), line);
                    index.put(new Key(owner, line.id()), new Entry(role, line, answer.position()));
                }
            }
            return lines;
        });
    }

    /** Takes in an owner's highlights of every career, unless that was done; a failure is tried again at the next reading. */
    @Override
    public void read(Owner owner) {
        AtomicReference<Fill> fill = fills.get(owner);
        if (fill.compareAndSet(Fill.WANTED, Fill.RUNNING)) {
            fillFrom(owner, null, 0).whenComplete((filled, failure) -> {
                fill.compareAndSet(Fill.RUNNING, failure == null ? Fill.DONE : Fill.WANTED);
                if (failure == null) {
                    LOG.infof("Took in the highlights of %d careers from %s", filled, owner.service());
                }
            });
        }
    }

    /** Whether this owner's highlights were taken in once. */
    boolean filled(Owner owner) {
        return fills.get(owner).get() == Fill.DONE;
    }

    /** @return completes with the number of careers, at most as many as are kept */
    private CompletableFuture<Integer> fillFrom(Owner owner, String cursor, int before) {
        return lists.roles(CareerSearch.all(cursor, CareerList.MAX_LIMIT).query())
                .thenCompose(page -> {
                    List<RoleReference> roles = CareerList.references(page);
                    if (roles.isEmpty()) {
                        return CompletableFuture.completedFuture(before);
                    }
                    return ask(owner, roles).thenCompose(lines -> {
                        int filled = before + roles.size();
                        String next = page.path("nextCursor").asText(null);
                        return next == null || filled >= capacity
                                ? CompletableFuture.completedFuture(filled)
                                : fillFrom(owner, next, filled);
                    });
                });
    }

    @Override
    public void changed(Owner owner) {
        // What a change touches is noticed when it is next wanted.
    }

    @Override
    public void restarted(Owner owner) {
        index.asMap().keySet().removeIf(key -> key.owner() == owner);
        fills.get(owner).set(Fill.WANTED);
    }
}
