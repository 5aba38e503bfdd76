package org.careeralmanac.launcher.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careeralmanac.launcher.LauncherException;

/** An existing PostgreSQL, named by environment variables, instead of the embedded one. */
public final class ExternalPostgres {

    private static final String PREFIX = "ALMANAC_POSTGRES_";

    private ExternalPostgres() {}

    /**
     * Reads {@code ALMANAC_POSTGRES_URL_ROLES}, {@code …_USER_ROLES}, {@code …_PASSWORD_ROLES} and the same for SALARY
     * and TRENDS. The user is the database's name unless said otherwise.
     *
     * @return the three databases, or empty when no such variable is set
     * @throws LauncherException when only some are set, or one is no JDBC address of PostgreSQL
     */
    public static Optional<List<DatabaseAccess>> from(Map<String, String> environment) {
        if (environment.keySet().stream().noneMatch(name -> name.startsWith(PREFIX))) {
            return Optional.empty();
        }
        List<DatabaseAccess> databases = new ArrayList<>();
        for (String database : PostgresServer.DATABASES) {
            String suffix = database.toUpperCase(Locale.ROOT);
            String url = require(environment, PREFIX + "URL_" + suffix);
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new LauncherException(PREFIX + "URL_" + suffix + " is \"" + url
                        + "\"; it must look like jdbc:postgresql://host:5432/" + database);
            }
            String user = environment.getOrDefault(PREFIX + "USER_" + suffix, database);
            databases.add(new DatabaseAccess(database, url, user, require(environment, PREFIX + "PASSWORD_" + suffix)));
        }
        return Optional.of(databases);
    }

    private static String require(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new LauncherException(name + " is not set. An existing PostgreSQL needs an address and a password"
                    + " for each of roles, salary and trends; unset every " + PREFIX
                    + "* variable to use the embedded one.");
        }
        return value;
    }
}
