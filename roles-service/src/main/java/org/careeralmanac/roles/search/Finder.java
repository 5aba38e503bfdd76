package org.careeralmanac.roles.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Runs a plan. The postings of its words give candidates and scores, the documents give what matches; both are bounded, so
 * that a word that every role has costs no more than a rarer one.
 */
@ApplicationScoped
class Finder {

    /** Postings read of one word, the best first. A word that more roles have says next to nothing about any of them. */
    private static final int MOST_POSTINGS = 5_000;

    /** Postings read for the few best. */
    private static final int LEAST_POSTINGS = 2_000;

    /** Roles of a whole order, and postings read where roles are narrowed by more than words. */
    static final int MOST_RANKED = 20_000;

    /** Where no more roles than this can have every term, each of them is looked up in the postings of every word. */
    private static final int FEW = 500;

    /** Roles over which facets are counted; where more match, a count is a lower bound. */
    static final int MOST_COUNTED = 5_000;

    /** Up to here counts are exact. */
    static final int EXACT = 1_000;

    private static final int MOST_VALUES = 20;
    private static final TypeReference<List<List<String>>> TEXTS = new TypeReference<>() {};

    /** What a role must have of a search. */
    enum Wanted {
        any,
        all,
        /** All, and few have a term of them: scores come from each role's own postings instead of each word's best. */
        allOfFew;

        /** @return null for anything that is none of them */
        static Wanted of(String name) {
            return Stream.of(values())
                    .filter(w -> w.name().equals(name))
                    .findAny()
                    .orElse(null);
        }
    }

    private static final String TERMS = """
            WITH term AS (SELECT * FROM unnest(?::integer[], ?::text[], ?::real[]) AS t (n, word, weight)),
            """;

    /** Ten-thousandths, so that a sum is the same in whatever order it is made. */
    private static final String POSTING = "(t.weight * p.impact * 10000)::integer AS score";

    private static final String BEST = """
            posting AS (
                SELECT t.n, p.role_id, %s
                FROM term t CROSS JOIN LATERAL (
                    SELECT role_id, impact FROM search_posting WHERE search_posting.word = t.word
                    ORDER BY impact DESC, role_id LIMIT %%d) p),
            """.formatted(POSTING);

    private static final String OF_FEW = """
            matched AS MATERIALIZED (
                SELECT d.role_id FROM search_document d WHERE d.document @@ ?::tsquery%%s LIMIT %d),
            posting AS (
                SELECT t.n, m.role_id, %s
                FROM matched m CROSS JOIN term t CROSS JOIN LATERAL (
                    SELECT impact FROM search_posting
                    WHERE search_posting.word = t.word AND search_posting.role_id = m.role_id LIMIT 1) p),
            """
            // Twice as many, since a cursor may be older than some of the roles.
            .formatted(2 * FEW, POSTING);

    /** A title that has just these words, in whatever order, is worth more than any that has others too. */
    private static final String SCORED = """
            scored AS MATERIALIZED (
                SELECT role_id, sum(score) AS score FROM (
                    SELECT role_id, score FROM %s
                    UNION ALL
                    SELECT role_id, max(CASE WHEN main THEN 30000 ELSE 15000 END) FROM search_title
                    WHERE words = ?%s GROUP BY role_id) s
                GROUP BY role_id ORDER BY score DESC, role_id COLLATE "C")
            """;

    /** Of a term that may mean several words the best counts. */
    private static final String BEST_OF_TERM =
            "(SELECT role_id, max(score) AS score FROM posting GROUP BY n, role_id) b";

    /** Roles are looked at in the order of their scores until there are enough, which as a rule is soon. */
    private static final String FOUND = """
            , hit AS (
                SELECT scored.role_id, scored.score FROM scored JOIN search_document d ON d.role_id = scored.role_id
                WHERE (-scored.score, scored.role_id COLLATE "C") > (?, ?)%s
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
            WHERE true%s
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

    /**
     * Every value of a facet with its count; the facet '' counts the roles themselves. Candidates are read no further than
     * the limit asks; with the limit among the conditions the planner would read every role instead of the index.
     */
    private static final String COUNTED = """
            WITH candidate AS MATERIALIZED (
                SELECT d.family_id, d.seniority, d.job_zone, d.interests, d.technologies
                FROM search_document d WHERE %s),
            matched AS MATERIALIZED (SELECT * FROM candidate LIMIT %d),
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
    record Hit(String role, long score, String item, List<Text> texts) {}

    record Text(SearchIndex.Kind kind, String text) {}

    record Hits(long position, List<Hit> hits) {}

    /** Where a page begins: after this score and id. */
    record After(long score, String role) {

        static final After NOTHING = new After(Long.MAX_VALUE, "");
    }

    /** What roles can be asked to have: all of the terms where every word means something here and a role has them all. */
    Wanted wanted(Connection connection, QueryPlan plan, RoleFilter filter) throws SQLException {
        if (!plan.ignored().isEmpty() || plan.terms().isEmpty() || !anyHasAll(connection, plan, filter)) {
            return Wanted.any;
        }
        boolean few = plan.terms().size() > 1
                && plan.terms().stream()
                        .anyMatch(t -> t.words().stream()
                                        .mapToInt(QueryPlan.Word::roles)
                                        .sum()
                                <= FEW);
        return few ? Wanted.allOfFew : Wanted.all;
    }

    /** The best matches, by score and id. */
    Hits find(
            Connection connection,
            QueryPlan plan,
            String words,
            Wanted wanted,
            RoleFilter filter,
            After after,
            int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql(plan, wanted, filter))) {
            bind(select, plan, words, wanted, filter, after, limit);
            long position = 0;
            List<Hit> hits = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    position = row.getLong(1);
                    if (row.getString(2) != null) {
                        hits.add(new Hit(row.getString(2), row.getLong(3), row.getString(4), texts(row.getString(5))));
                    }
                }
            }
            return new Hits(position, hits);
        }
    }

    static String sql(QueryPlan plan, Wanted wanted, RoleFilter filter) {
        // A filter leaves few of a frequent word's best.
        int postings = filter.equals(RoleFilter.NONE) ? MOST_POSTINGS : MOST_RANKED;
        return scored(plan, wanted, filter, postings) + FOUND.formatted(unproven(wanted, filter));
    }

    static void bind(
            PreparedStatement select,
            QueryPlan plan,
            String words,
            Wanted wanted,
            RoleFilter filter,
            After after,
            int limit)
            throws SQLException {
        int next = setScored(select, plan, words, wanted, filter);
        select.setLong(next, -after.score());
        select.setString(next + 1, after.role());
        next = setUnproven(select, next + 2, plan, wanted, filter);
        select.setInt(next, limit);
    }

    private static String scored(QueryPlan plan, Wanted wanted, RoleFilter filter, int postings) {
        boolean few = wanted == Wanted.allOfFew;
        boolean plain = plan.terms().stream().allMatch(t -> t.words().size() == 1);
        return TERMS
                + (few ? OF_FEW.formatted(filter.sql()) : BEST.formatted(postings))
                + SCORED.formatted(
                        plain ? "posting" : BEST_OF_TERM, few ? " AND role_id IN (SELECT role_id FROM matched)" : "");
    }

    /** @return the number of the next parameter */
    private static int setScored(
            PreparedStatement select, QueryPlan plan, String words, Wanted wanted, RoleFilter filter)
            throws SQLException {
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
        int next = 4;
        if (wanted == Wanted.allOfFew) {
            select.setString(next, plan.query(true));
            next = filter.set(select, next + 1);
        }
        select.setString(next, words);
        return next + 1;
    }

    /** What scored roles are still to be asked. */
    private static String unproven(Wanted wanted, RoleFilter filter) {
        return wanted == Wanted.allOfFew ? "" : filter.sql() + " AND d.document @@ ?::tsquery";
    }

    /** @return the number of the next parameter */
    private static int setUnproven(PreparedStatement select, int from, QueryPlan plan, Wanted wanted, RoleFilter filter)
            throws SQLException {
        if (wanted == Wanted.allOfFew) {
            return from;
        }
        int next = filter.set(select, from);
        select.setString(next, plan.query(wanted == Wanted.all));
        return next + 1;
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
    List<Ranked> ranked(
            Connection connection, QueryPlan plan, String words, Wanted wanted, RoleFilter filter, int limit)
            throws SQLException {
        String sql = plan == null
                ? IN_ORDER.formatted(filter.sql())
                : scored(plan, wanted, filter, Math.max(limit, LEAST_POSTINGS))
                        + RANKED.formatted(unproven(wanted, filter));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = plan == null
                    ? filter.set(select, 1)
                    : setUnproven(select, setScored(select, plan, words, wanted, filter), plan, wanted, filter);
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

    /** Materialized for the same reason as {@link #COUNTED}'s candidates. */
    private static boolean anyHasAll(Connection connection, QueryPlan plan, RoleFilter filter) throws SQLException {
        if (plan.terms().size() == 1 && filter.equals(RoleFilter.NONE)) {
            return true;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "WITH matched AS MATERIALIZED (SELECT FROM search_document d WHERE d.document @@ ?::tsquery"
                        + filter.sql() + ") SELECT FROM matched LIMIT 1")) {
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
