package org.careeralmanac.roles.onet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.Test;

/** A steward's day with O*NET, over HTTP. Its release is withdrawn at the end, so that other tests have theirs. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class OnetImportJobTest {

    private static final String ADMIN = "/api/v1/admin/roles";

    @Test
    @TestSecurity(
            user = "sam",
            roles = {"steward", "editor"})
    void aReleaseIsHandedInPublishedReadAndWithdrawn() throws IOException {
        Map<String, String> files = OnetFiles.some("29.1", "November 2024", "Occupation Data", "Task Statements");
        files.replaceAll((name, text) -> text.replace("15-91", "15-81")
                .replace("Buoy", "Anchor")
                .replace("Lighthouse", "Pier")
                .replace("Sea Mark", "Quay"));

        JsonPath job = ended(given().contentType("application/octet-stream")
                .body(zip(files))
                .post(ADMIN + "/imports?kind=onet&file=db_29_1_text.zip&publish=true"));

        assertThat(job.getString("outcome")).isEqualTo("published");
        assertThat(job.getList("stored.what")).contains("occupations", "tasks");
        List<String> releases = job.getList("releases");
        assertThat(releases)
                .containsExactlyInAnyOrder(
                        "onet:all:occupation-data:2024-11-30", "onet:all:task-statements:2024-11-30");
        given().get("/api/v1/roles/anchor-tenders")
                .then()
                .statusCode(200)
                .body("head.seniority", equalTo("all"))
                .body("sections.responsibilities.content.tasks.items[0].text", equalTo("Count buoys."))
                .body("sources.id", hasItem("onet"));
        given().get("/api/v1/roles/anchor-tenders?asOf=2024-11-29")
                .then()
                .statusCode(404)
                .body("code", equalTo("ROLE_NOT_KNOWN_YET"));
        String covered = "items.find { it.id == 'anchor-tenders' }.sections.responsibilities.";
        given().get(ADMIN + "/reports/coverage?limit=100")
                .then()
                .body(covered + "newestPeriod", equalTo("2023-08"))
                .body(covered + "updatedAt", equalTo("2024-11-30T00:00:00Z"));
        given().get("/api/v1/sources/onet/releases").then().body("items.label", hasItem("29.1"));
        given().get("/api/v1/changes?limit=100").then().body("items.id", hasItems(releases.toArray(String[]::new)));
        given().get(ADMIN + "/releases/" + releases.getFirst() + "/differences")
                .then()
                .statusCode(200);

        for (String release : releases) {
            given().contentType("application/json")
                    .body(Map.of("reason", "The test is over."))
                    .post(ADMIN + "/releases/" + release + "/withdrawal")
                    .then()
                    .statusCode(200)
                    .body("position", greaterThan(0));
        }
        given().get("/api/v1/roles/anchor-tenders").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void aFileThatIsNotOfOnetFailsTheJobAndLeavesNothing() throws IOException {
        Response accepted = given().contentType("application/octet-stream")
                .body(zip(Map.of("wages.csv", "a,b\n")))
                .post(ADMIN + "/imports?kind=onet&file=wages.zip&publish=true");

        JsonPath job = ended(accepted);

        assertThat(job.getString("status")).isEqualTo("failed");
        assertThat(job.getString("failure.code")).isEqualTo("IMPORT_REFUSED");
        assertThat(job.getString("failure.text")).contains("holds no table of O*NET, but wages.csv");
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static JsonPath ended(Response accepted) {
        accepted.then().statusCode(202);
        String address = ADMIN + "/imports/" + accepted.jsonPath().getInt("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get(address).jsonPath().get("endedAt") != null);
        return given().get(address).jsonPath();
    }
}
