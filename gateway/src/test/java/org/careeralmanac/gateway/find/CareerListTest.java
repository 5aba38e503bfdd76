package org.careeralmanac.gateway.find;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.careeralmanac.gateway.MovableClock;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.owners.Feeds;
import org.careeralmanac.gateway.owners.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnersForTests.class)
class CareerListTest {

    private static final String EVERYTHING = "{\"roles\":[],\"occupations\":[],\"all\":true}";

    OwnersForTests owners;

    @Inject
    Feeds feeds;

    @Inject
    MovableClock clock;

    @BeforeEach
    @AfterEach
    void normal() {
        owners.reset();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Stream.of(Owner.values())
                .allMatch(o -> feeds.trusted(o, clock.instant())));
    }

    @Test
    void itemsCarryHighlightsOfEveryOwnerThatAreAskedForOnce() {
        list("listed");
        highlights("listed", "first");

        Response first = given().get("/api/v1/careers?limit=1");
        Response second = given().get("/api/v1/careers?limit=1");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.jsonPath().getString("completeness")).isEqualTo("complete");
        assertThat(first.jsonPath().getString("items[0].slug")).isEqualTo("listed");
        assertThat(first.jsonPath().getMap("items[0].highlights"))
                .containsOnlyKeys("pay", "outlook", "hiring", "education");
        assertThat(first.jsonPath().getString("items[0].highlights.pay.text")).isEqualTo("first");
        assertThat(first.jsonPath().<Object>get("items[0].highlights.hiring")).isNull();
        assertThat(first.jsonPath().getString("nextCursor")).isEqualTo("abc");
        assertThat(first.jsonPath().getList("sources.id")).containsExactly("bls-oews");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(posts(Owner.SALARY, "listed")).isOne();
    }

    @Test
    void aChangeHasHighlightsAskedForAgain() {
        list("list-changed");
        highlights("list-changed", "first");
        given().get("/api/v1/careers?limit=1");
        owners.change(Owner.SALARY, "release", "r", EVERYTHING);
        highlights("list-changed", "second");

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "second"
                .equals(given().get("/api/v1/careers?limit=1").jsonPath().getString("items[0].highlights.pay.text")));
    }

    @Test
    void anOwnerThatIsAwayIsNamedAndItsPartIsNull() {
        list("list-partial");
        highlights("list-partial", "first");
        owners.of(Owner.SALARY).resetAll();
        owners.feedAnswers(Owner.SALARY);

        Response page = given().get("/api/v1/careers?limit=1");

        assertThat(page.jsonPath().getString("completeness")).isEqualTo("partial");
        assertThat(page.jsonPath().getList("missing")).containsExactly("salary-service");
        assertThat(page.jsonPath().<Object>get("items[0].highlights.pay")).isNull();
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Almanac-Completeness")).isEqualTo("partial");
    }

    @Test
    void theHomePageIsNotKeptWhileAnOwnersPartIsMissing() {
        list("home-partial", "100");
        highlights("home-partial", "first");
        sources(Owner.ROLES, "onet");
        sources(Owner.SALARY, "bls-oews");
        sources(Owner.TRENDS, "bls-ep");
        owners.of(Owner.SALARY)
                .stubFor(post(urlEqualTo("/api/v1/highlights"))
                        .willReturn(aResponse().withStatus(503)));

        assertThat(given().get("/").header("Cache-Control")).isEqualTo("no-store");

        highlights("home-partial", "first");
        Response whole = given().get("/");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.header("Cache-Control")).startsWith("public");
    }

    @Test
    void whatWasFoundIsPassedOnWithTheReasons() {
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles?q=ml%20engin%26x&seniority=mid&limit=20"))
                        .willReturn(json("""
                                {"items":[{"id":"found","slug":"found","title":"T","family":{"id":"f","name":"F"},
                                "seniority":"all","summary":"S","mergedIds":[],"occupations":[],
                                "matches":[{"on":"skill","text":"Kubernetes","terms":["k8s"],"how":["abbreviation"]}]}],
                                "total":{"count":1,"exact":true},"facets":{"family":[]},
                                "understood":{"terms":[],"ignored":["x"],"all":false},"nextCursor":null}""")));
        highlights("found", "pay");

        Response found = given().queryParam("seniority", "mid")
                .queryParam("q", "ml engin&x")
                .get("/api/v1/careers");

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.jsonPath().getString("items[0].matches[0].text")).isEqualTo("Kubernetes");
        assertThat(found.jsonPath().getString("items[0].highlights.pay.text")).isEqualTo("pay");
        assertThat(found.jsonPath().getInt("total.count")).isOne();
        assertThat(found.jsonPath().getList("understood.ignored")).isEqualTo(List.of("x"));
        assertThat(found.jsonPath().getMap("facets")).containsKey("family");
    }

    @Test
    void suggestionsAndResolutionsArePassedOn() {
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/suggest?q=ml%20e"))
                        .willReturn(json("{\"items\":[{\"id\":\"x\"}]}")));
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/resolve?title=%3F"))
                        .willReturn(aResponse()
                                .withStatus(400)
                                .withHeader("Content-Type", "application/problem+json")
                                .withBody("{\"code\":\"BAD_PARAMETER\"}")));

        Response suggested = given().queryParam("q", "ml e").get("/api/v1/careers/suggest");
        Response refused = given().queryParam("title", "?").get("/api/v1/careers/resolve");

        assertThat(suggested.asString()).isEqualTo("{\"items\":[{\"id\":\"x\"}]}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("BAD_PARAMETER");
        owners.fails(Owner.ROLES, aResponse().withStatus(500));
        assertThat(given().get("/api/v1/careers/suggest?q=x").statusCode()).isEqualTo(503);
    }

    @Test
    void movesAndMatchesArePassedOn() {
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/a%20b/moves?to=c&limit=5"))
                        .willReturn(json("{\"items\":[]}")));
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/old/moves?limit=20"))
                        .willReturn(aResponse()
                                .withStatus(308)
                                .withHeader("Location", "/api/v1/roles/new/moves?limit=20")));
        owners.of(Owner.ROLES).stubFor(post(urlEqualTo("/api/v1/roles/match")).willReturn(json("{\"items\":[1]}")));

        assertThat(given().get("/api/v1/careers/a b/moves?to=c&limit=5")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        Response moved = given().redirects().follow(false).get("/api/v1/careers/old/moves");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).isEqualTo("/api/v1/careers/new/moves");
        Response matched = given().contentType("application/json").body("{}").post("/api/v1/careers/match");
        assertThat(matched.asString()).isEqualTo("{\"items\":[1]}");
        assertThat(matched.header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().contentType("application/json")
                        .body("x".repeat(70_000))
                        .post("/api/v1/careers/match")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void pickersGetTheOwnersLists() {
        owners.of(Owner.SALARY)
                .stubFor(get(urlEqualTo("/api/v1/areas?limit=5&q=san%20fran"))
                        .willReturn(json("{\"items\":[{\"id\":\"US-CA\"}]}")));
        owners.of(Owner.ROLES).stubFor(get(urlEqualTo("/api/v1/families")).willReturn(json("{\"items\":[]}")));
        owners.of(Owner.SALARY)
                .stubFor(get(urlEqualTo("/api/v1/currencies?asOf=x"))
                        .willReturn(aResponse().withStatus(400).withBody("{\"parameter\":\"asOf\"}")));

        Response areas =
                given().queryParam("q", "san fran").queryParam("limit", 5).get("/api/v1/areas");
        assertThat(areas.jsonPath().getString("items[0].id")).isEqualTo("US-CA");
        assertThat(given().header("If-None-Match", areas.header("ETag"))
                        .queryParam("q", "san fran")
                        .queryParam("limit", 5)
                        .get("/api/v1/areas")
                        .statusCode())
                .isEqualTo(304);
        assertThat(given().get("/api/v1/families").statusCode()).isEqualTo(200);
        assertThat(given().get("/api/v1/currencies?asOf=x").jsonPath().getString("parameter"))
                .isEqualTo("asOf");
        assertThat(given().get("/api/v1/families?q=x").statusCode()).isEqualTo(400);
        assertThat(given().get("/api/v1/skills").statusCode()).isEqualTo(503);
    }

    @Test
    void aCursorThatRolesServiceRefusesIsABadParameter() {
        owners.of(Owner.ROLES)
                .stubFor(get(urlPathEqualTo("/api/v1/roles"))
                        .willReturn(aResponse().withStatus(400).withBody("""
                                {"parameter":"cursor","given":"nonsense","allowed":"a nextCursor"}""")));

        Response answer = given().get("/api/v1/careers?cursor=nonsense");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("parameter")).isEqualTo("cursor");
    }

    @Test
    void sourcesAreUnitedAndSayWhoHoldsThem() {
        sources(Owner.ROLES, "onet", "shared");
        sources(Owner.SALARY, "bls-oews", "shared");
        sources(Owner.TRENDS, "bls-ep");

        Response all = given().get("/api/v1/sources");

        assertThat(all.jsonPath().getList("items.id")).containsExactly("bls-ep", "bls-oews", "onet", "shared");
        assertThat(all.jsonPath().getList("items[3].services")).isEqualTo(List.of("roles-service", "salary-service"));
        assertThat(all.jsonPath().getString("completeness")).isEqualTo("complete");

        owners.of(Owner.TRENDS)
                .stubFor(get(urlEqualTo("/api/v1/sources"))
                        .willReturn(aResponse().withStatus(500)));
        Response partial = given().get("/api/v1/sources");
        assertThat(partial.jsonPath().getList("missing")).containsExactly("trends-service");
        assertThat(partial.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void releasesComeFromWhoeverHoldsTheSource() {
        releases(Owner.ROLES, aResponse().withStatus(404));
        releases(Owner.SALARY, json("""
                {"items":[{"id":"s:1:p:2024-01-01","knownFrom":"2024-01-01"},{"id":"s:2:p:2025-01-01","knownFrom":"2025-01-01"}]}"""));
        releases(Owner.TRENDS, aResponse().withStatus(404));

        Response found = given().get("/api/v1/sources/s/releases");
        assertThat(found.jsonPath().getList("items.id")).containsExactly("s:2:p:2025-01-01", "s:1:p:2024-01-01");
        assertThat(found.jsonPath().getString("items[0].service")).isEqualTo("salary-service");

        releases(Owner.SALARY, aResponse().withStatus(404));
        assertThat(given().get("/api/v1/sources/s/releases").statusCode()).isEqualTo(404);

        releases(Owner.SALARY, aResponse().withStatus(500));
        assertThat(given().get("/api/v1/sources/s/releases").statusCode()).isEqualTo(503);
    }

    @Test
    void theChangesOfAllOwnersAreReadWithOneCursorToTheEnd() {
        String cursor = null;
        int read = 0;
        Response page;
        do {
            page = given().get("/api/v1/changes?limit=2" + (cursor == null ? "" : "&after=" + cursor));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.jsonPath().getBoolean("partial")).isFalse();
            cursor = page.jsonPath().getString("nextCursor");
            read += page.jsonPath().getList("items").size();
        } while (!page.jsonPath().getList("items").isEmpty());
        assertThat(read).isEqualTo((int)
                (owners.position(Owner.ROLES) + owners.position(Owner.SALARY) + owners.position(Owner.TRENDS)));

        owners.change(Owner.TRENDS, "trend", "t", EVERYTHING);
        Response next = given().get("/api/v1/changes?after=" + cursor);
        assertThat(next.jsonPath().getList("items.id")).containsExactly("t");
    }

    @Test
    void anOwnerThatIsAwayKeepsItsPlaceInTheChanges() {
        String end = given().get("/api/v1/changes?limit=100").jsonPath().getString("nextCursor");
        while (!given().get("/api/v1/changes?limit=100&after=" + end)
                .jsonPath()
                .getList("items")
                .isEmpty()) {
            end = given().get("/api/v1/changes?limit=100&after=" + end)
                    .jsonPath()
                    .getString("nextCursor");
        }
        owners.change(Owner.SALARY, "release", "kept-for-later", EVERYTHING);
        owners.feedFails(Owner.SALARY);

        Response away = given().get("/api/v1/changes?after=" + end);
        owners.feedAnswers(Owner.SALARY);
        // It may count as away for a moment longer.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> given().get(
                        "/api/v1/changes?after=" + away.jsonPath().getString("nextCursor"))
                .jsonPath()
                .getList("items.id")
                .equals(List.of("kept-for-later")));

        assertThat(away.jsonPath().getBoolean("partial")).isTrue();
        assertThat(away.jsonPath().getList("missing")).containsExactly("salary-service");
    }

    @Test
    void aForeignCursorOfTheChangesIsRefused() {
        for (String cursor : List.of("x", "MQ", "LTEfLTEfLTE")) {
            Response answer = given().get("/api/v1/changes?after=" + cursor);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.jsonPath().getString("parameter")).isEqualTo("after");
        }
    }

    private void list(String id) {
        list(id, "1");
    }

    private void list(String id, String limit) {
        owners.of(Owner.ROLES)
                .stubFor(get(urlPathEqualTo("/api/v1/roles"))
                        .withQueryParam("limit", equalTo(limit))
                        .willReturn(json("""
                                {"items":[{"id":"%1$s","slug":"%1$s","title":"T","family":{"id":"f","name":"F"},
                                "seniority":"all","summary":"S","mergedIds":[],"occupations":[
                                {"scheme":"SOC-2018","code":"15-2051","title":"Data Scientists","fit":"exact"}]}],
                                "nextCursor":%2$s}""".formatted(id, limit.equals("1") ? "\"abc\"" : "null"))));
    }

    private void highlights(String id, String pay) {
        owners.highlights(Owner.ROLES, line(id, "{\"education\":{\"text\":\"e\"}}", "[]"));
        owners.highlights(Owner.SALARY, line(id, "{\"pay\":{\"text\":\"" + pay + "\"}}", """
                [{"id":"bls-oews","releases":["r"]}]"""));
        owners.highlights(Owner.TRENDS, line(id, "{\"outlook\":{\"text\":\"o\"},\"hiring\":null}", "[]"));
    }

    private static String line(String id, String highlights, String sources) {
        return "{\"id\":\"%s\",\"highlights\":%s,\"sources\":%s}\n".formatted(id, highlights, sources);
    }

    private int posts(Owner owner, String id) {
        return owners.of(owner)
                .countRequestsMatching(postRequestedFor(urlEqualTo("/api/v1/highlights"))
                        .withRequestBody(containing("\"" + id + "\""))
                        .build())
                .getCount();
    }

    private void sources(Owner owner, String... ids) {
        String items = Stream.of(ids)
                .map("{\"id\":\"%s\",\"publisher\":\"P\"}"::formatted)
                .collect(Collectors.joining(","));
        owners.of(owner).stubFor(get(urlEqualTo("/api/v1/sources")).willReturn(json("{\"items\":[" + items + "]}")));
    }

    private void releases(Owner owner, ResponseDefinitionBuilder answer) {
        owners.of(owner).stubFor(get(urlEqualTo("/api/v1/sources/s/releases")).willReturn(answer));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
