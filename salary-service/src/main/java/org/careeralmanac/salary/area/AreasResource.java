package org.careeralmanac.salary.area;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.careeralmanac.defaults.http.JsonBody;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The places that a reader may ask pay for. */
@Path("/api/v1/areas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Choices", description = "What the parameters of a view may be")
public class AreasResource {

    private static final int LONGEST = 100;

    private final AreaFinder areas;
    private final ObjectMapper json;

    AreasResource(AreaFinder areas, ObjectMapper json) {
        this.areas = areas;
        this.json = json;
    }

    @Schema(name = "AreaList")
    public record Areas(List<Choice> items) {}

    @Schema(name = "AreaChoice", description = "A place, and what can be asked of it")
    public record Choice(
            @Schema(examples = "US-CA") String id,
            @Schema(examples = "California") String name,

            @Schema(description = "world, country, state, territory, metro or nonmetro", examples = "state")
            String kind,

            @Schema(nullable = true, description = "Id of the place that it lies in", examples = "US")
            String parent,

            @Schema(description = "Whether any pay is known there")
            boolean payKnown,

            @Schema(
                    description =
                            "Whether consumer prices of its country are known, as the parameter prices needs them")
            boolean pricesKnown,

            @Schema(
                    description =
                            "Whether its price level beside other places' is known, as the parameter priceArea needs it")
            boolean priceLevelKnown) {}

    @GET
    @Operation(
            operationId = "getAreas",
            summary = "Places by name or id",
            description = "Those where pay is known come first, then the larger before the smaller, then by name.")
    @APIResponse(
            responseCode = "200",
            description = "The places",
            content = @Content(schema = @Schema(implementation = Areas.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response areas(
            @QueryParam("q")
                    @Parameter(
                            description =
                                    "The first letters of each word wanted, in the name or the id; all without it",
                            example = "san fran")
                    String q,
            @QueryParam("limit") @Parameter(description = "1 to 100, default 20") String limit,
            @QueryParam("asOf") @Parameter(description = "A day, for what was known at its end", example = "2025-06-01")
                    String asOf,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        if (q != null && q.length() > LONGEST) {
            throw ProblemException.badParameter(
                    "q", q.substring(0, LONGEST), "at most %d characters".formatted(LONGEST));
        }
        List<Choice> found = areas.find(q == null ? "" : q, Parameters.limit(limit), Parameters.date("asOf", asOf));
        return JsonBody.answer(json.writeValueAsBytes(new Areas(found)), ifNoneMatch, "no-cache");
    }
}
