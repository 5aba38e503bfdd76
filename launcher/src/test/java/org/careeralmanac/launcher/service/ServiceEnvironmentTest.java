package org.careeralmanac.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.careeralmanac.launcher.postgres.DatabaseAccess;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {

    private static final DatabaseAccess DATABASE =
            new DatabaseAccess("roles", "jdbc:postgresql://127.0.0.1:5433/roles", "roles", "secret");

    @Test
    void tellsAnOwnerItsPortsItsDatabaseAndWhoSignsTokens() {
        assertThat(ServiceEnvironment.owner(8081, 9081, DATABASE, "KEY", Path.of("/data/uploads")))
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_HTTP_PORT", "8081")
                .containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_MANAGEMENT_PORT", "9081")
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", DATABASE.url())
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "roles")
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "secret")
                .containsEntry("QUARKUS_OIDC_TENANT_ENABLED", "true")
                .containsEntry("QUARKUS_OIDC_PUBLIC_KEY", "KEY")
                .containsEntry("QUARKUS_OIDC_TOKEN_ISSUER", "career-almanac");
    }

    @Test
    void tellsTheGatewayWhereTheOwnersAre() {
        assertThat(ServiceEnvironment.gateway(
                        8080, 9080, Map.of(SuiteService.ROLES, 1, SuiteService.SALARY, 2, SuiteService.TRENDS, 3)))
                .containsEntry("ALMANAC_OWNERS_ROLES_URL", "http://127.0.0.1:1")
                .containsEntry("ALMANAC_OWNERS_SALARY_URL", "http://127.0.0.1:2")
                .containsEntry("ALMANAC_OWNERS_TRENDS_URL", "http://127.0.0.1:3");
    }

    @Test
    void letsAnIssuerOfTheUserReplaceOurKey() {
        Map<String, String> merged = ServiceEnvironment.over(
                Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", "https://issuer.example"),
                ServiceEnvironment.owner(8081, 9081, DATABASE, "KEY", Path.of("/data/uploads")));

        assertThat(merged)
                .containsEntry("QUARKUS_OIDC_AUTH_SERVER_URL", "https://issuer.example")
                .containsEntry("QUARKUS_OIDC_TENANT_ENABLED", "true")
                .doesNotContainKeys("QUARKUS_OIDC_PUBLIC_KEY", "QUARKUS_OIDC_TOKEN_ISSUER");
    }

    @Test
    void changesItsDigestOnlyWithWhatMeansSomethingToAService() {
        Map<String, String> plain = Map.of("QUARKUS_HTTP_PORT", "8081", "TERM", "xterm");

        String setting = ServiceEnvironment.setting("build", List.of("-Xmx1m"), plain);

        assertThat(ServiceEnvironment.setting(
                        "build", List.of("-Xmx1m"), Map.of("QUARKUS_HTTP_PORT", "8081", "TERM", "dumb")))
                .isEqualTo(setting);
        assertThat(ServiceEnvironment.setting(
                        "build", List.of("-Xmx1m"), Map.of("QUARKUS_HTTP_PORT", "8081", "ALMANAC_CLOCK_OFFSET", "P1D")))
                .isNotEqualTo(setting);
        assertThat(ServiceEnvironment.setting("later build", List.of("-Xmx1m"), plain))
                .isNotEqualTo(setting);
    }
}
