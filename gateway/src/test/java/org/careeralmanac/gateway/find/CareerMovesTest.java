package org.careeralmanac.gateway.find;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
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
class CareerMovesTest {

    OwnersForTests owners;

    @Inject
    Feeds feeds;

    @Inject
    CareerIndex index;

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
    void eachMoveSaysWhatItPaysBesideHereAndOfAWayBesideTheStepBefore() {
        new CareersForTests(owners)
                .with("move-a", "\"value\":100000,\"fit\":\"exact\"", null, null)
                .with("move-b", "\"value\":125000,\"fit\":\"broader\"", null, null)
                .with("move-c", "\"value\":150000,\"fit\":\"broader\",\"basis\":\"base\"", null, null)
                .with("move-d", null, null, null)
                .know(index);
        moves("?limit=20", "null");
        moves("?to=move-d&limit=20", "true");

        JsonPath moves = given().get("/api/v1/careers/move-a/moves").jsonPath();
        JsonPath way = given().get("/api/v1/careers/move-a/moves?to=move-d").jsonPath();

        assertThat(moves.getString("pay.id")).isEqualTo("pay-move-a");
        assertThat(moves.getString("items[0].pay.id")).isEqualTo("pay-move-b");
        assertThat(moves.getFloat("items[0].payChange.percent")).isEqualTo(25f);
        assertThat(moves.getString("items[0].payChange.text"))
                .endsWith(" What Title of move-b pays is told by Those of move-b, a broader occupation.");
        assertThat(moves.getList("items.payChange.comparable")).isEqualTo(List.of(true, false, false));
        assertThat(moves.getList("items.payChange.reason")).containsExactly(null, "basis", "missing");
        assertThat(moves.getString("completeness")).isEqualTo("complete");
        assertThat(moves.getList("sources.id")).containsExactly("bls-oews");
        assertThat(way.getString("items[2].payChange.text")).isEqualTo("No pay is on file for Title of move-d.");
        assertThat(way.getString("items[1].payChange.text")).contains("baseAndIncentive, base");
    }

    private void moves(String query, String found) {
        String items = Stream.of("b", "c", "d")
                .map("{\"id\":\"move-%1$s\",\"slug\":\"move-%1$s\",\"title\":\"Title of move-%1$s\"}"::formatted)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/move-a/moves" + query))
                        .willReturn(aResponse()
                                .withHeader("Content-Type", "application/json")
                                .withBody("{\"id\":\"move-a\",\"slug\":\"move-a\",\"items\":[" + items + "],\"found\":"
                                        + found + "}")));
    }

    @Test
    void careersStandSideBySideWithHowEachPartStands() {
        owners.career("side-a");
        owners.career("side-b");
        owners.of(Owner.ROLES)
                .stubFor(get(urlPathMatching("/api/v1/roles/side-a/moves"))
                        .willReturn(aResponse().withBody("""
                                {"id":"side-a","slug":"side-a","items":[{"id":"side-b","title":"B","similarity":0.5,
                                "sharedSkills":[],"missingSkills":[],"sharedNames":["SQL"],"missingNames":["R"]}]}""")));

        Response compared = given().get("/api/v1/compare?careers=side-a,side-b");

        JsonPath json = compared.jsonPath();
        assertThat(compared.statusCode()).isEqualTo(200);
        assertThat(json.getList("careers.id")).containsExactly("side-a", "side-b");
        assertThat(json.getString("careers[1].title")).isEqualTo("Title of side-b");
        assertThat(json.getString("careers[0].highlights.pay.text")).isEqualTo("pay of side-a");
        assertThat(json.getString("careers[0].states.pay.status")).isEqualTo("live");
        assertThat(json.getList("comparisons.measure")).containsExactly("pay", "outlook");
        assertThat(json.getList("comparisons.reason")).containsExactly("missing", "missing");
        assertThat(json.getList("skills[0].sharedNames")).isEqualTo(List.of("SQL"));
        assertThat(json.getString("completeness")).isEqualTo("complete");
    }

    @Test
    void aPartThatCannotBeHadIsSaid() {
        owners.career("part-a");
        owners.career("part-b");
        owners.fails(Owner.SALARY, aResponse().withStatus(500));

        Response compared = given().get("/api/v1/compare?careers=part-a,part-b");

        assertThat(compared.jsonPath().getString("careers[0].states.pay.status"))
                .isEqualTo("unavailable");
        assertThat(compared.jsonPath().getList("missing")).containsExactly("salary-service");
        assertThat(compared.jsonPath().getList("skills")).isEmpty();
        assertThat(compared.header("Almanac-Completeness")).isEqualTo("partial");
        assertThat(compared.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aCareerThatIsNoneIsNotFound() {
        owners.career("known");
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/unknown"))
                        .willReturn(aResponse().withStatus(404).withBody("{\"code\":\"ROLE_NOT_FOUND\"}")));

        Response answer = given().get("/api/v1/compare?careers=known,unknown");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("ROLE_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?careers=one", "?careers=a,a", "?careers=a,,b", "?careers=a,b,c,d,e,f"})
    void twoToFiveCareersAreCompared(String query) {
        Response answer = given().get("/api/v1/compare" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("parameter")).isEqualTo("careers");
        assertThat(answer.jsonPath().getString("allowed")).contains("2 to 5");
    }
}
