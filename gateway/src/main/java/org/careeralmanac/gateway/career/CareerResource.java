package org.careeralmanac.gateway.career;

import io.smallrye.mutiny.Uni;
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
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.career.CareerPageComposer.Composition;
import org.careeralmanac.gateway.career.CareerPages.PageAnswer;
import org.careeralmanac.gateway.career.CareerPages.PageRequest;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.owners.View;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Career pages. This resource is the contract; {@link ReadyRoute} only repeats what it answered. */
@Path("/api/v1/careers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Careers")
public class CareerResource {

    private final CareerPageComposer composer;
    private final ReadyPages ready;

    CareerResource(CareerPageComposer composer, ReadyPages ready) {
        this.composer = composer;
        this.ready = ready;
    }

    @GET
    @Path("{slug}")
    @Operation(
            operationId = "getCareer",
            summary = "A career page",
            description = "Sections say for themselves whether they are live, last known, unavailable or not covered.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            headers = {
                @Header(
                        name = PageHeaders.DATA_AGE,
                        description = "Whole seconds since the oldest part was known to be true",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(
                        name = PageHeaders.COMPLETENESS,
                        description = "partial, where a requested section could not be had",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            schema = @Schema(ref = "CareerPage"),
                            examples = @ExampleObject(name = "page", ref = "careerPage")))
    @APIResponse(responseCode = "304", description = "The page is still what If-None-Match names")
    @APIResponse(responseCode = "308", description = "The career has another slug now; see Location")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> career(
            @Parameter(description = "The career's address", example = "principal-ai-ml-engineer") @PathParam("slug")
                    String slug,
            @Parameter(description = "Only these sections, separated by commas", example = "salary,trends")
                    @QueryParam("sections")
                    String sections,
            @Parameter(
                            description = "The almanac with what was known at the end of this day, UTC",
                            schema = @Schema(format = "date", type = SchemaType.STRING))
                    @QueryParam("asOf")
                    String asOf,
            @Parameter(description = "Whose pay; default US", example = "US-CA") @QueryParam("area") String area,
            @Parameter(
                            description = "ISO 4217; default USD. At the mean rate of each figure's reference period",
                            example = "EUR")
                    @QueryParam("currency")
                    String currency,
            @Parameter(description = "Whose pay the range starts from; default the career's own", example = "senior")
                    @QueryParam("seniority")
                    String seniority,
            @Parameter(
                            description = "Pay by the newest reference period of each source in or before this year",
                            example = "2023")
                    @QueryParam("year")
                    String year,
            @Parameter(description = "Pay restated in the consumer prices of this year", example = "2025")
                    @QueryParam("prices")
                    String prices,
            @Parameter(description = "Pay restated at the price level of this place", example = "US-CA")
                    @QueryParam("priceArea")
                    String priceArea,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Query.allowsView(uri, "sections", "asOf");
        PageRequest request = new PageRequest(
                slug, Query.sections(sections), Parameters.date("asOf", asOf), View.of(uri.getQueryParameters()));
        return Uni.createFrom()
                .completionStage(() -> composer.compose(request))
                .map(composition -> answer(composition, "", uri, headers));
    }

    @GET
    @Path("{slug}/sections/{key}")
    @Operation(operationId = "getCareerSection", summary = "One section of a career page")
    @APIResponse(
            responseCode = "200",
            description = "The section with its sources",
            content =
                    @Content(
                            schema = @Schema(ref = "CareerSection"),
                            examples = @ExampleObject(name = "section", ref = "careerSection")))
    @APIResponse(responseCode = "304", description = "The section is still what If-None-Match names")
    @APIResponse(responseCode = "308", description = "The career has another slug now; see Location")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> section(
            @Parameter(description = "The career's address", example = "principal-ai-ml-engineer") @PathParam("slug")
                    String slug,
            @Parameter(description = "The section's key", schema = @Schema(ref = "SectionKey")) @PathParam("key")
                    String key,
            @Parameter(
                            description = "The almanac with what was known at the end of this day, UTC",
                            schema = @Schema(format = "date", type = SchemaType.STRING))
                    @QueryParam("asOf")
                    String asOf,
            @Parameter(description = "Whose pay; default US", example = "US-CA") @QueryParam("area") String area,
            @Parameter(
                            description = "ISO 4217; default USD. At the mean rate of each figure's reference period",
                            example = "EUR")
                    @QueryParam("currency")
                    String currency,
            @Parameter(description = "Whose pay the range starts from; default the career's own", example = "senior")
                    @QueryParam("seniority")
                    String seniority,
            @Parameter(
                            description = "Pay by the newest reference period of each source in or before this year",
                            example = "2023")
                    @QueryParam("year")
                    String year,
            @Parameter(description = "Pay restated in the consumer prices of this year", example = "2025")
                    @QueryParam("prices")
                    String prices,
            @Parameter(description = "Pay restated at the price level of this place", example = "US-CA")
                    @QueryParam("priceArea")
                    String priceArea,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Query.allowsView(uri, "asOf");
        View view = View.of(uri.getQueryParameters());
        SectionKey section = Query.section(key);
        var day = Parameters.date("asOf", asOf);
        return Uni.createFrom()
                .completionStage(() -> composer.section(slug, section, day, view))
                .map(composition -> answer(composition, "/sections/" + key, uri, headers));
    }

    private Response answer(Composition composition, String below, UriInfo uri, HttpHeaders headers) {
        return switch (composition) {
            case Composition.Page(ReadyPage page) -> page(page, headers);
            case Composition.Instead(PageAnswer.Moved(String slug)) ->
                Response.status(308)
                        .header(HttpHeaders.LOCATION, moved(slug, below, uri))
                        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .build();
            case Composition.Instead(PageAnswer.Missing(int status, byte[] problem)) ->
                Response.status(status)
                        .entity(problem)
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case Composition.Instead(PageAnswer.Refused(byte[] problem)) ->
                Response.status(400)
                        .entity(problem)
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case Composition.Instead(PageAnswer.Unavailable(int retryAfter)) -> throw unavailable(retryAfter);
            case Composition.Instead(PageAnswer.Found _) ->
                throw new IllegalStateException("a page that was found is not something instead of it");
        };
    }

    private Response page(ReadyPage page, HttpHeaders headers) {
        boolean gzip = page.compressible() && PageHeaders.gzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        String etag = gzip ? page.gzipEtag() : page.etag();
        Response.ResponseBuilder answer;
        if (ETag.matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), etag)) {
            answer = Response.notModified();
        } else {
            answer = Response.ok(gzip ? page.gzip() : page.json()).header(HttpHeaders.CONTENT_TYPE, "application/json");
            if (gzip) {
                answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        if (!page.complete()) {
            answer.header(PageHeaders.COMPLETENESS, "partial");
        }
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, page.keepable() ? PageHeaders.WHOLE : PageHeaders.PARTIAL)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(PageHeaders.DATA_AGE, ready.age(page))
                .build();
    }

    private static String moved(String slug, String below, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return ReadyRoute.CAREERS + RoleReference.encoded(slug) + below + (query == null ? "" : "?" + query);
    }

    private static ProblemException unavailable(int retryAfter) {
        ProblemException problem = ProblemMappers.unavailable(
                "The service that knows this career does not answer, and the career was not asked for before.");
        return problem.withHeader(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfter));
    }
}
