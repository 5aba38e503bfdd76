package org.careeralmanac.defaults.problem;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

/**
 * Tells a database that cannot be reached just now, which is worth waiting for, from any other failure, which would
 * come again.
 */
public final class DatabaseAway {

    private DatabaseAway() {}

    /**
     * Whether a failure comes down to SQLSTATE class 08 (connection), 53 (resources) or 57P (shutdown), or to a
     * connection pool that ran out of time.
     */
    public static boolean causes(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && away(sql)) {
                return true;
            }
        }
        return false;
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
