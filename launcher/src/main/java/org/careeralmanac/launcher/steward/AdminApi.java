package org.careeralmanac.launcher.steward;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.careeralmanac.launcher.LauncherException;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** The admin calls of the owners, through the gateway. */
public final class AdminApi {

    /** The owners, as their admin addresses name them. */
    public static final List<String> OWNERS = List.of("roles", "salary", "trends");

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI gateway;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    public AdminApi(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** Below {@code /api/v1/admin/{owner}/}; empty for 404. */
    public Optional<Map<String, Object>> find(String owner, String path) throws InterruptedException {
        HttpResponse<String> answer = send(request(owner, path).GET().build());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(read(answer));
    }

    /** As {@link #find}; 404 is a failure like any other. */
    public Map<String, Object> get(String owner, String path) throws InterruptedException {
        return read(send(request(owner, path).GET().build()));
    }

    /** @throws LauncherException with what the owner says is wrong */
    public Map<String, Object> post(String owner, String path, String contentType, BodyPublisher body)
            throws InterruptedException {
        return read(send(request(owner, path)
                .header("Content-Type", contentType)
                .POST(body)
                .build()));
    }

    /** A query of these parameters, with its question mark. */
    public static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** A text as one segment of an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The objects of a list in an answer. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> list(Map<String, Object> answer, String member) {
        return (List<Map<String, Object>>) answer.getOrDefault(member, List.of());
    }

    private HttpRequest.Builder request(String owner, String path) {
        return HttpRequest.newBuilder(gateway.resolve("/api/v1/admin/" + owner + "/" + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LauncherException("The gateway at " + gateway + " does not answer ("
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                    + "). Is it running? ./almanac status tells.");
        }
    }

    private static Map<String, Object> read(HttpResponse<String> answer) {
        Map<String, Object> body;
        try {
            body = JsonUtil.parseJson(answer.body());
        } catch (JoseException e) {
            throw new LauncherException("The gateway answered " + answer.statusCode() + " without a body to read.");
        }
        if (answer.statusCode() >= 400) {
            throw new LauncherException(
                    "%s (%s)".formatted(body.getOrDefault("detail", body.get("title")), body.get("code")));
        }
        return body;
    }
}
