package org.careeralmanac.defaults.imports;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;

/** The smallest owner and importer there can be: water levels by gauge, {@code gauge,level}; a blank level is missing. */
final class Readings implements Importer, ReleaseContents {

    static final String TABLE =
            "CREATE TABLE reading (release_id text NOT NULL REFERENCES release, gauge text, level numeric, PRIMARY KEY (release_id, gauge))";

    static final Source SOURCE = new Source(
            "harbour", "Harbour office", "Water levels", null, "CC0-1.0", "Harbour office", Source.Kind.SURVEY);

    /** What the owner was told, in order. */
    final List<String> told = new java.util.concurrent.CopyOnWriteArrayList<>();

    /** Set by tests that want to look while an import runs: it has read everything and waits here. */
    volatile CountDownLatch hold;

    final CountDownLatch reached = new CountDownLatch(1);

    @Override
    public String kind() {
        return "readings";
    }

    @Override
    public String title() {
        return "Water levels: CSV with gauge and level";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.EDITION, Parameter.KNOWN_FROM);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        try (Statement create = run.connection().createStatement()) {
            create.execute("CREATE TEMPORARY TABLE staged_reading (gauge text, level numeric) ON COMMIT DROP");
        }
        long high = 0;
        try (Table table = bundle.only().table(Layout.of("gauge", "level"));
                CopyWriter copy = run.copy("staged_reading", "gauge", "level")) {
            for (Row row : table) {
                run.read(1);
                try {
                    BigDecimal level = row.decimal("level");
                    if (level != null && level.signum() < 0) {
                        throw row.refused("level", "is below the bottom", "at least 0");
                    }
                    high += level != null && level.intValue() > 900 ? 1 : 0;
                    copy.row(row.required("gauge"), level);
                } catch (SheetException e) {
                    run.refuse(e.refusal());
                }
            }
        }
        reached.countDown();
        if (hold != null) {
            try {
                hold.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        LocalDate day = run.knownFrom()
                .orElseThrow(() -> new ProblemException(CommonProblem.BAD_PARAMETER, "knownFrom is needed"));
        Releases.Staged staged = run.stage(
                SOURCE,
                new Release.Draft(
                        SOURCE.id(),
                        run.parameter("edition").orElse("all"),
                        "all",
                        null,
                        day,
                        bundle.only().sha256()));
        if (staged.known()) {
            return;
        }
        try (var insert =
                run.connection().prepareStatement("INSERT INTO reading SELECT ?, gauge, level FROM staged_reading")) {
            insert.setString(1, staged.id());
            run.stored("readings", insert.executeUpdate());
        }
        if (high > 0) {
            run.flag(staged.id(), "FLOOD", "Levels above 900 are to be looked at.", high);
        }
    }

    @Override
    public String values() {
        return """
                SELECT gauge AS key, 'Gauge ' || gauge AS label, level AS value,
                       CASE WHEN level IS NULL THEN 'suppressed' END AS missing
                FROM reading WHERE release_id = ?""";
    }

    @Override
    public Change.Touches published(Connection connection, List<String> releases) {
        told.add("published " + String.join(" ", releases));
        return Change.Touches.roles("lamp-keeper");
    }

    @Override
    public Change.Touches withdrawn(Connection connection, String release) {
        told.add("withdrawn " + release);
        return Change.Touches.roles("lamp-keeper");
    }
}
