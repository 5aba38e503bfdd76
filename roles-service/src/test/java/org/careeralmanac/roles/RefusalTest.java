package org.careeralmanac.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.problem.RefusalsForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a service of the suite refuses before its own code sees it, over real connections. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class RefusalTest extends RefusalsForTests {

    private static final String WRITE = "/api/v1/admin/roles/data-engineer/revisions";
    private static final byte[] LARGE =
            ("{\"note\": \"" + "x".repeat(3_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

    @TestHTTPResource
    URI base;

    @Inject
    ObjectMapper json;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    @TestSecurity(user = "e", roles = "editor")
    void aBodyThatIsAnnouncedTooLargeIs413() throws Exception {
        for (int again = 0; again < 3; again++) {
            assertProblem(write(BodyPublishers.ofByteArray(LARGE), "application/json"), 413, "BODY_TOO_LARGE");
        }
    }

    @Test
    @TestSecurity(user = "e", roles = "editor")
    void aBodyThatTurnsOutTooLargeIs413() throws Exception {
        for (int again = 0; again < 3; again++) {
            assertProblem(write(unannounced(LARGE), "application/json"), 413, "BODY_TOO_LARGE");
        }
    }

    @Test
    void aLargeBodyWithoutATokenIsRefusedWithAWholeAnswer() throws Exception {
        assertProblem(write(BodyPublishers.ofByteArray(LARGE), "application/json"), 413, "BODY_TOO_LARGE");
        assertProblem(write(unannounced(LARGE), "application/json"), 401, "UNAUTHENTICATED");
    }

    @Test
    @TestSecurity(user = "e", roles = "editor")
    void aLargeBodyOfAnotherTypeIsRefusedWithAWholeAnswer() throws Exception {
        assertProblem(write(unannounced(LARGE), "text/csv"), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    @TestSecurity(user = "e", roles = "editor")
    void aBodyThatDoesNotFitIsABadBody() throws Exception {
        JsonNode unknown =
                assertProblem(write(BodyPublishers.ofString("{\"noote\": 1}"), "application/json"), 400, "BAD_BODY");
        assertThat(unknown.at("/errors/0/at").asText()).isEqualTo("/noote");

        assertProblem(write(BodyPublishers.ofString("[]"), "application/json"), 400, "BAD_BODY");
        JsonNode none = assertProblem(write(BodyPublishers.noBody(), "application/json"), 400, "BAD_BODY");
        assertThat(none.path("detail").asText()).isEqualTo("The request has no body.");
    }

    private HttpResponse<String> write(BodyPublisher body, String type) throws Exception {
        return client.send(
                HttpRequest.newBuilder(base.resolve(WRITE))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", type)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private static BodyPublisher unannounced(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private JsonNode assertProblem(HttpResponse<String> answer, int status, String code) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo(code);
        return problem;
    }
}
