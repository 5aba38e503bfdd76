package org.careeralmanac.trends.trend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.careeralmanac.trends.ClockForTests;
import org.careeralmanac.trends.TrendsForTests;
import org.careeralmanac.trends.store.Rows;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TrendsForTests.class, restrictToAnnotatedClass = true)
class TrendResourceTest {

    @Inject
    DataSource database;

    @Test
    void withoutATokenNothingIsWritten() {
        Response answer = publish("drones", "2026", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("UNAUTHENTICATED");
        assertThat(withdraw("nobody:all:page:2026-11-23").statusCode()).isEqualTo(401);
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void aStewardDoesNotAuthor() {
        Response answer = publish("drones", "2026", "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("FORBIDDEN");
    }

    @Test
    @TestSecurity(user = "eve", roles = "editor")
    void anEditorDoesNotWithdraw() {
        assertThat(withdraw("nobody:all:page:2026-11-23").statusCode()).isEqualTo(403);
    }

    @Test
    @TestSecurity(user = "eve", roles = "editor")
    void aRevisionIsShownAtOnceKeptForGoodAndInTheFeed() throws SQLException {
        Response first = publish("drones", "2026", "");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.jsonPath().getString("trend")).isEqualTo("drones");
        assertThat(first.jsonPath().getInt("number")).isEqualTo(1);
        assertThat(first.jsonPath().getString("publishedAt")).isEqualTo(ClockForTests.START.toString());

        Response second = publish("drones", "2026/27", "");
        assertThat(second.statusCode()).isEqualTo(400);
        second = publish("drones", "2027", "");
        assertThat(second.jsonPath().getInt("number")).isEqualTo(2);
        long position = second.jsonPath().getLong("position");

        JsonPath answer = given().get("/api/v1/sections?role=drone-pilot").jsonPath();
        assertThat(answer.getString("sections.trends.content.trends[0].horizon.to"))
                .isEqualTo("2027");
        assertThat(answer.getString("sections.trends.content.trends[0].source")).isEqualTo("nobody");

        JsonPath history = given().get("/api/v1/trends/drones/revisions").jsonPath();
        assertThat(history.getList("items.number", Integer.class)).containsExactly(2, 1);
        assertThat(history.getString("items[0].author")).isEqualTo("eve");
        assertThat(history.getString("items[0].note")).isEqualTo("Reviewed");

        JsonPath changes =
                given().get("/api/v1/changes?after=" + (position - 1)).jsonPath();
        assertThat(changes.getString("items[0].kind")).isEqualTo("trend");
        assertThat(changes.getString("items[0].id")).isEqualTo("drones");
        assertThat(changes.getList("items[0].touches.roles", String.class)).containsExactly("drone-pilot");
        assertThat(changes.getBoolean("items[0].touches.all")).isFalse();

        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() ->
                            Rows.write(connection, "UPDATE trend_revision SET title = 'x' WHERE trend_id = 'drones'"))
                    .hasMessageContaining("immutable");
            assertThatThrownBy(() -> Rows.write(connection, "DELETE FROM trend_revision WHERE trend_id = 'drones'"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    @TestSecurity(user = "eve", roles = "editor")
    void namesEachPlaceOfABadDraft() {
        Response schema = publish("drones", "2026", ", \"direction\": \"sideways\", \"colour\": \"red\"");
        assertThat(schema.statusCode()).isEqualTo(400);
        assertThat(schema.jsonPath().getString("code")).isEqualTo("BAD_BODY");
        assertThat(schema.jsonPath().getList("errors.at", String.class)).contains("/trend/direction");

        Response series = publish(
                "drones", "2026", ", \"evidence\": [{\"kind\": \"series\", \"text\": \"t\", \"series\": \"none\"}]");
        assertThat(series.jsonPath().getString("errors[0].at")).isEqualTo("/trend/evidence/0/series");

        Response source = publish("drones", "2026", ", \"source\": \"unheard-of\"");
        assertThat(source.jsonPath().getString("errors[0].at")).isEqualTo("/trend/source");

        assertThat(given().contentType(ContentType.JSON)
                        .body("{\"trend\": {}}")
                        .post("/api/v1/admin/trends/drones/revisions")
                        .jsonPath()
                        .getString("errors[0].at"))
                .isEqualTo("/note");
        assertThat(given().contentType(ContentType.JSON)
                        .body("not json")
                        .post("/api/v1/admin/trends/drones/revisions")
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("BAD_BODY");
    }

    @Test
    void aTrendNobodyKnowsHasNoHistory() {
        assertThat(given().get("/api/v1/trends/none/revisions").jsonPath().getString("code"))
                .isEqualTo("TREND_NOT_FOUND");
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void aWithdrawnReleaseIsLeftOutAtEveryDayAndStaysListed() throws SQLException {
        String release = "survey:2026:all:2026-11-01";
        try (Connection connection = database.getConnection()) {
            Rows.write(connection, "INSERT INTO source VALUES ('survey', 'S', 'S', NULL, 'CC0-1.0', 'S', 'survey')");
            Rows.write(
                    connection,
                    "INSERT INTO release VALUES (?, 'survey', '2026', 'all', NULL, '2026-11-01', 1, 'h', 'published', now(), now())",
                    release);
            Rows.write(connection, """
                    INSERT INTO employment_figure (figure_id, release_id, brought_by, occupation_scheme, occupation_code,
                        subject_title, area, reference_period, unit, value)
                    VALUES ('aaaaaaaaaaaaaaaa', ?, ?, 'S', '1', 'T', 'US', '2026', 'persons', 5)""", release, release);
        }
        String address = "/api/v1/sections?occupation=S:1:exact&role=counted";
        assertThat(given().get(address).jsonPath().getMap("sections")).containsKey("marketDemand");

        Response answer = withdraw(release);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getLong("position")).isPositive();
        assertThat(given().get(address).jsonPath().getMap("sections")).isEmpty();
        assertThat(given().get(address + "&asOf=2026-11-10").jsonPath().getMap("sections"))
                .isEmpty();
        assertThat(given().get("/api/v1/sources/survey/releases").jsonPath().getString("items[0].withdrawnReason"))
                .isEqualTo("Erratum");
        assertThat(withdraw(release).jsonPath().getString("code")).isEqualTo("RELEASE_STATE");
        assertThat(withdraw("no:such:release:2020-01-01").statusCode()).isEqualTo(404);
    }

    private static Response publish(String id, String to, String more) {
        String direction = more.contains("direction") ? "" : ", \"direction\": \"rising\"";
        String source = more.contains("\"source\"") ? "" : ", \"source\": \"nobody\"";
        return given().contentType(ContentType.JSON)
                .body("""
                        {"note": "Reviewed", "trend": {"title": "Drones", "summary": "They fly.", "strength": "weak",
                         "horizon": {"from": "2026", "to": "%s"}, "roles": ["drone-pilot"]%s%s%s}}""".formatted(to, direction, source, more))
                .post("/api/v1/admin/trends/" + id + "/revisions");
    }

    private static Response withdraw(String release) {
        return given().contentType(ContentType.JSON)
                .body("{\"reason\": \"Erratum\"}")
                .post("/api/v1/admin/trends/releases/" + release + "/withdrawal");
    }
}
