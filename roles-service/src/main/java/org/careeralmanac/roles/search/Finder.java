package org.careeralmanac.roles.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Runs a plan. The postings of its words give candidates and scores, the documents give what matches; both are bounded, so
 * that a word that every role has costs no more than a rarer one.
 */
@ApplicationScoped
class Finder {

    /** Postings read of one word, the best first. A word that more roles have says next to nothing about any of them. */
    static final int MOST_POSTINGS = 20_000;

    /** Roles over which facets are counted; where more match, a count is a lower bound. */
    static final int MOST_COUNTED = 10_000;

    /** Up to here counts are exact. */
    static final int EXACT = 1_000;

    private static final int MOST_VALUES = 20;
    private static final TypeReference<List<List<String>>> TEXTS = new TypeReference<>() {};

    /** A title that has just these words, in whatever order, is worth more than any that has others too. */
    private static final String SCORED = """
            WITH term AS (
                SELECT * FROM unnest(?::integer[], ?::text[], ?::real[]) AS t (n, word, weight)),
            best AS (
                SELECT t.n, p.role_id, max(t.weight * p.impact) AS score
                FROM term t CROSS JOIN LATERAL (
                    SELECT role_id, impact FROM search_posting WHERE search_posting.word = t.word
                    ORDER BY impact DESC, role_id LIMIT %d) p
                GROUP BY t.n, p.role_id),
            scored AS MATERIALIZED (
                SELECT b.role_id, round(sum(b.score)::numeric, 4) + coalesce(max(e.bonus), 0) AS score
                FROM best b LEFT JOIN (
                    SELECT role_id, max(CASE WHEN main THEN 3 ELSE 1.5 END) AS bonus FROM search_title
                    WHERE words = ? GROUP BY role_id) e ON e.role_id = b.role_id
                GROUP BY b.role_id)
            """.formatted(MOST_POSTINGS);

    private static final String FOUND = """
            , matched AS MATERIALIZED (
                SELECT d.role_id FROM search_document d WHERE d.document @@ ?::tsquery%s),
            hit AS (
                SELECT scored.role_id, scored.score FROM scored JOIN matched ON matched.role_id = scored.role_id
                WHERE (-scored.score, scored.role_id COLLATE "C") > (?, ?)
                ORDER BY scored.score DESC, scored.role_id COLLATE "C" LIMIT ?)
            SELECT c.position, hit.role_id, hit.score, p.item, d.texts
            FROM (SELECT coalesce(max(position), 0) AS position FROM change) c
            LEFT JOIN (hit JOIN search_document d ON d.role_id = hit.role_id
                           JOIN LATERAL (SELECT page.item FROM page
                                         WHERE page.role_id = hit.role_id AND page.lang = 'en'
                                         ORDER BY page.known_from DESC LIMIT 1) p ON true) ON true
            ORDER BY hit.score DESC, hit.role_id COLLATE "C\"""";

    /** The whole order, of each role only what lists are narrowed by further and nobody else knows. */
    private static final String RANKED = """
            SELECT d.role_id, d.job_zone, d.interests
            FROM scored JOIN search_document d ON d.role_id = scored.role_id
            WHERE d.document @@ ?::tsquery%s
            ORDER BY scored.score DESC, d.role_id COLLATE "C" LIMIT ?""";

    private static final String IN_ORDER = """
            SELECT d.role_id, d.job_zone, d.interests FROM search_document d WHERE true%s
            ORDER BY d.title, d.role_id COLLATE "C" LIMIT ?""";

    private static final String LISTED = """
            SELECT c.position, i.role_id, i.title, i.item
            FROM (SELECT coalesce(max(position), 0) AS position FROM change) c
            LEFT JOIN (SELECT d.role_id, d.title, p.item
                       FROM search_document d
                       JOIN LATERAL (SELECT page.item FROM page
                                     WHERE page.role_id = d.role_id AND page.lang = 'en'
                                     ORDER BY page.known_from DESC LIMIT 1) p ON true
                       WHERE (d.title, d.role_id COLLATE "C") > (?, ?)%s
                       ORDER BY d.title, d.role_id COLLATE "C" LIMIT ?) i ON true
            ORDER BY i.title, i.role_id COLLATE "C\"""";

    /** Every value of a facet with its count; the facet '' counts the roles themselves. */
    private static final String COUNTED = """
            WITH matched AS MATERIALIZED (
                SELECT d.family_id, d.seniority, d.job_zone, d.interests, d.technologies
                FROM search_document d WHERE %s LIMIT %d),
            counted AS (
                SELECT '' AS facet, '' AS value, count(*) AS n FROM matched
                UNION ALL SELECT 'family', family_id, count(*) FROM matched GROUP BY 2
                UNION ALL SELECT 'seniority', seniority, count(*) FROM matched GROUP BY 2
                UNION ALL SELECT 'jobZone', job_zone::text, count(*) FROM matched WHERE job_zone IS NOT NULL GROUP BY 2
                UNION ALL SELECT 'interest', v, count(*) FROM matched, unnest(interests) v GROUP BY 2
                UNION ALL SELECT 'technology', v, count(*) FROM matched, unnest(technologies) v GROUP BY 2)
            SELECT facet, value, name, n FROM (
                SELECT counted.*, f.name, row_number() OVER (PARTITION BY facet ORDER BY n DESC, value COLLATE "C") AS place
                FROM counted
                LEFT JOIN family_name f ON facet = 'family' AND f.family_id = value AND f.lang = 'en') ranked
            WHERE facet = 'family' OR place <= %d ORDER BY facet, place""";

    private final ObjectMapper json;

    Finder(ObjectMapper json) {
        this.json = json;
    }

    /** @param texts what the role is found by, each with its kind */
    record Hit(String role, BigDecimal score, String item, List<Text> texts) {}

    record Text(SearchIndex.Kind kind, String text) {}

    record Hits(long position, List<Hit> hits) {}

    /** Where a page begins: after this score and id. */
    record After(BigDecimal score, String role) {

        static final After NOTHING = new After(new BigDecimal("1e9"), "");
    }

    /** The best matches, by score and id. */
    Hits find(
            Connection connection, QueryPlan plan, String words, boolean all, RoleFilter filter, After after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql(filter))) {
            bind(select, plan, words, all, filter, after, limit);
            long position = 0;
            List<Hit> hits = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    position = row.getLong(1);
                    if (row.getString(2) != null) {
                        hits.add(new Hit(
                                row.getString(2), row.getBigDecimal(3), row.getString(4), texts(row.getString(5))));
                    }
                }
            }
            return new Hits(position, hits);
        }
    }

    static String sql(RoleFilter filter) {
        return SCORED + FOUND.formatted(filter.sql());
    }

    static void bind(
            PreparedStatement select,
            QueryPlan plan,
            String words,
            boolean all,
            RoleFilter filter,
            After after,
            int limit)
            throws SQLException {
        int next = filter.set(select, words(select, plan, words, all));
        select.setBigDecimal(next, after.score().negate());
        select.setString(next + 1, after.role());
        select.setInt(next + 2, limit);
    }

    /** Sets what is scored and what matches. @return the number of the next parameter */
    private static int words(PreparedStatement select, QueryPlan plan, String words, boolean all) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (int n = 0; n < plan.terms().size(); n++) {
            for (QueryPlan.Word word : plan.terms().get(n).words()) {
                numbers.add(n);
                texts.add(word.word());
                weights.add((float) word.weight());
            }
        }
        Connection connection = select.getConnection();
        select.setArray(1, connection.createArrayOf("int4", numbers.toArray()));
        select.setArray(2, connection.createArrayOf("text", texts.toArray()));
        select.setArray(3, connection.createArrayOf("float4", weights.toArray()));
        select.setString(4, words);
        select.setString(5, plan.query(all));
        return 6;
    }

    /** A role at its place in the order of a search, with what it is narrowed by and its references do not say. */
    @Schema(name = "RankedRole", description = "A role at its place in the order")
    public record Ranked(
            @Schema(required = true, examples = "data-scientist")
            String id,

            @Schema(nullable = true, description = "O*NET job zone, 1 to 5")
            Integer jobZone,

            @Schema(required = true, description = "Leading interests (Holland), at most two")
            List<String> interests) {}

    /** All matches in their order, the best first; without a plan all roles by title. */
    List<Ranked> ranked(Connection connection, QueryPlan plan, String words, boolean all, RoleFilter filter, int limit)
            throws SQLException {
        String sql = (plan == null ? IN_ORDER : SCORED + RANKED).formatted(filter.sql());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = filter.set(select, plan == null ? 1 : words(select, plan, words, all));
            select.setInt(next, limit);
            List<Ranked> ranked = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ranked.add(new Ranked(row.getString(1), row.getObject(2, Integer.class), List.of((String[])
                            row.getArray(3).getArray())));
                }
            }
            return ranked;
        }
    }

    /** The newest position of the change feed. */
    long position(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT coalesce(max(position), 0) FROM change");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Schema(name = "FamilyOfCareers", description = "A family with how many careers it has")
    public record Family(
            @Schema(required = true, examples = "ai-machine-learning")
            String id,

            @Schema(required = true, examples = "AI & Machine Learning")
            String name,

            @Schema(required = true) int count) {}

    /** The families that have roles, by name. */
    List<Family> families(Connection connection) throws SQLException {
        List<Family> families = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT d.family_id, f.name, count(*) FROM search_document d
                        JOIN family_name f ON f.family_id = d.family_id AND f.lang = 'en'
                        GROUP BY 1, 2 ORDER BY lower(f.name), 1""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                families.add(new Family(row.getString(1), row.getString(2), row.getInt(3)));
            }
        }
        return families;
    }

    @Schema(name = "SkillOfCareers", description = "A skill or technology with how many careers have it")
    public record Skill(
            @Schema(required = true, examples = "Python") String name,
            @Schema(required = true) int count) {}

    private static final String SKILLS = """
            SELECT name, roles FROM (
                (SELECT 1 AS place, folded, name, roles FROM search_skill WHERE roles > 0 AND folded LIKE ?
                 ORDER BY roles DESC, folded LIMIT ?)
                UNION ALL
                (SELECT 2, folded, name, roles FROM search_skill WHERE roles > 0 AND folded LIKE ? AND folded NOT LIKE ?
                 ORDER BY roles DESC, folded LIMIT ?)) s
            ORDER BY place, roles DESC, folded LIMIT ?""";

    /** Skills and technologies that begin with what was typed, then those with a word that does. @param typed folded */
    List<Skill> skills(Connection connection, String typed, int limit) throws SQLException {
        String beginning = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        try (PreparedStatement select = connection.prepareStatement(SKILLS)) {
            select.setString(1, beginning);
            select.setInt(2, limit);
            select.setString(3, "% " + beginning);
            select.setString(4, beginning);
            select.setInt(5, limit);
            select.setInt(6, limit);
            List<Skill> skills = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    skills.add(new Skill(row.getString(1), row.getInt(2)));
                }
            }
            return skills;
        }
    }

    /** Whether any role has all of the terms. */
    boolean anyHasAll(Connection connection, QueryPlan plan, RoleFilter filter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT FROM search_document d WHERE d.document @@ ?::tsquery" + filter.sql() + " LIMIT 1")) {
            select.setString(1, plan.query(true));
            filter.set(select, 2);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    record Listed(String role, String title, String item) {}

    record ListPage(long position, List<Listed> items) {}

    /** The roles after a place in the order of titles and ids, empty texts for the start. */
    ListPage list(Connection connection, RoleFilter filter, String afterTitle, String afterRole, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LISTED.formatted(filter.sql()))) {
            select.setString(1, afterTitle);
            select.setString(2, afterRole);
            int next = filter.set(select, 3);
            select.setInt(next, limit);
            long position = 0;
            List<Listed> items = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    position = row.getLong(1);
                    if (row.getString(2) != null) {
                        items.add(new Listed(row.getString(2), row.getString(3), row.getString(4)));
                    }
                }
            }
            return new ListPage(position, items);
        }
    }

    /** @param name the value in words, or null where it says so itself */
    record Count(String facet, String value, String name, int count, boolean exact) {}

    /** How many roles match, and how many of them have each value of each facet. @param plan null for all roles */
    List<Count> count(Connection connection, QueryPlan plan, boolean all, RoleFilter filter) throws SQLException {
        String condition = (plan == null ? "true" : "d.document @@ ?::tsquery") + filter.sql();
        try (PreparedStatement select =
                connection.prepareStatement(COUNTED.formatted(condition, MOST_COUNTED + 1, MOST_VALUES))) {
            int next = 1;
            if (plan != null) {
                select.setString(next++, plan.query(all));
            }
            filter.set(select, next);
            List<Count> counts = new ArrayList<>();
            boolean allCounted = true;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int n = row.getInt(4);
                    if (row.getString(1).isEmpty()) {
                        allCounted = n <= MOST_COUNTED;
                    }
                    counts.add(new Count(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Math.min(n, EXACT),
                            n <= EXACT && allCounted));
                }
            }
            return counts;
        }
    }

    private List<Text> texts(String texts) {
        try {
            return json.readValue(texts, TEXTS).stream()
                    .map(t -> new Text(SearchIndex.Kind.valueOf(t.get(0)), t.get(1)))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the index holds only what was put into it", e);
        }
    }
}
