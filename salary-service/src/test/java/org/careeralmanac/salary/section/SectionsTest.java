package org.careeralmanac.salary.section;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SectionsTest {

    private static final String CLOCKMAKER = "/api/v1/sections?occupation=SOC-2018:51-9061:broader"
            + "&predecessor=SOC-2018:51-9061:SOC-2010:51-9060:exact&role=clockmaker&roleSeniority=senior";

    @Test
    void answersWithTheSectionItsHighlightsAndItsSources() {
        JsonPath answer =
                given().get(CLOCKMAKER).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getString("sections.salary.content.reconciliation.range.middle.text"))
                .isEqualTo("$95,000 a year");
        assertThat(answer.getInt("highlights.pay.low.value")).isEqualTo(75_000);
        assertThat(answer.getInt("highlights.pay.high.value")).isEqualTo(115_000);
        assertThat(answer.getList("sources.id")).containsExactly("career-almanac", "office", "some-page");
        assertThat(answer.getList("sources.find { it.id == 'office' }.releases"))
                .containsExactly(
                        "office:2022-05:excerpt:2023-04-25",
                        "office:2023-05:excerpt:2024-04-03",
                        "office:2024-05:excerpt:2025-04-02");
        assertThat(answer.getString("sections.salary.updatedAt")).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
        assertThat(answer.getString("validUntil")).isNull();
        assertThat(answer.getString("sections.salary.content.additionalCompensation[0].source"))
                .isEqualTo("some-page");
        assertThat(answer.getString("sections.salary.content.variability[0].source"))
                .isEqualTo("career-almanac");
    }

    @Test
    void sendsExactlyOneOfTheFourValuesAndEveryOtherMember() {
        List<Map<String, Object>> figures =
                given().get(CLOCKMAKER).jsonPath().getList("sections.salary.content.estimates.figures.flatten()");

        assertThat(figures).isNotEmpty().allSatisfy(f -> {
            assertThat(List.of("value", "atLeast", "atMost", "missing").stream().filter(f::containsKey))
                    .hasSize(1);
            assertThat(f)
                    .containsKeys("industry", "remote", "sampleSize", "derivedFrom", "symbol", "referencePeriod")
                    .extractingByKeys("source", "release", "text", "caveats")
                    .doesNotContainNull();
        });
        assertThat(figures).anySatisfy(f -> assertThat(f)
                .containsEntry("statistic", "p90")
                .containsEntry("text", "$239,200 or more a year")
                .containsEntry("atLeast", 239200));
    }

    @Test
    void linksAnHourlyRestatementToTheYearlyFigure() {
        JsonPath content = given().get(CLOCKMAKER).jsonPath().setRootPath("sections.salary.content");
        String yearly = content.getString(
                "estimates.find { it.subject.title == 'Master Clockmaker' && it.period == 'year' }.figures[0].id");

        assertThat(
                        content.getList(
                                "estimates.find { it.subject.title == 'Master Clockmaker' && it.period == 'hour' }.derivedFrom.figures"))
                .containsExactly(yearly);
        assertThat(content.getList("reconciliation.setAside.reason")).contains("RESTATEMENT");
    }

    @Test
    void marksTheBreakWhereTheOccupationsCodeChanged() {
        given().get(CLOCKMAKER)
                .then()
                .body("sections.salary.content.history", hasSize(1))
                .body(
                        "sections.salary.content.history[0].points.referencePeriod",
                        contains("2022-05", "2023-05", "2024-05"))
                .body("sections.salary.content.history[0].points.codeBreak", contains(false, true, false))
                .body("sections.salary.content.history[0].points[0].median.fit", equalTo("broader"));
    }

    @Test
    void showsWhatWasKnownOnADay() {
        given().get(CLOCKMAKER + "&asOf=2025-04-01").then().body("highlights.pay.middle.value", equalTo(90_000));
        given().get(CLOCKMAKER + "&asOf=2025-04-02").then().body("highlights.pay.middle.value", equalTo(95_000));
        given().get(CLOCKMAKER + "&asOf=2024-12-31")
                .then()
                .body("sections.salary.content.estimates.source", everyItem(equalTo("office")))
                .body("sections.salary.content.variability", hasSize(0));
    }

    @Test
    void leavesTheSectionOutWhereNothingIsKnown() {
        given().get("/api/v1/sections?role=nobody")
                .then()
                .statusCode(200)
                .body("sections", equalTo(Map.of()))
                .body("highlights.pay", nullValue())
                .body("sources", hasSize(0));
        given().get(CLOCKMAKER + "&asOf=2020-01-01").then().body("sections", equalTo(Map.of()));
    }

    @Test
    void givesNoRangeFromUnattributedFiguresAndSaysWhy() {
        given().get("/api/v1/sections?role=clockmaker")
                .then()
                .body("sections.salary.content.reconciliation.range", nullValue())
                .body("sections.salary.content.reconciliation.reason", containsString("names no publisher"))
                .body("highlights.pay", nullValue());
    }

    @Test
    void findsEstimatesOfMergedRoles() {
        given().get("/api/v1/sections?merged=clockmaker&role=watchmaker")
                .then()
                .body("sections.salary.content.estimates.subject.title", hasItem("Master Clockmaker"));
    }

    @Test
    void answersNotModifiedToItsOwnTag() {
        Response first = given().get(CLOCKMAKER);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(Long.parseLong(first.header("Almanac-Position"))).isPositive();

        given().header("If-None-Match", first.header("ETag"))
                .get(CLOCKMAKER)
                .then()
                .statusCode(304)
                .header("Almanac-Position", notNullValue());
        given().header("If-None-Match", "\"other\"").get(CLOCKMAKER).then().statusCode(200);
    }

    @Test
    void refusesWhatItDoesNotKnowAndNamesIt() {
        bad("/api/v1/sections?role=clockmaker&colour=red", "colour");
        bad("/api/v1/sections?role=clockmaker&role=other", "role");
        bad("/api/v1/sections", "role");
        bad("/api/v1/sections?role=No%20Slug", "role");
        bad("/api/v1/sections?role=clockmaker&asOf=yesterday", "asOf");
        bad("/api/v1/sections?role=clockmaker&roleSeniority=boss", "roleSeniority");
        bad("/api/v1/sections?role=clockmaker&occupation=SOC-2018:51-9061", "occupation");
        bad("/api/v1/sections?role=clockmaker&predecessor=SOC-2018:51-9061:broader", "predecessor");
    }

    private static void bad(String address, String parameter) {
        given().get(address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("BAD_PARAMETER"))
                .body("parameter", equalTo(parameter));
    }

    private static RequestSpecification ndjson() {
        return given().config(RestAssured.config()
                        .encoderConfig(RestAssured.config()
                                .getEncoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)))
                .contentType("application/x-ndjson");
    }

    @Test
    void givesHighlightsOfManyRolesInTheirOrder() {
        String lines = ndjson().body("""
                        {"id":"nobody","family":"f","seniority":"mid","mergedIds":[],"occupations":[]}
                        {"id":"clockmaker","family":"f","seniority":"senior","mergedIds":[],"occupations":[{"scheme":"SOC-2018","code":"51-9061","fit":"broader"}]}
                        """)
                .post("/api/v1/highlights")
                .then()
                .statusCode(200)
                .header("Almanac-Position", notNullValue())
                .extract()
                .asString();

        List<JsonPath> answers = lines.lines().map(JsonPath::from).toList();
        assertThat(answers).extracting(a -> a.getString("id")).containsExactly("nobody", "clockmaker");
        assertThat(answers.getFirst().getString("highlights.pay")).isNull();
        assertThat(answers.getLast().getInt("highlights.pay.middle.value")).isEqualTo(95_000);
        assertThat(answers.getLast().getList("sources.id")).contains("office");
    }

    @Test
    void refusesLinesItCannotReadAndNamesTheLine() {
        ndjson().body("{\"id\":\"a\"}\n{\"id\":")
                .post("/api/v1/highlights")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_BODY"))
                .body("errors[0].at", equalTo("/1"));
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/highlights")
                .then()
                .statusCode(415);
    }

    @Test
    void listsSourcesReleasesAndChanges() {
        given().get("/api/v1/sources").then().body("items.id", hasItems("career-almanac", "office", "some-page"));
        given().get("/api/v1/sources/office/releases")
                .then()
                .body("items.id", hasItem("office:2024-05:excerpt:2025-04-02"))
                .body("items.status", not(hasItem("staged")));
        given().get("/api/v1/sources/nobody/releases").then().statusCode(404).body("code", equalTo("SOURCE_NOT_FOUND"));
        given().get("/api/v1/changes?after=0&limit=100")
                .then()
                .body("items[0].kind", equalTo("release"))
                .body("items[0].touches.all", equalTo(true))
                .body("items.find { it.id.startsWith('some-page') }.touches.roles", contains("clockmaker"))
                .body(
                        "items.find { it.id == 'office:2024-05:excerpt:2025-04-02' }.touches.occupations.code",
                        contains("51-9061"))
                .body("position", notNullValue());
        given().get("/api/v1/changes?after=x").then().statusCode(400);
    }
}
