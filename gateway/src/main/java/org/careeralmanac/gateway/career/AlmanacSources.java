package org.careeralmanac.gateway.career;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerLists;

/** Sources and releases of all owners, united. An owner that is away makes the list partial, and the list says so. */
@ApplicationScoped
class AlmanacSources {

    private final OwnerLists lists;
    private final ObjectMapper json;
    private final Duration deadline;

    AlmanacSources(OwnerLists lists, ObjectMapper json, AlmanacConfig config) {
        this.lists = lists;
        this.json = json;
        this.deadline = config.page().deadline().minus(config.page().reserve());
    }

    private record ListAnswer(String completeness, List<String> missing, List<ObjectNode> items, String nextCursor) {}

    /** Every source by id; each says which services hold data of it. */
    CompletableFuture<United> all() {
        return each(lists::sources).thenApply(answers -> {
            Map<String, ObjectNode> byId = new TreeMap<>();
            answers.forEach((owner, items) -> items.ifPresent(sources -> sources.forEach(source -> {
                ObjectNode united = byId.computeIfAbsent(source.path("id").asText(), id -> source);
                united.withArray("services").add(owner.service());
            })));
            requireOne(answers);
            return united(new ArrayList<>(byId.values()), answers);
        });
    }

    /**
     * The releases of a source at all owners, newest first.
     *
     * @return completes with {@code SOURCE_NOT_FOUND} only where every owner answered that it does not know it
     */
    CompletableFuture<United> releases(String source) {
        Map<Owner, Boolean> unknown = new EnumMap<>(Owner.class);
        return each(owner -> lists.releases(owner, source).thenApply(items -> {
                    if (items == null) {
                        synchronized (unknown) {
                            unknown.put(owner, true);
                        }
                        return List.<ObjectNode>of();
                    }
                    return items;
                }))
                .thenApply(answers -> {
                    List<ObjectNode> releases = new ArrayList<>();
                    answers.forEach((owner, items) -> items.ifPresent(
                            own -> own.forEach(release -> releases.add(release.put("service", owner.service())))));
                    if (unknown.size() == Owner.values().length) {
                        throw new ProblemException(
                                CommonProblem.SOURCE_NOT_FOUND, "No source has the id '" + source + "'.");
                    }
                    boolean known = answers.entrySet().stream()
                            .anyMatch(a -> a.getValue().isPresent() && !unknown.containsKey(a.getKey()));
                    if (!known) {
                        throw ProblemMappers.unavailable("The services that answered do not know this source; "
                                + String.join(", ", missing(answers)) + " cannot be asked.");
                    }
                    releases.sort(Comparator.<ObjectNode, String>comparing(
                                    r -> r.path("knownFrom").asText())
                            .reversed()
                            .thenComparing(r -> r.path("id").asText()));
                    return united(releases, answers);
                });
    }

    private <T> CompletableFuture<Map<Owner, Optional<List<T>>>> each(
            Function<Owner, CompletableFuture<List<T>>> call) {
        Map<Owner, CompletableFuture<Optional<List<T>>>> calls = new EnumMap<>(Owner.class);
        for (Owner owner : Owner.values()) {
            calls.put(
                    owner,
                    call.apply(owner)
                            .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                            .handle((items, failure) -> Optional.ofNullable(items)));
        }
        return CompletableFuture.allOf(calls.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> {
                    Map<Owner, Optional<List<T>>> answers = new EnumMap<>(Owner.class);
                    calls.forEach((owner, items) -> answers.put(owner, items.join()));
                    return answers;
                });
    }

    private void requireOne(Map<Owner, ? extends Optional<?>> answers) {
        if (answers.values().stream().noneMatch(Optional::isPresent)) {
            throw ProblemMappers.unavailable("None of the services that hold sources answers.");
        }
    }

    private United united(List<ObjectNode> items, Map<Owner, ? extends Optional<?>> answers) {
        List<String> missing = missing(answers);
        try {
            return new United(
                    json.writeValueAsBytes(
                            new ListAnswer(missing.isEmpty() ? "complete" : "partial", missing, items, null)),
                    missing.isEmpty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> missing(Map<Owner, ? extends Optional<?>> answers) {
        return answers.entrySet().stream()
                .filter(a -> a.getValue().isEmpty())
                .map(a -> a.getKey().service())
                .toList();
    }
}
