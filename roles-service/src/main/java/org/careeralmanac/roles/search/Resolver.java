package org.careeralmanac.roles.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which career a free title means. Rules in this order; the first that finds anything decides:
 *
 * <ol>
 *   <li>{@code title}: the words are those of a career's title, in whatever order (confidence 1)
 *   <li>{@code alternateTitle}: those of another title of a career (0.95)
 *   <li>{@code titleBesideSeniority}: the same without the words that speak of seniority; 0.9 where the career is of that
 *       seniority or of all, else 0.75, and 0.05 less for another title than the career's own
 *   <li>{@code likeTitle}: the likest title: twice the rarity of the words in common divided by the rarity of both
 *       (Dice 1945, with words weighted by their rarity; words that no career has count as half the rarest), times 0.85, times 0.8 where a word was misspelt; careers below
 *       0.3 are not named
 * </ol>
 */
@ApplicationScoped
class Resolver {

    private static final int MOST = 5;
    private static final int CANDIDATES = 50;
    private static final double LEAST = 0.3;

    private static final String COLUMNS = """
            SELECT t.role_id, r.slug, m.title, r.seniority, t.title, t.main, t.words, t.bare
            FROM search_title t
            JOIN role r ON r.id = t.role_id
            JOIN role_title m ON m.role_id = t.role_id AND m.lang = 'en' AND m.kind = 'main'
            """;

    private static final String BY_WORDS =
            COLUMNS + "WHERE t.words = ? ORDER BY t.main DESC, t.role_id COLLATE \"C\" LIMIT 200";
    private static final String BY_BARE =
            COLUMNS + "WHERE t.bare = ? ORDER BY t.main DESC, t.role_id COLLATE \"C\" LIMIT 200";
    private static final String BY_ROLE = COLUMNS + "WHERE t.role_id = ANY (?)";

    private final QueryPlanner planner;
    private final Finder finder;

    Resolver(QueryPlanner planner, Finder finder) {
        this.planner = planner;
        this.finder = finder;
    }

    /** What a title means. */
    @Schema(name = "Resolution", description = "What a free title means: careers, the likeliest first")
    record Resolution(
            @Schema(required = true, examples = "Sr. ML Eng (Remote)")
            String title,

            @Schema(description = "What the title says of seniority", nullable = true, examples = "senior")
            String seniority,

            @Schema(description = "What was taken as a place or way of working", required = true)
            List<String> places,

            @Schema(description = "Empty where nothing is like it", required = true)
            List<Resolved> items) {}

    @Schema(name = "ResolvedCareer", description = "A career that a free title may mean, and by which rule")
    record Resolved(
            @Schema(required = true, examples = "machine-learning-engineer")
            String id,

            @Schema(required = true, examples = "machine-learning-engineer")
            String slug,

            @Schema(required = true, examples = "Machine Learning Engineer")
            String title,

            @Schema(description = "The career's own seniority", required = true, examples = "all")
            String seniority,

            @Schema(description = "Which of its titles matched", required = true, examples = "ML Engineer")
            String matched,

            @Schema(
                    description = "title, alternateTitle, titleBesideSeniority or likeTitle",
                    required = true,
                    examples = "titleBesideSeniority")
            String rule,

            @Schema(description = "0 to 1", required = true, examples = "0.9")
            double confidence,

            @Schema(description = "Words of the title that the match does not explain", required = true)
            List<String> leftover) {}

    private record Title(
            String role,
            String slug,
            String career,
            String seniority,
            String title,
            boolean main,
            Set<String> words,
            Set<String> bare) {}

    Resolution resolve(Connection connection, String given) throws SQLException {
        Places.Split split = Places.split(given);
        List<Words.Token> tokens = Words.tokens(split.title());
        List<String> words = tokens.stream().flatMap(t -> t.words().stream()).toList();
        String seniority = Seniority.of(words).orElse(null);
        List<Resolved> items = words.isEmpty() ? List.of() : items(connection, split.title(), tokens, words, seniority);
        return new Resolution(given, seniority, split.places(), items);
    }

    private List<Resolved> items(
            Connection connection, String title, List<Words.Token> tokens, List<String> words, String seniority)
            throws SQLException {
        List<Resolved> exact = distinct(titles(connection, BY_WORDS, Words.key(words)).stream()
                .map(t -> resolved(t, t.main() ? "title" : "alternateTitle", t.main() ? 1 : 0.95, List.of()))
                .toList());
        if (!exact.isEmpty()) {
            return exact;
        }
        List<String> rest = Seniority.without(words);
        List<Resolved> beside = distinct(titles(connection, BY_BARE, Words.key(rest)).stream()
                .map(t -> resolved(t, "titleBesideSeniority", besides(t, seniority), List.of()))
                .toList());
        return beside.isEmpty() ? likest(connection, title, tokens, seniority) : beside;
    }

    private static double besides(Title title, String seniority) {
        boolean fits = seniority == null
                || title.seniority().equals("all")
                || title.seniority().equals(seniority);
        return (fits ? 0.9 : 0.75) - (title.main() ? 0 : 0.05);
    }

    private List<Resolved> likest(Connection connection, String title, List<Words.Token> tokens, String seniority)
            throws SQLException {
        QueryPlan plan = planner.plan(connection, title, false);
        if (plan.terms().isEmpty()) {
            return List.of();
        }
        List<String> roles =
                finder.ranked(connection, plan, "", Finder.Wanted.any, RoleFilter.NONE, CANDIDATES).stream()
                        .map(Finder.Ranked::id)
                        .toList();
        Map<String, Double> rarity = rarity(connection, plan, roles);
        boolean misspelt = plan.terms().stream().anyMatch(t -> t.how() == QueryPlan.How.spelling);
        // What no career has makes any less sure, but two remarks no less than one.
        Set<String> said = new HashSet<>(plan.ignored());
        Set<String> aboutSeniority = new HashSet<>();
        tokens.stream()
                .filter(t -> !t.words().isEmpty() && t.words().stream().allMatch(Seniority::speaks))
                .forEach(t -> aboutSeniority.add(t.given()));
        said.removeAll(aboutSeniority);
        double unknown =
                rarity.values().stream().max(Comparator.naturalOrder()).orElse(1.0) * (said.isEmpty() ? 0 : 0.5);
        List<Resolved> found = new ArrayList<>();
        for (Title candidate : byRole(connection, roles)) {
            // Seniority counts by its own rule, not as words.
            Set<String> theirs = candidate.bare();
            double common = 0;
            double own = unknown;
            Set<String> explained = new HashSet<>(aboutSeniority);
            for (QueryPlan.Term term : plan.terms()) {
                QueryPlan.Word best = term.words().stream()
                        .filter(w -> candidate.words().contains(w.word()))
                        .findFirst()
                        .orElse(term.words().getFirst());
                if (!theirs.contains(best.word()) && Seniority.speaks(best.word())) {
                    explained.add(term.given());
                    continue;
                }
                double weight = rarity.getOrDefault(best.word(), 1.0);
                own += weight;
                if (theirs.contains(best.word())) {
                    common += weight;
                    explained.add(term.given());
                }
            }
            double all = theirs.stream()
                    .mapToDouble(w -> rarity.getOrDefault(w, 1.0))
                    .sum();
            double confidence = 0.85 * 2 * common / (own + all) * (misspelt ? 0.8 : 1);
            if (seniority != null
                    && !candidate.seniority().equals("all")
                    && !candidate.seniority().equals(seniority)) {
                confidence *= 0.9;
            }
            if (confidence >= LEAST) {
                Set<String> leftover = new LinkedHashSet<>();
                tokens.stream()
                        .filter(t -> !t.words().isEmpty() && !explained.contains(t.given()))
                        .forEach(t -> leftover.add(t.given()));
                found.add(resolved(candidate, "likeTitle", confidence, List.copyOf(leftover)));
            }
        }
        return distinct(found);
    }

    /** How rare each word is that stands in the plan or in the titles of the candidates. */
    private static Map<String, Double> rarity(Connection connection, QueryPlan plan, List<String> roles)
            throws SQLException {
        Map<String, Double> rarity = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT w.word, w.roles, (SELECT n.roles FROM search_word n WHERE n.word = '')
                FROM search_word w WHERE w.word = ANY (?)
                   OR w.word IN (SELECT unnest(string_to_array(words, ' ')) FROM search_title WHERE role_id = ANY (?))""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            plan.terms().stream()
                                    .flatMap(t -> t.words().stream())
                                    .map(QueryPlan.Word::word)
                                    .toArray()));
            select.setArray(2, connection.createArrayOf("text", roles.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rarity.put(row.getString(1), QueryPlan.weight(QueryPlan.How.exact, row.getInt(2), row.getInt(3)));
                }
            }
        }
        return rarity;
    }

    private static List<Title> titles(Connection connection, String sql, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, key);
            return read(select);
        }
    }

    private static List<Title> byRole(Connection connection, List<String> roles) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_ROLE)) {
            select.setArray(1, connection.createArrayOf("text", roles.toArray()));
            return read(select);
        }
    }

    private static List<Title> read(PreparedStatement select) throws SQLException {
        List<Title> titles = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                titles.add(new Title(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        Set.of(row.getString(7).split(" ")),
                        Set.of(row.getString(8).split(" "))));
            }
        }
        return titles;
    }

    private static Resolved resolved(Title title, String rule, double confidence, List<String> leftover) {
        return new Resolved(
                title.role(),
                title.slug(),
                title.career(),
                title.seniority(),
                title.title(),
                rule,
                Math.round(100 * confidence) / 100.0,
                leftover);
    }

    /** Each career once, the surest first. */
    private static List<Resolved> distinct(List<Resolved> found) {
        Map<String, Resolved> best = new LinkedHashMap<>();
        found.stream()
                .sorted(Comparator.comparing(Resolved::confidence)
                        .reversed()
                        .thenComparing(r -> r.leftover().size())
                        .thenComparing(Resolved::id))
                .forEach(r -> best.putIfAbsent(r.id(), r));
        return best.values().stream().limit(MOST).toList();
    }
}
