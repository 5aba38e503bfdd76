package org.careeralmanac.gateway.owners;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.gateway.owners.OwnerFailure.Reason;

/** The owners' lists and feeds, which are few and small enough to be read rather than spliced. */
@ApplicationScoped
public class OwnerLists {

    private final OwnerHttp http;
    private final ObjectMapper json;

    public OwnerLists(OwnerHttp http, ObjectMapper json) {
        this.http = http;
        this.json = json;
    }

    /**
     * A page of a feed.
     *
     * @param position the newest position of the whole feed
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FeedPage(List<Item> items, long position) {

        public FeedPage {
            items = items == null ? List.of() : List.copyOf(items);
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        public record Item(long position, String kind, String id, Touches touches) {}

        @JsonIgnoreProperties(ignoreUnknown = true)
        public record Touches(List<String> roles, List<Code> occupations, boolean all) {

            public Touches {
                roles = roles == null ? List.of() : List.copyOf(roles);
                occupations = occupations == null ? List.of() : List.copyOf(occupations);
            }
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        public record Code(String scheme, String code) {}
    }

    /** The changes after a position as the gateway's cache wants them. */
    CompletableFuture<FeedPage> feed(Owner owner, long after, int limit) {
        return http.feed(owner, "/api/v1/changes?after=" + after + "&limit=" + limit)
                .thenApply(reply -> {
                    try {
                        return json.readValue(ok(owner, reply).body(), FeedPage.class);
                    } catch (IOException e) {
                        throw invalid(owner, e.getMessage());
                    }
                });
    }

    /** The changes after a position as they are passed on to clients. */
    public CompletableFuture<List<ObjectNode>> changes(Owner owner, long after, int limit) {
        return items(owner, "/api/v1/changes?after=" + after + "&limit=" + limit);
    }

    /** The owner's sources. */
    public CompletableFuture<List<ObjectNode>> sources(Owner owner) {
        return items(owner, "/api/v1/sources");
    }

    /** The releases of a source; completes with null where this owner does not know the source. */
    public CompletableFuture<List<ObjectNode>> releases(Owner owner, String source) {
        String path = "/api/v1/sources/" + RoleReference.encoded(source) + "/releases";
        return http.get(owner, path, null).thenApply(reply -> reply.status() == 404 ? null : items(owner, reply));
    }

    /**
     * One page of the list of roles: {@code items}, {@code nextCursor} and what was found.
     *
     * @param query percent-encoded
     * @return completes exceptionally with a {@link ProblemException} where roles-service refuses a parameter
     */
    public CompletableFuture<ObjectNode> roles(String query) {
        return http.get(Owner.ROLES, "/api/v1/roles?" + query, null)
                .thenApply(reply -> object(Owner.ROLES, ok(Owner.ROLES, accepted(reply))));
    }

    /**
     * Every role that a search finds, in its order, without what is shown of each: {@code items} of {@code id}, {@code
     * jobZone} and {@code interests}, and what was found.
     *
     * @param query percent-encoded
     * @return completes exceptionally with a {@link ProblemException} where roles-service refuses a parameter
     */
    public CompletableFuture<ObjectNode> ranking(String query) {
        return http.get(Owner.ROLES, "/api/v1/ranking" + (query.isEmpty() ? "" : "?" + query), null)
                .thenApply(reply -> object(Owner.ROLES, ok(Owner.ROLES, accepted(reply))));
    }

    /** What roles-service says of a parameter that it refuses is said to who sent it. */
    private OwnerReply accepted(OwnerReply reply) {
        if (reply.status() == 400) {
            JsonNode problem = object(Owner.ROLES, reply);
            if (problem.path("parameter").isTextual()) {
                throw ProblemException.badParameter(
                        problem.path("parameter").asText(),
                        problem.path("given").asText(),
                        problem.path("allowed").asText());
            }
        }
        return reply;
    }

    /**
     * An owner's highlights of some roles.
     *
     * @param position the feed position they were computed at, -1 where the owner does not say
     */
    public record Highlights(long position, List<HighlightLine> lines) {}

    /** A role as {@code POST /highlights} takes it. */
    private record HighlightRequest(
            String id, String family, String seniority, List<String> mergedIds, List<Place> occupations) {

        private record Place(String scheme, String code, String fit) {}

        static HighlightRequest of(RoleReference role) {
            return new HighlightRequest(
                    role.id(),
                    role.family(),
                    role.seniority(),
                    role.mergedIds(),
                    role.occupations().stream()
                            .map(o -> new Place(o.scheme(), o.code(), o.fit()))
                            .toList());
        }
    }

    /** @param roles at most 1,000 */
    public CompletableFuture<Highlights> highlights(Owner owner, List<RoleReference> roles) {
        ByteArrayOutputStream ndjson = new ByteArrayOutputStream();
        try {
            for (RoleReference role : roles) {
                ndjson.writeBytes(json.writeValueAsBytes(HighlightRequest.of(role)));
                ndjson.write('\n');
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return http.post(owner, "/api/v1/highlights", "application/x-ndjson", ndjson.toByteArray())
                .thenApply(reply -> new Highlights(
                        ok(owner, reply).position(), OwnerAnswerReader.highlightLines(owner, reply.body())));
    }

    private CompletableFuture<List<ObjectNode>> items(Owner owner, String uri) {
        return http.get(owner, uri, null).thenApply(reply -> items(owner, reply));
    }

    private List<ObjectNode> items(Owner owner, OwnerReply reply) {
        if (!(object(owner, ok(owner, reply)).get("items") instanceof ArrayNode items)) {
            throw invalid(owner, "items are not there");
        }
        return items.valueStream()
                .map(item -> {
                    if (item instanceof ObjectNode object) {
                        return object;
                    }
                    throw invalid(owner, "an item is not an object");
                })
                .toList();
    }

    private ObjectNode object(Owner owner, OwnerReply reply) {
        try {
            JsonNode tree = json.readTree(reply.body());
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw invalid(owner, "the answer is not an object");
        } catch (IOException e) {
            throw invalid(owner, e.getMessage());
        }
    }

    private static OwnerReply ok(Owner owner, OwnerReply reply) {
        if (reply.status() != 200) {
            throw new OwnerFailure(owner, Reason.ERROR_STATUS, "status " + reply.status());
        }
        return reply;
    }

    private static OwnerFailure invalid(Owner owner, String detail) {
        return new OwnerFailure(owner, Reason.INVALID_ANSWER, detail);
    }
}
