package org.careeralmanac.trends.projections;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.trends.figure.FigureId;
import org.careeralmanac.trends.load.Dates;
import org.careeralmanac.trends.load.Rounds;
import org.careeralmanac.trends.store.Rows;

/** Loads one decade of employment projections. Wages beside them belong to salary-service and are passed over. */
@ApplicationScoped
public class ProjectionsImporter implements Importer {

    private static final String AREA = "US";
    private static final String PART = "occupations";
    private static final Source SOURCE = new Source(
            "bls-ep",
            "U.S. Bureau of Labor Statistics",
            "Employment Projections",
            "https://www.bls.gov/emp/",
            "LicenseRef-US-public-domain",
            "Source: U.S. Bureau of Labor Statistics, Employment Projections",
            Source.Kind.OFFICIAL_STATISTICS);

    /** The days of the publisher's news releases. */
    private static final Map<String, LocalDate> PUBLISHED = Map.of(
            "2018-2028", LocalDate.of(2019, 9, 4),
            "2019-2029", LocalDate.of(2020, 9, 1),
            "2020-2030", LocalDate.of(2021, 9, 8),
            "2021-2031", LocalDate.of(2022, 9, 8),
            "2022-2032", LocalDate.of(2023, 9, 6),
            "2023-2033", LocalDate.of(2024, 8, 29),
            "2024-2034", LocalDate.of(2025, 8, 28));

    @Override
    public String kind() {
        return "projections";
    }

    @Override
    public String title() {
        return "BLS Employment Projections: occupation.xlsx (Table 1.2) or the CSV export, of any decade";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        Connection connection = run.connection();
        execute(connection, """
                CREATE TEMPORARY TABLE staged_projection (
                    code text, title text, base numeric, target numeric, change numeric, change_percent numeric,
                    openings numeric, row_number bigint) ON COMMIT DROP""");
        try (Table table = file.table(ProjectionRows.LAYOUT)) {
            ProjectionRows rows = new ProjectionRows(table);
            long[] summaries = {0};
            long[] footnotes = {0};
            try (CopyWriter staged = run.copy(
                    "staged_projection",
                    "code",
                    "title",
                    "base",
                    "target",
                    "change",
                    "change_percent",
                    "openings",
                    "row_number")) {
                Rounds.go(table, run, row -> {
                    if (rows.footnote(row)) {
                        footnotes[0]++;
                        return;
                    }
                    if (rows.summary(row)) {
                        summaries[0]++;
                        return;
                    }
                    Projection p = rows.read(row);
                    staged.row(
                            p.code(),
                            p.title(),
                            p.base(),
                            p.target(),
                            p.change(),
                            p.changePercent(),
                            p.openings(),
                            row.number());
                });
            }
            run.leftOut("summary occupations", summaries[0]);
            run.leftOut("footnotes", footnotes[0]);
            check(connection, table);
            String edition = rows.baseYear() + "-" + rows.targetYear();
            Releases.Staged release = run.stage(
                    SOURCE,
                    new Release.Draft(
                            SOURCE.id(), edition, PART, null, Dates.knownFrom(run, PUBLISHED, edition), file.sha256()));
            if (!release.known()) {
                insert(run, rows, release.id());
            }
        }
    }

    private static void check(Connection connection, Table table) throws SQLException {
        if (Rows.number(connection, "SELECT count(*) FROM staged_projection") == 0) {
            throw new SheetException(Refusal.of(
                    table.file(),
                    "has no occupation that can be used",
                    "at least one row of Table 1.2 or of the export"));
        }
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT code, min(row_number), max(row_number) FROM staged_projection
                        GROUP BY code HAVING count(*) > 1 ORDER BY 2 LIMIT 1""");
                ResultSet twice = select.executeQuery()) {
            if (twice.next()) {
                throw new SheetException(new Refusal(
                        table.file(),
                        table.sheet(),
                        twice.getLong(3),
                        null,
                        twice.getString(1),
                        "is in the table twice, before in row " + twice.getLong(2),
                        "each occupation once"));
            }
        }
    }

    /** Ids hash the release, so the rows come back once to be given theirs. */
    private static void insert(ImportRun run, ProjectionRows rows, String release) throws SQLException {
        Connection connection = run.connection();
        String base = String.valueOf(rows.baseYear());
        String target = String.valueOf(rows.targetYear());
        execute(connection, """
                CREATE TEMPORARY TABLE staged_figure (
                    code text, figure_id text, ordinal integer, statistic text, unit text, period text,
                    reference_period text, value numeric) ON COMMIT DROP""");
        execute(connection, "CREATE TEMPORARY TABLE staged_id (code text, id text) ON COMMIT DROP");
        try (CopyWriter ids = run.copy("staged_id", "code", "id");
                CopyWriter figures = run.copy(
                        "staged_figure",
                        "code",
                        "figure_id",
                        "ordinal",
                        "statistic",
                        "unit",
                        "period",
                        "reference_period",
                        "value");
                PreparedStatement select = connection.prepareStatement("""
                        SELECT code, change_percent, base, target, change, openings FROM staged_projection ORDER BY code""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String code = row.getString(1);
                ids.row(code, FigureId.of(release, "projection", rows.scheme(), code, AREA, base, target));
                int ordinal = 0;
                for (Figure figure : figures(base, target)) {
                    BigDecimal value = row.getBigDecimal(ordinal + 2);
                    figures.row(
                            code,
                            FigureId.of(
                                    release,
                                    "projection",
                                    null,
                                    rows.scheme(),
                                    code,
                                    null,
                                    null,
                                    null,
                                    AREA,
                                    base,
                                    target,
                                    figure.statistic(),
                                    figure.unit(),
                                    figure.period(),
                                    figure.referencePeriod(),
                                    null),
                            ordinal++,
                            figure.statistic(),
                            figure.unit(),
                            figure.period(),
                            figure.referencePeriod(),
                            value);
                }
            }
        }
        int outlooks = Rows.write(
                connection,
                """
                INSERT INTO outlook (id, kind, release_id, brought_by, occupation_scheme, occupation_code, subject_title,
                    area, base_period, target_period, target_ends)
                SELECT i.id, 'projection', ?, ?, ?, p.code, p.title, ?, ?, ?, ?
                FROM staged_projection p JOIN staged_id i USING (code)""",
                release,
                release,
                rows.scheme(),
                AREA,
                base,
                target,
                LocalDate.of(rows.targetYear(), 12, 31));
        Rows.write(connection, """
                INSERT INTO outlook_text (outlook_key, lang, title, stated_in)
                SELECT o.key, 'en', 'Employment of ' || o.subject_title || ', ' || o.base_period || ' to '
                    || o.target_period, '{}'
                FROM outlook o WHERE o.brought_by = ?""", release);
        int stored = Rows.write(connection, """
                INSERT INTO outlook_figure (outlook_key, figure_id, ordinal, statistic, unit, period, reference_period,
                    value, missing)
                SELECT o.key, f.figure_id, f.ordinal, f.statistic, f.unit, f.period, f.reference_period, f.value,
                    CASE WHEN f.value IS NULL THEN 'suppressed' END
                FROM staged_figure f JOIN outlook o ON o.occupation_code = f.code AND o.brought_by = ?""", release);
        run.stored("outlooks", outlooks);
        run.stored("figures", stored);
    }

    /** One number of every projection. */
    private record Figure(String statistic, String unit, String period, String referencePeriod) {}

    private static List<Figure> figures(String base, String target) {
        return List.of(
                new Figure("change", "percent", null, null),
                new Figure("employment", "thousandPersons", null, base),
                new Figure("employment", "thousandPersons", null, target),
                new Figure("change", "thousandPersons", null, null),
                new Figure("openings", "thousandPersons", "year", null));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
