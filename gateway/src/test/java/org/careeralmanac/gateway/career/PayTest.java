package org.careeralmanac.gateway.career;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.careeralmanac.gateway.Answers;
import org.careeralmanac.gateway.MovableClock;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.owners.Owner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnersForTests.class)
class PayTest {

    private static final String PROBLEM = """
            {"type":"/problems/no-price-index","title":"No price index for that","status":400,"code":"NO_PRICE_INDEX",\
            "detail":"No index of consumer prices on file covers DE in 2025.","parameter":"prices"}""";

    OwnersForTests owners;

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void everyOwnerAnswers() {
        owners.reset();
        clock.reset();
    }

    @Test
    void aPageAsksSalaryServiceAloneForTheViewInOneCanonicalOrder() {
        owners.career("viewed");

        given().get(
                        "/api/v1/careers/viewed?year=2023&currency=EUR&area=US-CA&seniority=senior&prices=2025&priceArea=US")
                .then()
                .statusCode(200);

        String asked = owners.of(Owner.SALARY).findAll(getRequestedFor(urlPathEqualTo("/api/v1/sections"))).stream()
                .map(r -> r.getUrl())
                .filter(u -> u.contains("viewed"))
                .findFirst()
                .orElseThrow();
        assertThat(asked)
                .startsWith("/api/v1/sections?area=US-CA&currency=EUR&family=")
                .contains("&priceArea=US&prices=2025&role=viewed&roleSeniority=", "&seniority=senior&year=2023");
        assertThat(owners.of(Owner.TRENDS).findAll(getRequestedFor(urlPathEqualTo("/api/v1/sections"))))
                .noneMatch(r -> r.getUrl().contains("currency"));
    }

    @Test
    void aViewHasItsOwnPageBesideTheDefaultOne() {
        owners.career("twofold");
        owners.of(Owner.SALARY)
                .stubFor(get(urlPathEqualTo("/api/v1/sections"))
                        .withQueryParam("role", equalTo("twofold"))
                        .withQueryParam("currency", equalTo("EUR"))
                        .atPriority(10)
                        .willReturn(owners.answer(
                                Owner.SALARY, Answers.salary("twofold").replace("pay of", "euros of"), "\"s2\"")));

        String dollars = given().get("/api/v1/careers/twofold").asString();
        String euros = given().get("/api/v1/careers/twofold?currency=EUR").asString();

        assertThat(dollars).contains("pay of twofold");
        assertThat(euros).contains("euros of twofold");
        assertThat(given().get("/api/v1/careers/twofold").asString()).isEqualTo(dollars);
        assertThat(given().get("/api/v1/careers/twofold?currency=EUR").asString())
                .isEqualTo(euros);
        assertThat(given().get("/api/v1/careers/twofold/sections/salary?currency=EUR")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatSalaryServiceRefusesIsPassedOn() {
        owners.career("refused");
        owners.of(Owner.SALARY)
                .stubFor(get(urlPathEqualTo("/api/v1/sections"))
                        .withQueryParam("prices", equalTo("2025"))
                        .atPriority(10)
                        .willReturn(problem(PROBLEM)));

        for (String address : List.of("", "/sections/salary")) {
            given().get("/api/v1/careers/refused" + address + "?area=DE&prices=2025")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .header("Cache-Control", "no-store")
                    .body("code", org.hamcrest.Matchers.equalTo("NO_PRICE_INDEX"))
                    .body("parameter", org.hamcrest.Matchers.equalTo("prices"));
        }
        given().accept("text/html")
                .get("/careers/refused?area=DE&prices=2025")
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(org.hamcrest.Matchers.containsString("covers DE in 2025"));
    }

    @Test
    void passesTheReadsOnWithTheRoleReference() {
        owners.career("paid");
        for (String read : List.of("pay", "pay/areas", "pay/history")) {
            owners.of(Owner.SALARY)
                    .stubFor(get(urlPathEqualTo("/api/v1/" + read))
                            .withQueryParam("role", equalTo("paid"))
                            .withQueryParam("occupation", equalTo("SOC-2018:15-1221:broader"))
                            .withQueryParam("currency", equalTo("EUR"))
                            .willReturn(owners.answer("{\"items\":[\"" + read + "\"]}", "\"p1\"", 1)));

            Response answer = given().get("/api/v1/careers/paid/" + read + "?currency=EUR");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.asString()).isEqualTo("{\"items\":[\"" + read + "\"]}");
            assertThat(answer.header("ETag")).isEqualTo("\"p1\"");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        }
        given().get("/api/v1/careers/paid/pay?colour=red").then().statusCode(400);
        given().get("/api/v1/careers/paid/pay/history?limit=3").then().statusCode(400);
    }

    @Test
    void saysWhenTheCareerIsNotThereOrMovedOrItsOwnerIsAway() {
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/nobody"))
                        .willReturn(problem("{\"status\":404,\"code\":\"ROLE_NOT_FOUND\"}")
                                .withStatus(404)));
        given().get("/api/v1/careers/nobody/pay").then().statusCode(404);
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/old"))
                        .willReturn(aResponse().withStatus(308).withHeader("Location", "/api/v1/roles/new")));
        given().redirects()
                .follow(false)
                .get("/api/v1/careers/old/pay/areas?currency=EUR")
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/careers/new/pay/areas?currency=EUR");
        owners.career("away");
        owners.of(Owner.SALARY)
                .stubFor(get(urlPathEqualTo("/api/v1/pay"))
                        .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        given().get("/api/v1/careers/away/pay")
                .then()
                .statusCode(503)
                .header("Retry-After", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void neitherKeepsNorLogsNorCountsAnAmount() {
        owners.career("secret");
        owners.of(Owner.SALARY)
                .stubFor(get(urlPathEqualTo("/api/v1/pay/standing"))
                        .withQueryParam("amount", equalTo("147531"))
                        .willReturn(owners.answer("{\"text\":\"told\",\"items\":[],\"sources\":[]}", "\"x\"", 1)));
        List<String> logged = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage()
                        + List.of(line.getParameters() == null ? new Object[0] : line.getParameters())
                        + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger ours = Logger.getLogger("org.careeralmanac");
        ours.addHandler(handler);
        ours.setLevel(Level.ALL);
        try {
            given().get("/api/v1/careers/secret/pay/standing?amount=147531")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store");
            given().get("/careers/secret/pay/standing?amount=147,531")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .header("Referrer-Policy", "no-referrer");
            owners.of(Owner.SALARY)
                    .stubFor(get(urlPathEqualTo("/api/v1/pay/standing"))
                            .atPriority(1)
                            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
            given().get("/api/v1/careers/secret/pay/standing?amount=147531")
                    .then()
                    .statusCode(503);
            given().get("/careers/secret/pay/standing?amount=147531").then().statusCode(503);
        } finally {
            ours.removeHandler(handler);
            ours.setLevel(null);
        }
        assertThat(logged).noneMatch(line -> line.contains("147531") || line.contains("147,531"));
        assertThat(meters.getMeters()).noneMatch(m -> m.getId().toString().contains("147531"));
    }

    @Test
    void theFormsOfThePageWorkWithoutAScriptAndShowWhatWasChosen() {
        owners.career("formed");
        owners.sections(Owner.SALARY, "formed", owners.answer(Owner.SALARY, Answers.salary("formed", """
                                {"text":"…","caveats":[],"view":{"area":"US-CA","currency":"EUR","seniority":"senior","period":"year",
                                "year":2023,"prices":null,"priceArea":null},"reconciliation":{"rule":"r","scale":{"currency":"EUR",
                                "period":"year","area":"US-CA"},"range":null,"reason":"None.","used":[],"setAside":[],"conflicts":[],
                                "weights":{}},"estimates":[],"bySeniority":[],"byArea":[{"area":"US-CA","name":"California","estimates":[]},
                                {"area":"US","name":"United States","estimates":[]}],"history":[],"additionalCompensation":[],"variability":[]}"""), "\"s9\""));

        String html = given().get("/careers/formed?area=US-CA&currency=EUR&seniority=senior&year=2023&prices=")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(html)
                .contains("<form method=\"get\" action=\"/careers/formed#salary\">")
                .contains("<form method=\"get\" action=\"/careers/formed/pay/standing\" autocomplete=\"off\">")
                .contains("<option value=\"US-CA\" selected>California</option>")
                .contains("<option value=\"EUR\" selected>EUR</option>")
                .contains("<option value=\"senior\" selected>Senior</option>")
                .contains("name=\"year\"", "value=\"2023\"")
                .contains("/api/v1/careers/formed?area=US-CA&amp;currency=EUR&amp;seniority=senior&amp;year=2023")
                .doesNotContain("<script");
    }

    @Test
    void thePagesOfPaySayWhatSalaryServiceSays() {
        owners.career("shown");
        owners.of(Owner.SALARY)
                .stubFor(get(urlPathEqualTo("/api/v1/pay/areas")).willReturn(owners.answer("""
                                {"view":{},"items":[{"area":"US-CA","name":"California","kind":"state","nominal":null,
                                "reason":"None can be compared.","priceArea":null,"adjusted":null,
                                "adjustment":"There is no range to adjust."}],"nextCursor":"abc","sources":[]}""", "\"a\"", 1)));
        owners.of(Owner.SALARY)
                .stubFor(get(urlPathEqualTo("/api/v1/pay/standing"))
                        .withQueryParam("amount", equalTo("150000"))
                        .withQueryParam("period", equalTo("year"))
                        .willReturn(owners.answer("""
                                {"view":{},"text":"Between 50 and 75 of 100 earn less.","items":[{"title":"Scientists","fit":"broader",
                                "seniority":"all","basis":"base","referencePeriod":"2024-05","source":"bls-oews","release":"r",
                                "method":"percentiles","atLeast":50,"atMost":75,"text":"Between 50 and 75.","caveats":[]}],
                                "sources":[]}""", "\"b\"", 1)));

        assertThat(given().get("/careers/shown/pay/areas").asString())
                .contains("California", "None can be compared.", "/careers/shown?area=US-CA#salary")
                .contains("/careers/shown/pay/areas?cursor=abc");
        assertThat(given().get("/careers/shown/pay/standing?amount=$150,000&period=year")
                        .asString())
                .contains("Between 50 and 75 of 100 earn less.", "x=\"50%\"", "width=\"25%\"");
        given().get("/careers/shown/pay/standing")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(org.hamcrest.Matchers.containsString("earn less than you?"));
    }

    @Test
    void streamsTheExport() {
        String lines = "{\"id\":\"a\"}\n".repeat(2_000);
        owners.of(Owner.SALARY)
                .stubFor(get(urlPathEqualTo("/api/v1/export/estimates.ndjson"))
                        .willReturn(aResponse()
                                .withHeader("Content-Type", "application/x-ndjson")
                                .withHeader("Cache-Control", "no-store")
                                .withChunkedDribbleDelay(4, 200)
                                .withBody(lines)));

        Response answer = given().get("/api/v1/export/estimates.ndjson");

        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.asString()).isEqualTo(lines);
        owners.of(Owner.SALARY)
                .stubFor(get(urlPathEqualTo("/api/v1/export/estimates.ndjson"))
                        .atPriority(1)
                        .willReturn(problem(PROBLEM)));
        given().get("/api/v1/export/estimates.ndjson?asOf=soon").then().statusCode(400);
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder problem(String json) {
        return aResponse()
                .withStatus(400)
                .withHeader("Content-Type", "application/problem+json")
                .withBody(json);
    }
}
