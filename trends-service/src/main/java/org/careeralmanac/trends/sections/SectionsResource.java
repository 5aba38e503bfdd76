package org.careeralmanac.trends.sections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careeralmanac.defaults.answer.FinishedAnswer;
import org.careeralmanac.defaults.answer.StoredAnswers;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.trends.role.RoleQuery;
import org.careeralmanac.trends.role.RoleReference;
import org.careeralmanac.trends.sections.FactsQuery.Answer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The owner's contract: what this service gives for a career. */
@Path("/api/v1")
@Blocking
@Tag(name = "owner")
public class SectionsResource {

    static final String NDJSON = "application/x-ndjson";

    private static final int MAX_LINES = 1000;

    private final FactsQuery facts;
    private final Answers answers;
    private final StoredAnswers stored;
    private final Clock clock;
    private final ObjectMapper json;
    private final ObjectReader references;

    SectionsResource(FactsQuery facts, Answers answers, StoredAnswers stored, Clock clock, ObjectMapper json) {
        this.facts = facts;
        this.answers = answers;
        this.stored = stored;
        this.clock = clock;
        this.json = json;
        this.references = json.readerFor(RoleReference.class);
    }

    @GET
    @Path("/sections")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sections",
            summary = "The sections marketDemand and trends of one career",
            description = "Send the parameters sorted by name, then value, and leave absent ones out.")
    @Parameter(
            name = "role",
            in = ParameterIn.QUERY,
            required = true,
            description = "Role id",
            example = "principal-ai-ml-engineer",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "family",
            in = ParameterIn.QUERY,
            description = "Family id",
            example = "ai-machine-learning",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "roleSeniority",
            in = ParameterIn.QUERY,
            example = "principal",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"entry", "mid", "senior", "principal", "executive", "all"}))
    @Parameter(
            name = "occupation",
            in = ParameterIn.QUERY,
            description = "scheme:code:fit, repeated",
            example = "SOC-2018:15-1221:broader",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "predecessor",
            in = ParameterIn.QUERY,
            description = "scheme:code of an occupation, scheme:code it had before and the fit of the two, repeated",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "merged",
            in = ParameterIn.QUERY,
            description = "Role ids that the role took over, repeated",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "area",
            in = ParameterIn.QUERY,
            description =
                    "The area of the view, default US; the rest of the view is about pay and changes nothing here",
            example = "US-CA",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The day whose knowledge is asked for; absent: the newest",
            example = "2026-11-23",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @APIResponse(
            responseCode = "200",
            description = "What is known",
            headers = {
                @Header(
                        name = FinishedAnswer.POSITION,
                        description = "Feed position of the snapshot that was read",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(name = "ETag", description = "Strong", schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(implementation = SectionsAnswer.class)))
    @APIResponse(responseCode = "304", description = "What the client has is what there is")
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response sections(
            @Context UriInfo uri, @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        RoleQuery query = RoleQuery.of(uri.getQueryParameters());
        if (!query.isDefault()) {
            Answer found = facts.sections(query);
            return finished(found, answer(query, found)).response(ifNoneMatch);
        }
        Instant now = clock.instant();
        // A record says all of itself: equal references are equal texts.
        String reference = query.role().toString();
        Optional<FinishedAnswer> kept = stored.find(reference, now);
        if (kept.isPresent()) {
            return kept.get().response(ifNoneMatch);
        }
        Answer found = facts.sections(query);
        SectionsAnswer answer = answer(query, found);
        FinishedAnswer made = finished(found, answer);
        stored.store(reference, made, now, answer.validUntil() == null ? null : Instant.parse(answer.validUntil()));
        return made.response(ifNoneMatch);
    }

    private SectionsAnswer answer(RoleQuery query, Answer found) {
        return answers.sections(query.role(), found.facts().getFirst(), found.sources(), query.asOf());
    }

    private FinishedAnswer finished(Answer found, SectionsAnswer answer) throws JsonProcessingException {
        return FinishedAnswer.of(found.position(), json.writeValueAsBytes(answer));
    }

    @POST
    @Path("/highlights")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(
            operationId = "highlights",
            summary = "The highlights of up to 1,000 careers",
            description = "One role reference a line in, one HighlightsAnswer a line out, in the same order.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = RoleReference.class)))
    @APIResponse(
            responseCode = "200",
            description = "One line for each line",
            headers =
                    @Header(
                            name = FinishedAnswer.POSITION,
                            description = "Feed position of the snapshot that was read",
                            schema = @Schema(type = SchemaType.INTEGER)),
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = HighlightsAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response highlights(String body) throws SQLException, JsonProcessingException {
        List<RoleReference> roles = read(body);
        Answer found = facts.highlights(roles);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < roles.size(); i++) {
            lines.writeBytes(json.writeValueAsBytes(
                    answers.highlights(roles.get(i), found.facts().get(i), found.sources())));
            lines.write('\n');
        }
        return Response.ok(lines.toByteArray(), NDJSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(FinishedAnswer.POSITION, found.position())
                .build();
    }

    private List<RoleReference> read(String body) {
        List<String> lines = body.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() > MAX_LINES) {
            throw badLine(MAX_LINES + 1, "at most " + MAX_LINES + " role references in one request");
        }
        List<RoleReference> roles = new ArrayList<>(lines.size());
        for (String line : lines) {
            int number = roles.size() + 1;
            try {
                RoleReference role = references.readValue(line);
                if (role == null || role.id() == null) {
                    throw badLine(number, "a role reference has an id");
                }
                for (RoleReference.Occupation o : role.occupations()) {
                    if (o.scheme() == null || o.code() == null || o.fit() == null) {
                        throw badLine(number, "an occupation has a scheme, a code and a fit");
                    }
                }
                roles.add(role);
            } catch (JsonProcessingException e) {
                throw badLine(number, "a JSON object with id, family, seniority, mergedIds and occupations");
            }
        }
        return roles;
    }

    private static ProblemException badLine(int line, String right) {
        return new ProblemException(CommonProblem.BAD_BODY, "Line %d cannot be used: %s.".formatted(line, right))
                .with("errors", List.of(Map.of("at", "line " + line, "wrong", right)));
    }
}
