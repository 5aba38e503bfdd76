package org.careeralmanac.roles.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.roles.catalogue.RoleAttributes;
import org.careeralmanac.roles.page.Pages;

/**
 * What this service keeps under a release: starter profiles, facts about occupations, crosswalks. Pages show them, so
 * that publishing or withdrawing a release rebuilds those that it touches.
 */
@ApplicationScoped
public class RolesContents implements ReleaseContents {

    private final RoleAttributes attributes;
    private final Pages pages;

    public RolesContents(RoleAttributes attributes, Pages pages) {
        this.attributes = attributes;
        this.pages = pages;
    }

    @Override
    public String values() {
        return """
                SELECT concat_ws('|', s.scheme, s.code, s.element, v.scale) AS key,
                       concat_ws(', ', s.code || ' ' || f.title, s.name, v.scale) AS label, v.value, v.missing
                FROM skill_rating s JOIN occupation_fact f USING (release_id, scheme, code)
                CROSS JOIN LATERAL (VALUES ('importance', s.importance_value, s.importance_missing),
                                           ('required level', s.level_value, s.level_missing)) v (scale, value, missing)
                WHERE s.release_id = ANY (?)""";
    }

    @Override
    public Change.Touches published(Connection connection, List<String> releases) throws SQLException {
        return rebuilt(connection, releases);
    }

    @Override
    public Change.Touches withdrawn(Connection connection, String release) throws SQLException {
        return rebuilt(connection, List.of(release));
    }

    private Change.Touches rebuilt(Connection connection, List<String> releases) throws SQLException {
        pages.lock(connection);
        List<String> roles = roles(connection, releases);
        attributes.refresh(connection, roles);
        return Change.Touches.roles(pages.rebuild(connection, roles).toArray(String[]::new));
    }

    /** Every role whose pages may draw on them: any that cites their source, or has an occupation that they speak of. */
    private static List<String> roles(Connection connection, List<String> releases) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT role_id FROM starter_role WHERE release_id = ANY (?)
                UNION SELECT o.role_id FROM role_occupation o JOIN occupation_fact f USING (scheme, code)
                      WHERE f.release_id = ANY (?)
                UNION SELECT o.role_id FROM role_occupation o
                      JOIN crosswalk_edge e ON e.to_scheme = o.scheme AND e.to_code = o.code WHERE e.release_id = ANY (?)
                UNION SELECT s.role_id FROM starter_section s, jsonb_path_query(s.body, '$.claims[*].source') c
                      WHERE s.key = 'requirements' AND c #>> '{}' IN (SELECT source_id FROM release WHERE id = ANY (?))
                UNION SELECT s.role_id FROM revision_section s, jsonb_path_query(s.body, '$.claims[*].source') c
                      WHERE s.key = 'requirements' AND c #>> '{}' IN (SELECT source_id FROM release WHERE id = ANY (?))""")) {
            for (int i = 1; i <= 5; i++) {
                select.setArray(i, connection.createArrayOf("text", releases.toArray()));
            }
            List<String> roles = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    roles.add(row.getString(1));
                }
            }
            return roles;
        }
    }
}
