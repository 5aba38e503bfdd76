package org.careeralmanac.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.careeralmanac.launcher.LauncherException;
import org.junit.jupiter.api.Test;

class ExternalPostgresTest {

    @Test
    void isUsedOnlyWhenNamed() {
        assertThat(ExternalPostgres.from(Map.of("PATH", "/bin"))).isEmpty();
    }

    @Test
    void takesTheDatabasesNameForTheUserUnlessToldOtherwise() {
        Map<String, String> environment = complete();
        environment.put("ALMANAC_POSTGRES_USER_SALARY", "payroll");

        assertThat(ExternalPostgres.from(environment).orElseThrow())
                .extracting(DatabaseAccess::user)
                .containsExactly("roles", "payroll", "trends");
    }

    @Test
    void namesTheVariableThatIsMissing() {
        Map<String, String> environment = complete();
        environment.remove("ALMANAC_POSTGRES_PASSWORD_TRENDS");

        assertThatThrownBy(() -> ExternalPostgres.from(environment))
                .isInstanceOf(LauncherException.class)
                .hasMessageStartingWith("ALMANAC_POSTGRES_PASSWORD_TRENDS is not set");
    }

    @Test
    void refusesAnAddressThatIsNoJdbcAddress() {
        Map<String, String> environment = complete();
        environment.put("ALMANAC_POSTGRES_URL_ROLES", "postgres://db/roles");

        assertThatThrownBy(() -> ExternalPostgres.from(environment))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("jdbc:postgresql://host:5432/roles");
    }

    @Test
    void keepsPasswordsOutOfItsText() {
        assertThat(ExternalPostgres.from(complete()).orElseThrow().toString()).doesNotContain("secret");
    }

    private static Map<String, String> complete() {
        Map<String, String> environment = new HashMap<>();
        for (String name : new String[] {"roles", "salary", "trends"}) {
            environment.put("ALMANAC_POSTGRES_URL_" + name.toUpperCase(Locale.ROOT), "jdbc:postgresql://db/" + name);
            environment.put("ALMANAC_POSTGRES_PASSWORD_" + name.toUpperCase(Locale.ROOT), "secret");
        }
        return environment;
    }
}
