package org.careeralmanac.gateway.career;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.defaults.http.JsonBody;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.career.CareerPageComposer.Composition;
import org.careeralmanac.gateway.career.CareerPages.PageAnswer;
import org.careeralmanac.gateway.career.CareerPages.PageRequest;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.owners.View;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Career pages. This resource is the contract; {@link ReadyRoute} only repeats what it answered. */
@Path("/api/v1/careers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Careers")
public class CareerResource {

    private static final int MOST_GIVEN = 64 * 1024;

    private static final String[] LISTED = Stream.concat(CareerSearch.NAMES.stream(), Stream.of("cursor", "limit"))
            .toArray(String[]::new);

    private final CareerPageComposer composer;
    private final CareerList list;
    private final ReadyPages ready;
    private final RolesAnswers roles;

    CareerResource(CareerPageComposer composer, CareerList list, ReadyPages ready, RolesAnswers roles) {
        this.composer = composer;
        this.list = list;
        this.ready = ready;
        this.roles = roles;
    }

    @GET
    @Operation(
            operationId = "listCareers",
            summary = "Find careers, or list all of them",
            description = "With q the best come first, and each says why it was found; without it they are ordered by "
                    + "title. Every item carries its highlights: pay, outlook, hiring, education.")
    @APIResponse(
            responseCode = "200",
            description = "One page of the list",
            content =
                    @Content(
                            schema = @Schema(ref = "CareerList"),
                            examples = @ExampleObject(name = "first", ref = "careerList")))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "What to look for: titles, skills, technologies, codes; whatever case, accents, word order, "
                    + "usual abbreviations and slips of the pen",
            example = "ml engin",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "code",
            in = ParameterIn.QUERY,
            description = "A code of any taxonomy, or SCHEME:code for one of them",
            example = "15-2051",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "family",
            in = ParameterIn.QUERY,
            description = "Id of a family",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "seniority",
            in = ParameterIn.QUERY,
            description = "entry, mid, senior, principal, executive or all",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "skill",
            in = ParameterIn.QUERY,
            description = "Name of a skill or technology",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "jobZone",
            in = ParameterIn.QUERY,
            description = "O*NET job zone, 1 to 5",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "interest",
            in = ParameterIn.QUERY,
            description = "A leading interest (Holland)",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "technology",
            in = ParameterIn.QUERY,
            description = "Name of a hot technology",
            schema = @Schema(type = SchemaType.STRING))
    public Uni<Response> careers(
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(
                            description = "How many items",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @QueryParam("limit")
                    String limit,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Query.allows(uri, LISTED);
        CareerSearch search = CareerSearch.of(uri.getQueryParameters(), cursor, Parameters.limit(limit));
        return Uni.createFrom().completionStage(() -> list.page(search)).map(page -> united(page, headers));
    }

    @GET
    @Path("suggest")
    @Operation(
            operationId = "suggestCareers",
            summary = "Autocomplete",
            description = "At most ten careers that what is being typed may become.")
    @APIResponse(
            responseCode = "200",
            description = "The suggestions",
            content = @Content(schema = @Schema(ref = "Suggestions")))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> suggest(
            @Parameter(description = "What was typed so far", example = "ml engin", required = true) @QueryParam("q")
                    String q,
            @Context UriInfo uri) {
        Query.allows(uri, "q");
        return roles.get("/suggest" + asked("q", q));
    }

    @GET
    @Path("resolve")
    @Operation(
            operationId = "resolveTitle",
            summary = "Which careers a free title means",
            description =
                    "Whatever word order, abbreviations, brackets and places; each career says by which rule it was "
                            + "found and how sure that is.")
    @APIResponse(
            responseCode = "200",
            description = "The careers, the likeliest first; none where nothing is like it",
            content = @Content(schema = @Schema(ref = "Resolution")))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> resolve(
            @Parameter(
                            description = "A job title as somebody wrote it",
                            example = "Sr. ML Eng (Remote)",
                            required = true)
                    @QueryParam("title")
                    String title,
            @Context UriInfo uri) {
        Query.allows(uri, "title");
        return roles.get("/resolve" + asked("title", title));
    }

    @GET
    @Path("{slug}/moves")
    @Operation(
            operationId = "careerMoves",
            summary = "Where to go from a career",
            description =
                    "Shared and missing skills with how far, the step between job zones, how near publishers hold "
                            + "them to be, how alike they are. With to: the shortest way there.")
    @APIResponse(
            responseCode = "200",
            description = "The moves, the nearest first",
            content = @Content(schema = @Schema(ref = "MoveList")))
    @APIResponse(responseCode = "308", description = "The career has another slug now; see Location")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> moves(
            @Parameter(description = "The career's address", example = "machine-learning-engineer") @PathParam("slug")
                    String slug,
            @Parameter(description = "Address of a career to find the way to", example = "principal-ai-ml-engineer")
                    @QueryParam("to")
                    String to,
            @Parameter(
                            description = "How many items",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @QueryParam("limit")
                    String limit,
            @Context UriInfo uri) {
        Query.allows(uri, "to", "limit");
        String query = asked("to", to) + (to == null ? "?" : "&") + "limit=" + Parameters.limit(limit);
        return roles.get("/" + RoleReference.encoded(slug) + "/moves" + query);
    }

    @POST
    @Path("match")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "matchCareers",
            summary = "Careers that fit what somebody can do, and what is missing",
            description = "At most twenty. What is sent is neither stored nor logged.")
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "GivenSkills")))
    @APIResponse(
            responseCode = "200",
            description = "The careers, the best first",
            content = @Content(schema = @Schema(ref = "MatchList")))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> match(InputStream body) throws IOException {
        // The server takes imports of gigabytes; this is held in memory.
        byte[] given = body.readNBytes(MOST_GIVEN + 1);
        if (given.length > MOST_GIVEN) {
            throw new ProblemException(
                    CommonProblem.BODY_TOO_LARGE,
                    "The body is larger than the %d bytes taken here.".formatted(MOST_GIVEN));
        }
        return roles.post("/match", given);
    }

    private static String asked(String parameter, String value) {
        return value == null ? "" : "?" + parameter + "=" + RoleReference.encoded(value);
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

    static Response united(United answer, HttpHeaders headers) {
        Response response = JsonBody.answer(
                answer.json(),
                headers.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                answer.complete() ? PageHeaders.WHOLE : PageHeaders.PARTIAL);
        if (!answer.complete()) {
            response.getHeaders().putSingle(PageHeaders.COMPLETENESS, "partial");
        }
        return response;
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
