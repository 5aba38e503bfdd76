package org.careeralmanac.defaults.problem;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;

/**
 * Tells a database that cannot be reached just now, which is worth waiting for, from any other failure, which would
 * come again.
 */
public final class DatabaseAway {

    /** Deeper than any real chain; a chain that leads back to itself ends here. */
    private static final int MAX_DEPTH = 12;

    private DatabaseAway() {}

    /**
     * Whether a failure comes down to SQLSTATE class 08 (connection), 53 (resources) or 57P (shutdown), or to a
     * connection pool that ran out of time.
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
            // Agroal reports a pool without a free connection by its message alone.
            return e instanceof SQLTransientConnectionException
                    || e instanceof SQLTimeoutException
                    || String.valueOf(e.getMessage()).contains("acquisition timeout");
        }
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
