package org.careeralmanac.salary.currency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Puts currencies where imports need them. Each statement runs on the caller's connection. */
public final class CurrencyStore {

    private CurrencyStore() {}

    /** The code of every known currency. */
    public static Set<String> codes(Connection connection) throws SQLException {
        Set<String> codes = new HashSet<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT code FROM currency")) {
            while (row.next()) {
                codes.add(row.getString(1));
            }
        }
        return codes;
    }

    /** Gives the currencies that a release names the names, digits and withdrawals of the newest published release. */
    public static void rename(Connection connection, String release) throws SQLException {
        try (PreparedStatement rename = connection.prepareStatement("""
                UPDATE currency c SET name = e.name, digits = coalesce(e.digits, c.digits), withdrawn = e.withdrawn
                FROM (SELECT DISTINCT ON (e.code) e.code, e.name, e.digits, e.withdrawn
                      FROM currency_entry named
                      JOIN currency_entry e ON e.code = named.code
                      JOIN release r ON r.id = e.release_id AND r.status = 'published'
                      WHERE named.release_id = ?
                      ORDER BY e.code, r.known_from DESC, r.attempt DESC) AS e
                WHERE c.code = e.code""")) {
            rename.setString(1, release);
            rename.executeUpdate();
        }
    }
}
