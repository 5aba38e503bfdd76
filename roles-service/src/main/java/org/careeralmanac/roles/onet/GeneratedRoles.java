package org.careeralmanac.roles.onet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.careeralmanac.roles.role.Renaming;

/** Gives every occupation a career page: one that no role is exactly gets a role of its own. */
@ApplicationScoped
public class GeneratedRoles {

    private static final int LONGEST_SLUG = 100;

    /** The publisher speaks of everybody in the occupation, from the first day to the last. */
    private static final String SENIORITY = "all";

    private final Clock clock;

    public GeneratedRoles(Clock clock) {
        this.clock = clock;
    }

    private record Occupation(String scheme, String code, String title) {}

    /** A generated role and the one that was written for its occupation. */
    public record Replaced(String role, String by) {}

    /**
     * Makes a role for each published occupation that has none of fit exact, inside the caller's transaction. Its id is
     * the slug of its title, with the code where that is taken.
     *
     * @return their ids
     */
    public List<String> bear(Connection publishing) throws SQLException {
        List<Occupation> homeless = new ArrayList<>();
        try (PreparedStatement select = publishing.prepareStatement("""
                        SELECT DISTINCT ON (f.scheme, f.code) f.scheme, f.code, f.title
                        FROM occupation_fact f
                        JOIN release r ON r.id = f.release_id AND r.status = 'published' AND r.part = ?
                        WHERE NOT EXISTS (SELECT FROM role_occupation o
                                          WHERE o.scheme = f.scheme AND o.code = f.code AND o.fit = 'exact')
                          AND NOT EXISTS (SELECT FROM generated_role g WHERE g.scheme = f.scheme AND g.code = f.code)
                        ORDER BY f.scheme, f.code, r.known_from DESC, r.attempt DESC""")) {
            select.setString(1, OnetTable.OCCUPATION_DATA.part());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    homeless.add(new Occupation(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
        }
        if (homeless.isEmpty()) {
            return List.of();
        }
        Set<String> taken = taken(publishing);
        List<String> born = new ArrayList<>();
        Timestamp now = Timestamp.from(clock.instant());
        try (PreparedStatement family =
                        publishing.prepareStatement("INSERT INTO family (id) VALUES (?) ON CONFLICT DO NOTHING");
                PreparedStatement familyName = publishing.prepareStatement(
                        "INSERT INTO family_name (family_id, lang, name) VALUES (?, 'en', ?) ON CONFLICT DO NOTHING");
                PreparedStatement role = publishing.prepareStatement(
                        "INSERT INTO role (id, slug, family_id, seniority, created_at) VALUES (?, ?, ?, ?, ?)");
                PreparedStatement slug = publishing.prepareStatement(
                        "INSERT INTO role_slug (slug, role_id, given_at) VALUES (?, ?, ?)");
                PreparedStatement generated = publishing.prepareStatement(
                        "INSERT INTO generated_role (role_id, scheme, code) VALUES (?, ?, ?)")) {
            for (Occupation occupation : homeless) {
                String id = id(occupation, taken);
                taken.add(id);
                born.add(id);
                JobFamily of = JobFamily.of(occupation.code());
                family.setString(1, of.id());
                family.addBatch();
                familyName.setString(1, of.id());
                familyName.setString(2, of.name());
                familyName.addBatch();
                role.setString(1, id);
                role.setString(2, id);
                role.setString(3, of.id());
                role.setString(4, SENIORITY);
                role.setTimestamp(5, now);
                role.addBatch();
                slug.setString(1, id);
                slug.setString(2, id);
                slug.setTimestamp(3, now);
                slug.addBatch();
                generated.setString(1, id);
                generated.setString(2, occupation.scheme());
                generated.setString(3, occupation.code());
                generated.addBatch();
            }
            family.executeBatch();
            familyName.executeBatch();
            role.executeBatch();
            slug.executeBatch();
            generated.executeBatch();
        }
        return born;
    }

    private static Set<String> taken(Connection publishing) throws SQLException {
        Set<String> taken = new HashSet<>(Renaming.RESERVED);
        try (PreparedStatement select = publishing.prepareStatement("SELECT slug FROM role_slug");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                taken.add(row.getString(1));
            }
        }
        return taken;
    }

    private static String id(Occupation occupation, Set<String> taken) {
        String code = "-" + slug(occupation.code());
        String title = slug(occupation.title());
        if (!title.isEmpty() && title.length() <= LONGEST_SLUG && !taken.contains(title)) {
            return title;
        }
        String start = title.isEmpty() ? "occupation" : title;
        int room = LONGEST_SLUG - code.length();
        return (start.length() <= room ? start : start.substring(0, start.lastIndexOf('-', room))) + code;
    }

    private static String slug(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /**
     * Makes room for roles that the starter wrote for an occupation whose role was generated before: the generated one
     * is merged into the written one, so that its address and its id lead there, and no second page is left.
     *
     * @return which were merged, into which
     */
    public List<Replaced> giveWay(Connection publishing) throws SQLException {
        List<Replaced> replaced = new ArrayList<>();
        try (PreparedStatement select = publishing.prepareStatement("""
                        SELECT DISTINCT ON (g.role_id) g.role_id, s.role_id
                        FROM generated_role g
                        JOIN starter_role s ON s.role_id <> g.role_id
                        JOIN release r ON r.id = s.release_id AND r.status = 'published'
                        CROSS JOIN jsonb_array_elements(s.occupations) o
                        WHERE o ->> 'scheme' = g.scheme AND o ->> 'code' = g.code AND o ->> 'fit' = 'exact'
                        ORDER BY g.role_id, r.known_from DESC""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                replaced.add(new Replaced(row.getString(1), row.getString(2)));
            }
        }
        for (Replaced one : replaced) {
            try (PreparedStatement merge =
                    publishing.prepareStatement("UPDATE role SET merged_into = ? WHERE id = ? OR merged_into = ?")) {
                merge.setString(1, one.by());
                merge.setString(2, one.role());
                merge.setString(3, one.role());
                merge.executeUpdate();
            }
            for (String table : List.of("role_title", "role_occupation", "role_skill", "generated_role")) {
                try (PreparedStatement delete =
                        publishing.prepareStatement("DELETE FROM %s WHERE role_id = ?".formatted(table))) {
                    delete.setString(1, one.role());
                    delete.executeUpdate();
                }
            }
        }
        return replaced;
    }
}
