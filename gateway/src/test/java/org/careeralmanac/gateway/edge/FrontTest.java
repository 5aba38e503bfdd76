package org.careeralmanac.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.careeralmanac.gateway.Answers;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.owners.Owner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnersForTests.class)
class FrontTest {

    private static final String PAGE = "/api/v1/careers/open";

    OwnersForTests owners;

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    @AfterEach
    void normal() {
        owners.reset();
        owners.career("open");
    }

    @Test
    void pagesOfAnyOriginMayReadTheApiAlsoWhatIsReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> given().get(PAGE).header("Cache-Control").contains("max-age"));
        for (Response answer : List.of(given().get(PAGE), given().get("/api/v1/careers/%00"), given().head(PAGE))) {
            if (answer.statusCode() == 200) {
                assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
                assertThat(answer.header("Access-Control-Expose-Headers"))
                        .contains("ETag", "Almanac-Completeness", "Almanac-Data-Age", "RateLimit", "Retry-After");
                assertThat(answer.header("RateLimit-Policy")).startsWith("\"default\";q=");
                assertThat(answer.header("RateLimit")).matches("\"default\";r=\\d+;t=\\d+");
            }
        }
        assertThat(given().get("/api/v1/nothing").header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void aBrowserThatAsksFirstIsToldWhatItMayDo() {
        Response read = preflight("/api/v1/careers/open", "GET");
        assertThat(read.statusCode()).isEqualTo(204);
        assertThat(read.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(read.header("Access-Control-Allow-Headers")).contains("If-None-Match");
        assertThat(read.header("Access-Control-Max-Age")).isNotNull();

        assertThat(preflight("/api/v1/careers/match", "POST").header("Access-Control-Allow-Methods"))
                .isEqualTo("POST, OPTIONS");
    }

    @Test
    void theWriteSideIsForNoOtherOrigin() {
        Response admin = preflight("/api/v1/admin/roles/x/revisions", "POST");

        assertThat(admin.header("Access-Control-Allow-Origin")).isNull();
        assertThat(admin.header("Access-Control-Allow-Methods")).isNull();
    }

    @Test
    void aClientThatSendsTooMuchIsToldWhenToGoOnAndOthersAreNotTouched() {
        HttpResponse<String> refused = null;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int hundreds = 0; refused == null && hundreds < 100; hundreds++) {
                List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    answers.add(client.sendAsync(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/problems/unavailable"))
                                    .header("X-Forwarded-For", "192.0.2.1")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
                }
                refused = answers.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.statusCode() == 429)
                        .findFirst()
                        .orElse(null);
            }
        }

        assertThat(refused).isNotNull();
        HttpHeaders headers = refused.headers();
        assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body()).contains("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(headers.firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(headers.firstValue("RateLimit").orElseThrow()).startsWith("\"default\";r=0;");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(given().header("X-Forwarded-For", "192.0.2.2").get(PAGE).statusCode())
                .isEqualTo(200);
        assertThat(given().port(managementPort).get("/q/health/ready").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whereTooMuchIsAtWorkTheRestIsSentAwayAtOnceAndFinishedPagesAndHealthAreNot() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> given().get(PAGE).header("Cache-Control").contains("max-age"));
        owners.of(Owner.ROLES)
                .stubFor(WireMock.get(WireMock.urlPathMatching("/api/v1/roles/slow-.*"))
                        .willReturn(owners.answer(Owner.ROLES, Answers.roles("slow"), "\"r\"")
                                .withFixedDelay(1_500)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(client.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/careers/slow-" + i))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            HttpResponse<String> shed = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(a -> a.body().contains("OVERLOADED"))
                    .findFirst()
                    .orElseThrow();

            assertThat(shed.statusCode()).isEqualTo(503);
            assertThat(shed.headers().firstValue("Retry-After")).isPresent();
            assertThat(shed.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answers).anySatisfy(a -> assertThat(a.join().body()).doesNotContain("OVERLOADED"));
        }
        assertThat(given().get(PAGE).statusCode()).isEqualTo(200);
        assertThat(given().port(managementPort).get("/q/health/ready").statusCode())
                .isEqualTo(200);
    }

    private static Response preflight(String path, String method) {
        return given().header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", method)
                .options(path);
    }
}
