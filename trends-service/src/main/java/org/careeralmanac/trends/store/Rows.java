package org.careeralmanac.trends.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Executes one statement with its values bound in order. */
public final class Rows {

    private Rows() {}

    /** @param values strings, numbers, booleans, days, instants, lists of strings, or null */
    public static int write(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            return statement.executeUpdate();
        }
    }

    /** The first column of the only row that the statement answers with, null where there is none. */
    public static Long number(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? (Long) row.getLong(1) : null;
            }
        }
    }

    /** As {@link #number}, for text. */
    public static String text(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case List<?> list -> statement.setArray(i + 1, connection.createArrayOf("text", list.toArray()));
                case Instant instant -> statement.setTimestamp(i + 1, Timestamp.from(instant));
                case null, default -> statement.setObject(i + 1, values[i]);
            }
        }
    }
}
