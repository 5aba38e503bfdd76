package org.careeralmanac.gateway.edge;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains problem types at the addresses that problems name as their {@code type}. */
@Path("/problems/{code}")
@Tag(name = "Problems")
public class ProblemResource {

    private static final String CACHED = "public, max-age=3600";

    private final Map<String, ProblemType> byType = Stream.concat(
                    Arrays.stream(CommonProblem.values()), Arrays.stream(GatewayProblem.values()))
            .collect(Collectors.toMap(ProblemType::type, type -> (ProblemType) type));

    /** What a problem type means. */
    @Schema(name = "ProblemExplanation")
    public record Explanation(String type, String code, int status, String title, String explanation) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "explainProblem", summary = "What a problem code means and what to do about it")
    @APIResponse(
            responseCode = "200",
            description = "The explanation",
            content =
                    @Content(
                            schema = @Schema(implementation = Explanation.class),
                            examples =
                                    @ExampleObject(
                                            name = "badParameter",
                                            value =
                                                    "{\"type\":\"/problems/bad-parameter\",\"code\":\"BAD_PARAMETER\",\"status\":400,\"title\":\"A parameter is not valid\",\"explanation\":\"The members parameter, given and allowed say which one, what was sent and what would be right.\"}")))
    @APIResponse(responseCode = "404", ref = "Problem")
    public Response json(@PathParam("code") String code) {
        ProblemType type = type(code);
        return Response.ok(new Explanation(type.type(), type.code(), type.status(), type.title(), type.explanation()))
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    @GET
    // Less than JSON, so that a client without Accept gets what programs read.
    @Produces("text/html;qs=0.5")
    @Operation(hidden = true)
    public Response html(@PathParam("code") String code) {
        ProblemType type = type(code);
        String page = """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%2$s · Career Almanac</title></head>
                <body><main><p><code>%1$s</code> (HTTP %3$d)</p><h1>%2$s</h1><p>%4$s</p></main></body></html>
                """.formatted(type.code(), escaped(type.title()), type.status(), escaped(type.explanation()));
        return Response.ok(page, MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private ProblemType type(String code) {
        ProblemType type =
                byType.get("/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        if (type == null) {
            throw new ProblemException(GatewayProblem.PROBLEM_NOT_FOUND, "No problem has the code '" + code + "'.");
        }
        return type;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
