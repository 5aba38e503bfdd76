package org.careeralmanac.roles.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PageCodeTest {

    private static final String PAGE = "/api/v1/roles/lamp-keeper";
    private static final String AGED = "UPDATE page SET body = '{\"from\": \"an older build\"}', etag = '\"old\"'"
            + " WHERE role_id = 'lamp-keeper'";

    @Inject
    PageCode code;

    @Inject
    DataSource database;

    @Test
    void aNewerBuildRebuildsPagesOnceAndTellsTheFeed() throws SQLException {
        String page = given().get(PAGE).asString();
        execute(AGED, "UPDATE page_code SET fingerprint = 'of an older build'");
        long before = position();
        assertThat(code.pending()).isTrue();

        assertThat(code.apply()).containsExactly("lamp-keeper");

        assertThat(given().get(PAGE).asString()).isEqualTo(page);
        JsonPath changes =
                given().get("/api/v1/changes?limit=100&after=" + before).jsonPath();
        assertThat(changes.getList("items.touches.roles")).containsExactly(List.of("lamp-keeper"));

        assertThat(code.pending()).isFalse();
        assertThat(code.apply()).isEmpty();
        assertThat(position()).isEqualTo(before + 1);
    }

    @Test
    void theSameBuildLeavesPagesAlone() throws SQLException {
        String page = given().get(PAGE).asString();
        execute(AGED);
        try {
            assertThat(code.apply()).isEmpty();

            assertThat(given().get(PAGE).asString()).contains("an older build");
        } finally {
            execute("UPDATE page_code SET fingerprint = 'of an older build'");
            code.apply();
        }
        assertThat(given().get(PAGE).asString()).isEqualTo(page);
    }

    private long position() {
        return given().get("/api/v1/changes?limit=1&after=0").jsonPath().getLong("position");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
