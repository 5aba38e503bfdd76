package org.careeralmanac.salary.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.answer.FinishedAnswer;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.section.OwnerAnswer.CitedSource;
import org.careeralmanac.salary.section.OwnerAnswer.Highlights;
import org.careeralmanac.salary.section.SalarySections.Judged;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Highlights of many roles at once, for who holds them all in memory. */
@Path("/api/v1/highlights")
@Consumes(HighlightsResource.NDJSON)
@Produces(HighlightsResource.NDJSON)
@Tag(name = "Sections")
public class HighlightsResource {

    static final String NDJSON = "application/x-ndjson";
    private static final int MOST = 1000;

    private final EstimateReader reader;
    private final ObjectMapper json;

    HighlightsResource(EstimateReader reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    @Schema(name = "RoleReferenceLine", description = "One line of the request: a role")
    public record Line(
            String id,
            String family,
            Seniority seniority,
            List<String> mergedIds,
            List<RoleReference.Fitting> occupations) {}

    @Schema(name = "HighlightsLine", description = "One line of the answer, in the order of the request")
    public record Answer(String id, Highlights highlights, List<CitedSource> sources) {}

    @POST
    @Operation(summary = "The highlights of up to 1,000 roles, a line each, in the order asked")
    @RequestBody(
            description = "Newline-delimited JSON, one RoleReferenceLine a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Line.class)))
    @APIResponse(
            responseCode = "200",
            description = "Newline-delimited JSON, one HighlightsLine a line",
            headers =
                    @Header(
                            name = FinishedAnswer.POSITION,
                            description = "Position of this service's feed that the answer reflects",
                            schema = @Schema(implementation = Long.class)),
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Answer.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response highlights(String body) throws SQLException, JsonProcessingException {
        List<RoleReference> asked = parse(body);
        Known known = reader.read(asked, PayView.DEFAULT);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (RoleReference role : asked) {
            Judged judged = Judged.of(known.of(role), PayView.DEFAULT);
            lines.writeBytes(json.writeValueAsBytes(
                    new Answer(role.id(), SalarySections.highlights(judged), SalarySections.sources(judged))));
            lines.write('\n');
        }
        return Response.ok(lines.toByteArray(), NDJSON)
                .header(FinishedAnswer.POSITION, known.position())
                .build();
    }

    private List<RoleReference> parse(String body) {
        List<RoleReference> roles = new ArrayList<>();
        String[] lines = body == null ? new String[0] : body.split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            if (roles.size() == MOST) {
                throw bad(i, "at most 1,000 lines a call");
            }
            try {
                Line line = json.readValue(lines[i], Line.class);
                if (line == null || line.id() == null || line.id().isBlank()) {
                    throw bad(i, "each line is an object with an id");
                }
                List<RoleReference.Fitting> occupations = line.occupations() == null ? List.of() : line.occupations();
                if (occupations.stream()
                        .anyMatch(o -> o == null || o.scheme() == null || o.code() == null || o.fit() == null)) {
                    throw bad(i, "each occupation has a scheme, a code and a fit");
                }
                roles.add(RoleReference.of(
                        line.id(),
                        line.mergedIds() == null ? List.of() : line.mergedIds(),
                        line.seniority() == null ? Seniority.all : line.seniority(),
                        occupations,
                        List.of()));
            } catch (JsonProcessingException e) {
                throw bad(i, "not a role reference as JSON");
            }
        }
        return roles;
    }

    private static ProblemException bad(int line, String wrong) {
        return new ProblemException(CommonProblem.BAD_BODY, "Line %d: %s.".formatted(line + 1, wrong))
                .with("errors", List.of(Map.of("at", "/" + line, "wrong", wrong)));
    }
}
