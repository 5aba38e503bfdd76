package org.careeralmanac.gateway.find;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.career.JsonBytes;
import org.careeralmanac.gateway.career.Sources;
import org.careeralmanac.gateway.find.CareerIndex.Career;
import org.careeralmanac.gateway.find.CareerIndex.Snapshot;
import org.careeralmanac.gateway.find.Careers.Answer;
import org.careeralmanac.gateway.find.Comparison.Shown;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.HighlightLine;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerHttp;
import org.careeralmanac.gateway.owners.OwnerReply;
import org.careeralmanac.gateway.owners.RoleReference;

/** Where to go from a career: roles-service's moves with the change of pay on each, and the figures that it comes from. */
@ApplicationScoped
class CareerMoves {

    private static final String ROLES = "/api/v1/roles/";

    private final OwnerHttp http;
    private final CareerIndex index;
    private final HighlightIndex highlights;
    private final ObjectMapper json;
    private final Duration wait;

    CareerMoves(OwnerHttp http, CareerIndex index, HighlightIndex highlights, ObjectMapper json, AlmanacConfig config) {
        this.http = http;
        this.index = index;
        this.highlights = highlights;
        this.json = json;
        this.wait = config.page().deadline().minus(config.page().reserve()).dividedBy(2);
    }

    /** @param to the address of a career to find the way to, or null */
    CompletableFuture<Answer> of(String slug, String to, int limit) {
        String query = (to == null ? "?" : "?to=" + RoleReference.encoded(to) + "&") + "limit=" + limit;
        return http.get(Owner.ROLES, ROLES + RoleReference.encoded(slug) + "/moves" + query, null)
                .copy()
                .orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS)
                .handle((reply, failure) -> {
                    if (failure != null || (reply.status() >= 500)) {
                        throw ProblemMappers.unavailable("The service that knows careers does not answer.");
                    }
                    return reply;
                })
                .thenCompose(reply -> switch (reply.status()) {
                    case 200 -> withPay(object(reply.body()));
                    case 308 -> CompletableFuture.completedFuture(moved(reply));
                    default -> CompletableFuture.completedFuture(new Answer.Problem(reply.status(), reply.body()));
                });
    }

    private static Answer moved(OwnerReply reply) {
        String location = reply.headers().get(HttpHeaders.LOCATION);
        String below = location.substring(ROLES.length());
        return new Answer.Moved(
                URI.create(below.substring(0, below.indexOf('/'))).getPath());
    }

    /** Of a way each step is from the one before. */
    private CompletableFuture<Answer> withPay(ObjectNode list) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(list.path("id").asText());
        list.path("items").valueStream().forEach(move -> ids.add(move.path("id").asText()));
        Snapshot snapshot = index.snapshot();
        List<RoleReference> known = snapshot == null
                ? List.of()
                : ids.stream()
                        .map(snapshot.byId()::get)
                        .filter(Objects::nonNull)
                        .map(Career::reference)
                        .toList();
        return highlights.of(known, wait).thenApply(found -> write(list, snapshot, found, known.size() == ids.size()));
    }

    private Answer write(ObjectNode list, Snapshot snapshot, HighlightIndex.Highlights found, boolean all) {
        // A career that is not in memory yet is as one whose pay nobody could say.
        List<Owner> missing = found.missing().contains(Owner.SALARY) || !all ? List.of(Owner.SALARY) : List.of();
        boolean way = list.path("found").isBoolean();
        Sources sources = new Sources();
        String start = list.path("id").asText();
        Shown from = shown(
                snapshot == null || !snapshot.byId().containsKey(start)
                        ? start
                        : snapshot.byId().get(start).title(),
                line(found, start),
                sources);
        list.set("pay", payOf(from));
        for (JsonNode item : list.path("items")) {
            ObjectNode move = (ObjectNode) item;
            Shown to = shown(
                    move.path("title").asText(), line(found, move.path("id").asText()), sources);
            move.set("pay", payOf(to));
            move.set("payChange", Comparison.pay(from, to));
            if (way) {
                from = to;
            }
        }
        list.put("completeness", missing.isEmpty() ? "complete" : "partial");
        list.putArray("missing");
        missing.forEach(owner -> list.withArray("missing").add(owner.service()));
        JsonBytes out = new JsonBytes(4_096);
        String head = written(list);
        out.utf8(head.substring(0, head.length() - 1)).raw(",\"sources\":");
        sources.write(out);
        out.raw("}");
        return new Answer.Found(out.done(), missing.isEmpty());
    }

    private static JsonNode payOf(Shown shown) {
        return shown.figure() == null ? NullNode.instance : shown.figure();
    }

    private static HighlightLine line(HighlightIndex.Highlights found, String id) {
        return found.lines().get(Owner.SALARY).get(id);
    }

    private Shown shown(String title, HighlightLine line, Sources sources) {
        if (line == null) {
            return new Shown(title, null);
        }
        sources.add(line.sources());
        ObjectNode pay = CareerIndex.read(json, line.highlights().get("pay"));
        JsonNode middle = pay == null ? null : pay.get("middle");
        return new Shown(title, middle != null && middle.isObject() ? middle : null);
    }

    private ObjectNode object(byte[] moves) {
        try {
            return (ObjectNode) json.readTree(moves);
        } catch (IOException | ClassCastException e) {
            throw new IllegalStateException("roles-service's moves are no JSON object", e);
        }
    }

    private String written(ObjectNode list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
