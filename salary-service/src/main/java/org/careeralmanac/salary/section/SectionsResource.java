package org.careeralmanac.salary.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.careeralmanac.defaults.http.JsonBody;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The owner's answer about one role. */
@Path("/api/v1/sections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sections", description = "What the gateway asks for")
public class SectionsResource {

    static final String POSITION = "Almanac-Position";

    /** The parameters, and whether each may come more than once. */
    private static final Map<String, Boolean> PARAMETERS = Map.of(
            "asOf", false,
            "family", false,
            "merged", true,
            "occupation", true,
            "predecessor", true,
            "role", false,
            "roleSeniority", false);

    private final EstimateReader reader;
    private final ObjectMapper json;

    SectionsResource(EstimateReader reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    @GET
    @Operation(
            summary = "All sections of this service for a role",
            description =
                    "The query is canonical: parameters sorted by name, then by value. A section that is absent is"
                            + " not covered: nothing is known.")
    @APIResponse(
            responseCode = "200",
            description = "The answer, under a strong ETag",
            headers =
                    @Header(
                            name = POSITION,
                            description = "Position of this service's feed that the answer reflects",
                            schema = @Schema(implementation = Long.class)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OwnerAnswer.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response sections(
            @RestQuery
                    @Parameter(description = "Role id; required", example = "principal-ai-ml-engineer", required = true)
                    String role,
            @RestQuery @Parameter(description = "Ids of roles merged into it") List<String> merged,
            @RestQuery @Parameter(description = "The role's own seniority", example = "principal") String roleSeniority,
            @RestQuery @Parameter(description = "The role's family; pay does not depend on it") String family,
            @RestQuery @Parameter(description = "scheme:code:fit", example = "SOC-2018:15-1221:broader")
                    List<String> occupation,
            @RestQuery
                    @Parameter(
                            description = "scheme:code:earlierScheme:earlierCode:fit",
                            example = "SOC-2018:15-1221:SOC-2010:15-1111:exact")
                    List<String> predecessor,
            @RestQuery @Parameter(description = "A day, for what was known at its end", example = "2025-06-01")
                    String asOf,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri)
            throws SQLException, JsonProcessingException {
        onlyKnown(uri);
        LocalDate day = Parameters.date("asOf", asOf);
        RoleReference asked = RoleReference.of(role, merged, roleSeniority, occupation, predecessor);
        Known known = reader.read(List.of(asked), day);
        byte[] body = json.writeValueAsBytes(answer(known.of(asked)));
        return Response.fromResponse(JsonBody.answer(body, ifNoneMatch, "no-cache"))
                .header(POSITION, known.position())
                .build();
    }

    private static OwnerAnswer answer(Known.ForRole known) {
        if (known.isEmpty()) {
            return new OwnerAnswer(new OwnerAnswer.Sections(null), new OwnerAnswer.Highlights(null), List.of(), null);
        }
        SalarySection section = SalarySections.section(known);
        return new OwnerAnswer(
                new OwnerAnswer.Sections(new OwnerAnswer.Entry(known.updatedAt(), section)),
                SalarySections.highlights(section.reconciliation(), known.estimates()),
                SalarySections.sources(known),
                null);
    }

    private static void onlyKnown(UriInfo uri) {
        uri.getQueryParameters().forEach((name, values) -> {
            Boolean repeats = PARAMETERS.get(name);
            if (repeats == null) {
                throw ProblemException.badParameter(
                        name,
                        values.getFirst(),
                        "only the parameters " + String.join(", ", new TreeSet<>(PARAMETERS.keySet())));
            }
            if (!repeats && values.size() > 1) {
                throw ProblemException.badParameter(name, String.join(", ", values), "once");
            }
        });
    }
}
