package org.careeralmanac.gateway.edge;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains problem types, those of the owners too, at the addresses that problems name as their {@code type}. */
@Path("/problems")
@Tag(name = "Problems")
@Blocking
public class ProblemResource {

    private static final String CACHED = "public, max-age=3600";

    /** Less than JSON, so that a client without Accept gets what programs read. */
    private static final String HTML = "text/html;qs=0.5";

    private final ProblemCatalogue catalogue;

    ProblemResource(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What a problem type means. */
    @Schema(name = "ProblemExplanation")
    public record Explanation(String type, String code, int status, String title, String explanation) {

        static Explanation of(ProblemType type) {
            return new Explanation(type.type(), type.code(), type.status(), type.title(), type.explanation());
        }
    }

    /** Every problem type, by code. */
    @Schema(name = "ProblemList")
    public record Explanations(List<Explanation> items) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listProblems", summary = "Every problem code of the suite")
    @APIResponse(
            responseCode = "200",
            description = "The explanations by code",
            content = @Content(schema = @Schema(implementation = Explanations.class)))
    public Response list() {
        return answer(
                new Explanations(catalogue.all().stream().map(Explanation::of).toList()), MediaType.APPLICATION_JSON);
    }

    @GET
    @Produces(HTML)
    @Operation(hidden = true)
    public Response listPage() {
        String items = catalogue.all().stream()
                .map(t -> "<dt><a href=\"%s\"><code>%s</code></a> (HTTP %d)</dt><dd>%s</dd>\n"
                        .formatted(t.type(), t.code(), t.status(), escaped(t.title())))
                .collect(Collectors.joining());
        return page("Problems", "<h1>Problems</h1>\n<dl>\n" + items + "</dl>");
    }

    @GET
    @Path("{code}")
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
    public Response explanation(@PathParam("code") String code) {
        return answer(Explanation.of(type(code)), MediaType.APPLICATION_JSON);
    }

    @GET
    @Path("{code}")
    @Produces(HTML)
    @Operation(hidden = true)
    public Response explanationPage(@PathParam("code") String code) {
        ProblemType type = type(code);
        return page(
                type.title(),
                "<p><code>%s</code> (HTTP %d)</p><h1>%s</h1><p>%s</p><p><a href=\"/problems\">All problems</a></p>"
                        .formatted(type.code(), type.status(), escaped(type.title()), escaped(type.explanation())));
    }

    private static Response page(String title, String main) {
        return answer("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s · Career Almanac</title></head>
                <body><main>%s</main></body></html>
                """.formatted(escaped(title), main), MediaType.TEXT_HTML + ";charset=UTF-8");
    }

    private static Response answer(Object entity, String mediaType) {
        return Response.ok(entity, mediaType)
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private ProblemType type(String code) {
        return catalogue
                .find(code)
                .orElseThrow(() -> new ProblemException(
                        GatewayProblem.PROBLEM_NOT_FOUND, "No problem has the code '" + code + "'."));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
