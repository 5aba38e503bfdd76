package org.careeralmanac.gateway.edge;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemsInOpenApi;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Says of every operation what the edge does for all of them: the limit on requests with its headers, who may read from
 * another origin, what is asked of a token, the problems that any request may meet. A problem that the description of an
 * answer names by its code is there as an example.
 */
final class EdgeInOpenApi {

    private static final String ADMIN = "/api/v1/admin/";
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");
    private static final String EXAMPLE = "problem-";

    private final OpenAPI openApi;
    private final Map<String, Map<?, ?>> problems = new TreeMap<>();
    private final Set<String> named = new HashSet<>();

    private EdgeInOpenApi(OpenAPI openApi) {
        this.openApi = openApi;
        for (Object problem : (List<?>) openApi.getExtensions().get(ProblemsInOpenApi.EXTENSION)) {
            Map<?, ?> members = (Map<?, ?>) problem;
            problems.put(String.valueOf(members.get("code")), members);
        }
    }

    /** @param openApi with all its operations and problems; it is changed */
    static void describe(OpenAPI openApi) {
        new EdgeInOpenApi(openApi).describe();
    }

    private void describe() {
        problems.forEach((code, problem) -> openApi.getComponents()
                .addExample(
                        EXAMPLE + code,
                        OASFactory.createExample()
                                .summary(String.valueOf(problem.get("title")))
                                .value(body(problem))));
        openApi.getComponents().getResponses().values().forEach(response -> describe("4XX", response, false));
        openApi.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .values()
                .forEach(operation -> describe(operation, path.startsWith(ADMIN))));
        // What no description names, any of them may be.
        MediaType any = openApi.getComponents()
                .getResponses()
                .get("Problem")
                .getContent()
                .getMediaType(Problem.MEDIA_TYPE);
        problems.keySet().stream().filter(code -> !named.contains(code)).forEach(code -> example(any, code));
    }

    private void describe(Operation operation, boolean admin) {
        APIResponses responses = operation.getResponses();
        shared(responses, "400", "Problem");
        if (admin) {
            shared(responses, "401", "Unauthenticated");
            shared(responses, "403", "Forbidden");
        } else {
            // Said aloud, since nothing said could be an oversight.
            operation.setSecurity(List.of());
        }
        shared(responses, "429", "TooManyRequests");
        shared(responses, "500", "Failure");
        responses.getAPIResponses().forEach((status, response) -> describe(status, response, admin));
    }

    private static void shared(APIResponses responses, String status, String name) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
        }
    }

    private void describe(String status, APIResponse response, boolean admin) {
        if (response.getRef() != null) {
            return;
        }
        if (status.startsWith("2") || status.startsWith("4")) {
            header(response, "RateLimit");
            header(response, "RateLimit-Policy");
            if (!admin) {
                header(response, "Access-Control-Allow-Origin");
            }
        }
        MediaType problem =
                response.getContent() == null ? null : response.getContent().getMediaType(Problem.MEDIA_TYPE);
        if (problem != null && response.getDescription() != null) {
            CODE.matcher(response.getDescription())
                    .results()
                    .map(MatchResult::group)
                    .filter(problems::containsKey)
                    .forEach(code -> example(problem, code));
        }
    }

    private void example(MediaType problem, String code) {
        problem.addExample(code, OASFactory.createExample().ref(EXAMPLE + code));
        named.add(code);
    }

    private static void header(APIResponse response, String name) {
        response.addHeader(name, OASFactory.createHeader().ref(name));
    }

    private static Map<String, Object> body(Map<?, ?> problem) {
        String code = String.valueOf(problem.get("code"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("title", problem.get("title"));
        body.put("status", problem.get("status"));
        body.put("code", code);
        body.put("detail", problem.get("explanation"));
        return body;
    }
}
