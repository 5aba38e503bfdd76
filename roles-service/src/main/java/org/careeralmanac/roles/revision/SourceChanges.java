package org.careeralmanac.roles.revision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Notes where a source changed under an editor's section: its facts of the role's own occupation differ from those that
 * the editor had before them. Somebody has to look, nobody has to act.
 */
@ApplicationScoped
public class SourceChanges {

    /** Which section the facts of a table would fill, and the columns that say the same thing as before or do not. */
    private static final Map<String, List<String>> TABLES = Map.of(
            "occupation_fact", List.of("overview", "title, description"),
            "occupation_title", List.of("overview", "title, short_title, kind"),
            "occupation_task", List.of("responsibilities", "statement, type"),
            "occupation_technology", List.of("requirements", "name, hot, in_demand"),
            "skill_rating", List.of("requirements", "element, importance_value, level_value"),
            "preparation", List.of("requirements", "element, scale, category, value"),
            "job_zone", List.of("requirements", "zone"),
            "element_rating", List.of("softSkills", "element, scale, value"),
            "related_occupation", List.of("relatedCareers", "related_code, tier, position"));

    private static final String QUEUE = TABLES.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(table -> """
                    SELECT e.role_id, e.number, e.lang, e.key, n.id
                    FROM new_release n JOIN edited e ON e.key = '%1$s'
                    WHERE EXISTS (SELECT FROM %2$s f WHERE f.release_id = n.id AND f.scheme = e.scheme AND f.code = e.code)
                      AND EXISTS (
                        (SELECT %3$s FROM %2$s f WHERE f.release_id = n.id AND f.scheme = e.scheme AND f.code = e.code
                         EXCEPT
                         SELECT %3$s FROM %2$s f WHERE f.release_id = n.before AND f.scheme = e.scheme AND f.code = e.code)
                        UNION ALL
                        (SELECT %3$s FROM %2$s f WHERE f.release_id = n.before AND f.scheme = e.scheme AND f.code = e.code
                         EXCEPT
                         SELECT %3$s FROM %2$s f WHERE f.release_id = n.id AND f.scheme = e.scheme AND f.code = e.code))
                    """.formatted(
                    table.getValue().get(0), table.getKey(), table.getValue().get(1)))
            .collect(Collectors.joining("UNION\n", """
                    WITH new_release AS (
                        SELECT r.id, (SELECT b.id FROM release b
                                      WHERE b.source_id = r.source_id AND b.edition = r.edition AND b.part = r.part
                                        AND b.status = 'published' AND b.known_from < r.known_from
                                      ORDER BY b.known_from DESC, b.attempt DESC LIMIT 1) AS before
                        FROM release r WHERE r.id = ANY (?)),
                    edited AS (
                        SELECT s.role_id, s.number, s.lang, s.key, o.scheme, o.code
                        FROM edited_part s
                        JOIN role_occupation o ON o.role_id = s.role_id AND o.fit = 'exact')
                    INSERT INTO source_change (role_id, number, lang, key, release_id, noted_at)
                    SELECT c.*, ?::timestamptz FROM (
                    """, ") c ON CONFLICT DO NOTHING"));

    private final Clock clock;

    public SourceChanges(Clock clock) {
        this.clock = clock;
    }

    /** Queues what these releases, just published, changed under the newest edit of a section. */
    public void queue(Connection publishing, List<String> releases) throws SQLException {
        Array ids = publishing.createArrayOf("text", releases.toArray());
        try (PreparedStatement insert = publishing.prepareStatement(QUEUE)) {
            insert.setArray(1, ids);
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } finally {
            ids.free();
        }
    }
}
