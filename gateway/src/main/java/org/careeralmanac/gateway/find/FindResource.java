package org.careeralmanac.gateway.find;

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
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.gateway.career.PageHeaders;
import org.careeralmanac.gateway.career.Query;
import org.careeralmanac.gateway.career.ReadyRoute;
import org.careeralmanac.gateway.career.United;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.RoleReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finding careers: by words, by figures, by a title, by what somebody can do, from another career. */
@Path("/api/v1/careers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Careers")
public class FindResource {

    private static final String ROLES = "/api/v1/roles";
    private static final int MOST_GIVEN = 64 * 1024;

    private static final String[] LISTED = Stream.concat(CareerSearch.NAMES.stream(), Stream.of("cursor", "limit"))
            .toArray(String[]::new);

    private final Careers careers;
    private final PassedOn owners;

    FindResource(Careers careers, PassedOn owners) {
        this.careers = careers;
        this.owners = owners;
    }

    @GET
    @Operation(
            operationId = "listCareers",
            summary = "Find careers, or list all of them",
            description = "With q the best come first, and each says why it was found; without it they are ordered by "
                    + "title. Every item carries its highlights: pay, outlook, hiring, education. payMin, growth and "
                    + "education let through what their figures prove; setAside counts those of which nothing can be "
                    + "proven, and why: a figure is missing, only a bound, old, or that of a broader, narrower or "
                    + "related occupation. include lets such figures count.")
    @APIResponse(
            responseCode = "200",
            description = "One page of the list",
            content =
                    @Content(
                            schema = @Schema(ref = "CareerList"),
                            examples = {
                                @ExampleObject(name = "first", ref = "careerList"),
                                @ExampleObject(name = "byFigures", ref = "careersByFigures")
                            }))
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
    @Parameter(
            name = "payMin",
            in = ParameterIn.QUERY,
            description = "US dollars a year that the middle of pay (highlights.pay.middle) must reach",
            example = "80000",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "1000000000"))
    @Parameter(
            name = "growth",
            in = ParameterIn.QUERY,
            description = "Percent that the projected change of employment (highlights.outlook.change) must reach over "
                    + "the projection's years; 0 is not shrinking",
            example = "5",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "-1000", maximum = "1000"))
    @Parameter(
            name = "education",
            in = ParameterIn.QUERY,
            description = "The most schooling that the career may typically start with (highlights.education.level); "
                    + "postsecondary is a certificate or some college, no degree",
            example = "postsecondary",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "none",
                                "highSchool",
                                "postsecondary",
                                "associate",
                                "bachelor",
                                "master",
                                "doctorate"
                            }))
    @Parameter(
            name = "include",
            in = ParameterIn.QUERY,
            description = "What counts although it proves nothing of exactly this career today, separated by commas: "
                    + "narrower, broader, related (figures of such occupations), old (undated, or more than three years "
                    + "older than the newest)",
            example = "broader,old",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "relevance (default with q), title (default without), pay, growth or openings, the most first; "
                            + "careers without the figure come last",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"relevance", "title", "pay", "growth", "openings"}))
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
        return careers.list(search).map(page -> answer(page, "", uri, headers));
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
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> suggest(
            @Parameter(description = "What was typed so far", example = "ml engin", required = true) @QueryParam("q")
                    String q,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Query.allows(uri, "q");
        return owners.get(Owner.ROLES, ROLES + "/suggest" + asked("q", q), headers);
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
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> resolve(
            @Parameter(
                            description = "A job title as somebody wrote it",
                            example = "Sr. ML Eng (Remote)",
                            required = true)
                    @QueryParam("title")
                    String title,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Query.allows(uri, "title");
        return owners.get(Owner.ROLES, ROLES + "/resolve" + asked("title", title), headers);
    }

    @GET
    @Path("{slug}/moves")
    @Operation(
            operationId = "careerMoves",
            summary = "Where to go from a career",
            description =
                    "Shared and missing skills with how far, the step between job zones, how near publishers hold "
                            + "them to be, how alike they are, and the change of pay where one source counts both in "
                            + "the same way, else why it cannot be told. With to: the shortest way there, each step from "
                            + "the one before.")
    @APIResponse(
            responseCode = "200",
            description = "The moves, the nearest first",
            content =
                    @Content(
                            schema = @Schema(ref = "CareerMoveList"),
                            examples = @ExampleObject(name = "moves", ref = "careerMoves")))
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
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Query.allows(uri, "to", "limit");
        return careers.moves(slug, to, Parameters.limit(limit)).map(moves -> answer(moves, "/moves", uri, headers));
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
        return owners.post(Owner.ROLES, ROLES + "/match", given);
    }

    private static String asked(String parameter, String value) {
        return value == null ? "" : "?" + parameter + "=" + RoleReference.encoded(value);
    }

    /** @param below the address below the career's, for where it lives now */
    static Response answer(Careers.Answer answer, String below, UriInfo uri, HttpHeaders headers) {
        return switch (answer) {
            case Careers.Answer.Found(byte[] json, boolean complete) -> new United(json, complete).response(headers);
            case Careers.Answer.Moved(String slug) -> {
                String query = uri.getRequestUri().getRawQuery();
                yield Response.status(308)
                        .header(
                                HttpHeaders.LOCATION,
                                ReadyRoute.CAREERS
                                        + RoleReference.encoded(slug)
                                        + below
                                        + (query == null ? "" : "?" + query))
                        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .build();
            }
            case Careers.Answer.Problem(int status, byte[] problem) ->
                Response.status(status)
                        .entity(problem)
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, PageHeaders.PARTIAL)
                        .build();
        };
    }
}
