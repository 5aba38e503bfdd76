package org.careeralmanac.roles.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.RolesProblem;

/** What editors did to a role: who, when, why, what it changed; and back to how it was. */
@ApplicationScoped
public class Histories {

    private static final String LIST = """
            SELECT r.number, r.author, r.published_at, r.note, array_agg(s.key ORDER BY s.key)
            FROM revision r JOIN revision_section s USING (role_id, number)
            WHERE r.role_id = ? AND r.number < ? AND s.lang = 'en'
            GROUP BY r.number, r.author, r.published_at, r.note ORDER BY r.number DESC LIMIT ?""";

    /** Each part as editors saw it after a revision; 0 is before the first one. Of a profile editors may say a little only. */
    private static final String AS_OF = """
            SELECT k.key,
                   (CASE WHEN k.key = 'profile' THEN nullif(coalesce(s.body, '{}') || coalesce(e.body, '{}'), '{}')
                         ELSE coalesce(nullif(e.body, '{}'), s.body) END)::text
            FROM unnest(?::text[]) WITH ORDINALITY AS k (key, n)
            LEFT JOIN LATERAL (SELECT body FROM revision_section
                               WHERE role_id = ? AND lang = 'en' AND key = k.key AND number <= ?
                               ORDER BY number DESC LIMIT 1) e ON true
            LEFT JOIN LATERAL (SELECT x.body FROM starter_part x
                               JOIN release r ON r.id = x.release_id AND r.status = 'published'
                               WHERE x.role_id = ? AND x.lang = 'en' AND x.key = k.key
                               ORDER BY r.known_from DESC, r.id DESC LIMIT 1) s ON true
            ORDER BY k.n""";

    private final DataSource database;
    private final Publishing publishing;
    private final ObjectMapper json;

    public Histories(DataSource database, Publishing publishing, ObjectMapper json) {
        this.database = database;
        this.publishing = publishing;
        this.json = json;
    }

    /** One publish of the role. */
    public record Revision(int number, String author, Instant publishedAt, String note, List<String> sections) {}

    /** A merge of the role, or what was merged into it. */
    public record Merge(
            String role,
            String into,
            String author,
            String note,
            Instant mergedAt,
            Instant restoredAt,
            String restoredBy) {}

    /** @param before only revisions before this number */
    public List<Revision> revisions(String roleId, int before, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            there(connection, roleId);
            try (PreparedStatement select = connection.prepareStatement(LIST)) {
                select.setString(1, roleId);
                select.setInt(2, before);
                select.setInt(3, limit);
                List<Revision> revisions = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        revisions.add(new Revision(
                                row.getInt(1),
                                row.getString(2),
                                row.getTimestamp(3).toInstant(),
                                row.getString(4),
                                List.of((String[]) row.getArray(5).getArray())));
                    }
                }
                return revisions;
            }
        }
    }

    /** Merges of and into the role, the newest first. */
    public List<Merge> merges(String roleId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT role_id, merged_into, author, note, merged_at, restored_at, restored_by FROM role_merge
                        WHERE role_id = ? OR merged_into = ? ORDER BY merged_at DESC""")) {
            select.setString(1, roleId);
            select.setString(2, roleId);
            List<Merge> merges = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    merges.add(new Merge(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getTimestamp(5).toInstant(),
                            row.getTimestamp(6) == null
                                    ? null
                                    : row.getTimestamp(6).toInstant(),
                            row.getString(7)));
                }
            }
            return merges;
        }
    }

    /** What differs between the role after one revision and after another; 0 is before the first. */
    public List<Difference> differences(String roleId, int from, int to) throws SQLException {
        try (Connection connection = database.getConnection()) {
            there(connection, roleId);
            exists(connection, roleId, from);
            exists(connection, roleId, to);
            Map<String, JsonNode> before = asOf(connection, roleId, from);
            Map<String, JsonNode> after = asOf(connection, roleId, to);
            List<Difference> differences = new ArrayList<>();
            for (Part key : Part.values()) {
                differences.addAll(Difference.between(key.key(), before.get(key.key()), after.get(key.key())));
            }
            return differences;
        }
    }

    /**
     * Publishes a revision that brings back what a revision had.
     *
     * @throws ProblemException {@code REVISION_NOT_FOUND}, {@code NOTHING_CHANGED}, and as {@link Publishing#publish}
     */
    @Transactional
    public Publishing.Published restore(String roleId, int number, String author, String note) throws SQLException {
        try (Connection connection = database.getConnection()) {
            there(connection, roleId);
            exists(connection, roleId, number);
            Map<String, JsonNode> then = asOf(connection, roleId, number);
            Map<String, JsonNode> now = asOf(connection, roleId, Integer.MAX_VALUE);
            Map<String, JsonNode> back = new LinkedHashMap<>();
            now.forEach((key, content) -> {
                if (!Objects.equals(content, then.get(key))) {
                    // Nobody had written it then: an empty edit takes back what editors said, so that what is beneath
                    // shows.
                    back.put(key, then.get(key) == null ? json.createObjectNode() : then.get(key));
                }
            });
            if (back.isEmpty()) {
                throw new ProblemException(
                        RolesProblem.NOTHING_CHANGED, "The role is as it was after revision " + number + ".");
            }
            return publishing.publish(roleId, author, note, back);
        }
    }

    private static void there(Connection connection, String roleId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT FROM role WHERE id = ?")) {
            select.setString(1, roleId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(
                            RolesProblem.ROLE_NOT_FOUND, "There is no career with the id '" + roleId + "'.");
                }
            }
        }
    }

    private static void exists(Connection connection, String roleId, int number) throws SQLException {
        if (number == 0) {
            return;
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT max(number) FROM revision WHERE role_id = ?")) {
            select.setString(1, roleId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (number < 0 || number > row.getInt(1)) {
                    throw new ProblemException(
                            RolesProblem.REVISION_NOT_FOUND,
                            "'%s' has the revisions 1 to %d; 0 is before the first.".formatted(roleId, row.getInt(1)));
                }
            }
        }
    }

    private Map<String, JsonNode> asOf(Connection connection, String roleId, int number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AS_OF)) {
            select.setArray(1, connection.createArrayOf("text", Part.keys()));
            select.setString(2, roleId);
            select.setInt(3, number);
            select.setString(4, roleId);
            Map<String, JsonNode> sections = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sections.put(row.getString(1), row.getString(2) == null ? null : json.readTree(row.getString(2)));
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("sections are checked before they are stored", e);
            }
            return sections;
        }
    }
}
