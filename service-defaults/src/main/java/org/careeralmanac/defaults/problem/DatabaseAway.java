package org.careeralmanac.defaults.problem;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Tells a database that cannot be reached just now, which is worth waiting for, from any other failure, which would
 * come again.
 */
public final class DatabaseAway {

    /** Deeper than any real chain; a chain that leads back to itself ends here. */
    private static final int MAX_DEPTH = 12;

    /** Where a service's own settings stand; whatever an operator gives stands higher. */
    private static final int OWN_SETTINGS = 250;

    private static final List<String> SETTINGS =
            List.of("quarkus.datasource.jdbc.url", "quarkus.datasource.username", "quarkus.datasource.password");

    private DatabaseAway() {}

    /**
     * Whether a failure comes down to SQLSTATE class 08 (connection), 28 (the login is refused), 3D (no such database),
     * 53 (resources) or 57P (shutdown), or to a connection pool that ran out of time. A login or a database may come
     * later than the service does.
     */
    public static boolean causes(Throwable thrown) {
        return anywhereIn(thrown, MAX_DEPTH);
    }

    /** A transaction manager reports a connection lost in the commit among the suppressed, not the causes. */
    private static boolean anywhereIn(Throwable thrown, int depth) {
        if (thrown == null || depth == 0) {
            return false;
        }
        if (thrown instanceof SQLException sql && away(sql)) {
            return true;
        }
        return anywhereIn(thrown.getCause(), depth - 1)
                || Arrays.stream(thrown.getSuppressed()).anyMatch(suppressed -> anywhereIn(suppressed, depth - 1));
    }

    private static boolean away(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            // Agroal reports a pool without a free connection, and one too slow to make one, by the message alone.
            return e instanceof SQLTransientConnectionException
                    || e instanceof SQLTimeoutException
                    || String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
        }
        return state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("3D")
                || state.startsWith("53")
                || state.startsWith("57P");
    }

    /** Why, in one line for the operator, with those settings that nobody has given. */
    public static String why(Throwable thrown) {
        Throwable first = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                first = cause;
                break;
            }
        }
        Throwable last = first;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        StringBuilder why = new StringBuilder(line(first));
        if (last != first && !line(first).contains(line(last))) {
            why.append(" (")
                    .append(last.getClass().getSimpleName())
                    .append(": ")
                    .append(line(last))
                    .append(')');
        }
        for (String setting : SETTINGS) {
            ConfigValue value = ConfigProvider.getConfig().getConfigValue(setting);
            if (value.getValue() == null || value.getSourceOrdinal() <= OWN_SETTINGS) {
                why.append("; ")
                        .append(setting.replace('.', '_').toUpperCase(Locale.ROOT))
                        .append(" is not set");
            }
        }
        return why.toString();
    }

    private static String line(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.getClass().getName()
                : message.strip().lines().findFirst().orElseThrow();
    }
}
