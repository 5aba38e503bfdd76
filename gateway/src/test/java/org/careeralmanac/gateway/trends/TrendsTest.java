package org.careeralmanac.gateway.trends;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.owners.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(OwnersForTests.class)
class TrendsTest {

    private static final String TREND = """
            {"id":"agents","title":"Agents act","summary":"Programs act for people.","direction":"rising",
             "strength":"strong","horizon":{"from":"2026","to":"2027"},"status":"current","roles":["pilot"],
             "families":["flying"],"effects":[{"industry":"Health & care","text":"They book."}],"skills":["Judgement"],
             "evidence":[{"kind":"series","text":"Postings rose.","series":"posts"}],
             "evidenceText":"Rests on one measured series.","source":"bureau","release":"bureau:all:x:2026-01-01",
             "firstStated":"2026","reviewedOn":"2026-11-01","expiresOn":"2027-12-31",
             "text":"Agents act (rising, strong).","caveats":[{"code":"X","text":"Beware of <b>."}]}""";
    private static final String SOURCE = """
            {"id":"bureau","publisher":"The Bureau","title":"T","url":null,"licence":"CC0-1.0",
             "attribution":"Said by The Bureau","kind":"editorial"}""";
    private static final String SERIES = """
            {"items":[{"id":"posts","title":"Postings","measure":"postingsIndex","unit":"ratio","baseDate":null,
             "adjusted":true,"grain":"month","area":"US","areaName":"United States","sector":"Aviation",
             "points":[{"period":"2026-01","value":0.0211619},{"period":"2026-02","missing":"notSurveyed"},
              {"period":"2026-03","value":0.025},{"period":"2026-04","value":0.03}],
             "momentum":{"asOf":"2026-04","unit":"percentagePoints","changes":[{"months":1,"from":"2026-03",
              "to":"2026-04","value":0.5}],"earlierYears":[{"yearsBefore":1,"period":"2025-04","value":0.011234}],
              "text":"Stood at 3%.","caveats":[]},"source":"watch","release":"watch:all:x:2026-05-01",
             "text":"Postings: up.","caveats":[{"code":"GAPS","text":"One gap."}]}],"nextCursor":null,
             "sources":[{"id":"watch","publisher":"The Watch","title":"Posts","url":null,"licence":"CC0-1.0",
              "attribution":"Posts, counted by The Watch","kind":"job-postings"}]}""";

    OwnersForTests owners;

    @BeforeEach
    @AfterEach
    void normal() {
        owners.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/trends?direction=rising&limit=5, /api/v1/trends?direction=rising&limit=5",
        "/api/v1/trends/agents?asOf=2026-01-01, /api/v1/trends/agents?asOf=2026-01-01",
        "/api/v1/series?sector=Banking%20%26%20Finance&area=US, /api/v1/series?area=US&sector=Banking%20%26%20Finance",
        "/api/v1/series/posts?from=2026&points=10, /api/v1/series/posts?from=2026&points=10"
    })
    void passesAnswersOnAsTheyAreWithTheirTag(String asked, String owner) {
        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo(owner)).willReturn(owners.answer(Owner.TRENDS, "{\"items\": [1]}", "\"t\"")));

        Response answer = given().urlEncodingEnabled(false).get(asked);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("{\"items\": [1]}");
        assertThat(answer.header("ETag")).isEqualTo("\"t\"");
        assertThat(answer.header("Cache-Control")).startsWith("public, max-age=1");
    }

    @Test
    void asksTheOwnerWhetherAnythingChanged() {
        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo("/api/v1/trends"))
                        .willReturn(aResponse().withStatus(304).withHeader("ETag", "\"t\"")));

        Response answer = given().header("If-None-Match", "\"t\"").get("/api/v1/trends");

        assertThat(answer.statusCode()).isEqualTo(304);
        owners.of(Owner.TRENDS).verify(getRequestedFor(urlEqualTo("/api/v1/trends")));
    }

    @Test
    void passesOnWhatTheOwnerRefusesAndSaysWhenItIsAway() {
        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo("/api/v1/trends/none"))
                        .willReturn(aResponse()
                                .withStatus(404)
                                .withHeader("Content-Type", "application/problem+json")
                                .withBody("{\"code\":\"TREND_NOT_FOUND\",\"detail\":\"None.\"}")));

        Response missing = given().get("/api/v1/trends/none");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.contentType()).startsWith("application/problem+json");
        assertThat(missing.jsonPath().getString("code")).isEqualTo("TREND_NOT_FOUND");

        owners.fails(Owner.TRENDS, aResponse().withStatus(500));
        Response away = given().get("/api/v1/series");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotNull();
        assertThat(away.jsonPath().getString("code")).isEqualTo("UNAVAILABLE");
        assertThat(given().get("/trends").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/trends?way=up",
                "/api/v1/trends?direction=",
                "/api/v1/trends?limit=1&limit=2",
                "/api/v1/series?q=x",
                "/api/v1/series/posts?limit=1",
                "/api/v1/trends/agents?from=2026"
            })
    void aMisspeltParameterNeverMeansEverything(String address) {
        assertThat(given().get(address).jsonPath().getString("code")).isEqualTo("BAD_PARAMETER");
    }

    @Test
    void streamsEverySeries() {
        String lines = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n";
        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo("/api/v1/export/series.ndjson?asOf=2026-01-01"))
                        .willReturn(aResponse()
                                .withHeader("Content-Type", "application/x-ndjson")
                                .withBody(lines)));

        Response answer = given().get("/api/v1/export/series.ndjson?asOf=2026-01-01");

        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        assertThat(answer.asString()).isEqualTo(lines);
        owners.down(Owner.TRENDS);
        assertThat(given().get("/api/v1/export/series.ndjson").statusCode()).isEqualTo(503);
    }

    @Test
    void showsTrendsToPeopleByWhereTheyStand() {
        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo("/api/v1/trends?industry=Health%20%26%20care&limit=100"))
                        .willReturn(owners.answer(
                                Owner.TRENDS,
                                "{\"items\":[%s],\"nextCursor\":\"abc\",\"industries\":[\"Health & care\"],\"sources\":[%s]}"
                                        .formatted(TREND, SOURCE.replace("editorial", "unattributed")),
                                "\"t\"")));

        Response page =
                given().urlEncodingEnabled(false).get("/trends?industry=Health+%26+care&direction=&status=&horizon=");

        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.asString())
                .contains("<a href=\"/trends/agents\">Agents act</a>")
                .contains("status-current")
                .contains("<option selected>Health &amp; care</option>")
                .contains("href=\"/trends?cursor=abc&amp;industry=Health%20%26%20care\"")
                .contains("Said by The Bureau")
                .contains("Stated by a source that names no publisher.")
                .contains("noindex");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void showsOneTrendWithTheSeriesItRestsOnItsGapsAndItsNumbers() {
        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo("/api/v1/trends/agents"))
                        .willReturn(owners.answer(
                                Owner.TRENDS,
                                "{\"trend\":%s,\"source\":%s,\"validUntil\":null}".formatted(TREND, SOURCE),
                                "\"t\"")));
        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo("/api/v1/series?ids=posts&points=120"))
                        .willReturn(owners.answer(Owner.TRENDS, SERIES, "\"s\"")));

        String page = given().get("/trends/agents").asString();

        assertThat(page)
                .contains("<h1>Agents act</h1>")
                .contains("Beware of &lt;b&gt;.")
                .contains("<a href=\"/careers/pilot\">Pilot</a>")
                .contains("href=\"/trends?industry=Health%20%26%20care\"")
                .contains("<svg class=\"line\"")
                .contains("Percent")
                .contains("<td class=\"num\">2.12</td>")
                .contains("1 gap in the line")
                .contains("+0.5 percentage points")
                .contains("April 2025 1.12%")
                .contains("<a class=\"by\" href=\"/sources#source-watch\">The Watch</a>")
                .contains("Posts, counted by The Watch")
                .contains("</strong> in April 2026")
                .contains("watch:all:x:2026-05-01");
        assertThat(page.split("class=\"series\"", -1))
                .as("two runs, one of them a dot")
                .hasSize(2);

        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo("/api/v1/series?ids=posts&points=120"))
                        .willReturn(aResponse().withStatus(500)));
        Response partial = given().get("/trends/agents");
        assertThat(partial.statusCode()).isEqualTo(200);
        assertThat(partial.asString()).contains("cannot be shown at the moment");
        assertThat(partial.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void saysOnAPageThatThereIsNoSuchTrend() {
        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo("/api/v1/trends/none"))
                        .willReturn(aResponse().withStatus(404).withBody("{}")));

        Response page = given().get("/trends/none");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("There is no such trend").contains("href=\"/trends\"");
    }
}
