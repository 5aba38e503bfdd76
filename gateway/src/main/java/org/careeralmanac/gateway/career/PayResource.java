package org.careeralmanac.gateway.career;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.career.Pay.Answer;
import org.careeralmanac.gateway.owners.RoleReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A career's pay in full. */
@Path("/api/v1/careers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pay")
public class PayResource {

    private static final String REVALIDATED = "no-cache";

    private final Pay pay;

    PayResource(Pay pay) {
        this.pay = pay;
    }

    /** What every read of pay takes. */
    public static class PayQuery {

        @PathParam("slug")
        @Parameter(description = "The career's address", example = "principal-ai-ml-engineer")
        String slug;

        @QueryParam("area")
        @Parameter(description = "A place, such as US, US-CA or US-CBSA-41860", example = "US-CA")
        String area;

        @QueryParam("currency")
        @Parameter(
                description = "ISO 4217; default USD. At the mean rate of each figure's reference period",
                example = "EUR")
        String currency;

        @QueryParam("seniority")
        @Parameter(description = "entry, mid, senior, principal, executive or all", example = "senior")
        String seniority;

        @QueryParam("year")
        @Parameter(description = "The newest reference period of each source in or before this year", example = "2023")
        String year;

        @QueryParam("prices")
        @Parameter(description = "Restated in the consumer prices of this year", example = "2025")
        String prices;

        @QueryParam("priceArea")
        @Parameter(description = "Restated at the price level of this place", example = "US-CA")
        String priceArea;

        @QueryParam("asOf")
        @Parameter(
                description = "The almanac with what was known at the end of this day, UTC",
                schema = @Schema(format = "date", type = SchemaType.STRING))
        String asOf;

        @Context
        UriInfo uri;

        @Context
        HttpHeaders headers;
    }

    @GET
    @Path("{slug}/pay")
    @Operation(
            operationId = "getPay",
            summary = "Every estimate of a career's pay, the newest first",
            description = "Of every area, industry and remote share; area and seniority leave out the others.")
    @APIResponse(
            responseCode = "200",
            description = "A page of estimates",
            content =
                    @Content(
                            schema = @Schema(ref = "PayEstimateList"),
                            examples = @ExampleObject(name = "estimates", ref = "payEstimates")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "308", description = "The career has another slug now; see Location")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> estimates(
            @BeanParam PayQuery query,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 100, default 20") String limit) {
        return read(Pay.Read.ESTIMATES, query, "cursor", "limit");
    }

    @GET
    @Path("{slug}/pay/areas")
    @Operation(
            operationId = "getPayByArea",
            summary = "A career's pay by area, as it is paid and as it buys",
            description =
                    "Adjusted to the price level of priceArea, by default the place's own country; area leaves that place"
                            + " and those directly in it.")
    @APIResponse(
            responseCode = "200",
            description = "A page of areas, ordered by id",
            content =
                    @Content(
                            schema = @Schema(ref = "PayByAreaList"),
                            examples = @ExampleObject(name = "areas", ref = "payByArea")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "308", description = "The career has another slug now; see Location")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> areas(
            @BeanParam PayQuery query,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 100, default 20") String limit) {
        return read(Pay.Read.AREAS, query, "cursor", "limit");
    }

    @GET
    @Path("{slug}/pay/history")
    @Operation(
            operationId = "getPayHistory",
            summary = "A career's pay by reference period",
            description = "A line for each source and occupation; where a code changed the line is broken and says so.")
    @APIResponse(
            responseCode = "200",
            description = "The lines, those that fit best first",
            content =
                    @Content(
                            schema = @Schema(ref = "PayHistoryList"),
                            examples = @ExampleObject(name = "history", ref = "payHistory")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "308", description = "The career has another slug now; see Location")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> history(@BeanParam PayQuery query) {
        return read(Pay.Read.HISTORY, query);
    }

    @GET
    @Path("{slug}/pay/standing")
    @Operation(
            operationId = "getPayStanding",
            summary = "Where an amount stands among people's pay",
            description =
                    "Exact where all quantiles are known, else an interval. The amount is neither kept nor logged nor"
                            + " repeated.")
    @APIResponse(
            responseCode = "200",
            description = "Where it stands, by each source that tells",
            content =
                    @Content(
                            schema = @Schema(ref = "PayStanding"),
                            examples = @ExampleObject(name = "standing", ref = "payStanding")))
    @APIResponse(responseCode = "308", description = "The career has another slug now; see Location")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> standing(
            @BeanParam PayQuery query,
            @QueryParam("amount") @Parameter(description = "Pay before tax; required", example = "150000")
                    String amount,
            @QueryParam("period") @Parameter(description = "year (default) or hour", example = "year") String period) {
        return read(Pay.Read.STANDING, query, "amount", "period");
    }

    private Uni<Response> read(Pay.Read read, PayQuery query, String... more) {
        Query.allowsView(
                query.uri, Stream.concat(Stream.of("asOf"), Stream.of(more)).toArray(String[]::new));
        LocalDate asOf = Parameters.date("asOf", query.asOf);
        Map<String, String> parameters = new TreeMap<>();
        query.uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("asOf")) {
                parameters.put(name, values.getFirst());
            }
        });
        String tag = read == Pay.Read.STANDING ? null : query.headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return Uni.createFrom()
                .completionStage(() -> pay.read(read, query.slug, asOf, parameters, tag))
                .map(answer -> response(answer, read, query.uri));
    }

    private static Response response(Answer answer, Pay.Read read, UriInfo uri) {
        String cache = read == Pay.Read.STANDING ? PageHeaders.PARTIAL : REVALIDATED;
        return switch (answer) {
            case Answer.Found(int status, byte[] json, String etag) -> {
                Response.ResponseBuilder found = Response.status(status).header(HttpHeaders.CACHE_CONTROL, cache);
                if (status == Response.Status.OK.getStatusCode()) {
                    found.entity(json).type(MediaType.APPLICATION_JSON);
                }
                yield (etag == null ? found : found.header(HttpHeaders.ETAG, etag)).build();
            }
            case Answer.Problem(int status, byte[] problem) ->
                Response.status(status)
                        .entity(problem)
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, PageHeaders.PARTIAL)
                        .build();
            case Answer.Moved(String slug) -> {
                String rawQuery = uri.getRequestUri().getRawQuery();
                yield Response.status(308)
                        .header(
                                HttpHeaders.LOCATION,
                                ReadyRoute.CAREERS
                                        + RoleReference.encoded(slug)
                                        + read.path()
                                        + (rawQuery == null ? "" : "?" + rawQuery))
                        .header(HttpHeaders.CACHE_CONTROL, cache)
                        .build();
            }
            case Answer.Unavailable(var owner, long retryAfter) -> {
                ProblemException problem =
                        ProblemMappers.unavailable(owner.service() + " does not answer at the moment.");
                throw problem.withHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
            }
        };
    }
}
