package org.careeralmanac.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every service of the suite refuses before its own code sees it, over real connections. Each extends this. */
public abstract class RefusalsForTests {

    @TestHTTPResource
    URI service;

    private final ObjectMapper json = new ObjectMapper();

    /** Whether the service itself answers at this address of its description. */
    protected boolean isOwn(String path) {
        return true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/%",
                "/careers/%zz",
                "/api/v1/careers/%zz",
                "/api/v1/careers/%",
                "/api/v1/careers?limit=%2",
                "/api/v1/careers/a%00b",
                "/api/v1/roles/%zz",
                "/api/v1/roles/%",
                "/api/v1/roles/x?asOf=%2",
                "/api/v1/roles/a%00b",
                "/api/v1/admin/roles/x/%zz",
                "/api/v1/changes?after=%2",
                "/api/v1/a|b",
                "//",
                "%zz"
            })
    void anAddressThatCannotBeReadIsAProblem(String address) throws IOException {
        String answer = answer("GET", address);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(body(answer).path("code").asText()).isEqualTo("BAD_REQUEST");
        assertThat(body(answer).path("detail").asText()).contains("at character");
    }

    @Test
    void everyAddressSaysWhichMethodsItTakes() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : new YAMLMapper()
                .readTree(Path.of("openapi.yaml").toFile())
                .path("paths")
                .properties()) {
            if (!isOwn(path.getKey())) {
                continue;
            }
            String answer = answer("PATCH", path.getKey().replaceAll("\\{[^}]*}", "x"));
            List<String> allowed = allow(answer);
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                boolean method = operation.getValue().has("responses");
                if (method && !allowed.contains(operation.getKey().toUpperCase(Locale.ROOT))) {
                    wrong.add(operation.getKey() + " is not among " + allowed + " of " + path.getKey());
                }
            }
            if (!answer.startsWith("HTTP/1.1 405")
                    || !answer.contains("METHOD_NOT_ALLOWED")
                    || allowed.contains("PATCH")) {
                wrong.add(path.getKey() + ": " + answer);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** By hand: clients of a library refuse to send some of these addresses. */
    private String answer(String method, String address) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((method + " " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonNode body(String answer) throws IOException {
        return json.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
    }

    private static List<String> allow(String answer) {
        return answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("allow:"))
                .flatMap(line -> List.of(line.substring("allow:".length()).split(",")).stream())
                .map(String::strip)
                .toList();
    }
}
