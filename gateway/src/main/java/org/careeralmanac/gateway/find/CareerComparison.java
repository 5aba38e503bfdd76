package org.careeralmanac.gateway.find;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.career.CareerPages;
import org.careeralmanac.gateway.career.CareerPages.PageAnswer;
import org.careeralmanac.gateway.career.CareerPages.PageRequest;
import org.careeralmanac.gateway.find.Careers.Answer;
import org.careeralmanac.gateway.find.Comparison.Shown;

/** Careers side by side: their highlights on shared scales, which of them can be compared, and what skills they share. */
@ApplicationScoped
class CareerComparison {

    private static final int LEAST = 2;
    private static final int MOST = 5;

    /** As many moves of a career as are looked through for the others. */
    private static final int MOVES = 100;

    /** The sections whose states say how the highlights stand, by part. */
    private static final Map<String, String> STATES = new LinkedHashMap<>();

    static {
        STATES.put("pay", "salary");
        STATES.put("outlook", "marketDemand");
        STATES.put("hiring", "marketDemand");
        STATES.put("education", "requirements");
    }

    /** What is compared: a part of the highlights and the figures in it, the one first that careers are compared by. */
    private record Measure(String part, String kind, List<String> figures) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("pay", "pay", List.of("middle", "low", "high")),
            new Measure("outlook", "projection", List.of("change")));

    private final CareerPages pages;
    private final CareerMoves moves;
    private final ObjectMapper json;

    CareerComparison(CareerPages pages, CareerMoves moves, ObjectMapper json) {
        this.pages = pages;
        this.moves = moves;
        this.json = json;
    }

    /**
     * @return completes with a problem where one of them is none, exceptionally with {@code BAD_PARAMETER} where they are too
     *     few, too many or the same
     */
    CompletableFuture<Answer> of(List<String> slugs) {
        if (slugs.size() < LEAST
                || slugs.size() > MOST
                || slugs.contains("")
                || Set.copyOf(slugs).size() < slugs.size()) {
            throw wrong(slugs);
        }
        List<CompletableFuture<PageAnswer>> asked =
                slugs.stream().map(slug -> page(slug, true)).toList();
        CompletableFuture<Map<String, JsonNode>> shared = moves(slugs.getFirst());
        return CompletableFuture.allOf(
                        Stream.concat(asked.stream(), Stream.of(shared)).toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> {
                    List<ObjectNode> found = new ArrayList<>();
                    for (CompletableFuture<PageAnswer> page : asked) {
                        switch (page.join()) {
                            case PageAnswer.Found(byte[] body, var _, var _) -> found.add(object(body));
                            case PageAnswer.Missing(int status, byte[] problem) -> {
                                return new Answer.Problem(status, problem);
                            }
                            case PageAnswer.Refused(byte[] problem) -> {
                                return new Answer.Problem(400, problem);
                            }
                            case PageAnswer.Moved _, PageAnswer.Unavailable _ ->
                                throw ProblemMappers.unavailable(
                                        "The service that knows these careers does not answer, and not all of them were"
                                                + " asked for before.");
                        }
                    }
                    Set<String> ids = new HashSet<>();
                    if (!found.stream().allMatch(page -> ids.add(page.path("id").asText()))) {
                        throw wrong(slugs);
                    }
                    return written(found, shared.join());
                });
    }

    private static ProblemException wrong(List<String> slugs) {
        return ProblemException.badParameter(
                "careers", String.join(",", slugs), "the addresses of 2 to 5 different careers, a comma between them");
    }

    /** A career's page as far as it is wanted; one that lives elsewhere is asked for there, once. */
    private CompletableFuture<PageAnswer> page(String slug, boolean follow) {
        List<String> sections = List.of("requirements", "marketDemand", "salary");
        return pages.page(new PageRequest(slug, sections, null))
                .subscribeAsCompletionStage()
                .thenCompose(answer -> answer instanceof PageAnswer.Moved(String to) && follow
                        ? page(to, false)
                        : CompletableFuture.completedFuture(answer));
    }

    /** The moves from a career by id; empty where they cannot be had, since the rest is of use without them. */
    private CompletableFuture<Map<String, JsonNode>> moves(String slug) {
        return moves.of(slug, null, MOVES).handle((answer, failure) -> {
            Map<String, JsonNode> byId = new LinkedHashMap<>();
            if (answer instanceof Answer.Found(byte[] body, var _)) {
                object(body)
                        .path("items")
                        .valueStream()
                        .forEach(move -> byId.put(move.path("id").asText(), move));
            }
            return byId;
        });
    }

    private Answer written(List<ObjectNode> found, Map<String, JsonNode> moves) {
        ObjectNode out = json.createObjectNode();
        Set<String> missing = new TreeSet<>();
        ArrayNode careers = json.createArrayNode();
        for (ObjectNode page : found) {
            careers.add(career(page, missing));
        }
        out.put("completeness", missing.isEmpty() ? "complete" : "partial");
        ArrayNode away = out.putArray("missing");
        missing.forEach(away::add);
        out.set("careers", careers);
        scales(out.putArray("scales"), found);
        comparisons(out.putArray("comparisons"), found);
        skills(out.putArray("skills"), found, moves);
        Map<String, JsonNode> sources = new LinkedHashMap<>();
        for (ObjectNode page : found) {
            page.path("sources")
                    .valueStream()
                    .forEach(source -> sources.putIfAbsent(source.path("id").asText(), source));
        }
        Set<String> cited = cited(careers);
        ArrayNode citing = out.putArray("sources");
        sources.entrySet().stream()
                .filter(source -> cited.contains(source.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(source -> citing.add(source.getValue()));
        return new Answer.Found(bytes(out), missing.isEmpty());
    }

    private ObjectNode career(ObjectNode page, Set<String> missing) {
        ObjectNode career = json.createObjectNode();
        for (String member : List.of("id", "slug", "title", "family", "seniority", "occupations", "highlights")) {
            career.set(member, page.get(member));
        }
        ObjectNode states = career.putObject("states");
        STATES.forEach((part, section) -> {
            JsonNode state = page.path("sections").path(section);
            ObjectNode told = states.putObject(part);
            for (String member : List.of("status", "service", "confirmedAt", "reason")) {
                if (state.has(member)) {
                    told.set(member, state.get(member));
                }
            }
            if (!Set.of("live", "notCovered").contains(state.path("status").asText())) {
                missing.add(state.path("service").asText());
            }
        });
        return career;
    }

    /** From the least to the most of each kind of figure, in each unit that occurs: what bars are drawn on. */
    private void scales(ArrayNode scales, List<ObjectNode> found) {
        for (Measure measure : MEASURES) {
            Map<String, ObjectNode> byUnit = new LinkedHashMap<>();
            for (ObjectNode page : found) {
                for (String name : measure.figures()) {
                    JsonNode figure =
                            page.path("highlights").path(measure.part()).path(name);
                    BigDecimal amount = Known.of(figure).amount();
                    if (amount == null) {
                        continue;
                    }
                    String unit = figure.path("unit").asText();
                    String period = figure.path("period").isTextual()
                            ? figure.path("period").asText()
                            : null;
                    ObjectNode scale = byUnit.computeIfAbsent(unit + '/' + period, key -> json.createObjectNode()
                            .put("measure", measure.part())
                            .put("unit", unit)
                            .put("period", period)
                            .put("min", amount)
                            .put("max", amount));
                    scale.put("min", amount.min(scale.path("min").decimalValue()));
                    scale.put("max", amount.max(scale.path("max").decimalValue()));
                }
            }
            byUnit.values().forEach(scales::add);
        }
    }

    private static void comparisons(ArrayNode comparisons, List<ObjectNode> found) {
        for (Measure measure : MEASURES) {
            String first = measure.figures().getFirst();
            for (int i = 0; i < found.size(); i++) {
                for (int j = i + 1; j < found.size(); j++) {
                    Shown from = shown(found.get(i), measure.part(), first);
                    Shown to = shown(found.get(j), measure.part(), first);
                    ObjectNode outcome = measure.part().equals("pay")
                            ? Comparison.pay(from, to)
                            : Comparison.compared(from, to, measure.kind());
                    ObjectNode comparison = comparisons.addObject();
                    comparison.put("measure", measure.part());
                    comparison.put("from", found.get(i).path("id").asText());
                    comparison.put("to", found.get(j).path("id").asText());
                    comparison.setAll(outcome);
                    if (!comparison.has("caveats")) {
                        comparison.putArray("caveats");
                    }
                }
            }
        }
    }

    private static Shown shown(ObjectNode page, String part, String figure) {
        return new Shown(
                page.path("title").asText(), page.path("highlights").path(part).path(figure));
    }

    /** What the first career shares with each other, where roles-service knows of a move between them. */
    private static void skills(ArrayNode skills, List<ObjectNode> found, Map<String, JsonNode> moves) {
        for (ObjectNode page : found.subList(1, found.size())) {
            JsonNode move = moves.get(page.path("id").asText());
            if (move == null) {
                continue;
            }
            ObjectNode one = skills.addObject();
            one.put("from", found.getFirst().path("id").asText());
            one.put("to", page.path("id").asText());
            for (String member :
                    List.of("similarity", "sharedSkills", "missingSkills", "sharedNames", "missingNames")) {
                one.set(member, move.get(member));
            }
        }
    }

    private static Set<String> cited(ArrayNode careers) {
        Set<String> cited = new HashSet<>();
        careers.findValuesAsText("source").forEach(cited::add);
        return cited;
    }

    private ObjectNode object(byte[] body) {
        try {
            return (ObjectNode) json.readTree(body);
        } catch (IOException | ClassCastException e) {
            throw new IllegalStateException("not a JSON object", e);
        }
    }

    private byte[] bytes(ObjectNode out) {
        try {
            return json.writeValueAsBytes(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
