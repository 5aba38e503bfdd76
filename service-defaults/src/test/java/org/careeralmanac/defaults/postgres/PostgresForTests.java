package org.careeralmanac.defaults.postgres;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.careeralmanac.defaults.HeldPort;

/**
 * A real PostgreSQL for {@code @QuarkusTest}: one server per test run, a new database per application start, and as
 * durable as in production, so that what a test sees after a crash is what a user would see.
 */
public class PostgresForTests implements QuarkusTestResourceLifecycleManager {

    private static final HeldPort PORT = new HeldPort();

    private static EmbeddedPostgres server;

    /** The server, started at first use and stopped with the JVM. */
    public static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setPort(PORT.number())
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for the tests did not start", e);
            }
        }
        return server;
    }

    @Override
    public Map<String, String> start() {
        String database = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", server().getJdbcUrl("postgres", database),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres");
    }

    @Override
    public void stop() {
        // The server ends with the JVM; zonky removes its directory.
    }
}
