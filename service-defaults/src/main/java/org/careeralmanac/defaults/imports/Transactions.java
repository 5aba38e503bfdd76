package org.careeralmanac.defaults.imports;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions that may last: neither the pool's limit on one answer nor that of the framework holds for them. */
final class Transactions {

    private final DataSource database;

    Transactions(DataSource database) {
        this.database = database;
    }

    /** What is done within a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Commits when the work returns, rolls back when it throws. */
    <T> T run(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int timeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            } finally {
                restore(connection, timeout);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and with it the transaction; why it ended matters more.
            cause.addSuppressed(e);
        }
    }

    /** The pool lends the connection again. */
    private static void restore(Connection connection, int timeout) {
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, timeout);
        } catch (SQLException e) {
            // It is broken, so that the pool throws it away.
        }
    }
}
