package org.careeralmanac.roles.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Today's titles, occupations, skills, family and seniority of roles: those that editors gave them, else those of the
 * newest release that names them. A role for which nobody wrote skills down has those of its own occupation.
 */
@ApplicationScoped
public class RoleAttributes {

    private static final String NEWEST = """
            WITH profile AS MATERIALIZED (SELECT * FROM role_profile WHERE role_id = ANY (?)),
            released AS (
                SELECT DISTINCT ON (s.role_id, s.lang) s.*
                FROM profile s JOIN release r ON r.id = s.release_id AND r.status = 'published'
                ORDER BY s.role_id, s.lang, r.known_from DESC, r.attempt DESC, r.id),
            newest AS (
                SELECT s.role_id, s.lang, s.occupations,
                       coalesce(e.body ->> 'title', s.title) AS title,
                       coalesce(e.body ->> 'family', s.family_id) AS family_id,
                       coalesce(e.body ->> 'seniority', s.seniority) AS seniority,
                       CASE WHEN e.body -> 'alternateTitles' IS NULL THEN s.alternate_titles
                            ELSE ARRAY(SELECT jsonb_array_elements_text(e.body -> 'alternateTitles')) END AS alternate_titles,
                       CASE WHEN e.body -> 'skills' IS NULL THEN s.skills
                            ELSE ARRAY(SELECT jsonb_array_elements_text(e.body -> 'skills')) END AS skills
                FROM released s
                LEFT JOIN edited_part e ON e.role_id = s.role_id AND e.lang = s.lang AND e.key = 'profile')
            """;

    private static final List<String> STATEMENTS = List.of(
            "DELETE FROM role_title WHERE role_id = ANY (?)",
            "DELETE FROM role_occupation WHERE role_id = ANY (?)",
            "DELETE FROM role_skill WHERE role_id = ANY (?)",
            NEWEST + """
            UPDATE role SET family_id = n.family_id, seniority = n.seniority
            FROM newest n WHERE n.role_id = role.id AND n.lang = 'en'""",
            NEWEST + "INSERT INTO role_title SELECT role_id, lang, title, 'main' FROM newest",
            NEWEST + """
            INSERT INTO role_title SELECT role_id, lang, unnest(alternate_titles), 'alternate' FROM newest
            ON CONFLICT DO NOTHING""",
            NEWEST + """
            INSERT INTO role_occupation
            SELECT n.role_id, o ->> 'scheme', o ->> 'code', o ->> 'title', o ->> 'fit', position - 1
            FROM newest n, jsonb_array_elements(n.occupations) WITH ORDINALITY AS e (o, position)
            WHERE n.lang = 'en'""",
            NEWEST + """
            INSERT INTO role_skill
            SELECT n.role_id, name, position - 1 FROM newest n, unnest(n.skills) WITH ORDINALITY AS s (name, position)
            WHERE n.lang = 'en' ON CONFLICT DO NOTHING""",
            """
            INSERT INTO role_skill (role_id, name, position)
            SELECT role_id, name, row_number() OVER (PARTITION BY role_id ORDER BY place) - 1
            FROM (SELECT o.role_id, s.name, min(CASE v.part WHEN 'skills' THEN 0 WHEN 'knowledge' THEN 100 ELSE 200 END
                                                + s.position) AS place
                  FROM role_occupation o
                  JOIN occupation_skill_names n ON n.scheme = o.scheme AND n.code = o.code
                  JOIN visible_release('infinity') v ON v.id = n.release_id
                  CROSS JOIN unnest(n.names) WITH ORDINALITY AS s (name, position)
                  WHERE o.role_id = ANY (?) AND o.fit = 'exact'
                    AND NOT EXISTS (SELECT FROM role_skill k WHERE k.role_id = o.role_id)
                  GROUP BY o.role_id, s.name) named""");

    /** Makes them follow the releases again, inside the caller's transaction. */
    public void refresh(Connection publishing, Collection<String> roles) throws SQLException {
        for (String sql : STATEMENTS) {
            try (PreparedStatement statement = publishing.prepareStatement(sql)) {
                statement.setArray(1, publishing.createArrayOf("text", roles.toArray()));
                statement.executeUpdate();
            }
        }
    }
}
