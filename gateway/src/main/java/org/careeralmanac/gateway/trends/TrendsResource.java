package org.careeralmanac.gateway.trends;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Trends and measured series by themselves. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trends")
public class TrendsResource {

    /** As whole pages: a second of rest, and the last good one while trends-service is away. */
    static final String KEPT = "public, max-age=1, stale-while-revalidate=10, stale-if-error=86400";

    private static final List<String> TRENDS =
            List.of("industry", "horizon", "direction", "status", "role", "family", "asOf", "cursor", "limit");
    private static final List<String> SERIES = List.of(
            "ids", "measure", "area", "sector", "source", "base", "from", "to", "points", "asOf", "cursor", "limit");
    private static final List<String> ONE_SERIES = List.of("from", "to", "points", "base", "asOf");

    private final TrendsReads reads;

    TrendsResource(TrendsReads reads) {
        this.reads = reads;
    }

    @GET
    @Path("trends")
    @Operation(operationId = "listTrends", summary = "Trends by industry, horizon, direction, status and career")
    @APIResponse(
            responseCode = "200",
            description = "A page of trends",
            content = @Content(schema = @Schema(ref = "TrendList")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> trends(
            @Parameter(description = "An industry that it has an effect on", example = "Healthcare")
                    @QueryParam("industry")
                    String industry,
            @Parameter(description = "A year, month or day that its horizon touches", example = "2027")
                    @QueryParam("horizon")
                    String horizon,
            @Parameter(description = "rising, falling, mixed or stable", example = "rising") @QueryParam("direction")
                    String direction,
            @Parameter(description = "current, upcoming, undated or past", example = "current") @QueryParam("status")
                    String status,
            @Parameter(description = "Id of a career that it names") @QueryParam("role") String role,
            @Parameter(description = "Id of a family of careers that it names") @QueryParam("family") String family,
            @Parameter(
                            description = "The almanac with what was known at the end of this day, UTC",
                            schema = @Schema(format = "date", type = SchemaType.STRING))
                    @QueryParam("asOf")
                    String asOf,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, default 20") @QueryParam("limit") String limit,
            @Context UriInfo uri,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return answered(reads.list("trends", given(uri, TRENDS), ifNoneMatch));
    }

    @GET
    @Path("trends/{id}")
    @Operation(operationId = "getTrend", summary = "One trend with its source")
    @APIResponse(
            responseCode = "200",
            description = "The trend",
            content = @Content(schema = @Schema(ref = "TrendDetail")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> trend(
            @Parameter(example = "autonomous-ai-agents") @PathParam("id") String id,
            @Parameter(
                            description = "The almanac with what was known at the end of this day, UTC",
                            schema = @Schema(format = "date", type = SchemaType.STRING))
                    @QueryParam("asOf")
                    String asOf,
            @Context UriInfo uri,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return answered(reads.one("trends", id, given(uri, List.of("asOf")), ifNoneMatch));
    }

    @GET
    @Path("series")
    @Operation(
            operationId = "listSeries",
            summary = "Measured series",
            description =
                    "With ids up to ten series with their points, on one base where base is given; else a list without points.")
    @APIResponse(
            responseCode = "200",
            description = "A page of series",
            content = @Content(schema = @Schema(ref = "SeriesList")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> series(
            @Parameter(description = "Ids separated by commas, at most ten") @QueryParam("ids") String ids,
            @Parameter(description = "What is measured", example = "postingsIndex") @QueryParam("measure")
                    String measure,
            @Parameter(description = "A place", example = "US") @QueryParam("area") String area,
            @Parameter(description = "A publisher's sector", example = "Software Development") @QueryParam("sector")
                    String sector,
            @Parameter(description = "Id of a source", example = "hiring-lab-postings") @QueryParam("source")
                    String source,
            @Parameter(description = "With ids: the period that counts as 100", example = "2024-01") @QueryParam("base")
                    String base,
            @Parameter(description = "With ids: the first period", example = "2024-01") @QueryParam("from") String from,
            @Parameter(description = "With ids: the last period", example = "2026-08") @QueryParam("to") String to,
            @Parameter(description = "With ids: at most so many points of each, 3 to 10,000, default 1,000")
                    @QueryParam("points")
                    String points,
            @Parameter(
                            description = "The almanac with what was known at the end of this day, UTC",
                            schema = @Schema(format = "date", type = SchemaType.STRING))
                    @QueryParam("asOf")
                    String asOf,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, default 20") @QueryParam("limit") String limit,
            @Context UriInfo uri,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return answered(reads.list("series", given(uri, SERIES), ifNoneMatch));
    }

    @GET
    @Path("series/{id}")
    @Operation(operationId = "getSeries", summary = "One series with its points and what it speaks of")
    @APIResponse(
            responseCode = "200",
            description = "The series",
            content = @Content(schema = @Schema(ref = "SeriesDetail")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> oneSeries(
            @Parameter(example = "hiring-lab-postings-us-software-development") @PathParam("id") String id,
            @Parameter(description = "The first period", example = "2024-01") @QueryParam("from") String from,
            @Parameter(description = "The last period", example = "2026-08") @QueryParam("to") String to,
            @Parameter(description = "At most so many points, 3 to 10,000, default 1,000") @QueryParam("points")
                    String points,
            @Parameter(description = "The period that counts as 100", example = "2024-01") @QueryParam("base")
                    String base,
            @Parameter(
                            description = "The almanac with what was known at the end of this day, UTC",
                            schema = @Schema(format = "date", type = SchemaType.STRING))
                    @QueryParam("asOf")
                    String asOf,
            @Context UriInfo uri,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return answered(reads.one("series", id, given(uri, ONE_SERIES), ifNoneMatch));
    }

    /** A misspelt parameter must not silently mean "everything"; what the values mean is trends-service's to judge. */
    private static Map<String, String> given(UriInfo uri, List<String> allowed) {
        Map<String, String> given = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (!allowed.contains(name)) {
                throw ProblemException.badParameter(
                        name, values.getFirst(), "the parameters " + String.join(", ", allowed));
            }
            if (values.size() > 1) {
                throw ProblemException.badParameter(name, String.join("&", values), "one " + name);
            }
            if (values.getFirst().isEmpty()) {
                throw ProblemException.badParameter(name, "", "a value, or leave it out");
            }
            given.put(name, values.getFirst());
        });
        return given;
    }

    private static Uni<Response> answered(CompletableFuture<TrendsAnswer> asked) {
        return Uni.createFrom().completionStage(asked).map(answer -> switch (answer) {
            case TrendsAnswer.Found(int status, byte[] json, String etag) -> {
                Response.ResponseBuilder found =
                        status == 304 ? Response.notModified() : Response.ok(json, MediaType.APPLICATION_JSON);
                if (etag != null) {
                    found.header(HttpHeaders.ETAG, etag);
                }
                yield found.header(HttpHeaders.CACHE_CONTROL, KEPT).build();
            }
            case TrendsAnswer.Problem(int status, byte[] problem) ->
                Response.status(status)
                        .entity(problem)
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case TrendsAnswer.Unavailable(long retryAfterSeconds) ->
                throw ProblemMappers.unavailable("trends-service does not answer at the moment.")
                        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        });
    }
}
