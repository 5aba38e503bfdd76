package org.careeralmanac.salary.staging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.Limits;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.salary.source.SalaryContents;
import org.flywaydb.core.Flyway;

/**
 * A migrated database without the service around it, and imports into it: what an importer does to the tables, and what
 * it says of rows it does not take.
 */
public final class ImportsForTests implements AutoCloseable {

    private static String migrated;

    private final String database;
    private final Connection connection;

    public ImportsForTests() {
        try {
            database = copyOfMigrated();
            connection = DriverManager.getConnection(
                    PostgresForTests.server().getJdbcUrl("postgres", database), "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Migrates once a test run: a copy of a database is made in a tenth of the time. */
    private static synchronized String copyOfMigrated() throws SQLException {
        if (migrated == null) {
            String template = create("");
            Flyway.configure()
                    .dataSource(PostgresForTests.server().getJdbcUrl("postgres", template), "postgres", "postgres")
                    .locations("db/defaults", "db/migration")
                    .load()
                    .migrate();
            migrated = template;
        }
        return create(" TEMPLATE " + migrated);
    }

    private static String create(String how) throws SQLException {
        String database = "imports_" + UUID.randomUUID().toString().replace("-", "");
        administer("CREATE DATABASE " + database + how);
        return database;
    }

    private static void administer(String sql) throws SQLException {
        try (Connection admin = PostgresForTests.server().getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    public Connection connection() {
        return connection;
    }

    /** What became of an import. */
    public record Outcome(
            List<String> releases,
            List<Refusal> refusals,
            Map<String, Long> stored,
            Map<String, Long> leftOut,
            Map<String, Long> flags,
            List<String> notes,
            long read,
            boolean known) {

        public String release() {
            return releases.getFirst();
        }
    }

    /** Imports text as a file of that name and publishes what it brings. */
    public Outcome load(Importer importer, String name, String text, String... parameters) {
        try {
            Path file = Files.createTempFile("import-", "-" + name);
            try {
                Files.write(file, text.getBytes(StandardCharsets.UTF_8));
                return load(importer, file, name, parameters);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * Imports a file in one transaction and publishes what it brings.
     *
     * @param parameters names and values by turns
     */
    public Outcome load(Importer importer, Path file, String name, String... parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        Run run = new Run(given);
        try {
            connection.setAutoCommit(false);
            try (Bundle bundle = Bundle.open(file, name, importer.dialect(), Limits.DEFAULT)) {
                importer.load(bundle, run);
                for (String release : run.outcome.releases()) {
                    if (!run.outcome.known()) {
                        run.all.publish(connection, release);
                    }
                }
                touches = new SalaryContents().published(connection, run.outcome.releases());
                connection.commit();
                return run.outcome;
            } catch (Throwable e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Change.Touches touches;

    /** What the last import touched. */
    public Change.Touches touches() {
        return touches;
    }

    /** The rows of a query, each with its columns joined by a bar; null is an empty text. */
    public List<String> rows(String sql) {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    cells.add(row.getString(i) == null ? "" : row.getString(i));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one value of a query. */
    public String value(String sql) {
        return rows(sql).getFirst();
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            // A hundred databases left behind are more than the server can write out when it is stopped.
            administer("DROP DATABASE " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Run implements ImportRun {

        private final Map<String, String> parameters;
        private final Releases all = new Releases(null, Clock.systemUTC());
        private Outcome outcome = new Outcome(
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                0,
                false);

        Run(Map<String, String> parameters) {
            this.parameters = parameters;
        }

        @Override
        public Optional<String> parameter(String name) {
            return Optional.ofNullable(parameters.get(name)).filter(given -> !given.isBlank());
        }

        @Override
        public Optional<LocalDate> knownFrom() {
            return parameter("knownFrom").map(LocalDate::parse);
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public Releases.Staged stage(Source source, Release.Draft draft) throws SQLException {
            all.describe(connection, source);
            Releases.Staged staged = all.stage(connection, draft);
            outcome.releases().add(staged.id());
            if (staged.known()) {
                outcome = new Outcome(
                        outcome.releases(),
                        outcome.refusals(),
                        outcome.stored(),
                        outcome.leftOut(),
                        outcome.flags(),
                        outcome.notes(),
                        outcome.read(),
                        true);
            }
            return staged;
        }

        @Override
        public CopyWriter copy(String table, String... columns) {
            return new CopyWriter(connection, table, columns);
        }

        @Override
        public void read(long rows) {
            outcome = new Outcome(
                    outcome.releases(),
                    outcome.refusals(),
                    outcome.stored(),
                    outcome.leftOut(),
                    outcome.flags(),
                    outcome.notes(),
                    outcome.read() + rows,
                    outcome.known());
        }

        @Override
        public void stored(String what, long count) {
            outcome.stored().merge(what, count, Long::sum);
        }

        @Override
        public void refuse(Refusal refusal) {
            outcome.refusals().add(refusal);
        }

        @Override
        public void refuse(Refusal example, long rows) {
            for (long i = 0; i < rows; i++) {
                outcome.refusals().add(example);
            }
        }

        @Override
        public void leftOut(String why, long rows) {
            outcome.leftOut().merge(why, rows, Long::sum);
        }

        @Override
        public void note(String text) {
            outcome.notes().add(text);
        }

        @Override
        public void flag(String release, String code, String text, long rows) {
            outcome.flags().put(code, rows);
        }
    }
}
