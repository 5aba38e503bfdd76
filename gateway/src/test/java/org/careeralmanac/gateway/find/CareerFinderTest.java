package org.careeralmanac.gateway.find;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.careeralmanac.gateway.MovableClock;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.owners.Feeds;
import org.careeralmanac.gateway.owners.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(OwnersForTests.class)
class CareerFinderTest {

    OwnersForTests owners;

    @Inject
    Feeds feeds;

    @Inject
    CareerIndex index;

    @Inject
    MovableClock clock;

    private CareersForTests careers;

    @BeforeEach
    void known() {
        normal();
        careers = new CareersForTests(owners)
                .with("all-exact", "\"value\":120000,\"fit\":\"exact\"", "\"value\":20,\"fit\":\"exact\"", "bachelor")
                .with("no-degree", "\"value\":80000,\"fit\":\"exact\"", "\"value\":3,\"fit\":\"exact\"", "highSchool")
                .with("broader", "\"value\":150000,\"fit\":\"broader\"", "\"value\":10,\"fit\":\"broader\"", "none")
                .with("no-pay", null, "\"value\":8,\"fit\":\"exact\"", "highSchool")
                .with(
                        "top-coded",
                        "\"atLeast\":239200,\"fit\":\"exact\"",
                        "\"value\":-2,\"fit\":\"exact\"",
                        "doctorate")
                .with(
                        "old",
                        "\"value\":90000,\"fit\":\"exact\",\"referencePeriod\":\"2019-05\"",
                        "\"value\":6,\"fit\":\"exact\"",
                        "none");
        careers.know(index);
    }

    @AfterEach
    void normal() {
        owners.reset();
        clock.reset();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Stream.of(Owner.values())
                .allMatch(o -> feeds.trusted(o, clock.instant())));
    }

    @Test
    void oneCallFindsWhatPaysGrowsAndNeedsNoDegreeAndCountsWhatCannotBeTold() {
        Response found = given().get("/api/v1/careers?payMin=70000&growth=1&education=postsecondary");

        JsonPath json = found.jsonPath();
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(json.getList("items.id")).containsExactly("no-degree");
        assertThat(json.getString("completeness")).isEqualTo("complete");
        assertThat(json.getInt("total.count")).isOne();
        assertThat(json.getBoolean("total.exact")).isTrue();
        assertThat(json.getInt("setAside.careers")).isEqualTo(3);
        assertThat(because(json))
                .containsExactly(
                        "payMin missing 1 null",
                        "payMin broader 1 broader",
                        "payMin old 1 old",
                        "growth broader 1 broader");
        assertThat(json.getString("setAside.because[0].text")).isEqualTo("1 career: no pay is on file.");
    }

    @Test
    void whatIsIncludedIsFoundAndSaysWhatItIs() {
        JsonPath json = given().get("/api/v1/careers?payMin=70000&growth=1&education=postsecondary&include=broader,old")
                .jsonPath();

        assertThat(json.getList("items.id")).containsExactly("no-degree", "broader", "old");
        assertThat(json.getInt("setAside.careers")).isOne();
        assertThat(json.getList("items[1].reasons.filter")).containsExactly("payMin", "growth", "education");
        assertThat(json.getString("items[1].reasons[0].text"))
                .isEqualTo("The middle of pay is so much a year, at least the $70,000 asked for. That is of Those of"
                        + " broader, a broader occupation.");
        assertThat(json.getString("items[1].reasons[0].figure")).isEqualTo("pay-broader");
        assertThat(json.getString("items[1].reasons[0].fit")).isEqualTo("broader");
        assertThat(json.getString("items[0].reasons[2].text"))
                .isEqualTo("It typically starts with a high school diploma; at most a certificate or some college, no"
                        + " degree was asked for.");
        assertThat(json.getString("items[0].highlights.pay.middle.id")).isEqualTo("pay-no-degree");
        assertThat(json.getList("sources.id")).containsExactly("bls-oews");
    }

    @Test
    void thoseWithoutTheFigureComeLastAndPagesGoOnWhereTheyEnded() {
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = given().get(
                            "/api/v1/careers?sort=pay&limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            assertThat(page.<Object>get("total") == null).isEqualTo(cursor != null);
            assertThat(page.<Object>get("setAside")).isNull();
            paged.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(paged).containsExactly("top-coded", "broader", "all-exact", "old", "no-degree", "no-pay");
        assertThat(given().get("/api/v1/careers?sort=growth").jsonPath().getList("items.id"))
                .containsExactly("all-exact", "broader", "no-pay", "old", "no-degree", "top-coded");
    }

    @Test
    void wordsNarrowAndOrderAndSayWhyTheyMatched() {
        careers.found("q=data%20x&seniority=all", "old", "all-exact", "nobody-knows-it", "top-coded", "broader");

        JsonPath json = given().queryParam("q", "data x")
                .queryParam("seniority", "all")
                .queryParam("payMin", "100000")
                .get("/api/v1/careers")
                .jsonPath();

        assertThat(json.getList("items.id")).containsExactly("all-exact", "top-coded");
        assertThat(json.getString("items[0].matches[0].on")).isEqualTo("title");
        assertThat(json.getList("items[0].reasons.filter")).containsExactly("payMin");
        assertThat(json.getList("understood.ignored")).isEqualTo(List.of("x"));
        assertThat(because(json)).containsExactly("payMin broader 1 broader");
        // Among those that the words find, the order of titles.
        assertThat(given().queryParam("q", "data x")
                        .queryParam("seniority", "all")
                        .queryParam("sort", "title")
                        .get("/api/v1/careers")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly("all-exact", "broader", "top-coded", "old");
    }

    @Test
    void whatIsFoundIsCountedByWhatItCanBeNarrowedBy() {
        JsonPath json = given().get("/api/v1/careers?growth=5").jsonPath();

        assertThat(json.getList("items.id")).containsExactly("all-exact", "no-pay", "old");
        assertThat(json.getList("facets.education.value")).containsExactly("bachelor", "highSchool", "none");
        assertThat(json.getInt("facets.family[0].count")).isEqualTo(3);
        assertThat(json.getString("facets.family[0].name")).isEqualTo("F");
        assertThat(json.getString("facets.jobZone[0].value")).isEqualTo("4");
        assertThat(json.getString("facets.interest[0].value")).isEqualTo("Investigative");
        assertThat(json.<Object>get("facets.technology")).isNull();
    }

    @Test
    void figuresStayWhileTheirOwnerIsAwayAndTheAnswerSaysSo() {
        owners.fails(Owner.SALARY, aResponse().withStatus(500));
        clock.move(Duration.ofMinutes(1));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> given().get("/api/v1/careers?payMin=100000")
                .jsonPath()
                .getList("missing")
                .equals(List.of("salary-service")));

        Response partial = given().get("/api/v1/careers?payMin=100000");

        assertThat(partial.jsonPath().getList("items.id")).containsExactly("all-exact", "top-coded");
        assertThat(partial.jsonPath().getString("completeness")).isEqualTo("partial");
        assertThat(partial.header("Cache-Control")).isEqualTo("no-store");
        assertThat(partial.header("Almanac-Completeness")).isEqualTo("partial");
    }

    @Test
    void wordsNeedRolesService() {
        owners.of(Owner.ROLES)
                .stubFor(get(urlPathEqualTo("/api/v1/ranking"))
                        .willReturn(aResponse().withStatus(500)));
        assertThat(given().get("/api/v1/careers?q=x&payMin=1").statusCode()).isEqualTo(503);

        owners.of(Owner.ROLES)
                .stubFor(get(urlPathEqualTo("/api/v1/ranking"))
                        .willReturn(aResponse().withStatus(400).withBody("""
                                {"parameter":"seniority","given":"boss","allowed":"entry"}""")));
        Response refused = given().get("/api/v1/careers?seniority=boss&payMin=1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("parameter")).isEqualTo("seniority");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"payMin=lots", "growth=", "education=phd", "include=missing", "sort=age", "cursor=x&payMin=1"})
    void whatMakesNoSenseIsRefused(String query) {
        Response answer = given().get("/api/v1/careers?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("BAD_PARAMETER");
        assertThat(answer.jsonPath().getString("parameter")).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void highlightsAreTakenInBeforeAnybodyAsks() {
        // From now on the owners' highlights cannot be asked for.
        for (Owner owner : Owner.values()) {
            owners.of(owner)
                    .stubFor(post(urlEqualTo("/api/v1/highlights"))
                            .willReturn(aResponse().withStatus(500)));
        }

        Response page = given().get("/api/v1/careers?limit=100");

        assertThat(page.jsonPath().getString("completeness")).isEqualTo("complete");
        assertThat(page.jsonPath().getString("items[0].highlights.pay.middle.id"))
                .isEqualTo("pay-all-exact");
    }

    private static List<String> because(JsonPath json) {
        return json.getList("setAside.because").stream()
                .map(b -> (Map<?, ?>) b)
                .map(b -> b.get("filter") + " " + b.get("reason") + " " + b.get("count") + " " + b.get("include"))
                .toList();
    }
}
