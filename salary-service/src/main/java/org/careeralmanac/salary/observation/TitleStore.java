package org.careeralmanac.salary.observation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.http.Page;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.salary.estimate.Fit;

/** Keeps which role a title belongs to. A change makes the groups of the roles it concerns anew, and is in the feed. */
@ApplicationScoped
public class TitleStore {

    /** All titles: of people in the snapshots that count today, and mapped ones that nobody has. */
    private static final String TITLES = """
            WITH people AS (
                SELECT o.title_key, min(o.title) AS title, sum(o.size) AS size
                FROM visible_release(DATE '9999-12-31') v
                JOIN observation_file f ON f.release_id = v.id
                JOIN observation_title o ON o.file_id = f.id
                GROUP BY o.title_key),
            titles AS (
                SELECT coalesce(t.title_key, p.title_key) AS title_key, coalesce(t.title, p.title) AS title, t.role_id,
                       t.fit, t.origin, coalesce(p.size, 0) AS size
                FROM people p FULL JOIN (SELECT * FROM title_role WHERE lang = 'en') AS t USING (title_key))
            SELECT title_key, title, role_id, fit, origin, size FROM titles""";

    private final DataSource database;
    private final ChangeFeed feed;

    TitleStore(DataSource database, ChangeFeed feed) {
        this.database = database;
        this.feed = feed;
    }

    /**
     * @param mapped whether only those that belong to a role, or only those that do not; null for both
     * @param after people and key of the last one seen, or null
     */
    Page<MappedTitle> list(Boolean mapped, List<String> after, int limit) throws SQLException {
        long size = after == null ? Long.MAX_VALUE : number(after.getFirst());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(TITLES + """

                        WHERE (?::boolean IS NULL OR (role_id IS NOT NULL) = ?)
                          AND (size < ? OR size = ? AND title_key > ?)
                        ORDER BY size DESC, title_key LIMIT ?""")) {
            select.setObject(1, mapped);
            select.setObject(2, mapped);
            select.setLong(3, size);
            select.setLong(4, size);
            select.setString(5, after == null ? "" : after.getLast());
            select.setInt(6, limit + 1);
            List<MappedTitle> items = new ArrayList<>();
            String next = null;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (items.size() == limit) {
                        MappedTitle last = items.getLast();
                        next = Cursor.of(last.observations(), last.title().toLowerCase(Locale.ROOT));
                        break;
                    }
                    items.add(title(row));
                }
            }
            return new Page<>(items, next);
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.badParameter("cursor", text, "a nextCursor of an earlier answer of this list");
        }
    }

    TitlesResource.Changed map(TitleMapping mapping) throws SQLException {
        String title = mapping.title().strip();
        try (Connection connection = database.getConnection()) {
            Set<String> roles = lock(connection, title);
            roles.add(mapping.role());
            try (PreparedStatement upsert = connection.prepareStatement("""
                    INSERT INTO title_role (lang, title_key, title, role_id, fit, origin)
                    VALUES ('en', lower(?), ?, ?, ?, 'steward')
                    ON CONFLICT (lang, title_key) DO UPDATE SET title = excluded.title, role_id = excluded.role_id,
                        fit = excluded.fit, origin = 'steward'""")) {
                upsert.setString(1, title);
                upsert.setString(2, title);
                upsert.setString(3, mapping.role());
                upsert.setString(4, mapping.fit().name());
                upsert.executeUpdate();
            }
            return changed(connection, title, roles, Change.Op.upsert);
        }
    }

    TitlesResource.Changed unmap(String given) throws SQLException {
        String title = given.strip();
        try (Connection connection = database.getConnection()) {
            Set<String> roles = lock(connection, title);
            if (roles.isEmpty()) {
                throw ProblemException.badParameter("title", given, "a title that belongs to a career");
            }
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM title_role WHERE lang = 'en' AND title_key = lower(?)")) {
                delete.setString(1, title);
                delete.executeUpdate();
            }
            return changed(connection, title, roles, Change.Op.delete);
        }
    }

    /** Waits for imports of people's pay and other changes of titles, and finds the role that a title has now. */
    private static Set<String> lock(Connection connection, String title) throws SQLException {
        ObservationGroups.lock(connection);
        Set<String> roles = new LinkedHashSet<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT role_id FROM title_role WHERE lang = 'en' AND title_key = lower(?)")) {
            select.setString(1, title);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    roles.add(row.getString(1));
                }
            }
        }
        return roles;
    }

    private TitlesResource.Changed changed(Connection connection, String title, Set<String> roles, Change.Op op)
            throws SQLException {
        ObservationGroups.renew(connection, roles);
        long position = feed.append(
                connection,
                "title",
                op,
                title.toLowerCase(Locale.ROOT),
                null,
                Change.Touches.roles(roles.toArray(String[]::new)));
        try (PreparedStatement select = connection.prepareStatement(TITLES + " WHERE title_key = lower(?)")) {
            select.setString(1, title);
            try (ResultSet row = select.executeQuery()) {
                return new TitlesResource.Changed(
                        row.next() ? title(row) : new MappedTitle(title, null, null, null, 0), position);
            }
        }
    }

    private static MappedTitle title(ResultSet row) throws SQLException {
        String fit = row.getString("fit");
        return new MappedTitle(
                row.getString("title"),
                row.getString("role_id"),
                fit == null ? null : Fit.valueOf(fit),
                row.getString("origin"),
                row.getLong("size"));
    }
}
