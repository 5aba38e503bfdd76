package org.careeralmanac.roles.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.roles.catalogue.RoleAttributes;
import org.careeralmanac.roles.onet.GeneratedRoles;
import org.careeralmanac.roles.page.Pages;
import org.careeralmanac.roles.revision.SourceChanges;

/** What this service keeps under a release: facts of occupations, crosswalks, labels, and the pages that show them. */
@ApplicationScoped
public class RolesContents implements ReleaseContents {

    /** A change that names more roles than this would cost every reader more than asking anew. */
    private static final int MOST_NAMED = 100;

    /**
     * Every role whose pages or words may draw on these releases: any whose occupations their sources speak of, be it only
     * by the terms that they define, any that a crosswalk leads to, and any that cites one of them. Labels that people search
     * by may be anybody's.
     */
    private static final String TOUCHED = """
            WITH changed AS (SELECT id, source_id FROM release WHERE id = ANY (?))
            SELECT role_id FROM role_profile WHERE release_id IN (SELECT id FROM changed)
            UNION SELECT o.role_id FROM role_occupation o
                  JOIN occupation_fact f ON f.scheme = o.scheme AND f.code = o.code
                  JOIN release r ON r.id = f.release_id
                  WHERE r.source_id IN (SELECT source_id FROM changed)
            UNION SELECT o.role_id FROM role_occupation o
                  JOIN crosswalk_edge e ON e.to_scheme = o.scheme AND e.to_code = o.code
                  WHERE e.release_id IN (SELECT id FROM changed)
            UNION SELECT o.role_id FROM role_occupation o
                  JOIN crosswalk_edge e ON e.from_scheme = o.scheme AND e.from_code = o.code
                  WHERE e.release_id IN (SELECT id FROM changed)
            UNION SELECT o.role_id FROM role_occupation o
                  JOIN crosswalk_edge s ON s.to_scheme = o.scheme AND s.to_code = o.code AND s.from_scheme = 'SOC-2010'
                  JOIN crosswalk_edge e ON e.to_scheme = s.from_scheme AND e.to_code = s.from_code
                  WHERE e.release_id IN (SELECT id FROM changed) AND e.from_scheme = 'ISCO-08'
            UNION SELECT o.role_id FROM role_occupation o
                  WHERE EXISTS (SELECT FROM taxonomy_label l
                                WHERE l.release_id IN (SELECT id FROM changed) AND l.scheme IN ('ISCO-08', 'ESCO'))
            UNION SELECT s.role_id FROM starter_section s, jsonb_path_query(s.body, '$.claims[*].source') c
                  WHERE s.key = 'requirements' AND c #>> '{}' IN (SELECT source_id FROM changed)
            UNION SELECT s.role_id FROM revision_section s, jsonb_path_query(s.body, '$.claims[*].source') c
                  WHERE s.key = 'requirements' AND c #>> '{}' IN (SELECT source_id FROM changed)""";

    private final RoleAttributes attributes;
    private final GeneratedRoles generated;
    private final SourceChanges sourceChanges;
    private final Pages pages;

    public RolesContents(
            RoleAttributes attributes, GeneratedRoles generated, SourceChanges sourceChanges, Pages pages) {
        this.attributes = attributes;
        this.generated = generated;
        this.sourceChanges = sourceChanges;
        this.pages = pages;
    }

    /** Ratings compare by how far they moved; all else is there or it is not, and counts as 1. */
    @Override
    public String values() {
        return """
                WITH r AS (SELECT ?::text AS id)
                SELECT 'occupation ' || code AS key, code || ' ' || title AS label, 1::numeric AS value,
                       NULL::text AS missing
                FROM occupation_fact, r WHERE release_id = r.id AND description IS NOT NULL
                UNION ALL
                SELECT 'title ' || code || ' ' || lower(title), min(code || ' ' || title), 1, NULL
                FROM occupation_title, r WHERE release_id = r.id GROUP BY code, lower(title)
                UNION ALL
                SELECT 'task ' || code || ' ' || task, code || ' ' || statement, 1, NULL
                FROM occupation_task, r WHERE release_id = r.id
                UNION ALL
                SELECT 'technology ' || code || ' ' || commodity || ' ' || name, code || ' ' || name, 1, NULL
                FROM occupation_technology, r WHERE release_id = r.id
                UNION ALL
                SELECT 'importance ' || s.code || ' ' || element, s.code || ' ' || o.title || ': ' || name || ', importance',
                       importance_value, importance_missing
                FROM r JOIN skill_rating s ON s.release_id = r.id JOIN occupation_fact o USING (release_id, scheme, code)
                UNION ALL
                SELECT 'level ' || s.code || ' ' || element, s.code || ' ' || o.title || ': ' || name || ', required level',
                       level_value, level_missing
                FROM r JOIN skill_rating s ON s.release_id = r.id JOIN occupation_fact o USING (release_id, scheme, code)
                UNION ALL
                SELECT 'rating ' || e.code || ' ' || element || ' ' || scale,
                       e.code || ' ' || o.title || ': ' || name || ' (' || scale || ')', value, missing
                FROM r JOIN element_rating e ON e.release_id = r.id JOIN occupation_fact o USING (release_id, scheme, code)
                UNION ALL
                SELECT 'share ' || p.code || ' ' || element || ' ' || scale || ' ' || category,
                       p.code || ' ' || o.title || ': ' || name || ', category ' || category, value, missing
                FROM r JOIN preparation p ON p.release_id = r.id JOIN occupation_fact o USING (release_id, scheme, code)
                UNION ALL
                SELECT 'zone ' || z.code, z.code || ' ' || o.title || ': job zone', zone, NULL
                FROM r JOIN job_zone z ON z.release_id = r.id JOIN occupation_fact o USING (release_id, scheme, code)
                UNION ALL
                SELECT 'related ' || code || ' ' || related_code, code || ' to ' || related_code, 1, NULL
                FROM related_occupation, r WHERE release_id = r.id
                UNION ALL
                SELECT 'element ' || element, element || ' ' || name, 1, NULL FROM content_element, r WHERE release_id = r.id
                UNION ALL
                SELECT 'scale ' || scale, scale || ' ' || name, maximum - minimum, NULL FROM scale, r WHERE release_id = r.id
                UNION ALL
                SELECT 'anchor ' || element || ' ' || scale || ' ' || value, element || ': ' || description, 1, NULL
                FROM level_anchor, r WHERE release_id = r.id
                UNION ALL
                SELECT 'category ' || element || ' ' || scale || ' ' || category, element || ': ' || description, 1, NULL
                FROM preparation_category, r WHERE release_id = r.id
                UNION ALL
                SELECT 'zone ' || zone, name, 1, NULL FROM job_zone_reference, r WHERE release_id = r.id
                UNION ALL
                SELECT 'edge ' || from_scheme || ' ' || from_code || ' ' || to_scheme || ' ' || to_code,
                       from_scheme || ' ' || from_code || ' to ' || to_scheme || ' ' || to_code || ', ' || fit, 1, NULL
                FROM crosswalk_edge, r WHERE release_id = r.id
                UNION ALL
                SELECT 'label ' || scheme || ' ' || code || ' ' || lang || ' ' || position, code || ' ' || label, 1, NULL
                FROM taxonomy_label, r WHERE release_id = r.id
                UNION ALL
                SELECT 'career ' || role_id || ' ' || lang, title, 1, NULL FROM starter_role, r WHERE release_id = r.id""";
    }

    @Override
    public Change.Touches published(Connection connection, List<String> releases) throws SQLException {
        pages.lock(connection);
        Set<String> roles = new TreeSet<>(generated.bear(connection));
        // What the new ones are called is known only now that they are there.
        attributes.refresh(connection, roles);
        if (!roles.isEmpty()) {
            analyze(connection);
        }
        roles.addAll(touched(connection, releases));
        attributes.refresh(connection, roles);
        sourceChanges.queue(connection, releases);
        return touches(pages.rebuild(connection, roles));
    }

    @Override
    public Change.Touches withdrawn(Connection connection, String release) throws SQLException {
        pages.lock(connection);
        Set<String> roles = touched(connection, List.of(release));
        attributes.refresh(connection, roles);
        return touches(pages.rebuild(connection, roles));
    }

    /** Hundreds of roles may be new; the planner would not know before this transaction has ended. */
    private static void analyze(Connection connection) throws SQLException {
        try (Statement analyze = connection.createStatement()) {
            analyze.execute("ANALYZE role, role_slug, role_title, role_occupation, role_skill, generated_role");
        }
    }

    private static Set<String> touched(Connection connection, List<String> releases) throws SQLException {
        Array ids = connection.createArrayOf("text", releases.toArray());
        try (PreparedStatement select = connection.prepareStatement(TOUCHED)) {
            select.setArray(1, ids);
            Set<String> roles = new TreeSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    roles.add(row.getString(1));
                }
            }
            return roles;
        } finally {
            ids.free();
        }
    }

    private static Change.Touches touches(List<String> roles) {
        return roles.size() > MOST_NAMED
                ? Change.Touches.everything()
                : Change.Touches.roles(roles.toArray(String[]::new));
    }
}
