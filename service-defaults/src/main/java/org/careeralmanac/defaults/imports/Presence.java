package org.careeralmanac.defaults.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Tells other processes that this one is alive, as long as it has unfinished jobs: a session's advisory lock, which
 * PostgreSQL gives back by itself when the process dies, however it dies.
 */
final class Presence {

    private static final int VALID_WITHIN_SECONDS = 2;

    private final DataSource database;
    private final long instance = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private Connection held;
    private int jobs;

    Presence(DataSource database) {
        this.database = database;
    }

    /** The number of this process. */
    long instance() {
        return instance;
    }

    /** One more unfinished job. Called before anybody can find it. */
    synchronized void enter() throws SQLException {
        renew();
        jobs++;
    }

    /** One job less. */
    synchronized void leave() {
        if (--jobs == 0) {
            try {
                call(held, "SELECT pg_advisory_unlock(?)", instance);
                held.close();
                held = null;
            } catch (SQLException e) {
                // The session is gone, and its lock with it.
                drop();
            }
        }
    }

    synchronized int jobs() {
        return jobs;
    }

    /** Takes the lock again where its session was lost. */
    synchronized void renew() throws SQLException {
        if (held != null && held.isValid(VALID_WITHIN_SECONDS)) {
            return;
        }
        drop();
        Connection connection = database.getConnection();
        try {
            call(connection, "SELECT pg_advisory_lock(?)", instance);
            held = connection;
        } finally {
            if (held != connection) {
                connection.close();
            }
        }
    }

    private void drop() {
        if (held != null) {
            try (Connection broken = held) {
                held = null;
                broken.abort(Runnable::run);
            } catch (SQLException e) {
                // It was broken already.
            }
        }
    }

    /** Whether the process of that number is gone. */
    static boolean isGone(Connection connection, long instance) throws SQLException {
        boolean gone = call(connection, "SELECT pg_try_advisory_lock(?)", instance);
        if (gone) {
            call(connection, "SELECT pg_advisory_unlock(?)", instance);
        }
        return gone;
    }

    /** @return what the call answers, false where it answers nothing */
    private static boolean call(Connection connection, String sql, long instance) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(sql)) {
            call.setLong(1, instance);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return "t".equals(row.getString(1));
            }
        }
    }
}
