package org.careeralmanac.salary.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ReleaseWithdrawalTest {

    @Inject
    DataSource database;

    private String source;
    private String release;

    /** A release of its own for each test, so that none can take it from another. */
    @BeforeEach
    void publish() throws SQLException {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        source = "s" + tag;
        release = source + ":2024:national:2024-06-01";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO source VALUES ('%1$s', 'P', 'T', NULL, 'CC0-1.0', 'A', 'survey');
                    INSERT INTO release (id, source_id, edition, part, known_from, content_hash, status, loaded_at, published_at)
                        VALUES ('%2$s', '%1$s', '2024', 'national', '2024-06-01', 'h', 'published', now(), now());
                    INSERT INTO estimate (id, release_id, subject_role, subject_title, area_id, seniority, period, basis, currency)
                        VALUES (translate(substr('%1$saaaaaaaa', 1, 16), '0189', 'abcd'), '%2$s', '%1$s', 'T', 'US', 'all', 'year', 'base', 'USD');
                    """.formatted(source, release));
        }
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void leavesTheReleaseOutAndKeepsItListedWithItsReason() {
        given().get("/api/v1/sections?role=" + source)
                .then()
                .body("sections.salary.content.estimates.release", contains(release));

        int position = given().contentType("application/json")
                .body("{\"reason\": \"An erratum\"}")
                .post("/api/v1/admin/salary/releases/" + release + "/withdrawal")
                .then()
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("position", greaterThan(0))
                .extract()
                .path("position");

        given().get("/api/v1/sections?role=" + source).then().body("sections.salary", equalTo(null));
        given().get("/api/v1/sections?asOf=2024-07-01&role=" + source).then().body("sections.salary", equalTo(null));
        given().get("/api/v1/sources/" + source + "/releases")
                .then()
                .body("items[0].status", equalTo("withdrawn"))
                .body("items[0].withdrawnReason", equalTo("An erratum"));
        given().get("/api/v1/changes?after=" + (position - 1))
                .then()
                .body("items[0].op", equalTo("delete"))
                .body("items[0].id", equalTo(release))
                .body("items[0].touches.roles", hasItem(source));
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void refusesASecondWithdrawalAnUnknownReleaseAndAMissingReason() {
        String address = "/api/v1/admin/salary/releases/" + release + "/withdrawal";
        given().contentType("application/json")
                .body("{}")
                .post(address)
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_BODY"));
        given().contentType("application/json").post(address).then().statusCode(400);
        given().contentType("application/json")
                .body("{\"reason\": \"a\"}")
                .post(address)
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .body("{\"reason\": \"b\"}")
                .post(address)
                .then()
                .statusCode(409)
                .body("code", equalTo("RELEASE_STATE"));
        given().contentType("application/json")
                .body("{\"reason\": \"b\"}")
                .post("/api/v1/admin/salary/releases/no:such:release/withdrawal")
                .then()
                .statusCode(404)
                .body("code", equalTo("RELEASE_NOT_FOUND"));
    }

    @Test
    void asksForAToken() {
        given().contentType("application/json")
                .body("{\"reason\": \"a\"}")
                .post("/api/v1/admin/salary/releases/" + release + "/withdrawal")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    @TestSecurity(user = "eve", roles = "editor")
    void refusesAnEditor() {
        given().contentType("application/json")
                .body("{\"reason\": \"a\"}")
                .post("/api/v1/admin/salary/releases/" + release + "/withdrawal")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        assertThat(given().get("/api/v1/sources/" + source + "/releases")
                        .jsonPath()
                        .getString("items[0].status"))
                .isEqualTo("published");
    }
}
