package org.careeralmanac.roles.skill;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.careeralmanac.roles.search.Words;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Careers for what somebody can do. The fit is the share of what a career names that is there: each named skill counts 1
 * where it is given, {@code min(1, level given / level required)} where both levels are known, 0 where it is not given;
 * technologies of the career that are given count 1 more above and below the line. Among the careers that have a given
 * skill at all, those with the rarest ones in common are looked at, by the sum of {@code ln(1 + N / n)} over the common
 * ones, n of N careers having each.
 */
@ApplicationScoped
class SkillMatch {

    private static final int CANDIDATES = 200;
    private static final int MOST_NAMES = 20;

    private static final String CANDIDATE = """
            WITH given AS (SELECT DISTINCT unnest(?::text[]) AS name),
            hit AS (SELECT g.name, d.role_id FROM given g JOIN search_document d ON d.skills @> ARRAY[g.name]),
            frequency AS (SELECT name, count(*) AS n FROM hit GROUP BY name),
            best AS (
                SELECT h.role_id, array_agg(h.name) AS known,
                       sum(ln(1 + (SELECT roles FROM search_word WHERE word = '') / f.n::numeric)) AS score
                FROM hit h JOIN frequency f ON f.name = h.name
                GROUP BY h.role_id ORDER BY score DESC, h.role_id LIMIT %d)
            SELECT b.role_id, r.slug, t.title, r.seniority, b.known,
                   ARRAY(SELECT name FROM role_skill s WHERE s.role_id = b.role_id ORDER BY position)
            FROM best b
            JOIN role r ON r.id = b.role_id
            JOIN role_title t ON t.role_id = b.role_id AND t.lang = 'en' AND t.kind = 'main'
            ORDER BY b.score DESC, b.role_id""".formatted(CANDIDATES);

    /** Of the best-fitting occupation of each role, how much it asks for of the named elements. */
    private static final String REQUIRED = """
            SELECT DISTINCT ON (o.role_id, s.name) o.role_id, s.name, s.level_value
            FROM role_occupation o
            JOIN skill_rating s ON s.scheme = o.scheme AND s.code = o.code
            JOIN visible_release('infinity') v ON v.id = s.release_id
            WHERE o.role_id = ANY (?) AND lower(s.name) = ANY (?) AND s.level_value IS NOT NULL
            ORDER BY o.role_id, s.name, array_position(ARRAY['exact', 'narrower', 'broader', 'related'], o.fit), o.position,
                     v.part LIKE 'excerpt%', s.release_id DESC""";

    /** @param level 0 to 7 on O*NET's scale, or null */
    record Given(String name, Double level) {}

    @Schema(name = "KnownSkill", description = "A given skill that the career asks for")
    record Known(
            @Schema(required = true) String name,

            @Schema(nullable = true, description = "Level given, 0 to 7")
            Double given,

            @Schema(nullable = true, description = "Level that the career asks for, 0 to 7")
            Double required) {}

    @Schema(name = "MatchedCareer", description = "A career that fits, and what is missing")
    record Matched(
            @Schema(required = true) String id,
            @Schema(required = true) String slug,
            @Schema(required = true) String title,
            @Schema(required = true) String seniority,

            @Schema(required = true, description = "Share of what the career names that is there, 0 to 1")
            double fit,

            @Schema(required = true) List<Known> known,

            @Schema(required = true, description = "What the career names and is not given, at most twenty")
            List<String> missing) {}

    /** @param given by folded name */
    List<Matched> match(Connection connection, Map<String, Given> given, int limit) throws SQLException {
        record Candidate(
                String id, String slug, String title, String seniority, List<String> known, List<String> skills) {}
        List<Candidate> candidates = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(CANDIDATE)) {
            select.setArray(1, connection.createArrayOf("text", given.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    candidates.add(new Candidate(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            List.of((String[]) row.getArray(5).getArray()),
                            List.of((String[]) row.getArray(6).getArray())));
                }
            }
        }
        Map<String, Map<String, Double>> required =
                required(connection, candidates.stream().map(Candidate::id).toList(), given);
        List<Matched> matched = new ArrayList<>();
        for (Candidate c : candidates) {
            TreeSet<String> others = new TreeSet<>(c.known());
            List<Known> known = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            double there = 0;
            for (String name : c.skills()) {
                String folded = Words.folded(name);
                if (others.remove(folded) || given.containsKey(folded)) {
                    Double level = given.get(folded).level();
                    Double asked = required.getOrDefault(c.id(), Map.of()).get(folded);
                    known.add(new Known(name, level, asked));
                    there += level == null || asked == null || asked <= level ? 1 : level / asked;
                } else {
                    missing.add(name);
                }
            }
            for (String technology : others) {
                known.add(new Known(
                        given.get(technology).name(), given.get(technology).level(), null));
                there += 1;
            }
            int all = known.size() + missing.size();
            matched.add(new Matched(
                    c.id(),
                    c.slug(),
                    c.title(),
                    c.seniority(),
                    Math.round(1000 * there / all) / 1000.0,
                    known,
                    missing.stream().limit(MOST_NAMES).toList()));
        }
        // Candidates stand by the rarity of what is common; among equal fits that decides.
        matched.sort(Comparator.comparing(Matched::fit).reversed());
        return matched.stream().limit(limit).toList();
    }

    /** Given names that no career has. */
    List<String> unknown(Connection connection, Map<String, Given> given) throws SQLException {
        List<String> unknown = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT g.name FROM unnest(?::text[]) WITH ORDINALITY AS g (name, n)
                WHERE NOT EXISTS (SELECT FROM search_document d WHERE d.skills @> ARRAY[g.name]) ORDER BY g.n""")) {
            select.setArray(1, connection.createArrayOf("text", given.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    unknown.add(given.get(row.getString(1)).name());
                }
            }
        }
        return unknown;
    }

    private static Map<String, Map<String, Double>> required(
            Connection connection, List<String> roles, Map<String, Given> given) throws SQLException {
        Map<String, Map<String, Double>> required = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(REQUIRED)) {
            select.setArray(1, connection.createArrayOf("text", roles.toArray()));
            select.setArray(2, connection.createArrayOf("text", given.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    required.computeIfAbsent(row.getString(1), id -> new LinkedHashMap<>())
                            .put(Words.folded(row.getString(2)), row.getDouble(3));
                }
            }
        }
        return required;
    }
}
