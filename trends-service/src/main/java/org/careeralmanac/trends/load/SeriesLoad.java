package org.careeralmanac.trends.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.trends.series.SeriesDigests;
import org.careeralmanac.trends.store.Rows;

/**
 * The series of one table on their way into the almanac: copied into temporary tables, checked there as a whole, then
 * moved by one statement per table.
 */
public final class SeriesLoad implements AutoCloseable {

    private static final String LANG = "en";
    private static final String LAST_MEASURED = "SELECT max(period) FROM staged_point WHERE value IS NOT NULL";

    private final ImportRun run;
    private final Connection connection;
    private final String file;
    private final String sheet;
    private final CopyWriter heads;
    private final CopyWriter points;
    private final Map<SeriesHead, Integer> refs = new HashMap<>();

    private SeriesLoad(ImportRun run, Table table) throws SQLException {
        this.run = run;
        this.connection = run.connection();
        this.file = table.file();
        this.sheet = table.sheet();
        execute("""
                CREATE TEMPORARY TABLE staged_series (
                    ref integer PRIMARY KEY, id text, title text, measure text, unit text, base_date date,
                    adjusted boolean, grain text, area text, area_name text, sector text, note text) ON COMMIT DROP""");
        execute("""
                CREATE TEMPORARY TABLE staged_point (
                    ref integer, period date, value numeric, row_number bigint) ON COMMIT DROP""");
        this.heads = run.copy(
                "staged_series",
                "ref",
                "id",
                "title",
                "measure",
                "unit",
                "base_date",
                "adjusted",
                "grain",
                "area",
                "area_name",
                "sector",
                "note");
        this.points = run.copy("staged_point", "ref", "period", "value", "row_number");
    }

    /**
     * Copies and checks a whole table.
     *
     * @throws SheetException where the table as a whole cannot be taken: cut off, nothing in it, or two values for one
     *     period of a series
     */
    public static SeriesLoad of(Table table, ImportRun run, SeriesRows rows) throws SQLException {
        SeriesLoad load = new SeriesLoad(run, table);
        Rounds.go(table, run, row -> {
            for (SeriesValue value : rows.of(row)) {
                load.add(value, row.number());
            }
        });
        load.heads.close();
        load.points.close();
        load.check();
        return load;
    }

    private void add(SeriesValue value, long row) throws SQLException {
        Integer ref = refs.get(value.series());
        if (ref == null) {
            ref = refs.size();
            refs.put(value.series(), ref);
            SeriesHead s = value.series();
            heads.row(
                    ref,
                    s.id(),
                    s.title(),
                    s.measure(),
                    s.unit(),
                    s.baseDate(),
                    s.adjusted(),
                    s.grain(),
                    s.area(),
                    s.areaName(),
                    s.sector(),
                    s.note());
        }
        points.row(ref, value.period(), value.value(), row);
    }

    private void check() throws SQLException {
        execute("CREATE INDEX ON staged_point (ref, period)");
        execute("ANALYZE staged_point");
        if (number("SELECT count(*) FROM staged_point WHERE value IS NOT NULL") == 0) {
            throw refused(null, "has no row with a value that can be used", "at least one period with its value");
        }
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT s.title, p.period, min(p.row_number), max(p.row_number), count(*) OVER ()
                        FROM staged_point p JOIN staged_series s USING (ref)
                        GROUP BY p.ref, s.title, p.period
                        HAVING count(*) > 1 AND (count(DISTINCT p.value) > 1 OR count(p.value) NOT IN (0, count(*)))
                        ORDER BY min(p.row_number) LIMIT 1""");
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                throw refused(
                        row.getLong(4),
                        "says another value than row %d for %s of '%s'; there are %d such periods"
                                .formatted(row.getLong(3), row.getString(2), row.getString(1), row.getLong(5)),
                        "one value for each period of a series");
            }
        }
        long doubled = number("SELECT count(*) - count(DISTINCT (ref, period)) FROM staged_point");
        if (doubled > 0) {
            long row = number("""
                    SELECT max(row_number) FROM staged_point GROUP BY ref, period HAVING count(*) > 1
                    ORDER BY 1 LIMIT 1""");
            run.refuse(refusal(row, "repeats an earlier row", "each period of a series once"), doubled);
        }
    }

    /** The country that the series are of, which is part of the name of the release. */
    public String country() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT DISTINCT left(area, 2) FROM staged_series ORDER BY 1 LIMIT 2");
                ResultSet row = select.executeQuery()) {
            row.next();
            String country = row.getString(1);
            if (row.next()) {
                throw refused(
                        null,
                        "holds several countries: %s and %s".formatted(country, row.getString(1)),
                        "the file of one country, as its publisher has it");
            }
            return country;
        }
    }

    /** The largest magnitude of all values, by which a ratio is told from a percentage. */
    public double magnitude() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(abs(value)) FROM staged_point")) {
            row.next();
            return row.getDouble(1);
        }
    }

    /**
     * The day that the publisher published what was read, where only the call can say it: an index that is published anew
     * every week has neither editions nor a list of its days.
     *
     * @param where a reader finds that day, to follow "is"
     * @throws ProblemException {@code BAD_PARAMETER} where the call does not say it
     */
    public LocalDate knownFrom(String where) throws SQLException {
        Optional<LocalDate> said = run.knownFrom();
        if (said.isPresent()) {
            return said.get();
        }
        LocalDate last = day(LAST_MEASURED);
        throw new ProblemException(
                        CommonProblem.BAD_PARAMETER,
                        "%s does not say on which day its publisher published it. Give it as knownFrom=YYYY-MM-DD (./almanac import … --known-from YYYY-MM-DD): the file measures up to %s, so it is that day or a later one; it is %s."
                                .formatted(file, last, where))
                .with("parameter", "knownFrom")
                .with("allowed", "a day as YYYY-MM-DD, " + last + " or later");
    }

    /** A refusal of the table as a whole. */
    public SheetException refused(Long row, String why, String right) {
        return new SheetException(refusal(row, why, right));
    }

    private Refusal refusal(Long row, String why, String right) {
        return new Refusal(file, sheet, row, null, null, why, right);
    }

    /**
     * Moves what was staged under a release. A series that its source had before under another id, told by measure,
     * area, sector and adjustment, keeps that id.
     *
     * @return the release, already there or new
     * @throws SheetException where the release is dated before something that it measured, or an id is another source's
     */
    public String store(Source source, Release.Draft draft) throws SQLException {
        Rows.write(connection, """
                UPDATE staged_series s SET id = known.series_id
                FROM (
                    SELECT DISTINCT ON (t.measure, l.area, l.sector, l.adjusted)
                        t.measure, l.area, l.sector, l.adjusted, l.series_id
                    FROM series_load l JOIN release r ON r.id = l.release_id
                    JOIN series_text t ON t.series_key = l.key AND t.lang = ?
                    WHERE r.source_id = ? ORDER BY t.measure, l.area, l.sector, l.adjusted, l.key) known
                WHERE known.measure = s.measure AND known.area = s.area AND known.sector IS NOT DISTINCT FROM s.sector
                AND known.adjusted = s.adjusted""", LANG, source.id());
        LocalDate last = day(LAST_MEASURED);
        if (last.isAfter(draft.knownFrom())) {
            throw refused(
                    null,
                    "measures %s, after %s, the day it is said to be published".formatted(last, draft.knownFrom()),
                    "the day its publisher published it as knownFrom");
        }
        String foreign = Rows.text(connection, """
                SELECT s.id || ' (' || r.source_id || ')' FROM staged_series s JOIN series_load l ON l.series_id = s.id
                JOIN release r ON r.id = l.release_id WHERE r.source_id <> ? LIMIT 1""", source.id());
        if (foreign != null) {
            throw refused(null, "has the id of another source's series: " + foreign, "an id that is free");
        }
        Releases.Staged release = run.stage(source, draft);
        if (!release.known()) {
            insert(release.id());
        }
        return release.id();
    }

    private void insert(String release) throws SQLException {
        execute("INSERT INTO series (id) SELECT id FROM staged_series ON CONFLICT DO NOTHING");
        int series = Rows.write(connection, """
                INSERT INTO series_load (series_id, release_id, brought_by, unit, base_date, adjusted, grain, area, sector)
                SELECT id, ?, ?, unit, base_date, adjusted, grain, area, sector FROM staged_series""", release, release);
        Rows.write(connection, """
                INSERT INTO series_text (series_key, lang, title, measure, area_name, note)
                SELECT l.key, ?, s.title, s.measure, s.area_name, s.note
                FROM staged_series s JOIN series_load l ON l.series_id = s.id AND l.brought_by = ?""", LANG, release);
        int stored = Rows.write(connection, """
                INSERT INTO series_point (series_key, period, value, missing)
                SELECT DISTINCT ON (l.key, p.period) l.key, p.period, p.value,
                    CASE WHEN p.value IS NULL THEN 'notSurveyed' END
                FROM staged_point p JOIN staged_series s USING (ref)
                JOIN series_load l ON l.series_id = s.id AND l.brought_by = ?
                ORDER BY l.key, p.period""", release);
        SeriesDigests.complete(connection);
        run.stored("series", series);
        run.stored("points", stored);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private LocalDate day(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }

    /** A zip brings several tables in one transaction, each with its own staging. */
    @Override
    public void close() throws SQLException {
        execute("DROP TABLE staged_point, staged_series");
    }
}
