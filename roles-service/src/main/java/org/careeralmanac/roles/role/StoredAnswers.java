package org.careeralmanac.roles.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads finished answers: each call is one statement, so that position and answer are of one snapshot. */
@ApplicationScoped
public class StoredAnswers {

    /** After every day that anything can be known from. */
    private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

    private static final String BY_SLUG = """
            SELECT c.position, f.role_id, f.slug, p.etag, p.body, k.first_known, n.near
            FROM (SELECT coalesce(max(position), 0) AS position FROM change) c
            LEFT JOIN (SELECT coalesce(m.id, r.id) AS role_id, coalesce(m.slug, r.slug) AS slug
                       FROM role_slug s
                       JOIN role r ON r.id = s.role_id
                       LEFT JOIN role m ON m.id = r.merged_into
                       WHERE s.slug = ?) f ON true
            LEFT JOIN LATERAL (SELECT page.etag, CASE WHEN strpos(?, page.etag) = 0 THEN page.body END AS body
                               FROM page
                               WHERE page.role_id = f.role_id AND page.lang = 'en' AND page.known_from <= ?
                               ORDER BY page.known_from DESC LIMIT 1) p ON true
            LEFT JOIN LATERAL (SELECT min(page.known_from) AS first_known
                               FROM page
                               WHERE p.etag IS NULL AND page.role_id = f.role_id AND page.lang = 'en') k ON true
            LEFT JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', l.slug, 'title', l.title)
                                                         ORDER BY l.likeness DESC, l.slug), '[]')::text AS near
                               FROM (SELECT r.slug, t.title, max(similarity(s.slug, q.slug)) AS likeness
                                     FROM (SELECT ?::text AS slug) q
                                     JOIN role_slug s ON s.slug % q.slug
                                     JOIN role r ON r.id = s.role_id AND r.merged_into IS NULL
                                     JOIN role_title t ON t.role_id = r.id AND t.lang = 'en' AND t.kind = 'main'
                                     WHERE p.etag IS NULL AND k.first_known IS NULL
                                       AND EXISTS (SELECT FROM page WHERE page.role_id = r.id)
                                     GROUP BY r.slug, t.title
                                     ORDER BY likeness DESC, r.slug LIMIT 5) l) n ON true""";

    private static final String HIGHLIGHTS = """
            SELECT c.position, a.id, p.highlights
            FROM (SELECT coalesce(max(position), 0) AS position FROM change) c
            LEFT JOIN unnest(?::text[]) WITH ORDINALITY AS a (id, n) ON true
            LEFT JOIN LATERAL (SELECT page.highlights FROM page
                               WHERE page.role_id = a.id AND page.lang = 'en'
                               ORDER BY page.known_from DESC LIMIT 1) p ON true
            ORDER BY a.n""";

    private final DataSource database;

    public StoredAnswers(DataSource database) {
        this.database = database;
    }

    /**
     * @param position the feed's position in the same snapshot
     * @param role id of the role that the slug leads to, or null
     * @param slug its current address, or null
     * @param etag the page's entity tag, or null where there was no page on that day
     * @param body the page, null also where the client has it already
     * @param firstKnown set where there was no page on that day but is one later
     * @param near where the slug leads nowhere: a JSON array of addresses like it
     */
    record BySlug(
            long position, String role, String slug, String etag, byte[] body, LocalDate firstKnown, String near) {}

    /**
     * @param asOf the day, or null for the newest
     * @param ifNoneMatch the request's header or null; the bytes stay in the database where it names them
     */
    BySlug bySlug(String slug, LocalDate asOf, String ifNoneMatch) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BY_SLUG)) {
            select.setString(1, slug);
            select.setString(2, ifNoneMatch == null ? "" : ifNoneMatch);
            select.setObject(3, asOf == null ? END_OF_TIME : asOf);
            select.setString(4, slug);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new BySlug(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBytes(5),
                        row.getObject(6, LocalDate.class),
                        row.getString(7));
            }
        }
    }

    record HighlightLines(long position, List<String> lines) {}

    /** For each id, in their order, its line as JSON, or null where nothing is known of it. */
    HighlightLines highlights(List<String> ids) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HIGHLIGHTS)) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            long position = 0;
            List<String> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    position = row.getLong(1);
                    if (row.getString(2) != null) {
                        lines.add(row.getString(3));
                    }
                }
            }
            return new HighlightLines(position, lines);
        }
    }
}
