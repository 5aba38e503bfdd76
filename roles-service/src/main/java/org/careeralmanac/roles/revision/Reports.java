package org.careeralmanac.roles.revision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What needs an editor's eye. */
@ApplicationScoped
public class Reports {

    /** Trigram similarity (pg_trgm) of two main titles from which on they are worth a look; 0 to 1. */
    private static final double NEAR = 0.6;

    /** Main titles alike, or a main title with the very words of another career's title. */
    private static final String NEAR_DUPLICATES = """
            WITH pair AS (
                SELECT a.role_id AS one, b.role_id AS other, a.title AS one_title, b.title AS other_title,
                       similarity(a.folded, b.folded)::numeric(3, 2) AS likeness
                FROM search_title a JOIN search_title b ON b.main AND b.folded % a.folded AND b.role_id > a.role_id
                WHERE a.main AND similarity(a.folded, b.folded) >= ?
                UNION ALL
                SELECT least(a.role_id, b.role_id), greatest(a.role_id, b.role_id),
                       CASE WHEN a.role_id < b.role_id THEN a.title ELSE b.title END,
                       CASE WHEN a.role_id < b.role_id THEN b.title ELSE a.title END, 1
                FROM search_title a JOIN search_title b ON b.words = a.words AND b.role_id <> a.role_id
                WHERE a.main AND a.words <> '')
            SELECT * FROM (
                SELECT DISTINCT ON (one, other) one, other, one_title, other_title, likeness FROM pair
                ORDER BY one, other, likeness DESC, one_title, other_title) found
            ORDER BY likeness DESC, one, other LIMIT ?""";

    private static final String SOURCE_CHANGES = """
            SELECT c.role_id, c.number, c.key, c.release_id, r.source_id, r.label, c.noted_at, v.author, v.published_at
            FROM source_change c
            JOIN release r ON r.id = c.release_id
            JOIN revision v ON v.role_id = c.role_id AND v.number = c.number
            WHERE c.dismissed_at IS NULL AND c.lang = 'en'
              AND NOT EXISTS (SELECT FROM revision_section s
                              WHERE s.role_id = c.role_id AND s.lang = c.lang AND s.key = c.key AND s.number > c.number)
            ORDER BY c.noted_at DESC, c.role_id, c.key, c.release_id LIMIT ?""";

    private static final String COVERAGE = """
            SELECT d.role_id, t.title, s.sections
            FROM search_document d
            JOIN role_title t ON t.role_id = d.role_id AND t.lang = 'en' AND t.kind = 'main'
            JOIN LATERAL (SELECT body FROM page WHERE page.role_id = d.role_id AND page.lang = 'en'
                          ORDER BY known_from DESC LIMIT 1) b ON true
            CROSS JOIN LATERAL (
                SELECT coalesce(array_agg(c.key || '=' || (c.value ->> 'updatedAt') || '=' || coalesce(p.newest, '')
                                          ORDER BY c.key), '{}')
                FROM jsonb_each(convert_from(b.body, 'UTF8')::jsonb -> 'sections') c
                LEFT JOIN (SELECT f.key, max(f.surveyed) AS newest FROM role_occupation o
                           JOIN (SELECT 'requirements' AS key, scheme, code, surveyed FROM skill_rating
                                 UNION ALL SELECT 'responsibilities', scheme, code, surveyed FROM occupation_task
                                 UNION ALL SELECT 'softSkills', scheme, code, surveyed FROM element_rating
                                 UNION ALL SELECT 'requirements', scheme, code, surveyed FROM preparation
                                 UNION ALL SELECT 'requirements', scheme, code, surveyed FROM job_zone) f
                             ON f.scheme = o.scheme AND f.code = o.code
                           WHERE o.role_id = d.role_id AND o.fit = 'exact' GROUP BY f.key) p ON p.key = c.key) s (sections)
            WHERE d.role_id COLLATE "C" > ?
            ORDER BY d.role_id COLLATE "C" LIMIT ?""";

    private static final String DRAFTS = """
            SELECT d.role_id, coalesce(t.title, d.title), d.sections, d.saved_at,
                   EXISTS (SELECT FROM page p WHERE p.role_id = d.role_id)
            FROM (SELECT role_id, array_agg(key ORDER BY key) AS sections, max(saved_at) AS saved_at,
                         max(body ->> 'title') FILTER (WHERE key = 'profile') AS title
                  FROM draft WHERE lang = 'en' GROUP BY role_id) d
            LEFT JOIN role_title t ON t.role_id = d.role_id AND t.lang = 'en' AND t.kind = 'main'
            ORDER BY d.saved_at DESC, d.role_id LIMIT ?""";

    private final DataSource database;
    private final Clock clock;

    public Reports(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Schema(description = "Two careers that may be one")
    public record NearDuplicate(
            @Schema(required = true) Named one,
            @Schema(required = true) Named other,

            @Schema(
                    required = true,
                    description = "Trigram similarity of the titles, 0 to 1; 1 also where the words are the same",
                    examples = "0.82")
            double likeness) {}

    @Schema(name = "NamedTitle", description = "A career and the title of it that is alike")
    public record Named(
            @Schema(required = true) String id,
            @Schema(required = true) String title) {}

    /** The likest first. */
    public List<NearDuplicate> nearDuplicates(int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEAR_DUPLICATES)) {
            select.setDouble(1, NEAR);
            select.setInt(2, limit);
            List<NearDuplicate> pairs = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pairs.add(new NearDuplicate(
                            new Named(row.getString(1), row.getString(3)),
                            new Named(row.getString(2), row.getString(4)),
                            row.getDouble(5)));
                }
            }
            return pairs;
        }
    }

    @Schema(name = "DraftedRole", description = "A career with drafts")
    public record Drafted(
            @Schema(required = true) String role,

            @Schema(required = true, nullable = true, description = "Null where it is new and its draft names none")
            String title,

            @Schema(required = true, description = "What is drafted of it", examples = "[\"overview\"]")
            List<String> sections,

            @Schema(required = true) Instant savedAt,

            @Schema(required = true, description = "Whether the public sees the career")
            boolean published) {}

    /** The last one saved first. */
    public List<Drafted> drafts(int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DRAFTS)) {
            select.setInt(1, limit);
            List<Drafted> drafts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    drafts.add(new Drafted(
                            row.getString(1),
                            row.getString(2),
                            List.of((String[]) row.getArray(3).getArray()),
                            row.getTimestamp(4).toInstant(),
                            row.getBoolean(5)));
                }
            }
            return drafts;
        }
    }

    @Schema(description = "A release that changed what an editor's section was written upon")
    public record SourceChange(
            @Schema(required = true) String role,

            @Schema(required = true, description = "The revision that the section is of")
            int number,

            @Schema(required = true, examples = "requirements")
            String section,

            @Schema(required = true) String release,
            @Schema(required = true) String source,

            @Schema(nullable = true, description = "The publisher's number of the release")
            String label,

            @Schema(required = true) Instant notedAt,
            @Schema(required = true) String author,
            @Schema(required = true) Instant publishedAt) {}

    /** Those that nobody has looked at, the newest first: a newer edit of the section or a dismissal ends one. */
    public List<SourceChange> sourceChanges(int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SOURCE_CHANGES)) {
            select.setInt(1, limit);
            List<SourceChange> changes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(new SourceChange(
                            row.getString(1),
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getTimestamp(7).toInstant(),
                            row.getString(8),
                            row.getTimestamp(9).toInstant()));
                }
            }
            return changes;
        }
    }

    /** Says that somebody looked at what changed under a section and left it as it is. @return how many were open */
    public int dismiss(String roleId, String section, String author) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE source_change SET dismissed_at = ?, dismissed_by = ?
                        WHERE role_id = ? AND key = ? AND lang = 'en' AND dismissed_at IS NULL""")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setString(2, author);
            update.setString(3, roleId);
            update.setString(4, section);
            return update.executeUpdate();
        }
    }

    @Schema(description = "Which sections a career has, and how old they are")
    public record Covered(
            @Schema(required = true) String id,
            @Schema(required = true) String title,

            @Schema(required = true, description = "The sections that there are, by key")
            Map<String, CoveredSection> sections) {}

    @Schema(name = "CoveredSection", description = "How old a section is")
    public record CoveredSection(
            @Schema(required = true, description = "When it was last changed")
            String updatedAt,

            @Schema(
                    nullable = true,
                    description =
                            "The newest month that the facts in it speak of; null where it shows none that say so",
                    examples = "2025-08")
            String newestPeriod) {}

    /** By id. */
    public List<Covered> coverage(String after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COVERAGE)) {
            select.setString(1, after);
            select.setInt(2, limit);
            List<Covered> covered = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Map<String, CoveredSection> sections = new LinkedHashMap<>();
                    for (String section : (String[]) row.getArray(3).getArray()) {
                        String[] parts = section.split("=", -1);
                        sections.put(parts[0], new CoveredSection(parts[1], parts[2].isEmpty() ? null : parts[2]));
                    }
                    covered.add(new Covered(row.getString(1), row.getString(2), sections));
                }
            }
            return covered;
        }
    }
}
