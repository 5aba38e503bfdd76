package org.careeralmanac.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What goes wrong at a start on a cluster, on the packaged services: each lives, is not ready, says why in its log, and
 * damages nothing.
 */
class FailedStartsIT {

    /** A start is all that is looked at. */
    private static final List<String> FLAGS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aServiceThatWasToldNothingSaysWhatItMisses() {
        try (PackagedService started = start("trends-service", Map.of())) {
            assertLivesUnready(
                    started,
                    "QUARKUS_DATASOURCE_JDBC_URL is not set; QUARKUS_DATASOURCE_USERNAME is not set;"
                            + " QUARKUS_DATASOURCE_PASSWORD is not set");
        }
    }

    @Test
    void aMissingPasswordIsNamed() {
        // The embedded server trusts its own machine; one that asks for a password is played by a login it refuses.
        try (PackagedService started = start(
                "roles-service",
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                        "QUARKUS_DATASOURCE_USERNAME",
                        "nobody"))) {
            assertLivesUnready(started, "role \"nobody\" does not exist; QUARKUS_DATASOURCE_PASSWORD is not set");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "salary-service, jdbc:postgresql://nowhere.invalid:5432/salary, UnknownHostException: nowhere.invalid",
        "roles-service, postgres://127.0.0.1:5432/roles, The schema cannot be used"
    })
    void aWrongAddressIsSaid(String service, String url, String said) {
        try (PackagedService started = start(
                service,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", url,
                        "QUARKUS_DATASOURCE_USERNAME", "user",
                        "QUARKUS_DATASOURCE_PASSWORD", "password"))) {
            assertLivesUnready(started, said);
            assertThat(started.log()).contains(url.contains("nowhere") ? "nowhere.invalid" : url);
        }
    }

    @ParameterizedTest
    @CsvSource({"roles-service, roles", "salary-service, salary", "trends-service, trends"})
    void twoReplicasWaitForTheirDatabaseMigrateItOnceAndLeaveANewerOneAlone(String service, String name)
            throws SQLException {
        Map<String, String> database = database(name);
        try (PackagedService first = start(service, database);
                PackagedService second = start(service, database)) {
            assertLivesUnready(first, "database \"" + name + "\" does not exist");
            assertLivesUnready(second, "database \"" + name + "\" does not exist");

            execute("postgres", "CREATE DATABASE " + name);

            first.awaitHealth("ready", 200);
            second.awaitHealth("ready", 200);
        }
        assertThat(count(name, "flyway_schema_history WHERE NOT success")).isZero();
        assertThat(count(name, "(SELECT FROM flyway_schema_history GROUP BY version HAVING count(*) > 1) AS twice"))
                .isZero();
        assertThat(count(name, "loaded_catalogue")).isEqualTo(1);
        assertThat(count(name, "release WHERE id LIKE 'career-almanac:%' AND status = 'published'"))
                .isEqualTo(1);

        execute(name, """
                INSERT INTO flyway_schema_history
                SELECT max(installed_rank) + 1, '99991231.01', 'from a later build', 'SQL', 'V99991231_01__later.sql', 1,
                    'postgres', now(), 1, true FROM flyway_schema_history""");
        long history = count(name, "flyway_schema_history");
        try (PackagedService older = start(service, database)) {
            assertLivesUnready(older, "The database's schema is at version 99991231.01, and this build knows 2026");
            assertThat(older.get("/api/v1/changes?after=0").statusCode()).isEqualTo(503);
            assertThat(count(name, "flyway_schema_history")).isEqualTo(history);
        }
    }

    private static void assertLivesUnready(PackagedService service, String said) {
        service.awaitLog(said);
        service.awaitHealth("live", 200);
        service.awaitHealth("started", 200);
        assertThat(service.management("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(service.lives()).isTrue();
        assertThat(service.log().lines().filter(line -> line.contains(said)))
                .as("one line says so, however often it was tried")
                .hasSize(1);
    }

    private static PackagedService start(String service, Map<String, String> environment) {
        return PackagedService.start(service, List.of(), FLAGS, environment);
    }

    private static Map<String, String> database(String name) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", server.getJdbcUrl("postgres", name),
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "postgres");
    }

    private static long count(String database, String rows) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
