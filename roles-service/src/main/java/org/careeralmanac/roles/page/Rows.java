package org.careeralmanac.roles.page;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Reads what a query gives for a list of ids or codes. */
final class Rows {

    private Rows() {}

    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** Runs a query whose one parameter is a list of texts. */
    static void read(Connection connection, String sql, Collection<String> texts, Reader reader) throws SQLException {
        Array parameter = connection.createArrayOf("text", texts.toArray());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, parameter);
            read(select, reader);
        } finally {
            parameter.free();
        }
    }

    /** Runs a query without parameters. */
    static void read(Connection connection, String sql, Reader reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            read(select, reader);
        }
    }

    private static void read(PreparedStatement select, Reader reader) throws SQLException {
        select.setFetchSize(1000);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
