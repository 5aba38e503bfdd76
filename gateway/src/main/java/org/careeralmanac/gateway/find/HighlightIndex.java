package org.careeralmanac.gateway.find;

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
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Feeds;
import org.careeralmanac.gateway.owners.HighlightLine;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerLists;
import org.careeralmanac.gateway.owners.RoleReference;

/**
 * The owners' highlights in memory, in the default view: asked for where they are not known or a change touches them. {@link
 * CareerIndex} has all of them taken in before anybody wants them.
 */
@ApplicationScoped
class HighlightIndex {

    private final OwnerLists lists;
    private final Clock clock;
    private final Cache<Key, Entry> index;

    /** Field injection: the feeds know their listeners, this one's user among them. */
    @Inject
    Feeds feeds;

    HighlightIndex(OwnerLists lists, Clock clock, AlmanacConfig config) {
        this.lists = lists;
        this.clock = clock;
        this.index = Caffeine.newBuilder()
                .maximumSize((long) config.cache().highlights() * Owner.values().length)
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
            if (!trusted || stale(owner, role, entry)) {
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

    /** Asks the owner, whatever is known, and keeps what it says. */
    CompletableFuture<Map<String, HighlightLine>> ask(Owner owner, List<RoleReference> roles) {
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

    /** What an owner last said of a role, or null. */
    HighlightLine line(Owner owner, RoleReference role) {
        Entry entry = index.getIfPresent(new Key(owner, role.id()));
        return entry == null ? null : entry.line();
    }

    /** Those of the roles that the owner has to be asked about, because it never was or a change touches them. */
    List<RoleReference> stale(Owner owner, List<RoleReference> roles) {
        return roles.stream()
                .filter(role -> stale(owner, role, index.getIfPresent(new Key(owner, role.id()))))
                .toList();
    }

    private boolean stale(Owner owner, RoleReference role, Entry entry) {
        return entry == null
                || entry.position() < 0
                || !entry.role().equals(role)
                || feeds.touchedSince(owner, entry.position(), role);
    }

    /** Everything that this owner said is asked for again: its feed begins anew. */
    void forget(Owner owner) {
        index.asMap().keySet().removeIf(key -> key.owner() == owner);
    }
}
