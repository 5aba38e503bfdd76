package org.careeralmanac.defaults.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.sheet.Refusal;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImportsTest {

    private static final String DAY = "2026-03-01";
    private static final String FIRST = "harbour:all:all:" + DAY;

    @TempDir
    Path folder;

    private final Readings readings = new Readings();
    private final List<Imports> opened = new ArrayList<>();
    private DataSource database;
    private Releases releases;
    private ChangeFeed feed;
    private ReleaseLife life;
    private Imports imports;

    @BeforeEach
    void freshDatabase() throws SQLException {
        String name = "imports_" + System.nanoTime();
        execute(PostgresForTests.server().getPostgresDatabase(), "CREATE DATABASE " + name);
        database = PostgresForTests.server().getDatabase("postgres", name);
        Flyway.configure().dataSource(database).locations("db/defaults").load().migrate();
        execute(database, Readings.TABLE);
        feed = new ChangeFeed(database, new ObjectMapper(), "test-service", Clock.systemUTC());
        releases = new Releases(database, Clock.systemUTC());
        life = new ReleaseLife(database, releases, feed, readings, Clock.systemUTC());
        imports = open();
    }

    @AfterEach
    void close() {
        opened.forEach(Imports::close);
    }

    private Imports open() {
        Imports made = new Imports(
                database,
                new ObjectMapper().findAndRegisterModules(),
                Clock.systemUTC(),
                releases,
                life,
                List.of(readings),
                folder);
        opened.add(made);
        made.start();
        return made;
    }

    @Test
    void anImportIsStagedThenPublished() throws Exception {
        ImportJob job = ended(submit("gauge,level\nnorth,10\nsouth,\n"));

        assertThat(job.failure()).isNull();
        assertThat(job.outcome()).isEqualTo(ImportJob.ImportOutcome.staged);
        assertThat(job.rowsRead()).isEqualTo(2);
        assertThat(job.stored()).containsExactly(new ImportJob.ImportCount("readings", 2));
        assertThat(job.releases()).containsExactly(FIRST);
        assertThat(job.bytesRead()).isEqualTo(job.bytes());
        assertThat(visible()).isEmpty();
        assertThat(feed.position()).isZero();
        assertThat(readings.told).isEmpty();

        life.publish(FIRST, false, "sam");

        assertThat(visible()).containsExactly(FIRST);
        assertThat(readings.told).containsExactly("published " + FIRST);
        assertThat(feed.after(0, 10)).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo(FIRST);
            assertThat(change.op()).isEqualTo(Change.Op.upsert);
            assertThat(change.touches().roles()).containsExactly("lamp-keeper");
        });
        assertThat(leftOnDisk()).isZero();
    }

    @Test
    void publishDoesBoth() throws Exception {
        ImportJob job = ended(submit("gauge,level\nnorth,10\n", Map.of(), true, false));

        assertThat(job.outcome()).isEqualTo(ImportJob.ImportOutcome.published);
        assertThat(visible()).containsExactly(FIRST);
        assertThat(feed.position()).isEqualTo(1);
    }

    @Test
    void refusedRowsAreKeptWithTheirPlaceAndCountedByReason() throws Exception {
        StringBuilder csv = new StringBuilder("gauge,level\nnorth,10\n");
        for (int i = 0; i < 1_500; i++) {
            csv.append('g').append(i).append(",-").append(i + 1).append('\n');
        }
        csv.append("west,high\n");

        ImportJob job = ended(submit(csv.toString()));

        assertThat(job.outcome()).isEqualTo(ImportJob.ImportOutcome.staged);
        assertThat(job.rowsRead()).isEqualTo(1_502);
        assertThat(job.rowsRefused()).isEqualTo(1_501);
        assertThat(job.refused())
                .extracting(ImportJob.ImportCount::what, ImportJob.ImportCount::count)
                .containsExactly(tuple("is below the bottom", 1_500L), tuple("is not a number", 1L));
        assertThat(imports.refusals(job.id(), 0, 2_000)).hasSize(1_000);
        assertThat(imports.refusals(job.id(), 0, 1))
                .containsExactly(
                        new Refusal("levels.csv", null, 3L, "level", "-1", "is below the bottom", "at least 0"));
        assertThat(imports.refusals(job.id(), 999, 10))
                .singleElement()
                .extracting(Refusal::row)
                .isEqualTo(1_002L);
    }

    @Test
    void theSameBytesAgainChangeNothing() throws Exception {
        ended(submit("gauge,level\nnorth,10\n", Map.of(), true, false));

        ImportJob again = ended(submit("gauge,level\nnorth,10\n", Map.of(), true, false));

        assertThat(again.outcome()).isEqualTo(ImportJob.ImportOutcome.alreadyLoaded);
        assertThat(again.stored()).isEmpty();
        assertThat(again.releases()).containsExactly(FIRST);
        assertThat(feed.position()).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM reading")).isEqualTo(1);
    }

    @Test
    void theSameBytesAgainMayPublishWhatIsStillStaged() throws Exception {
        ended(submit("gauge,level\nnorth,10\n"));

        ImportJob again = ended(submit("gauge,level\nnorth,10\n", Map.of(), true, false));

        assertThat(again.outcome()).isEqualTo(ImportJob.ImportOutcome.published);
        assertThat(visible()).containsExactly(FIRST);
    }

    @Test
    void otherBytesUnderAUsedIdAreRefusedUntilItIsWithdrawn() throws Exception {
        ended(submit("gauge,level\nnorth,10\n"));

        ImportJob other = ended(submit("gauge,level\nnorth,11\n"));
        assertThat(other.status()).isEqualTo(ImportJob.ImportStatus.failed);
        assertThat(other.failure().code()).isEqualTo("RELEASE_EXISTS");
        assertThat(other.failure().text()).contains(FIRST);
        assertThat(count("SELECT count(*) FROM reading")).isEqualTo(1);

        assertThat(life.withdraw(FIRST, "Wrong gauge").position()).isNull();
        ImportJob corrected = ended(submit("gauge,level\nnorth,11\n", Map.of(), true, false));
        assertThat(corrected.releases()).containsExactly(FIRST + ":2");
        assertThat(visible()).containsExactly(FIRST + ":2");
        assertThat(releases.of("harbour"))
                .extracting(Release::id, Release::status, Release::withdrawnReason)
                .containsExactly(
                        tuple(FIRST + ":2", Release.Status.published, null),
                        tuple(FIRST, Release.Status.withdrawn, "Wrong gauge"));
    }

    @Test
    void whatIsFatalLeavesEverythingAsItWas() throws Exception {
        ImportJob job = ended(submit("place,level\nnorth,10\n"));

        assertThat(job.status()).isEqualTo(ImportJob.ImportStatus.failed);
        assertThat(job.failure().code()).isEqualTo("IMPORT_REFUSED");
        assertThat(job.failure().refusal().column()).isEqualTo("gauge");
        assertThat(job.failure().refusal().right()).contains("gauge, level");
        assertThat(count("SELECT count(*) FROM release")).isZero();
        assertThat(count("SELECT count(*) FROM source")).isZero();
        assertThat(leftOnDisk()).isZero();
    }

    @Test
    void aFailureAfterTheInsertsTakesThemBackAndKeepsTheRefusals() throws Exception {
        // The primary key breaks in the last statement.
        ImportJob job = ended(submit("gauge,level\nnorth,10\nwest,-1\nnorth,11\n"));

        assertThat(job.status()).isEqualTo(ImportJob.ImportStatus.failed);
        assertThat(job.failure().code()).isEqualTo("INTERNAL");
        assertThat(job.rowsRefused()).isEqualTo(1);
        assertThat(imports.refusals(job.id(), 0, 10)).hasSize(1);
        assertThat(count("SELECT count(*) FROM reading")).isZero();
        assertThat(count("SELECT count(*) FROM release")).isZero();
    }

    @Test
    void aFlaggedReleaseWaitsForAStewardsConfirmation() throws Exception {
        ImportJob job = ended(submit("gauge,level\nnorth,950\n", Map.of(), true, false));

        assertThat(job.outcome()).isEqualTo(ImportJob.ImportOutcome.staged);
        assertThat(job.flags())
                .containsExactly(new ImportJob.ReleaseFlag(FIRST, "FLOOD", "Levels above 900 are to be looked at.", 1));
        assertThat(job.notes()).singleElement().asString().contains("confirmed first");
        assertThat(visible()).isEmpty();
        assertThatThrownBy(() -> life.publish(FIRST, false, "sam"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type().code()).isEqualTo("RELEASE_FLAGGED");
                    assertThat(e.problem().extensions()).containsKey("flags");
                });
        assertThat(visible()).isEmpty();

        life.publish(FIRST, true, "sam");

        assertThat(visible()).containsExactly(FIRST);
        assertThat(count("SELECT count(*) FROM release_flag WHERE confirmed_by = 'sam'"))
                .isEqualTo(1);
    }

    @Test
    void aFlaggedReleaseIsPublishedAtOnceWhereTheCallerConfirms() throws Exception {
        ImportJob job = ended(submit("gauge,level\nnorth,950\n", Map.of(), true, true));

        assertThat(job.outcome()).isEqualTo(ImportJob.ImportOutcome.published);
        assertThat(count("SELECT count(*) FROM release_flag WHERE confirmed_by = 'ann'"))
                .isEqualTo(1);
    }

    @Test
    void whatAWithdrawnReleaseHadSupersededIsVisibleAgain() throws Exception {
        ended(submit("gauge,level\nnorth,10\n", Map.of(), true, false));
        ended(submit("gauge,level\nnorth,11\n", Map.of("knownFrom", "2026-04-01"), true, false));
        String second = "harbour:all:all:2026-04-01";
        assertThat(visible()).containsExactly(second);

        ReleaseLife.ReleaseChanged withdrawn = life.withdraw(second, "An erratum");

        assertThat(visible()).containsExactly(FIRST);
        assertThat(withdrawn.position()).isEqualTo(3);
        assertThat(feed.after(2, 10)).singleElement().satisfies(change -> {
            assertThat(change.op()).isEqualTo(Change.Op.delete);
            assertThat(change.id()).isEqualTo(second);
        });
        assertThat(readings.told).last().isEqualTo("withdrawn " + second);
        assertThatThrownBy(() -> life.withdraw(second, "Again"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type().code()).isEqualTo("RELEASE_STATE"));
    }

    @Test
    void differencesAreWhatMovedWasLostCameOrWentMissing() throws Exception {
        ended(submit("gauge,level\nsame,100\nup,100\ndown,100\nfifth,100\nlost,5\ngone,7\n", Map.of(), true, false));
        ended(submit(
                "gauge,level\nsame,100\nup,121\ndown,60\nfifth,120\ngone,\ncame,3\nzero,0\n",
                Map.of("knownFrom", "2026-04-01"),
                false,
                false));
        String second = "harbour:all:all:2026-04-01";

        ReleaseDifferences differences = life.differences(second, null, null, null, 10);

        assertThat(differences.against()).isEqualTo(FIRST);
        assertThat(differences.counts()).isEqualTo(new ReleaseDifferences.DifferenceCounts(6, 7, 2, 1, 2, 1));
        assertThat(differences.items())
                .extracting(
                        ReleaseDifferences.ReleaseDifference::kind,
                        ReleaseDifferences.ReleaseDifference::key,
                        item -> item.changePercent() == null
                                ? null
                                : item.changePercent().toPlainString())
                .containsExactly(
                        tuple(ReleaseDifferences.DifferenceKind.moved, "down", "-40.0"),
                        tuple(ReleaseDifferences.DifferenceKind.moved, "up", "21.0"),
                        tuple(ReleaseDifferences.DifferenceKind.lost, "lost", null),
                        tuple(ReleaseDifferences.DifferenceKind.newlyMissing, "gone", null),
                        tuple(ReleaseDifferences.DifferenceKind.added, "came", null),
                        tuple(ReleaseDifferences.DifferenceKind.added, "zero", null));

        // Any two, either way round, page by page.
        ReleaseDifferences back = life.differences(FIRST, second, ReleaseDifferences.DifferenceKind.added, null, 1);
        assertThat(back.items())
                .singleElement()
                .extracting(ReleaseDifferences.ReleaseDifference::key)
                .isEqualTo("lost");
        assertThat(back.nextCursor()).isNull();
        ReleaseDifferences page = life.differences(second, FIRST, null, null, 4);
        assertThat(life.differences(second, FIRST, null, page.nextCursor(), 4).items())
                .extracting(ReleaseDifferences.ReleaseDifference::key)
                .containsExactly("came", "zero");
    }

    @Test
    void aFirstReleaseIsComparedWithTheEditionBeforeItOrWithNothing() throws Exception {
        ended(submit("gauge,level\nnorth,10\n", Map.of("edition", "2024"), true, false));
        assertThat(life.differences("harbour:2024:all:" + DAY, null, null, null, 10))
                .satisfies(alone -> {
                    assertThat(alone.against()).isNull();
                    assertThat(alone.counts().added()).isEqualTo(1);
                });

        ended(submit("gauge,level\nnorth,20\n", Map.of("edition", "2025"), false, false));
        ReleaseDifferences next = life.differences("harbour:2025:all:" + DAY, null, null, null, 10);
        assertThat(next.against()).isEqualTo("harbour:2024:all:" + DAY);
        assertThat(next.counts().moved()).isEqualTo(1);
    }

    @Test
    void twoImportsOfOneSourceWaitForEachOther() throws Exception {
        readings.hold = new CountDownLatch(1);
        ImportJob first = submit("gauge,level\nnorth,10\n");
        readings.reached.await();
        ImportJob second = submit("gauge,level\nnorth,11\n");
        // Another process of the same service.
        Imports elsewhere = open();
        ImportJob third = submit(elsewhere, "gauge,level\nnorth,10\n", Map.of(), false, false);

        assertThat(imports.job(first.id()).status()).isEqualTo(ImportJob.ImportStatus.running);
        assertThat(imports.job(second.id()).status()).isEqualTo(ImportJob.ImportStatus.waiting);
        assertThat(imports.job(third.id()).endedAt()).isNull();
        readings.hold.countDown();

        assertThat(ended(first).outcome()).isEqualTo(ImportJob.ImportOutcome.staged);
        assertThat(ended(second).failure().code()).isEqualTo("RELEASE_EXISTS");
        assertThat(ended(third).outcome()).isEqualTo(ImportJob.ImportOutcome.alreadyLoaded);
        assertThat(count("SELECT count(*) FROM reading")).isEqualTo(1);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        InputStream breaking = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("reset");
                }
                left--;
                return 'x';
            }
        };

        assertThatThrownBy(() -> imports.submit("readings", "f", Map.of(), false, false, "ann", breaking, -1))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        imports.submit("readings", "f", Map.of(), false, false, "ann", bytes("gauge,level\n"), 1_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("12 of 1000");

        assertThat(leftOnDisk()).isZero();
        assertThat(imports.jobs(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeTheBodyIsKept() throws Exception {
        assertRefused("tides", Map.of(), "a\n", "IMPORT_KIND_NOT_FOUND", "readings");
        assertRefused("readings", Map.of("part", "x"), "a\n", "BAD_PARAMETER", "edition, knownFrom");
        assertRefused("readings", Map.of("knownFrom", "soon"), "a\n", "BAD_PARAMETER", "YYYY-MM-DD");
        assertRefused("readings", Map.of("edition", "20:24"), "a\n", "BAD_PARAMETER", "hyphens");
        assertRefused("readings", Map.of(), "", "BAD_BODY", "empty");
        assertThat(leftOnDisk()).isZero();
    }

    @Test
    void aJobWhoseProcessIsGoneIsFailedAtTheNextStart() throws Exception {
        Path left = Files.createDirectories(folder.resolve("of-a-dead-process"));
        Files.writeString(left.resolve(".lock"), "");
        Files.writeString(left.resolve("file"), "half");
        try (Connection alive = database.getConnection();
                Statement lock = alive.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(43)");
            // After the lock: whoever is already looking for abandoned jobs must find that process alive.
            execute(database, """
                    INSERT INTO import_job (kind, file, bytes, parameters, publish, confirm, submitted_by,
                        submitted_at, instance, status)
                    VALUES ('readings', 'f', 1, '{}', false, false, 'ann', now(), 42, 'running'),
                        ('readings', 'g', 1, '{}', false, false, 'ann', now(), 43, 'waiting')""");

            Imports next = open();

            assertThat(ended(next.job(1)).failure().code()).isEqualTo("IMPORT_INTERRUPTED");
            assertThat(next.job(2).status()).isEqualTo(ImportJob.ImportStatus.waiting);
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void endingTheServiceEndsTheImportWithNothingStored() throws Exception {
        readings.hold = new CountDownLatch(1);
        ImportJob job = submit("gauge,level\nnorth,10\n");
        readings.reached.await();

        imports.close();

        Imports next = open();
        assertThat(ended(next.job(job.id())).failure().code()).isEqualTo("IMPORT_INTERRUPTED");
        assertThat(count("SELECT count(*) FROM release")).isZero();
        assertThat(leftOnDisk()).isZero();
    }

    @Test
    void copiedTextComesBackAsItWas() throws Exception {
        execute(database, "CREATE TABLE copied (a text, b numeric, c boolean)");
        String odd = "tab\tback\\slash\nline\r \\N é 😀";
        try (Connection connection = database.getConnection()) {
            try (CopyWriter copy = new CopyWriter(connection, "copied", "a", "b", "c");
                    CopyWriter other = new CopyWriter(connection, "copied", "a", "b", "c")) {
                copy.row(odd, new java.math.BigDecimal("1E+3"), true);
                other.row(null, null, null);
                copy.row("", 7, false);
                assertThatThrownBy(() -> copy.row("one")).isInstanceOf(IllegalArgumentException.class);
                for (int i = 0; i < 20_000; i++) {
                    other.row("x".repeat(100), i, null);
                }
            }
        }
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT a, b FROM copied WHERE c")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(odd);
            assertThat(row.getBigDecimal(2)).isEqualByComparingTo("1000");
        }
        assertThat(count("SELECT count(*) FROM copied")).isEqualTo(20_003);
        assertThat(count("SELECT count(*) FROM copied WHERE a IS NULL AND b IS NULL AND c IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void aChunkThatCannotBeStoredIsToldBeforeTheEnd() throws Exception {
        execute(database, "CREATE TABLE copied_badly (a integer PRIMARY KEY)");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            CopyWriter copy = new CopyWriter(connection, "copied_badly", "a");
            copy.row(1);
            copy.row(1);

            assertThatThrownBy(() -> {
                        // More than a chunk, so that the first one is on its way while these are added.
                        for (int i = 2; i < 1_000_000; i++) {
                            copy.row(i);
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("copied_badly_pkey");
            connection.rollback();
        }
    }

    /** Another statement waits for a chunk that is on its way. */
    @Test
    void otherStatementsMayRunWhileRowsAreCopied() throws Exception {
        execute(database, "CREATE TABLE copied_beside (a integer, b text)");
        try (Connection connection = database.getConnection();
                Statement other = connection.createStatement();
                CopyWriter copy = new CopyWriter(connection, "copied_beside", "a", "b")) {
            for (int i = 1; i <= 50_000; i++) {
                copy.row(i, "x".repeat(100));
                if (i % 100 == 0) {
                    try (ResultSet row = other.executeQuery("SELECT " + i)) {
                        row.next();
                        assertThat(row.getInt(1)).isEqualTo(i);
                    }
                }
            }
        }
        assertThat(count("SELECT count(*) FROM copied_beside")).isEqualTo(50_000);
    }

    private void assertRefused(String kind, Map<String, String> parameters, String body, String code, String message) {
        assertThatThrownBy(() -> imports.submit(kind, "f", parameters, false, false, "ann", bytes(body), -1))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type().code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private ImportJob submit(String csv) throws Exception {
        return submit(csv, Map.of(), false, false);
    }

    private ImportJob submit(String csv, Map<String, String> parameters, boolean publish, boolean confirm)
            throws Exception {
        return submit(imports, csv, parameters, publish, confirm);
    }

    private static ImportJob submit(
            Imports to, String csv, Map<String, String> parameters, boolean publish, boolean confirm) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("knownFrom", DAY));
        all.putAll(parameters);
        return to.submit("readings", "levels.csv", all, publish, confirm, "ann", bytes(csv), -1);
    }

    private ImportJob ended(ImportJob job) throws SQLException {
        ImportJob now = opened.getLast().job(job.id());
        while (now.endedAt() == null) {
            LockSupport.parkNanos(10_000_000);
            now = opened.getLast().job(job.id());
        }
        return now;
    }

    private List<String> visible() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT id FROM visible_release('2026-12-31')")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Files of uploads that are still there. */
    private long leftOnDisk() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.getFileName().toString().equals("file"))
                    .count();
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
