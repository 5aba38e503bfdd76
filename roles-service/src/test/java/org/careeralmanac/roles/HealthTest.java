package org.careeralmanac.roles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.careeralmanac.defaults.HeldPort;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The service starts before its database, and outlives it. */
@QuarkusTest
@WithTestResource(HealthTest.NoDatabaseYet.class)
class HealthTest {

    /** Names a port that nobody listens on yet. */
    public static class NoDatabaseYet implements QuarkusTestResourceLifecycleManager {

        private final HeldPort port = new HeldPort();

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "test.database.port",
                    String.valueOf(port.number()),
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://127.0.0.1:" + port.number() + "/postgres",
                    "quarkus.datasource.username",
                    "postgres",
                    "quarkus.datasource.password",
                    "postgres");
        }

        @Override
        public void stop() {
            port.close();
        }
    }

    @TestHTTPResource(value = "/health", management = true)
    String health;

    @Test
    void isAliveWithoutADatabaseReadyWithOneAndAliveWhenItGoes() throws IOException {
        assertThat(status("/live")).isEqualTo(200);
        assertThat(status("/ready")).isEqualTo(503);
        given().get("/api/v1/roles/lamp-keeper")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2");

        int port = ConfigProvider.getConfig().getValue("test.database.port", Integer.class);
        try (EmbeddedPostgres _ = EmbeddedPostgres.builder().setPort(port).start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> status("/ready") == 200);
            given().get("/api/v1/roles/lamp-keeper").then().statusCode(200);
        }
        assertThat(status("/live")).isEqualTo(200);
        assertThat(status("/ready")).isEqualTo(503);
        given().get("/api/v1/roles/lamp-keeper").then().statusCode(503).contentType("application/problem+json");
    }

    private int status(String check) {
        return given().get(health + check).statusCode();
    }
}
