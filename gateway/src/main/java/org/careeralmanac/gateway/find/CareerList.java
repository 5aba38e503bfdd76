package org.careeralmanac.gateway.find;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.career.HighlightPart;
import org.careeralmanac.gateway.career.JsonBytes;
import org.careeralmanac.gateway.career.Sources;
import org.careeralmanac.gateway.career.United;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.HighlightLine;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerLists;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.owners.Slice;

/** The list of careers by words or whole: roles-service's with the highlights of all owners on each item. */
@ApplicationScoped
class CareerList {

    /** As many items as a page of the list may have. */
    static final int MAX_LIMIT = 100;

    private final OwnerLists lists;
    private final HighlightIndex highlights;
    private final ObjectMapper json;
    private final AlmanacConfig config;

    CareerList(OwnerLists lists, HighlightIndex highlights, ObjectMapper json, AlmanacConfig config) {
        this.lists = lists;
        this.highlights = highlights;
        this.json = json;
        this.config = config;
    }

    /**
     * @return completes with {@code UNAVAILABLE} where roles-service does not answer, with {@code BAD_PARAMETER} for what
     *     it refuses
     */
    CompletableFuture<United> page(CareerSearch search) {
        Duration half = config.page().deadline().minus(config.page().reserve()).dividedBy(2);
        return lists.roles(search.query())
                .orTimeout(half.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw refused(failure);
                })
                .thenCompose(page -> {
                    List<JsonNode> items = page.path("items").valueStream().toList();
                    return highlights.of(references(page), half).thenApply(known -> write(page, items, known));
                });
    }

    static RuntimeException refused(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return problem;
            }
        }
        return ProblemMappers.unavailable("The service that holds the list of careers does not answer.");
    }

    /** The careers of a page as the owners are asked about them. */
    static List<RoleReference> references(ObjectNode page) {
        return page.path("items").valueStream().map(CareerList::reference).toList();
    }

    static RoleReference reference(JsonNode item) {
        return new RoleReference(
                item.path("id").asText(),
                text(item.path("family").path("id")),
                text(item.path("seniority")),
                item.path("mergedIds").valueStream().map(JsonNode::asText).toList(),
                item.path("occupations")
                        .valueStream()
                        .map(o -> new RoleReference.Occupation(
                                o.path("scheme").asText(),
                                o.path("code").asText(),
                                null,
                                o.path("fit").asText(),
                                List.of()))
                        .toList());
    }

    private United write(ObjectNode page, List<JsonNode> items, HighlightIndex.Highlights known) {
        boolean complete = known.missing().isEmpty();
        Sources sources = new Sources();
        JsonBytes out = new JsonBytes(items.size() * 4_096 + 1_024);
        begin(out, known.missing());
        String separator = "";
        for (JsonNode item : items) {
            out.raw(separator);
            separator = ",";
            String id = item.path("id").asText();
            String head = compact(item);
            Map<Owner, HighlightLine> lines = new EnumMap<>(Owner.class);
            known.lines().forEach((owner, byId) -> {
                if (byId.containsKey(id)) {
                    lines.put(owner, byId.get(id));
                }
            });
            out.utf8(head.substring(0, head.length() - 1)).raw(",\"highlights\":");
            highlights(out, lines);
            out.raw("}");
            lines.values().forEach(line -> sources.add(line.sources()));
        }
        out.raw("]");
        for (String found : List.of("total", "facets", "understood")) {
            out.raw(",\"" + found + "\":")
                    .utf8(compact(page.path(found).isMissingNode() ? NullNode.instance : page.get(found)));
        }
        out.raw(",\"setAside\":null,\"nextCursor\":")
                .text(text(page.path("nextCursor")))
                .raw(",\"sources\":");
        sources.write(out);
        out.raw("}");
        return new United(out.done(), complete);
    }

    /** Begins a list, up to its first item. */
    static void begin(JsonBytes out, List<Owner> missing) {
        out.raw("{\"completeness\":")
                .text(missing.isEmpty() ? "complete" : "partial")
                .raw(",\"missing\":[");
        String separator = "";
        for (Owner owner : missing) {
            out.raw(separator).text(owner.service());
            separator = ",";
        }
        out.raw("],\"items\":[");
    }

    /** Writes the highlights of one career; of an owner without a line its parts are null. */
    static void highlights(JsonBytes out, Map<Owner, HighlightLine> lines) {
        String separator = "{";
        for (HighlightPart part : HighlightPart.values()) {
            out.raw(separator).text(part.key()).raw(":");
            separator = ",";
            HighlightLine line = lines.get(part.owner());
            Slice given = line == null ? null : line.highlights().get(part.key());
            if (given == null) {
                out.raw("null");
            } else {
                out.slice(given);
            }
        }
        out.raw("}");
    }

    private String compact(JsonNode item) {
        try {
            return json.writeValueAsString(item);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
