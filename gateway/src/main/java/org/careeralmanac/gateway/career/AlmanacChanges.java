package org.careeralmanac.gateway.career;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerLists;

/**
 * The three change feeds as one. The cursor holds a position in each; order holds within a service, and between services
 * by time as far as the page reaches. The position of a service that is away stays where it is, so that nothing is
 * skipped.
 */
@ApplicationScoped
class AlmanacChanges {

    private final OwnerLists lists;
    private final ObjectMapper json;
    private final Duration deadline;

    AlmanacChanges(OwnerLists lists, ObjectMapper json, AlmanacConfig config) {
        this.lists = lists;
        this.json = json;
        this.deadline = config.page().deadline().minus(config.page().reserve());
    }

    private record ChangesAnswer(List<ObjectNode> items, String nextCursor, boolean partial, List<String> missing) {}

    /**
     * @param after a cursor handed out before, or null for the beginning
     * @throws ProblemException {@code BAD_PARAMETER} for any other cursor
     */
    CompletableFuture<United> after(String after, int limit) {
        Map<Owner, Long> positions = positions(after);
        Map<Owner, CompletableFuture<List<ObjectNode>>> calls = new EnumMap<>(Owner.class);
        for (Owner owner : Owner.values()) {
            calls.put(
                    owner,
                    lists.changes(owner, positions.get(owner), limit)
                            .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                            .exceptionally(failure -> null));
        }
        return CompletableFuture.allOf(calls.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> merge(positions, calls, limit));
    }

    private United merge(Map<Owner, Long> positions, Map<Owner, CompletableFuture<List<ObjectNode>>> calls, int limit) {
        Map<Owner, Deque<ObjectNode>> waiting = new EnumMap<>(Owner.class);
        List<String> missing = new ArrayList<>();
        calls.forEach((owner, call) -> {
            List<ObjectNode> items = call.join();
            if (items == null) {
                missing.add(owner.service());
            } else {
                waiting.put(owner, new ArrayDeque<>(items));
            }
        });
        List<ObjectNode> items = new ArrayList<>();
        while (items.size() < limit) {
            Owner next = null;
            for (Owner owner : waiting.keySet()) {
                if (!waiting.get(owner).isEmpty()
                        && (next == null || at(waiting.get(owner)).compareTo(at(waiting.get(next))) < 0)) {
                    next = owner;
                }
            }
            if (next == null) {
                break;
            }
            ObjectNode change = waiting.get(next).removeFirst();
            positions.put(next, change.path("position").asLong());
            items.add(change);
        }
        String cursor = Cursor.of(positions.get(Owner.ROLES), positions.get(Owner.SALARY), positions.get(Owner.TRENDS));
        try {
            return new United(
                    json.writeValueAsBytes(new ChangesAnswer(items, cursor, !missing.isEmpty(), missing)),
                    missing.isEmpty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 3339 in UTC sorts as text as long as the fractions are equally long; between services that is enough. */
    private static String at(Deque<ObjectNode> changes) {
        return changes.getFirst().path("at").asText();
    }

    private static Map<Owner, Long> positions(String after) {
        List<Long> numbers = after == null ? List.of(0L, 0L, 0L) : Cursor.numbers("after", after, 3);
        Map<Owner, Long> positions = new EnumMap<>(Owner.class);
        for (Owner owner : Owner.values()) {
            long position = numbers.get(owner.ordinal());
            if (position < 0) {
                throw ProblemException.badParameter("after", after, "a nextCursor of an earlier answer of this list");
            }
            positions.put(owner, position);
        }
        return positions;
    }
}
