package org.careeralmanac.salary.observation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.Test;

/** A steward maps the titles of people to careers, and what a career's people are paid follows. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class TitlesTest {

    private static final String TITLES = "/api/v1/admin/salary/titles";

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void aMappedTitleBringsItsPeopleToTheCareer() {
        StringBuilder csv = new StringBuilder(
                "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size\n");
        for (int i = 0; i < 12; i++) {
            csv.append("2024,SE,FT,Data Whisperer,%d,USD,1,US,100,US,M\n".formatted(100_000 + i * 1_000));
        }
        JsonPath job = imported("aijobs", "salaries-2024-06-01.csv", "", csv.toString());
        assertThat(job.getString("outcome")).isEqualTo("published");
        assertThat(job.getList("notes").toString()).contains("Data Whisperer (12)");

        given().get(TITLES + "?mapped=false")
                .then()
                .statusCode(200)
                .body("items[0].title", equalTo("Data Whisperer"))
                .body("items[0].observations", equalTo(12))
                .body("items[0].role", nullValue());
        given().get("/api/v1/sections?role=whisperer").then().body("sections.salary", nullValue());

        int position = given().contentType("application/json")
                .body("{\"title\": \"data whisperer\", \"role\": \"whisperer\", \"fit\": \"exact\"}")
                .put(TITLES)
                .then()
                .statusCode(200)
                .body("title.role", equalTo("whisperer"))
                .body("title.origin", equalTo("steward"))
                .body("title.observations", equalTo(12))
                .extract()
                .path("position");
        given().get("/api/v1/changes?after=" + (position - 1))
                .then()
                .body("items[0].kind", equalTo("title"))
                .body("items[0].touches.roles", contains("whisperer"));
        given().get("/api/v1/sections?role=whisperer")
                .then()
                .body("sections.salary", notNullValue())
                .body("sections.salary.content.estimates.subject.role", hasItems("whisperer"));

        given().delete(TITLES + "?title=Data Whisperer").then().statusCode(200).body("title.role", nullValue());
        given().get("/api/v1/sections?role=whisperer").then().body("sections.salary", nullValue());
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void refusesWhatIsNoMappingOrNotMapped() {
        given().delete(TITLES + "?title=Nobody").then().statusCode(400).body("code", equalTo("BAD_PARAMETER"));
        given().delete(TITLES).then().statusCode(400).body("code", equalTo("BAD_PARAMETER"));
        given().get(TITLES + "?mapped=perhaps").then().statusCode(400).body("code", equalTo("BAD_PARAMETER"));
        for (String body : List.of(
                "{\"title\": \" \", \"role\": \"a\", \"fit\": \"exact\"}",
                "{\"title\": \"T\", \"role\": \"Not An Id\", \"fit\": \"exact\"}",
                "{\"title\": \"T\", \"role\": \"a\", \"fit\": \"close\"}",
                "{\"title\": \"T\", \"role\": \"a\"}")) {
            given().contentType("application/json")
                    .body(body)
                    .put(TITLES)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("BAD_BODY"));
        }
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void listsTitlesPageByPage() {
        JsonPath first = given().get(TITLES + "?mapped=true&limit=3").jsonPath();
        JsonPath second = given().get(TITLES + "?mapped=true&limit=3&cursor=" + first.getString("nextCursor"))
                .jsonPath();

        assertThat(first.getList("items")).hasSize(3);
        assertThat(second.getList("items.title")).doesNotContainAnyElementsOf(first.getList("items.title"));
        given().get(TITLES + "?cursor=abc").then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "eve", roles = "editor")
    void isForStewards() {
        given().get(TITLES).then().statusCode(403);
        given().contentType("application/json")
                .body("{\"title\": \"T\", \"role\": \"a\", \"fit\": \"exact\"}")
                .put(TITLES)
                .then()
                .statusCode(403);
        given().delete(TITLES + "?title=T").then().statusCode(403);
    }

    static JsonPath imported(String kind, String file, String parameters, String text) {
        int id = given().contentType("application/octet-stream")
                .body(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/admin/salary/imports?kind=" + kind + "&publish=true&file=" + file + parameters)
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
