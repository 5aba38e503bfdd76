package org.careeralmanac.roles.role;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.RolesProblem;
import org.careeralmanac.roles.page.RoleAnswer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads of roles: the owner's answer for one, the highlights of many. */
@Path("/api/v1")
@Tag(name = "Roles", description = "Careers: what people in them do, what they take, where they lead")
public class RoleResource {

    private static final String POSITION = "Almanac-Position";
    private static final String NDJSON = "application/x-ndjson";
    private static final int MOST_LINES = 1000;

    private final StoredAnswers answers;
    private final ObjectMapper json;

    public RoleResource(StoredAnswers answers, ObjectMapper json) {
        this.answers = answers;
        this.json = json;
    }

    @GET
    @Path("/roles/{slug}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRole",
            summary = "The owner's answer for one role",
            description =
                    "Head, the sections of this owner that there are, highlights and sources, as known today or at "
                            + "the end of a day. The bytes are stored ready; the entity tag is strong.")
    @APIResponse(
            responseCode = "200",
            description = "The answer",
            headers = {
                @Header(
                        name = "ETag",
                        description = "Strong entity tag",
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = POSITION,
                        description = "Position of the change feed in the snapshot of this answer",
                        schema = @Schema(implementation = Long.class))
            },
            content = @Content(schema = @Schema(implementation = RoleAnswer.class)))
    @APIResponse(responseCode = "304", description = "The client has these very bytes")
    @APIResponse(responseCode = "308", description = "The role lives at another address; Location names it, query kept")
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "ROLE_NOT_FOUND with near addresses, or ROLE_NOT_KNOWN_YET with firstKnown",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response role(
            @Parameter(example = "principal-ai-ml-engineer") @PathParam("slug") String slug,
            @Parameter(description = "What was known at the end of this day, UTC", example = "2026-11-23")
                    @QueryParam("asOf")
                    String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri)
            throws SQLException, JsonProcessingException {
        refuseUnknown(uri, Set.of("asOf"));
        LocalDate day = Parameters.date("asOf", asOf);
        StoredAnswers.BySlug found = answers.bySlug(slug, day, ifNoneMatch);
        if (found.slug() != null && !found.slug().equals(slug)) {
            String query = uri.getRequestUri().getRawQuery();
            return Response.status(308)
                    .header(HttpHeaders.LOCATION, "/api/v1/roles/" + found.slug() + (query == null ? "" : "?" + query))
                    .header(POSITION, found.position())
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .build();
        }
        if (found.etag() == null) {
            throw missing(slug, day, found);
        }
        Response.ResponseBuilder answer =
                found.body() == null ? Response.notModified() : Response.ok(found.body(), MediaType.APPLICATION_JSON);
        return answer.header(HttpHeaders.ETAG, found.etag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(POSITION, found.position())
                .build();
    }

    private ProblemException missing(String slug, LocalDate day, StoredAnswers.BySlug found)
            throws JsonProcessingException {
        ProblemException problem = found.firstKnown() != null
                ? new ProblemException(
                                RolesProblem.ROLE_NOT_KNOWN_YET,
                                "The career '%s' is known from %s on, not yet on %s."
                                        .formatted(slug, found.firstKnown(), day))
                        .with("firstKnown", found.firstKnown().toString())
                : new ProblemException(
                                RolesProblem.ROLE_NOT_FOUND, "There is no career at '%s'.".formatted(shortened(slug)))
                        .with("near", json.readTree(found.near()));
        return problem.withHeader(POSITION, String.valueOf(found.position()));
    }

    @POST
    @Path("/highlights")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(
            operationId = "roleHighlights",
            summary = "This owner's highlights of many roles",
            description = "One role reference a line, at most 1,000; the answer has one line for each, in their order.")
    @RequestBody(
            description = "Role references as NDJSON; only id is read here",
            required = true,
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "200",
            description = "One line for each role reference",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = RoleAnswer.HighlightsLine.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY with the line",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response highlights(String body) throws SQLException, JsonProcessingException {
        List<String> ids = ids(body);
        StoredAnswers.HighlightLines found = answers.highlights(ids);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ids.size(); i++) {
            String line = found.lines().get(i);
            lines.append(
                            line != null
                                    ? line
                                    : json.writeValueAsString(new RoleAnswer.HighlightsLine(
                                            ids.get(i), new RoleAnswer.Highlights(null), List.of())))
                    .append('\n');
        }
        return Response.ok(lines.toString().getBytes(StandardCharsets.UTF_8), NDJSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(POSITION, found.position())
                .build();
    }

    private List<String> ids(String body) {
        List<String> ids = new ArrayList<>();
        int number = 0;
        for (String line : body.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            JsonNode id;
            try {
                id = json.readTree(line).path("id");
            } catch (JsonProcessingException e) {
                throw badLine(number, "", "a JSON object, e.g. {\"id\": \"principal-ai-ml-engineer\"}");
            }
            if (!id.isTextual()) {
                throw badLine(number, "/id", "the id of a role, as text");
            }
            ids.add(id.textValue());
            if (ids.size() > MOST_LINES) {
                throw badLine(number, "", "at most " + MOST_LINES + " lines");
            }
        }
        return ids;
    }

    private static ProblemException badLine(int line, String at, String right) {
        return new ProblemException(CommonProblem.BAD_BODY, "Line %d cannot be used.".formatted(line))
                .with("errors", List.of(Map.of("line", line, "at", at, "wrong", "expected " + right)));
    }

    private static void refuseUnknown(UriInfo uri, Set<String> known) {
        for (var parameter : uri.getQueryParameters().entrySet()) {
            if (!known.contains(parameter.getKey())) {
                throw ProblemException.badParameter(
                        parameter.getKey(),
                        parameter.getValue().getFirst(),
                        "only " + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    private static String shortened(String slug) {
        return slug.length() <= 100 ? slug : slug.substring(0, 100) + "…";
    }
}
