package org.careeralmanac.gateway.find;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.career.JsonBytes;
import org.careeralmanac.gateway.career.Sources;
import org.careeralmanac.gateway.career.United;
import org.careeralmanac.gateway.find.CareerIndex.Career;
import org.careeralmanac.gateway.find.CareerIndex.Snapshot;
import org.careeralmanac.gateway.find.FigureFilter.Filter;
import org.careeralmanac.gateway.find.FigureFilter.Sort;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerLists;
import org.careeralmanac.gateway.owners.Slice;

/**
 * Careers found by their figures, from memory; where words or attributes are asked for too, among those that roles-service
 * finds by them, in its order.
 */
@ApplicationScoped
class CareerFinder {

    private final CareerIndex index;
    private final CareerList list;
    private final OwnerLists lists;
    private final ObjectMapper json;
    private final Duration half;

    CareerFinder(CareerIndex index, CareerList list, OwnerLists lists, ObjectMapper json, AlmanacConfig config) {
        this.index = index;
        this.list = list;
        this.lists = lists;
        this.json = json;
        this.half = config.page().deadline().minus(config.page().reserve()).dividedBy(2);
    }

    private record Found(Career career, Map<Filter, Verdict> verdicts) {}

    private record Because(Filter filter, Reason reason) {}

    /** Careers that could not be proven to pass, each counted for every filter that it could not be shown to pass. */
    private static final class SetAside {

        private final Map<Because, Integer> because = new HashMap<>();
        private int careers;

        void add(Map<Filter, Verdict> verdicts) {
            careers++;
            verdicts.forEach((filter, verdict) -> {
                if (verdict instanceof Verdict.Unproven(Reason reason)) {
                    because.merge(new Because(filter, reason), 1, Integer::sum);
                }
            });
        }
    }

    /**
     * What was found, before it is written.
     *
     * @param shown those of this page
     * @param to how many there are up to the end of this page
     * @param whole whether every career was looked at
     * @param understood how roles-service understood the words, or null
     */
    private record Picked(
            List<Found> found, List<Found> shown, int to, SetAside aside, boolean whole, JsonNode understood) {}

    /**
     * @return completes with {@code UNAVAILABLE} where roles-service is needed and does not answer, with
     *     {@code BAD_PARAMETER} for what makes no sense
     */
    CompletableFuture<United> page(CareerSearch search) {
        FigureFilter filter = FigureFilter.of(search.parameters());
        boolean byTitle = filter.sort() == Sort.TITLE && !search.parameters().containsKey("q");
        if (filter.isEmpty() || (byTitle && !filter.filters())) {
            return list.page(search);
        }
        Place after = Place.of(search.cursor());
        Snapshot snapshot = index.snapshot();
        if (snapshot == null) {
            throw ProblemMappers.unavailable("The service that holds the list of careers has not answered yet.");
        }
        Executor workers = Infrastructure.getDefaultWorkerPool();
        if (!search.byWords()) {
            return CompletableFuture.supplyAsync(
                            () -> pick(search, filter, after, snapshot, snapshot.careers(), true, null), workers)
                    .thenApply(picked -> write(filter, after, picked, Map.of()));
        }
        return waited(lists.ranking(search.ranking()))
                .thenApplyAsync(ranking -> picked(search, filter, after, snapshot, ranking), workers)
                .thenCompose(picked -> matches(search, picked)
                        .thenApplyAsync(matches -> write(filter, after, picked, matches), workers));
    }

    private Picked picked(
            CareerSearch search, FigureFilter filter, Place after, Snapshot snapshot, ObjectNode ranking) {
        List<JsonNode> ranked = ranking.path("items").valueStream().toList();
        List<Career> known = ranked.stream()
                .map(role -> snapshot.byId().get(role.path("id").asText()))
                .filter(Objects::nonNull)
                .toList();
        boolean whole = ranking.path("total").path("count").asInt() <= ranked.size();
        return pick(search, filter, after, snapshot, known, whole, ranking.get("understood"));
    }

    /** Why the words found the careers that are shown, by id; empty where there were no words. */
    private CompletableFuture<Map<String, JsonNode>> matches(CareerSearch search, Picked picked) {
        if (!search.parameters().containsKey("q") || picked.shown().isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        List<String> ids = picked.shown().stream().map(f -> f.career().id()).toList();
        return waited(lists.roles(search.of(ids))).thenApply(page -> {
            Map<String, JsonNode> matches = new HashMap<>();
            page.path("items")
                    .valueStream()
                    .forEach(item -> matches.put(item.path("id").asText(), item.path("matches")));
            return matches;
        });
    }

    /** Half of a page's time: roles-service is asked at most twice. */
    private CompletableFuture<ObjectNode> waited(CompletableFuture<ObjectNode> asked) {
        return asked.copy().orTimeout(half.toMillis(), TimeUnit.MILLISECONDS).exceptionally(failure -> {
            throw CareerList.refused(failure);
        });
    }

    /** Where a page goes on: after a career, and where it stood in case it is not there any more. */
    private record Place(String id, int index) {

        private static final Place FIRST = new Place(null, -1);

        static Place of(String cursor) {
            if (cursor == null) {
                return FIRST;
            }
            List<String> parts = Cursor.parts("cursor", cursor, 2);
            try {
                return new Place(parts.get(0), Integer.parseUnsignedInt(parts.get(1)));
            } catch (NumberFormatException e) {
                throw ProblemException.badParameter("cursor", cursor, "a nextCursor of an earlier answer of this list");
            }
        }

        int next(List<Found> found) {
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).career().id().equals(id)) {
                    return i + 1;
                }
            }
            return Math.clamp(index, 0, found.size());
        }
    }

    private static Picked pick(
            CareerSearch search,
            FigureFilter filter,
            Place after,
            Snapshot snapshot,
            List<Career> careers,
            boolean whole,
            JsonNode understood) {
        List<Found> found = new ArrayList<>();
        SetAside aside = new SetAside();
        for (Career career : careers) {
            Map<Filter, Verdict> verdicts = filter.judge(career.figures(), snapshot.newest());
            if (verdicts.values().stream().allMatch(Verdict.PASSES::equals)) {
                found.add(new Found(career, verdicts));
            } else if (verdicts.values().stream().noneMatch(Verdict.FAILS::equals)) {
                aside.add(verdicts);
            }
        }
        order(filter.sort()).ifPresent(found::sort);
        int from = after.next(found);
        int to = Math.min(found.size(), from + search.limit());
        return new Picked(found, found.subList(from, to), to, aside, whole && snapshot.whole(), understood);
    }

    private United write(FigureFilter filter, Place after, Picked picked, Map<String, JsonNode> matches) {
        List<Owner> missing = index.behind();
        Sources sources = new Sources();
        JsonBytes out = new JsonBytes(picked.shown().size() * 8_192 + 1_024);
        CareerList.begin(out, missing);
        String separator = "";
        for (Found one : picked.shown()) {
            out.raw(separator);
            separator = ",";
            item(out, filter, one.career(), matches.get(one.career().id()));
            one.career().lines().values().forEach(line -> sources.add(line.sources()));
        }
        out.raw("]");
        if (after == Place.FIRST) {
            out.raw(",\"total\":{\"count\":" + picked.found().size() + ",\"exact\":" + picked.whole() + "}");
            out.raw(",\"facets\":");
            facets(out, picked);
            out.raw(",\"understood\":")
                    .utf8(
                            picked.understood() == null
                                    ? "null"
                                    : picked.understood().toString());
            out.raw(",\"setAside\":");
            setAside(out, filter.filters() ? picked.aside() : null);
        } else {
            out.raw(",\"total\":null,\"facets\":null,\"understood\":null,\"setAside\":null");
        }
        boolean more = picked.to() < picked.found().size();
        out.raw(",\"nextCursor\":")
                .text(more ? Cursor.of(picked.shown().getLast().career().id(), picked.to()) : null)
                .raw(",\"sources\":");
        sources.write(out);
        out.raw("}");
        return new United(out.done(), missing.isEmpty());
    }

    private static Optional<Comparator<Found>> order(Sort sort) {
        return switch (sort) {
            case null -> Optional.empty();
            case RELEVANCE -> Optional.empty();
            case TITLE -> Optional.of(Comparator.comparingInt(f -> f.career().place()));
            case PAY -> Optional.of(most(CareerFigures::pay));
            case GROWTH -> Optional.of(most(CareerFigures::growth));
            case OPENINGS -> Optional.of(most(CareerFigures::openings));
        };
    }

    /** The most first, those without the figure last. Sorting keeps the order of equals. */
    private static Comparator<Found> most(Function<CareerFigures, Known> figure) {
        Function<Found, BigDecimal> amount = f -> {
            Known known = figure.apply(f.career().figures());
            return known == null ? null : known.amount();
        };
        return Comparator.comparing(amount, Comparator.nullsLast(Comparator.reverseOrder()));
    }

    private void item(JsonBytes out, FigureFilter filter, Career career, JsonNode matches) {
        byte[] item = career.item();
        out.slice(new Slice(item, 0, item.length - 1));
        if (matches != null && matches.isArray()) {
            out.raw(",\"matches\":").utf8(matches.toString());
        }
        out.raw(",\"reasons\":[");
        String separator = "";
        for (FilterReason reason : FilterReason.of(json, filter, career)) {
            out.raw(separator).raw("{\"filter\":").text(reason.filter());
            out.raw(",\"text\":").text(reason.text());
            out.raw(",\"figure\":").text(reason.figure());
            out.raw(",\"source\":").text(reason.source());
            out.raw(",\"fit\":").text(reason.fit()).raw("}");
            separator = ",";
        }
        out.raw("],\"highlights\":");
        CareerList.highlights(out, career.lines());
        out.raw("}");
    }

    private static void setAside(JsonBytes out, SetAside aside) {
        if (aside == null) {
            out.raw("null");
            return;
        }
        out.raw("{\"careers\":" + aside.careers + ",\"because\":[");
        String separator = "";
        for (Map.Entry<Because, Integer> why : aside.because.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Because, Integer> e) -> e.getKey().filter())
                        .thenComparing(e -> e.getKey().reason()))
                .toList()) {
            Because because = why.getKey();
            out.raw(separator).raw("{\"filter\":").text(because.filter().key());
            out.raw(",\"reason\":").text(because.reason().key());
            out.raw(",\"count\":" + why.getValue() + ",\"include\":");
            out.text(because.reason().includable() ? because.reason().key() : null);
            out.raw(",\"text\":").text(FilterReason.setAside(because.filter(), because.reason(), why.getValue()));
            out.raw("}");
            separator = ",";
        }
        out.raw("]}");
    }

    /** A value of a facet with its name and how many careers have it. */
    private static final class Count {
        private final String name;
        private int count;

        Count(String name) {
            this.name = name;
        }
    }

    private static void count(Map<String, Count> counts, String value, String name) {
        if (value != null) {
            counts.computeIfAbsent(value, v -> new Count(name)).count++;
        }
    }

    /** Technologies are not counted: who has which only roles-service knows. */
    private static void facets(JsonBytes out, Picked picked) {
        Map<String, Count> families = new HashMap<>();
        Map<String, Count> seniorities = new HashMap<>();
        Map<String, Count> levels = new HashMap<>();
        Map<String, Count> zones = new HashMap<>();
        Map<String, Count> interests = new HashMap<>();
        for (Found one : picked.found()) {
            Career career = one.career();
            if (career.family() != null) {
                count(families, career.family().id(), career.family().name());
            }
            count(seniorities, career.reference().seniority(), null);
            Level level = career.figures().education() == null
                    ? null
                    : career.figures().education().level();
            if (level != null) {
                count(levels, level.key(), level.words());
            }
            count(zones, career.attributes().jobZone(), null);
            career.attributes().interests().forEach(interest -> count(interests, interest, null));
        }
        out.raw("{\"family\":");
        values(out, families, picked.whole());
        out.raw(",\"seniority\":");
        values(out, seniorities, picked.whole());
        out.raw(",\"jobZone\":");
        values(out, zones, picked.whole());
        out.raw(",\"interest\":");
        values(out, interests, picked.whole());
        out.raw(",\"technology\":null,\"education\":");
        values(out, levels, picked.whole());
        out.raw("}");
    }

    private static void values(JsonBytes out, Map<String, Count> values, boolean whole) {
        out.raw("[");
        String separator = "";
        for (Map.Entry<String, Count> value : values.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Count> e) -> -e.getValue().count)
                        .thenComparing(Map.Entry::getKey))
                .toList()) {
            out.raw(separator);
            out.raw("{\"value\":").text(value.getKey());
            out.raw(",\"name\":").text(value.getValue().name);
            out.raw(",\"count\":" + value.getValue().count + ",\"exact\":" + whole + "}");
            separator = ",";
        }
        out.raw("]");
    }
}
