package org.careeralmanac.salary.area;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Puts places where imports need them. Each statement runs on the caller's connection. */
public final class AreaStore {

    private AreaStore() {}

    /** The kind of every known area, by its id. */
    public static Map<String, String> kinds(Connection connection) throws SQLException {
        Map<String, String> kinds = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT id, kind FROM area")) {
            while (row.next()) {
                kinds.put(row.getString(1), row.getString(2));
            }
        }
        return kinds;
    }

    /**
     * Says what a release calls some areas, in English, and adds those that nobody knew. A parent goes before its
     * children.
     */
    public static void enter(Connection connection, String release, Collection<Area> areas) throws SQLException {
        try (PreparedStatement area = connection.prepareStatement(
                        "INSERT INTO area (id, kind, parent) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING");
                PreparedStatement name = connection.prepareStatement(
                        "INSERT INTO area_name (area_id, lang, name) VALUES (?, 'en', ?) ON CONFLICT DO NOTHING");
                PreparedStatement entry = connection.prepareStatement(
                        "INSERT INTO area_entry (release_id, area_id, lang, name) VALUES (?, ?, 'en', ?)")) {
            for (Area each : areas) {
                area.setString(1, each.id());
                area.setString(2, each.kind());
                area.setString(3, each.parent());
                area.addBatch();
                name.setString(1, each.id());
                name.setString(2, each.name());
                name.addBatch();
                entry.setString(1, release);
                entry.setString(2, each.id());
                entry.setString(3, each.name());
                entry.addBatch();
            }
            area.executeBatch();
            name.executeBatch();
            entry.executeBatch();
        }
    }

    /** Calls the areas that a release names what the newest published release calls them. */
    public static void rename(Connection connection, String release) throws SQLException {
        try (PreparedStatement rename = connection.prepareStatement("""
                INSERT INTO area_name (area_id, lang, name)
                SELECT DISTINCT ON (e.area_id, e.lang) e.area_id, e.lang, e.name
                FROM area_entry named
                JOIN area_entry e ON e.area_id = named.area_id AND e.lang = named.lang
                JOIN release r ON r.id = e.release_id AND r.status = 'published'
                WHERE named.release_id = ?
                ORDER BY e.area_id, e.lang, r.known_from DESC, r.edition DESC, r.attempt DESC, r.id
                ON CONFLICT (area_id, lang) DO UPDATE SET name = excluded.name""")) {
            rename.setString(1, release);
            rename.executeUpdate();
        }
    }
}
