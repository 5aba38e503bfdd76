package org.careeralmanac.salary.oews;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.Test;

/** A full edition beside the starter catalogue, which cites some of its figures. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@TestProfile(OewsOverStarterTest.BundledCatalogue.class)
class OewsOverStarterTest {

    public static class BundledCatalogue implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("almanac.catalogue.folder", "catalogue");
        }
    }

    private static final String RELEASES = "/api/v1/admin/salary/releases/";

    /** The starter cites computer scientists of May 2023; the edition brings them again, and their hourly pay. */
    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void leavesNoFigureTwice() {
        assertThat(of2023()).containsExactly("bls-oews:2023-05:excerpt:2024-04-03 year");

        JsonPath job = handedIn(
                "national_M2023_dl.csv", new OewsFilesForTests().row("15-1221").csv(), true);

        assertThat(job.getString("outcome")).as(job.prettify()).isEqualTo("published");
        assertThat(job.getList("releases")).containsExactly("bls-oews:2023-05:national:2024-04-03");
        assertThat(of2023())
                .containsExactlyInAnyOrder(
                        "bls-oews:2023-05:national:2024-04-03 year", "bls-oews:2023-05:national:2024-04-03 hour");
    }

    private static List<String> of2023() {
        List<Map<String, Object>> estimates = given().get("/api/v1/pay?role=someone&occupation=SOC-2018:15-1221:exact")
                .jsonPath()
                .getList("items");
        return estimates.stream()
                .filter(e -> "2023-05".equals(e.get("referencePeriod")))
                .map(e -> e.get("release") + " " + e.get("period"))
                .toList();
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void publishesPayReadAsHourlyOnlyWhenAStewardSaysSo() {
        JsonPath job = handedIn(
                "national_M2016_dl.csv",
                new OewsFilesForTests()
                        .row(
                                "15-1111",
                                "A_MEAN",
                                "52",
                                "A_PCT10",
                                "30",
                                "A_PCT25",
                                "40",
                                "A_MEDIAN",
                                "50",
                                "A_PCT75",
                                "60",
                                "A_PCT90",
                                "70")
                        .csv(),
                false);
        String release = job.getString("releases[0]");
        assertThat(job.getString("flags[0].code")).isEqualTo("HOURLY_TIMES_2080");

        given().post(RELEASES + release + "/publication")
                .then()
                .statusCode(409)
                .body("code", equalTo("RELEASE_FLAGGED"));
        given().post(RELEASES + release + "/publication?confirm=true").then().statusCode(200);
    }

    private static JsonPath handedIn(String file, String csv, boolean publish) {
        int id = given().contentType("application/octet-stream")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/admin/salary/imports?kind=oews&file=%s&publish=%s".formatted(file, publish))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> given().get("/api/v1/admin/salary/imports/" + id).jsonPath(),
                        job -> job.get("endedAt") != null);
    }
}
