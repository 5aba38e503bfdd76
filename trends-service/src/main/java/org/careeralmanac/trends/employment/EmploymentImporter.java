package org.careeralmanac.trends.employment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.trends.employment.EmploymentRows.Count;
import org.careeralmanac.trends.figure.FigureId;
import org.careeralmanac.trends.load.Dates;
import org.careeralmanac.trends.load.Rounds;
import org.careeralmanac.trends.store.Rows;

/** Loads employment counts; a zip brings one release for each of its files. */
@ApplicationScoped
public class EmploymentImporter implements Importer {

    private static final Pattern YEAR = Pattern.compile("_m(\\d{4})");
    private static final Source SOURCE = new Source(
            "bls-oews",
            "U.S. Bureau of Labor Statistics",
            "Occupational Employment and Wage Statistics",
            "https://www.bls.gov/oes/",
            "LicenseRef-US-public-domain",
            "Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics",
            Source.Kind.OFFICIAL_STATISTICS);

    /** The days of the publisher's news releases, as far as they were checked. */
    private static final Map<String, LocalDate> PUBLISHED = Map.of(
            "2014-05", LocalDate.of(2015, 3, 25),
            "2019-05", LocalDate.of(2020, 3, 31),
            "2020-05", LocalDate.of(2021, 3, 31),
            "2021-05", LocalDate.of(2022, 3, 31),
            "2022-05", LocalDate.of(2023, 4, 25),
            "2023-05", LocalDate.of(2024, 4, 3),
            "2024-05", LocalDate.of(2025, 4, 2));

    @Override
    public String kind() {
        return "employment";
    }

    @Override
    public String title() {
        return "BLS Occupational Employment and Wage Statistics: how many work in each occupation, from the wage files";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.EDITION, Parameter.PART, Parameter.KNOWN_FROM);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        List<DataFile> files = bundle.files().size() == 1
                ? bundle.files()
                : bundle.matching(
                        name -> Part.ofFile(name) != null && YEAR.matcher(name).find(),
                        "files such as national_M2024_dl.xlsx");
        if (files.size() < bundle.files().size()) {
            run.leftOut("files without counts", bundle.files().size() - files.size());
        }
        for (DataFile file : files) {
            load(file, run);
        }
    }

    private static void load(DataFile file, ImportRun run) throws SQLException {
        String edition = edition(file, run);
        Part part = part(file, run);
        try (Table table = file.table(EmploymentRows.LAYOUT)) {
            EmploymentRows rows = new EmploymentRows(table.header(), part);
            // Ids hash the release, so it comes first.
            Releases.Staged release = run.stage(
                    SOURCE,
                    new Release.Draft(
                            SOURCE.id(),
                            edition,
                            part.name(),
                            null,
                            Dates.knownFrom(run, PUBLISHED, edition),
                            file.sha256()));
            if (!release.known()) {
                store(table, rows, edition, release.id(), run);
            }
        }
    }

    /** The taxonomy of an edition: SOC 2010, from May 2019 the hybrid of two, from May 2021 SOC 2018. */
    static String scheme(String edition) {
        return edition.compareTo("2021") >= 0
                ? "SOC-2018"
                : edition.compareTo("2019") >= 0 ? "SOC-OEWS-2019" : "SOC-2010";
    }

    private static String edition(DataFile file, ImportRun run) {
        String edition = run.parameter("edition").orElseGet(() -> {
            Matcher year = YEAR.matcher(file.simpleName().toLowerCase(Locale.ROOT));
            return year.find() ? year.group(1) + "-05" : null;
        });
        if (edition == null || !edition.matches("\\d{4}-05") || edition.compareTo("2012") < 0) {
            throw ProblemException.badParameter(
                    "edition",
                    edition,
                    "the May that the file is of, 2012 or later, e.g. 2024-05; its name does not say it");
        }
        return edition;
    }

    private static Part part(DataFile file, ImportRun run) {
        String given = run.parameter("part").orElse(null);
        Part part = given == null ? Part.ofFile(file.simpleName().toLowerCase(Locale.ROOT)) : Part.of(given);
        if (part == null) {
            throw ProblemException.badParameter(
                    "part",
                    given,
                    "%s; the file's name does not say it"
                            .formatted(
                                    Arrays.stream(Part.values()).map(Part::name).collect(Collectors.joining(", "))));
        }
        return part;
    }

    private static void store(Table table, EmploymentRows rows, String edition, String release, ImportRun run)
            throws SQLException {
        Connection connection = run.connection();
        String scheme = scheme(edition);
        execute(connection, """
                CREATE TEMPORARY TABLE staged_count (
                    figure_id text, code text, title text, area text, area_name text, industry text, industry_title text,
                    value numeric, missing text, symbol text, relative_standard_error numeric, row_number bigint)
                ON COMMIT DROP""");
        long[] summaries = {0};
        try (CopyWriter staged = run.copy(
                "staged_count",
                "figure_id",
                "code",
                "title",
                "area",
                "area_name",
                "industry",
                "industry_title",
                "value",
                "missing",
                "symbol",
                "relative_standard_error",
                "row_number")) {
            Rounds.go(table, run, row -> {
                if (row.filled() == 1) {
                    return;
                }
                if (rows.summary(row)) {
                    summaries[0]++;
                    return;
                }
                Count c = rows.read(row);
                staged.row(
                        FigureId.of(
                                release, "employment", null, scheme, c.code(), null, c.area(), c.industry(), edition),
                        c.code(),
                        c.title(),
                        c.area(),
                        c.areaName(),
                        c.industry(),
                        c.industryTitle(),
                        c.value(),
                        c.missing(),
                        c.symbol(),
                        c.relativeStandardError(),
                        row.number());
            });
        }
        run.leftOut("summary occupations", summaries[0]);
        check(connection, table);
        int stored = Rows.write(connection, """
                INSERT INTO employment_figure (figure_id, release_id, brought_by, occupation_scheme, occupation_code,
                    subject_title, area, area_name, industry, industry_title, reference_period, unit, value, missing,
                    symbol, relative_standard_error)
                SELECT figure_id, ?, ?, ?, code, title, area, area_name, industry, industry_title, ?, 'persons', value,
                    missing, symbol, relative_standard_error
                FROM staged_count""", release, release, scheme, edition);
        run.stored("employment counts", stored);
        execute(connection, "DROP TABLE staged_count");
    }

    private static void check(Connection connection, Table table) throws SQLException {
        if (Rows.number(connection, "SELECT count(*) FROM staged_count WHERE value IS NOT NULL") == 0) {
            throw new SheetException(Refusal.of(
                    table.file(), "has no detailed occupation with a count", "a table of occupations with TOT_EMP"));
        }
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT code || ', ' || area || coalesce(', ' || industry, ''), min(row_number), max(row_number)
                        FROM staged_count GROUP BY code, area, industry HAVING count(*) > 1 ORDER BY 2 LIMIT 1""");
                ResultSet twice = select.executeQuery()) {
            if (twice.next()) {
                throw new SheetException(new Refusal(
                        table.file(),
                        table.sheet(),
                        twice.getLong(3),
                        null,
                        twice.getString(1),
                        "is in the table twice, before in row " + twice.getLong(2),
                        "each occupation of an area and industry once"));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
