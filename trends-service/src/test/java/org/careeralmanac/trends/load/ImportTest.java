package org.careeralmanac.trends.load;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.careeralmanac.trends.TrendsForTests;
import org.junit.jupiter.api.Test;

/** Files handed in by a steward, and what readers then see. */
@QuarkusTest
@QuarkusTestResource(value = TrendsForTests.class, restrictToAnnotatedClass = true)
@TestSecurity(user = "sam", roles = "steward")
class ImportTest {

    private static final String ADMIN = "/api/v1/admin/trends/";
    private static final String PILOT = "/api/v1/sections?family=flying&occupation=SOC-2018:53-2011:broader&role=pilot";
    private static final String DEMAND = "sections.marketDemand.content.";
    private static final String EXPORT =
            "Occupation Title,Occupation Code,Employment 2024,Employment 2034,\"Employment Change, 2024-2034\",\"Employment Percent Change, 2024-2034\",\"Occupational Openings, 2024-2034 Annual Average\"\n";

    @Test
    void theFullEditionTakesThePlaceOfTheExcerptAndNothingIsThereTwice() {
        assertThat(releases(given().get(PILOT).jsonPath())).containsExactly("bls-ep:2024-2034:excerpt:2025-08-28");
        String figure = given().get(PILOT).jsonPath().getString("highlights.outlook.change.id");

        JsonPath job = ended(handIn(
                "projections",
                "&file=export.csv",
                EXPORT + "Airline pilots,53-2011,40.3,48.3,7.9,19.7,3.2\nActors,27-2011,1,2,1,100,1\n"));

        assertThat(job.getString("outcome")).as(job.prettify()).isEqualTo("published");
        JsonPath answer = given().get(PILOT).jsonPath();
        assertThat(releases(answer)).containsExactly("bls-ep:2024-2034:occupations:2025-08-28");
        assertThat(answer.getList(DEMAND + "outlooks.kind", String.class))
                .containsExactly("projection", "claim", "claim");
        assertThat(answer.getString("highlights.outlook.change.id")).isNotEqualTo(figure);
        assertThat(answer.getString("highlights.outlook.text"))
                .isEqualTo("Employment of Airline Pilots is projected to grow 19.7% from 2024 to 2034, with about 3,200"
                        + " openings a year.");

        assertThat(ended(handIn(
                                "projections",
                                "&file=export.csv",
                                EXPORT + "Airline pilots,53-2011,40.3,48.3,7.9,19.7,3.2\nActors,27-2011,1,2,1,100,1\n"))
                        .getString("outcome"))
                .isEqualTo("alreadyLoaded");

        String release = "bls-ep:2024-2034:occupations:2025-08-28";
        given().contentType(ContentType.JSON)
                .body("{\"reason\": \"Erratum\"}")
                .post(ADMIN + "releases/" + release + "/withdrawal")
                .then()
                .statusCode(200);
        assertThat(releases(given().get(PILOT).jsonPath())).containsExactly("bls-ep:2024-2034:excerpt:2025-08-28");
    }

    @Test
    void severalVintagesOfOneOccupationStandSideBySide() {
        ended(handIn(
                "projections",
                "&file=old.csv",
                EXPORT.replace("2024", "2018").replace("2034", "2028") + "Dancers,27-2031,10,12,2,20,1\n"));
        ended(handIn(
                "projections",
                "&file=new.csv",
                EXPORT.replace("2024", "2022").replace("2034", "2032") + "Dancers,27-2031,11,9,-2,-18.2,1\n"));

        String dancer =
                "/api/v1/sections?occupation=SOC-2018:27-2031:exact&predecessor=SOC-2018:27-2031:SOC-2010:27-2031:exact&role=dancer";
        JsonPath answer = given().get(dancer).jsonPath();

        assertThat(answer.getList(DEMAND + "outlooks.basePeriod", String.class)).containsExactly("2022", "2018");
        assertThat(answer.getList(DEMAND + "outlooks[0].caveats.code", String.class))
                .doesNotContain("EARLIER_PROJECTION");
        assertThat(answer.getString(DEMAND + "outlooks[1].caveats.find { it.code == 'EARLIER_PROJECTION' }.text"))
                .isEqualTo("What was projected then; the newest projection on file is that for 2022 to 2032.");
        assertThat(answer.getString("highlights.outlook.text"))
                .startsWith("Employment of Dancers is projected to decline 18.2% from 2022 to 2032");
        JsonPath then = given().get(dancer + "&asOf=2020-01-01").jsonPath();
        assertThat(then.getList(DEMAND + "outlooks.basePeriod")).isEqualTo(List.of("2018"));
        assertThat(then.getList(DEMAND + "outlooks[0].caveats.code", String.class))
                .doesNotContain("EARLIER_PROJECTION");
    }

    @Test
    void aReleaseThatRewritesHistoryLeavesTheOldOneReadable() {
        String header = "date,state,indeed_job_postings_index\n";
        ended(handIn(
                "postings", "&knownFrom=2026-03-01&file=states.csv", header + "2026-01-01,ny,100\n2026-01-02,ny,99\n"));
        JsonPath staged = ended(given().contentType("application/octet-stream")
                .body((header + "2026-01-01,ny,100\n2026-01-02,ny,70\n").getBytes(StandardCharsets.UTF_8))
                .post(ADMIN + "imports?kind=postings&knownFrom=2026-03-08&file=states.csv"));
        String release = staged.getString("releases[0]");
        String series = "/api/v1/series/hiring-lab-postings-us-ny-total";
        assertThat(value(series)).isEqualTo(99);

        JsonPath differences =
                given().get(ADMIN + "releases/" + release + "/differences").jsonPath();
        assertThat(differences.getInt("counts.moved"))
                .as(differences.prettify())
                .isEqualTo(1);
        assertThat(differences.getString("items[0].label"))
                .isEqualTo("Job postings in New York, all occupations, 2026-01-02");

        given().post(ADMIN + "releases/" + release + "/publication").then().statusCode(200);
        assertThat(value(series)).isEqualTo(70);
        assertThat(value(series + "?asOf=2026-03-07")).isEqualTo(99);
        assertThat(given().get(series).jsonPath().getList("releases.knownFrom", String.class))
                .containsExactly("2026-03-08", "2026-03-01");
    }

    @Test
    void countsOfPeopleInWorkComeBySectorAndByState() {
        String header =
                "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE\n";
        ended(handIn(
                "employment",
                "&file=all_data_M2024.csv",
                header
                        + "99,U.S.,1,US,000000,All,35-9099,Food Workers,detailed,100,1\n"
                        + "99,U.S.,1,US,72,Food Services,35-9099,Food Workers,detailed,70,1\n"
                        + "99,U.S.,1,US,722500,Restaurants,35-9099,Food Workers,detailed,65,1\n"
                        + "99,U.S.,1,US,61,Education,35-9099,Food Workers,detailed,30,1\n"
                        + "48,Texas,2,TX,000000,All,35-9099,Food Workers,detailed,20,1\n"
                        + "06,California,2,CA,000000,All,35-9099,Food Workers,detailed,**,**\n"
                        + "41860,San Francisco,4,CA,000000,All,35-9099,Food Workers,detailed,3,1\n"));

        String role = "/api/v1/sections?occupation=SOC-2018:35-9099:exact&role=food-worker";
        JsonPath answer = given().get(role).jsonPath();

        assertThat(answer.getList(DEMAND + "employment.text", String.class))
                .containsExactly("100 people employed in the United States in May 2024 (standard error 1%)");
        assertThat(answer.getList(DEMAND + "employmentBySector.text", String.class))
                .containsExactly(
                        "70 people employed in Food Services, the United States in May 2024 (standard error 1%)",
                        "30 people employed in Education, the United States in May 2024 (standard error 1%)");
        assertThat(answer.getList(DEMAND + "employmentByState.area", String.class))
                .containsExactly("US-TX");
        assertThat(given().get(role + "&area=US-CBSA-41860")
                        .jsonPath()
                        .getList(DEMAND + "employment.area", String.class))
                .containsExactly("US", "US-CBSA-41860");
    }

    @Test
    void aFileThatIsWrongFailsItsJobAndChangesNothing() {
        Response accepted = handIn("postings", "&knownFrom=2026-03-01&file=x.csv", "date,state\n2026-01-01,ca\n");
        JsonPath job = waited(accepted);

        assertThat(job.getString("status")).isEqualTo("failed");
        assertThat(job.getString("failure.code")).isEqualTo("IMPORT_REFUSED");
        assertThat(job.getString("failure.refusal.column")).isEqualTo("indeed_job_postings_index");
        assertThat(given().get("/api/v1/series?area=US-CA").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void everyKindIsOffered() {
        for (String kind : List.of(
                "projections", "employment", "postings", "ai-postings", "wage-growth", "unemployment", "series")) {
            assertThat(handIn(kind, "publish=maybe", "x").jsonPath().getString("code"))
                    .as(kind)
                    .isEqualTo("BAD_PARAMETER");
        }
    }

    private static int value(String series) {
        return given().get(series).jsonPath().getInt("points.find { it.period == '2026-01-02' }.value");
    }

    private static List<String> releases(JsonPath answer) {
        return answer.getList(DEMAND + "outlooks.findAll { it.kind == 'projection' }.release", String.class);
    }

    private static Response handIn(String kind, String more, String csv) {
        return given().contentType("application/octet-stream")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(ADMIN + "imports?kind=" + kind + "&" + (more.contains("publish") ? "" : "publish=true") + more);
    }

    private static JsonPath ended(Response accepted) {
        JsonPath job = waited(accepted);
        assertThat(job.getString("status")).as(job.prettify()).isEqualTo("done");
        return job;
    }

    private static JsonPath waited(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String address = ADMIN + "imports/" + accepted.jsonPath().getInt("id");
        await().until(() -> given().get(address).jsonPath().get("endedAt") != null);
        return given().get(address).jsonPath();
    }
}
