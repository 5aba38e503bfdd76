package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.careeralmanac.defaults.HeldPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that somebody else runs, named by environment variables. */
@ExtendWith(Suite.Extension.class)
class ExternalPostgresIT {

    private static final List<String> DATABASES = List.of("roles", "salary", "trends");

    private final Suite suite;

    @TempDir
    private Path data;

    ExternalPostgresIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void theSuiteRunsOnAPostgresOfSomebodyElseAndLeavesItRunning() throws IOException, SQLException {
        try (HeldPort postgresPort = new HeldPort();
                HeldPort port = new HeldPort();
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setPort(postgresPort.number())
                        .start()) {
            Map<String, String> environment = new HashMap<>();
            for (String database : DATABASES) {
                execute(
                        postgres,
                        "CREATE ROLE owner_of_" + database + " LOGIN PASSWORD 'for " + database + "'",
                        "CREATE DATABASE " + database + " OWNER owner_of_" + database);
                String suffix = database.toUpperCase(Locale.ROOT);
                environment.put(
                        "ALMANAC_POSTGRES_URL_" + suffix,
                        "jdbc:postgresql://127.0.0.1:" + postgresPort.number() + "/" + database);
                environment.put("ALMANAC_POSTGRES_USER_" + suffix, "owner_of_" + database);
                environment.put("ALMANAC_POSTGRES_PASSWORD_" + suffix, "for " + database);
            }
            try {
                Suite.Outcome up = suite.almanac(
                        environment, "up", "--data", data.toString(), "--port", String.valueOf(port.number()));
                assertThat(up.exitCode()).as(up.output()).isZero();
                assertThat(up.output()).contains("postgres", "external", String.valueOf(postgresPort.number()));

                JsonNode page = suite.parse(suite.send(HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port.number() + "/api/v1/careers/" + Suite.REFERENCE))
                        .build()));
                assertThat(page.path("completeness").asText()).isEqualTo("complete");
                assertThat(data.resolve("postgres")).doesNotExist();
                assertThat(suite.almanac(environment, "status", "--data", data.toString())
                                .exitCode())
                        .isZero();
            } finally {
                Suite.Outcome down = suite.almanac(environment, "down", "--data", data.toString());
                assertThat(down.exitCode()).as(down.output()).isZero();
            }

            assertThat(roles(postgres)).isEqualTo(12);
            assertThat(suite.almanac(environment, "status", "--data", data.toString())
                            .exitCode())
                    .isEqualTo(3);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int roles(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", "roles").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM role")) {
            row.next();
            return row.getInt(1);
        }
    }
}
