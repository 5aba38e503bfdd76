package org.careeralmanac.roles.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.careeralmanac.roles.role.PageReads;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * How long search and autocomplete take over a seeded catalogue of any size, 20 requests a second.
 * bench/search/README.md says how to run it.
 */
public final class SearchScale {

    private static final long SEED = 20261125;
    private static final int PER_SECOND = 20;
    /** Fewer than the service has; two processors work on no more. */
    private static final int CONNECTIONS = 4;

    private static final List<String> COMMON = List.of(
            "engineer",
            "manager",
            "analyst",
            "technician",
            "specialist",
            "assistant",
            "director",
            "operator",
            "clerk",
            "teacher",
            "nurse",
            "scientist",
            "designer",
            "developer",
            "inspector",
            "supervisor",
            "worker",
            "agent",
            "software",
            "data",
            "medical",
            "sales",
            "systems",
            "quality",
            "production",
            "financial",
            "marketing",
            "project");

    private final Random random = new Random(SEED);
    private final List<String> words = new ArrayList<>(COMMON);

    public static void main(String[] args) throws Exception {
        int roles = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        new SearchScale().run(roles, seconds);
    }

    private void run(int roles, int seconds) throws IOException, SQLException, InterruptedException {
        String syllables =
                "ba ce di fo gu ka le mi no pu ra se ti vo zu bran cor del fin gar hol lin mer nor pol ren sol tor";
        List<String> parts = List.of(syllables.split(" "));
        while (words.size() < 6000) {
            words.add(parts.get(random.nextInt(parts.size()))
                    + parts.get(random.nextInt(parts.size()))
                    + parts.get(random.nextInt(parts.size())));
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .locations("classpath:db/defaults", "classpath:db/migration")
                    .load()
                    .migrate();
            List<String> titles = generate(connection, roles);
            long start = System.nanoTime();
            connection.setAutoCommit(false);
            new SearchIndex(new ObjectMapper()).rebuildAll(connection);
            connection.commit();
            connection.setAutoCommit(true);
            System.out.printf(Locale.ROOT, "%,d roles indexed in %.1f s%n", roles, (System.nanoTime() - start) / 1e9);
            try (Statement analyze = connection.createStatement()) {
                analyze.execute("VACUUM ANALYZE");
            }
            measure(server.getPostgresDatabase(), titles, seconds);
            pages(server, roles);
        }
    }

    /** Zipf-like: some words are in a tenth of all titles, most in a few. */
    private String word() {
        double u = random.nextDouble();
        return u < 0.06
                ? COMMON.get(random.nextInt(COMMON.size()))
                : words.get((int) (words.size() * Math.pow(random.nextDouble(), 3)));
    }

    private String title() {
        StringBuilder title = new StringBuilder();
        Set<String> used = new HashSet<>();
        for (int n = 2 + random.nextInt(3); used.size() < n; ) {
            String word = word();
            if (used.add(word)) {
                title.append(title.isEmpty() ? "" : " ")
                        .append(Character.toUpperCase(word.charAt(0)))
                        .append(word.substring(1));
            }
        }
        return title.toString();
    }

    private List<String> generate(Connection connection, int count) throws SQLException, IOException {
        List<String> all = new ArrayList<>();
        StringBuilder role = new StringBuilder();
        StringBuilder slug = new StringBuilder();
        StringBuilder titles = new StringBuilder();
        StringBuilder skills = new StringBuilder();
        StringBuilder pages = new StringBuilder();
        String item = "{\"id\":\"%s\",\"slug\":\"%s\",\"title\":\"%s\",\"summary\":\"" + "x".repeat(400) + "\"}";
        for (int i = 0; i < count; i++) {
            String id = "role-" + i;
            String family = "family-" + i % 20;
            role.append(id).append('\t').append(id).append('\t').append(family).append("\tall\t\\N\t2026-01-01\n");
            slug.append(id).append('\t').append(id).append("\t2026-01-01\n");
            Set<String> used = new HashSet<>();
            while (used.size() < 10) {
                String title = title();
                if (used.add(title)) {
                    titles.append(id)
                            .append("\ten\t")
                            .append(title)
                            .append('\t')
                            .append(used.size() == 1 ? "main" : "alternate")
                            .append('\n');
                    if (used.size() == 1) {
                        pages.append(id)
                                .append("\ten\t2026-01-01\t\"e\"\t\\\\x00\t")
                                .append(item.formatted(id, id, title).replace("\\", "\\\\"))
                                .append("\t{}\n");
                    }
                    all.add(title);
                }
            }
            Set<String> named = new HashSet<>();
            while (named.size() < 12) {
                named.add(word() + " " + word());
            }
            int position = 0;
            for (String skill : named) {
                skills.append(id)
                        .append('\t')
                        .append(skill)
                        .append('\t')
                        .append(position++)
                        .append('\n');
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO family SELECT 'family-' || n FROM generate_series(0, 19) n");
        }
        connection.setAutoCommit(false);
        copy(connection, "role", role);
        copy(connection, "role_slug", slug);
        copy(connection, "role_title", titles);
        copy(connection, "role_skill", skills);
        copy(connection, "page", pages);
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
        return all;
    }

    private static void copy(Connection connection, String table, StringBuilder rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN", new StringReader(rows.toString()));
    }

    private interface Call {
        void on(Connection connection, String text) throws SQLException;
    }

    private void pages(EmbeddedPostgres server, int roles) throws SQLException {
        List<String> slugs =
                random.ints(40_000, 0, roles).mapToObj(i -> "role-" + i).toList();
        double[] micros = PageReads.micros(server.getJdbcUrl("postgres", "postgres"), "postgres", slugs);
        System.out.printf(
                Locale.ROOT,
                "| look-up of a page | %.0f µs | %.0f µs |%n",
                micros[micros.length / 2],
                micros[(int) Math.ceil(micros.length * 0.99) - 1]);
    }

    private void measure(DataSource database, List<String> titles, int seconds)
            throws SQLException, InterruptedException {
        QueryPlanner planner = new QueryPlanner();
        Finder finder = new Finder(new ObjectMapper());
        Suggester suggester = new Suggester(planner, finder);
        Call find = (connection, text) -> {
            QueryPlan plan = planner.plan(connection, text, false);
            if (!plan.terms().isEmpty()) {
                Finder.Wanted wanted = finder.wanted(connection, plan, RoleFilter.NONE);
                finder.find(
                        connection, plan, Words.key(Words.of(text)), wanted, RoleFilter.NONE, Finder.After.NOTHING, 21);
                finder.count(connection, plan, wanted != Finder.Wanted.any, RoleFilter.NONE);
            }
        };
        Call suggest = suggester::suggest;
        List<String> searches = new ArrayList<>();
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < seconds * PER_SECOND; i++) {
            String title = titles.get(random.nextInt(titles.size())).toLowerCase(Locale.ROOT);
            searches.add(
                    switch (i % 5) {
                        case 0 -> title.split(" ")[0];
                        case 1 -> title.substring(0, title.length() - 1);
                        case 2 -> title.charAt(0) + title.substring(2);
                        default -> title;
                    });
            typed.add(title.substring(0, 1 + random.nextInt(title.length())));
        }
        BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(database.getConnection());
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int warm = 0; warm < 200; warm++) {
                Connection connection = connections.take();
                find.on(connection, searches.get(warm % searches.size()));
                suggest.on(connection, typed.get(warm % typed.size()));
                connections.add(connection);
            }
            report("search, first page with facets", searches, find, workers, connections);
            report("suggest", typed, suggest, workers, connections);
        }
        Connection connection = connections.take();
        explain(connection, planner);
        connection.close();
        for (Connection other : connections) {
            other.close();
        }
    }

    private static void report(
            String what, List<String> texts, Call call, ExecutorService workers, BlockingQueue<Connection> connections)
            throws InterruptedException {
        List<Future<Double>> answers = new ArrayList<>();
        long next = System.nanoTime();
        for (String text : texts) {
            // An open loop: a request that is late has waited, and its wait counts.
            long due = next;
            next += 1_000_000_000L / PER_SECOND;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            answers.add(workers.submit(() -> {
                Connection connection = connections.take();
                try {
                    call.on(connection, text);
                } finally {
                    connections.add(connection);
                }
                return (System.nanoTime() - due) / 1e6;
            }));
        }
        double[] millis = new double[texts.size()];
        for (int i = 0; i < millis.length; i++) {
            try {
                millis[i] = answers.get(i).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("asked for " + texts.get(i), e.getCause());
            }
        }
        Integer[] slowest = IntStream.range(0, millis.length).boxed().toArray(Integer[]::new);
        Arrays.sort(slowest, Comparator.comparingDouble(i -> -millis[i]));
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.95) - 1],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                sorted[sorted.length - 1]);
        System.out.println("  slowest: "
                + Arrays.stream(slowest)
                        .limit(8)
                        .map(i -> "\"%s\" %.0f ms".formatted(texts.get(i), millis[i]))
                        .collect(Collectors.joining(", ")));
    }

    /** The plan of an expensive kind of search: two frequent words. */
    private static void explain(Connection connection, QueryPlanner planner) throws SQLException {
        QueryPlan plan = planner.plan(connection, "software engineer", false);
        try (PreparedStatement explain = connection.prepareStatement(
                "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + Finder.sql(plan, Finder.Wanted.all, RoleFilter.NONE))) {
            Finder.bind(
                    explain,
                    plan,
                    Words.key(Words.of("software engineer")),
                    Finder.Wanted.all,
                    RoleFilter.NONE,
                    Finder.After.NOTHING,
                    21);
            System.out.println();
            try (ResultSet row = explain.executeQuery()) {
                while (row.next()) {
                    System.out.println(row.getString(1));
                }
            }
        }
    }
}
