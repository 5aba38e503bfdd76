package org.careeralmanac.trends.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
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
import org.flywaydb.core.Flyway;

/** A database of its own, and imports into it without jobs: each in one transaction, published at once. */
public final class Imports implements AutoCloseable {

    private final DataSource database;
    private final Releases releases;
    private final Connection connection;
    private final Path folder;

    public Imports() {
        try {
            String name = "imports_" + UUID.randomUUID().toString().replace("-", "");
            try (Connection c = PostgresForTests.server().getPostgresDatabase().getConnection();
                    Statement s = c.createStatement()) {
                s.execute("CREATE DATABASE " + name);
            }
            database = PostgresForTests.server().getDatabase("postgres", name);
            Flyway.configure()
                    .dataSource(database)
                    .locations("db/defaults", "db/migration")
                    .load()
                    .migrate();
            releases = new Releases(database, Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC));
            connection = database.getConnection();
            folder = Files.createTempDirectory("imports");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSource database() {
        return database;
    }

    /** A file of this name and content. */
    public Path file(String name, String content) {
        try {
            return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param parameters name, value, name, value … */
    public Outcome load(Importer importer, Path file, String... parameters) {
        Run run = new Run(parameters);
        try {
            connection.setAutoCommit(false);
            try (Bundle bundle = Bundle.open(file, file.getFileName().toString(), importer.dialect(), Limits.DEFAULT)) {
                importer.load(bundle, run);
                for (String release : run.outcome.fresh) {
                    releases.publish(connection, release);
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return run.outcome;
    }

    /** The first column of the first row, as text. */
    public String value(String sql) {
        return values(sql).isEmpty() ? null : values(sql).getFirst();
    }

    /** The first column of each row, as text. */
    public List<String> values(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an import came to. */
    public static final class Outcome {
        public final List<String> releases = new ArrayList<>();
        public final List<String> fresh = new ArrayList<>();
        public final Map<String, Long> stored = new LinkedHashMap<>();
        public final Map<String, Long> leftOut = new LinkedHashMap<>();
        public final List<Refusal> refused = new ArrayList<>();
        public long rowsRefused;
        public long read;
    }

    private final class Run implements ImportRun {

        private final Map<String, String> parameters = new LinkedHashMap<>();
        private final Outcome outcome = new Outcome();

        Run(String... given) {
            for (int i = 0; i < given.length; i += 2) {
                parameters.put(given[i], given[i + 1]);
            }
        }

        @Override
        public Optional<String> parameter(String name) {
            return Optional.ofNullable(parameters.get(name));
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
            releases.describe(connection, source);
            Releases.Staged staged = releases.stage(connection, draft);
            outcome.releases.add(staged.id());
            if (!staged.known()) {
                outcome.fresh.add(staged.id());
            }
            return staged;
        }

        @Override
        public CopyWriter copy(String table, String... columns) {
            return new CopyWriter(connection, table, columns);
        }

        @Override
        public void read(long rows) {
            outcome.read += rows;
        }

        @Override
        public void stored(String what, long count) {
            outcome.stored.merge(what, count, Long::sum);
        }

        @Override
        public void refuse(Refusal refusal) {
            refuse(refusal, 1);
        }

        @Override
        public void refuse(Refusal example, long rows) {
            outcome.refused.add(example);
            outcome.rowsRefused += rows;
        }

        @Override
        public void leftOut(String why, long rows) {
            outcome.leftOut.merge(why, rows, Long::sum);
        }

        @Override
        public void note(String text) {
            throw new AssertionError("no importer of this service has notes: " + text);
        }

        @Override
        public void flag(String release, String code, String text, long rows) {
            throw new AssertionError("no importer of this service flags: " + code);
        }
    }
}
