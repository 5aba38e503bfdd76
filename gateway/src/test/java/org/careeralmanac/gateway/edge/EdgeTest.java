package org.careeralmanac.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.careeralmanac.defaults.problem.RefusalsForTests;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.career.SectionKey;
import org.careeralmanac.gateway.owners.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(OwnersForTests.class)
class EdgeTest extends RefusalsForTests {

    OwnersForTests owners;

    @BeforeEach
    @AfterEach
    void normal() {
        owners.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/api/v1/careers/x?section=salary; section; sections, asOf",
                "/api/v1/careers/x?sections=salary,wages; sections; relatedCareers",
                "/api/v1/careers/x?sections=; sections; a value",
                "/api/v1/careers/x?asOf=2025-13-01; asOf; YYYY-MM-DD",
                "/api/v1/careers/x?asOf=2025-01-01&asOf=2025-01-02; asOf; one asOf",
                "/api/v1/careers/x/sections/wages; key; overview, responsibilities",
                "/api/v1/careers?limit=101; limit; from 1 to 100",
                "/api/v1/careers?query=x; query; cursor, limit",
                "/api/v1/careers?q=; q; a value",
                "/api/v1/changes?after=@; after; nextCursor",
                "/api/v1/sources?x=1; x; no parameters"
            })
    void badParametersAreNamedWithWhatIsAllowed(String address, String parameter, String allowed) {
        Response answer = given().urlEncodingEnabled(false).get(address);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("BAD_PARAMETER");
        assertThat(answer.jsonPath().getString("parameter")).isEqualTo(parameter);
        assertThat(answer.jsonPath().getString("allowed")).contains(allowed);
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemToo() {
        problem(given().get("/api/v1/nothing"), 404, "NOT_FOUND");
        problem(given().get("/api/v1/admin/other/x"), 404, "NOT_FOUND");
        problem(given().body("{}").contentType("application/json").post("/api/v1/careers"), 405, "METHOD_NOT_ALLOWED");
        problem(given().accept("application/xml").get("/api/v1/sources"), 406, "NOT_ACCEPTABLE");
        problem(given().get("/api/v1/careers/" + "x".repeat(5_000)), 414, "URI_TOO_LONG");
    }

    @Test
    void adminCallsReachTheirOwnerAsTheyAreAndSoDoTheAnswers() {
        byte[] body = "{\"note\":\"n\"}".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        owners.of(Owner.SALARY)
                .stubFor(post(urlEqualTo("/api/v1/admin/salary/imports?kind=oews&file=a%3Ab"))
                        .willReturn(aResponse()
                                .withStatus(403)
                                .withHeader("Content-Type", "application/problem+json")
                                .withHeader("X-Own", "yes")
                                .withBody("{\"code\":\"FORBIDDEN\"}")));

        Response answer = given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer t")
                .contentType("application/octet-stream")
                .body(body)
                .post("/api/v1/admin/salary/imports?kind=oews&file=a%3Ab");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.header("X-Own")).isEqualTo("yes");
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.asString()).isEqualTo("{\"code\":\"FORBIDDEN\"}");
        owners.of(Owner.SALARY)
                .verify(postRequestedFor(urlEqualTo("/api/v1/admin/salary/imports?kind=oews&file=a%3Ab"))
                        .withHeader("Authorization", equalTo("Bearer t"))
                        .withRequestBody(binaryEqualTo(body)));
    }

    @Test
    void onlyFilesOfImportsMayBeLarge() {
        problem(
                given().contentType("application/json")
                        .body("x".repeat(1_200_000))
                        .post("/api/v1/admin/salary/releases/a/withdrawal"),
                413,
                "BODY_TOO_LARGE");
    }

    @Test
    void anAdminCallOfTheOwnerItselfReachesItToo() {
        owners.of(Owner.ROLES)
                .stubFor(post(urlEqualTo("/api/v1/admin/roles"))
                        .willReturn(aResponse().withStatus(201)));

        assertThat(given().body("{}")
                        .contentType("application/json")
                        .post("/api/v1/admin/roles")
                        .statusCode())
                .isEqualTo(201);
        problem(given().body("{}").contentType("application/json").post("/api/v1/admin/rolesx"), 404, "NOT_FOUND");
    }

    @Test
    void anAdminCallWhoseOwnerIsAwayIs503() {
        owners.down(Owner.TRENDS);

        problem(given().body("x").post("/api/v1/admin/trends/x/revisions"), 503, "UNAVAILABLE");
        problem(given().get("/api/v1/admin/trends/x/revisions"), 503, "UNAVAILABLE");
    }

    @Test
    void everyProblemOfEveryServiceHasItsExplanation() {
        JsonPath all = given().get("/problems").jsonPath();
        assertThat(all.getList("items.code", String.class))
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("BAD_PARAMETER", "SLUG_TAKEN", "TREND_NOT_FOUND", "PROBLEM_NOT_FOUND", "ROLE_NOT_FOUND");
        for (String type : all.getList("items.type", String.class)) {
            Response answer = given().get(type);
            assertThat(answer.statusCode()).as(type).isEqualTo(200);
            assertThat(answer.jsonPath().getString("explanation")).as(type).isNotBlank();
        }
        assertThat(given().get("/problems/SLUG_TAKEN").jsonPath().getInt("status"))
                .isEqualTo(409);
        Response html = given().accept("text/html").get("/problems/slug-taken");
        assertThat(html.contentType()).startsWith("text/html");
        assertThat(html.asString()).contains("SLUG_TAKEN");
        assertThat(given().accept("text/html").get("/problems").asString()).contains("/problems/trend-not-found");
        problem(given().get("/problems/no-such-thing"), 404, "PROBLEM_NOT_FOUND");
    }

    @Test
    void theDocumentOfErrorsIsWhatTheServicesSay() throws IOException {
        StringBuilder document = new StringBuilder("""
                # Errors

                Every error answer is `application/problem+json` (RFC 9457) with a stable `code`. Its `type` is an address at
                the gateway that explains it: `/problems/` and the code. This file is made from the services' API
                descriptions; a build of the gateway writes it to `gateway/target/errors.md` and fails where they differ.

                | code | HTTP | what it says | what to do |
                |---|---|---|---|
                """);
        given().get("/problems")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .forEach(p -> document.append("| `%s` | %s | %s | %s |\n"
                        .formatted(p.get("code"), p.get("status"), p.get("title"), p.get("explanation"))));
        Files.writeString(Path.of("target/errors.md"), document);

        assertThat(Path.of("../docs/errors.md"))
                .as("copy gateway/target/errors.md to docs/errors.md")
                .content()
                .isEqualTo(document.toString());
    }

    @Test
    void aRouteThatThrowsIsAProblemWithAnIncident() {
        Response answer = given().get(BrokenRoute.PATH);

        problem(answer, 500, "INTERNAL");
        assertThat(answer.jsonPath().getString("incident")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("secret", "IllegalState");
    }

    @Override
    protected boolean isOwn(String path) {
        return !path.startsWith("/api/v1/admin/");
    }

    @Test
    void theApiIsDescribedAndItsPageIsServedFromHere() {
        assertThat(given().get("/openapi").statusCode()).isEqualTo(200);
        assertThat(given().get("/openapi?format=json").jsonPath().getString("openapi"))
                .isEqualTo("3.1.0");
        JsonPath described = given().get("/openapi?format=json").jsonPath();
        for (SectionKey key : SectionKey.ALL) {
            String schema =
                    Character.toUpperCase(key.key().charAt(0)) + key.key().substring(1) + "Section";
            assertThat(described.getMap("components.schemas").keySet().stream().map(String::valueOf))
                    .contains(schema);
            assertThat(described.getString("components.schemas.CareerSections.properties." + key.key()))
                    .contains("#/components/schemas/" + schema);
        }
        assertThat(described.getMap("paths").keySet().stream().map(String::valueOf))
                .anyMatch(path -> path.startsWith("/api/v1/admin/roles/"))
                .anyMatch(path -> path.startsWith("/api/v1/admin/salary/"))
                .anyMatch(path -> path.startsWith("/api/v1/admin/trends/"));
        Response docs = given().get("/docs/");
        assertThat(docs.statusCode()).isEqualTo(200);
        assertThat(docs.asString()).contains("swagger-ui").doesNotContain("https://");
    }

    private static void problem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }
}
