package org.careeralmanac.roles.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Titles for what is being typed: those that begin with it, then those that have its words, misspelt ones too. */
@ApplicationScoped
class Suggester {

    static final int MOST = 10;

    /** Titles looked at that begin with what was typed; the shortest of them come first in every answer. */
    private static final int BEGINNINGS = 60;

    private static final String BEGIN = """
            SELECT t.role_id, r.slug, m.title, t.title, t.main FROM (
                SELECT role_id, title, main FROM search_title WHERE folded LIKE ? ORDER BY folded LIMIT %d) t
            JOIN role r ON r.id = t.role_id
            JOIN role_title m ON m.role_id = t.role_id AND m.lang = 'en' AND m.kind = 'main'""".formatted(BEGINNINGS);

    private static final String WORDED = """
            SELECT t.role_id, r.slug, m.title, t.title, t.main
            FROM unnest(?::text[]) WITH ORDINALITY AS w (role_id, n)
            JOIN search_title t ON t.role_id = w.role_id
            JOIN role r ON r.id = t.role_id
            JOIN role_title m ON m.role_id = t.role_id AND m.lang = 'en' AND m.kind = 'main'
            ORDER BY w.n, t.main DESC, length(t.title), t.title""";

    private final QueryPlanner planner;
    private final Finder finder;

    Suggester(QueryPlanner planner, Finder finder) {
        this.planner = planner;
        this.finder = finder;
    }

    /** A career to go on with. */
    @Schema(name = "Suggestion", description = "A career that what is being typed may become")
    record Suggestion(
            @Schema(required = true, examples = "machine-learning-engineer")
            String id,

            @Schema(required = true, examples = "machine-learning-engineer")
            String slug,

            @Schema(required = true, examples = "Machine Learning Engineer")
            String title,

            @Schema(
                    description = "The title that matches, where it is another one of the career's",
                    nullable = true,
                    examples = "ML Engineer")
            String matched) {}

    private record Title(String role, String slug, String career, String title, boolean main) {}

    /** At most ten, each career once. */
    List<Suggestion> suggest(Connection connection, String typed) throws SQLException {
        Map<String, Suggestion> found = new LinkedHashMap<>();
        String beginning = Words.folded(typed);
        if (!beginning.isEmpty()) {
            beginning(connection, beginning).stream()
                    .sorted(Comparator.comparing((Title t) -> !t.main())
                            .thenComparing(t -> t.title().length())
                            .thenComparing(Title::title))
                    .forEach(t -> add(found, t));
        }
        if (found.size() < MOST) {
            QueryPlan plan = planner.plan(connection, typed, true);
            if (!plan.terms().isEmpty()) {
                worded(connection, plan, found);
            }
        }
        return found.values().stream().limit(MOST).toList();
    }

    private static List<Title> beginning(Connection connection, String beginning) throws SQLException {
        String pattern = beginning.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        try (PreparedStatement select = connection.prepareStatement(BEGIN)) {
            select.setString(1, pattern);
            return titles(select);
        }
    }

    /** Of each of the best careers the title that has the most of the words. */
    private void worded(Connection connection, QueryPlan plan, Map<String, Suggestion> found) throws SQLException {
        Finder.Wanted wanted = finder.wanted(connection, plan, RoleFilter.NONE);
        List<String> roles = finder.ranked(connection, plan, "", wanted, RoleFilter.NONE, MOST + found.size()).stream()
                .map(Finder.Ranked::id)
                .toList();
        Map<String, Title> best = new LinkedHashMap<>();
        Map<String, Integer> most = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(WORDED)) {
            select.setArray(1, connection.createArrayOf("text", roles.toArray()));
            for (Title title : titles(select)) {
                Set<String> words = new HashSet<>(Words.of(title.title()));
                int n = (int) plan.terms().stream()
                        .filter(t -> t.words().stream().anyMatch(w -> words.contains(w.word())))
                        .count();
                if (!best.containsKey(title.role()) || n > most.get(title.role())) {
                    best.put(title.role(), title);
                    most.put(title.role(), n);
                }
            }
        }
        best.forEach((role, title) -> {
            if (most.get(role) > 0) {
                add(found, title);
            }
        });
    }

    private static void add(Map<String, Suggestion> found, Title t) {
        found.putIfAbsent(t.role(), new Suggestion(t.role(), t.slug(), t.career(), t.main() ? null : t.title()));
    }

    private static List<Title> titles(PreparedStatement select) throws SQLException {
        List<Title> titles = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                titles.add(new Title(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)));
            }
        }
        return titles;
    }
}
