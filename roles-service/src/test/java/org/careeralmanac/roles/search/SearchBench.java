package org.careeralmanac.roles.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/**
 * How often the search finds what a title means: a seeded fifth of the pairs of title and occupation in a folder of the
 * O*NET database is held out and asked for, the rest is indexed. bench/search/README.md says how to run it.
 */
public final class SearchBench {

    private static final long SEED = 20261125;
    private static final int SHOWN = 20;
    private static final int RESAMPLES = 10_000;

    private SearchBench() {}

    private record Pair(String title, String code) {}

    private record Query(String text, Set<String> meant) {}

    private record Ranks(int[] ranks) {
        double hit(int most) {
            int hits = 0;
            for (int rank : ranks) {
                hits += rank > 0 && rank <= most ? 1 : 0;
            }
            return 100.0 * hits / ranks.length;
        }

        double meanReciprocal() {
            double sum = 0;
            for (int rank : ranks) {
                sum += rank > 0 ? 1.0 / rank : 0;
            }
            return sum / ranks.length;
        }
    }

    private interface Search {
        List<String> find(String text) throws SQLException;
    }

    public static void main(String[] args) throws IOException, SQLException {
        if (args.length != 1 || !Files.isRegularFile(Path.of(args[0], "Occupation Data.txt"))) {
            System.err.println("usage: bench/search/run FOLDER, with the text files of an O*NET release in it");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        Map<String, String> occupations = new TreeMap<>();
        rows(folder, "Occupation Data.txt").forEach(r -> occupations.put(r[0], r[1]));
        Map<String, Pair> distinct = new LinkedHashMap<>();
        for (String[] row : rows(folder, "Alternate Titles.txt")) {
            pair(distinct, row[1], row[0]);
            if (!row[2].equals("n/a")) {
                pair(distinct, row[2], row[0]);
            }
        }
        rows(folder, "Sample of Reported Titles.txt").forEach(r -> pair(distinct, r[1], r[0]));
        List<Pair> pairs = new ArrayList<>(distinct.values());
        Map<String, Set<String>> named = new HashMap<>();
        pairs.forEach(p -> named.computeIfAbsent(Words.folded(p.title()), t -> new HashSet<>())
                .add(role(p.code())));
        occupations.forEach((code, title) ->
                named.computeIfAbsent(Words.folded(title), t -> new HashSet<>()).add(role(code)));
        Random random = new Random(SEED);
        Collections.shuffle(pairs, random);
        List<Pair> held = pairs.subList(0, pairs.size() / 5);
        List<Pair> indexed = pairs.subList(pairs.size() / 5, pairs.size());
        List<Query> queries = held.stream()
                .map(p -> new Query(p.title(), named.get(Words.folded(p.title()))))
                .toList();
        List<Query> misspelt = queries.stream()
                .map(q -> new Query(misspelt(q.text(), random), q.meant()))
                .filter(q -> q.text() != null)
                .toList();
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .locations("classpath:db/defaults", "classpath:db/migration")
                    .load()
                    .migrate();
            store(connection, occupations, indexed, rows(folder, "Technology Skills.txt"));
            new SearchIndex(new ObjectMapper()).rebuildAll(connection);
            try (Statement analyze = connection.createStatement()) {
                analyze.execute("ANALYZE");
            }
            QueryPlanner planner = new QueryPlanner();
            Finder finder = new Finder(new ObjectMapper());
            Search ours = text -> {
                QueryPlan plan = planner.plan(connection, text, false);
                if (plan.terms().isEmpty()) {
                    return List.of();
                }
                Finder.Wanted wanted = finder.wanted(connection, plan, RoleFilter.NONE);
                return finder
                        .find(
                                connection,
                                plan,
                                Words.key(Words.of(text)),
                                wanted,
                                RoleFilter.NONE,
                                Finder.After.NOTHING,
                                SHOWN)
                        .hits()
                        .stream()
                        .map(Finder.Hit::role)
                        .toList();
            };
            Search plain = text -> plain(connection, String.join(" ", Words.of(text)));
            System.out.printf(
                    "%,d occupations, %,d pairs: %,d indexed, %,d held out; seed %d%n%n",
                    occupations.size(), pairs.size(), indexed.size(), held.size(), SEED);
            System.out.println("| queries | search | hit@1 | hit@5 | MRR |");
            System.out.println("|---|---|---|---|---|");
            compare("held-out titles", queries, ours, plain);
            compare("the same, misspelt", misspelt, ours, plain);
        }
    }

    private static void compare(String what, List<Query> queries, Search ours, Search plain) throws SQLException {
        Ranks mine = ranks(queries, ours);
        Ranks theirs = ranks(queries, plain);
        print(what + " (" + queries.size() + ")", "this search", mine);
        print("", "plainto_tsquery + ts_rank", theirs);
        double[] interval = interval(mine, theirs);
        System.out.printf(
                Locale.ROOT,
                "| | difference of hit@1 | %+.1f points (95 %%: %+.1f to %+.1f) | | |%n",
                mine.hit(1) - theirs.hit(1),
                interval[0],
                interval[1]);
    }

    private static void print(String what, String search, Ranks ranks) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f %% | %.1f %% | %.3f |%n",
                what,
                search,
                ranks.hit(1),
                ranks.hit(5),
                ranks.meanReciprocal());
    }

    private static Ranks ranks(List<Query> queries, Search search) throws SQLException {
        int[] ranks = new int[queries.size()];
        for (int i = 0; i < ranks.length; i++) {
            List<String> found = search.find(queries.get(i).text());
            for (int place = 0; place < found.size() && ranks[i] == 0; place++) {
                ranks[i] = queries.get(i).meant().contains(found.get(place)) ? place + 1 : 0;
            }
        }
        return new Ranks(ranks);
    }

    /** The middle 95 % of the difference over resamples of the queries (Efron's percentile bootstrap). */
    private static double[] interval(Ranks mine, Ranks theirs) {
        Random random = new Random(SEED);
        int n = mine.ranks().length;
        double[] differences = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                int pick = random.nextInt(n);
                sum += (mine.ranks()[pick] == 1 ? 1 : 0) - (theirs.ranks()[pick] == 1 ? 1 : 0);
            }
            differences[r] = 100.0 * sum / n;
        }
        java.util.Arrays.sort(differences);
        return new double[] {differences[RESAMPLES / 40], differences[RESAMPLES - 1 - RESAMPLES / 40]};
    }

    /** Its lexemes are words as this service makes them, so the baseline is given those. */
    private static List<String> plain(Connection connection, String words) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT role_id FROM search_document, plainto_tsquery('simple', ?) q WHERE document @@ q
                ORDER BY ts_rank(document, q) DESC, role_id LIMIT\s""" + SHOWN)) {
            select.setString(1, words);
            List<String> roles = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    roles.add(row.getString(1));
                }
            }
            return roles;
        }
    }

    /** One slip in one word of five letters or more: two letters swapped, one left out, one doubled or one replaced. */
    private static String misspelt(String title, Random random) {
        List<String> words = new ArrayList<>(List.of(title.split(" ")));
        List<Integer> long_ = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).matches("[A-Za-z]{5,}")) {
                long_.add(i);
            }
        }
        if (long_.isEmpty()) {
            return null;
        }
        int at = long_.get(random.nextInt(long_.size()));
        StringBuilder word = new StringBuilder(words.get(at));
        int letter = 1 + random.nextInt(word.length() - 2);
        switch (random.nextInt(4)) {
            case 0 -> {
                char first = word.charAt(letter);
                word.setCharAt(letter, word.charAt(letter + 1));
                word.setCharAt(letter + 1, first);
            }
            case 1 -> word.deleteCharAt(letter);
            case 2 -> word.insert(letter, word.charAt(letter));
            default -> word.setCharAt(letter, (char) ('a' + random.nextInt(26)));
        }
        words.set(at, word.toString());
        return String.join(" ", words);
    }

    private static void pair(Map<String, Pair> pairs, String title, String code) {
        pairs.putIfAbsent(code + '\n' + Words.folded(title), new Pair(title, code));
    }

    private static String role(String code) {
        return "o" + code.replace(".", "-");
    }

    /** Text as O*NET writes it: tabs, no quoting, a header. */
    private static List<String[]> rows(Path folder, String file) throws IOException {
        return Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static void store(
            Connection connection, Map<String, String> occupations, List<Pair> titles, List<String[]> technologies)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO family VALUES ('all');
                    INSERT INTO source VALUES ('onet', 'p', 't', NULL, 'CC-BY-4.0', 'a', 'official-statistics');
                    INSERT INTO release VALUES ('onet:all:technology-skills:2026-01-01', 'onet', 'all', 'technology-skills',
                        NULL, '2026-01-01', 1, 'h', 'published', now(), now());""");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement role =
                        connection.prepareStatement("INSERT INTO role VALUES (?, ?, 'all', 'all', NULL, now())");
                PreparedStatement slug = connection.prepareStatement("INSERT INTO role_slug VALUES (?, ?, now())");
                PreparedStatement title = connection.prepareStatement(
                        "INSERT INTO role_title VALUES (?, 'en', ?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement occupation = connection.prepareStatement(
                        "INSERT INTO role_occupation VALUES (?, 'ONET-SOC-2019', ?, ?, 'exact', 0)");
                PreparedStatement fact = connection.prepareStatement("INSERT INTO occupation_fact VALUES "
                        + "('onet:all:technology-skills:2026-01-01', 'ONET-SOC-2019', ?, ?)");
                PreparedStatement technology = connection.prepareStatement("INSERT INTO occupation_technology VALUES "
                        + "('onet:all:technology-skills:2026-01-01', 'ONET-SOC-2019', ?, ?, ?, ?, ?, ?)");
                PreparedStatement page = connection.prepareStatement(
                        "INSERT INTO page VALUES (?, 'en', '2026-01-01', '\"e\"', '', '{}', '{}')")) {
            for (Map.Entry<String, String> o : occupations.entrySet()) {
                String id = role(o.getKey());
                set(role, id, id);
                set(slug, id, id);
                set(title, id, o.getValue(), "main");
                set(occupation, id, o.getKey(), o.getValue());
                set(fact, o.getKey(), o.getValue());
                set(page, id);
            }
            for (Pair pair : titles) {
                set(title, role(pair.code()), pair.title(), "alternate");
            }
            for (String[] row : technologies) {
                technology.setBoolean(5, row[4].equals("Y"));
                technology.setBoolean(6, row[5].equals("Y"));
                set(technology, row[0], row[1], row[2], row[3]);
            }
            for (PreparedStatement batch : List.of(role, slug, title, occupation, fact, technology, page)) {
                batch.executeBatch();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void set(PreparedStatement statement, String... texts) throws SQLException {
        for (int i = 0; i < texts.length; i++) {
            statement.setString(i + 1, texts[i]);
        }
        statement.addBatch();
    }
}
