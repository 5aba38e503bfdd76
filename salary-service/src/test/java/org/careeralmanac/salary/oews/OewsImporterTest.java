package org.careeralmanac.salary.oews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.careeralmanac.salary.staging.PayBounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OewsImporterTest {

    private static final String NAME = "national_M2023_dl.csv";

    private final OewsImporter importer = new OewsImporter();
    private ImportsForTests almanac;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        almanac = new ImportsForTests();
    }

    @AfterEach
    void close() {
        almanac.close();
    }

    private static OewsFilesForTests rows() {
        return new OewsFilesForTests();
    }

    private Refusal refused(OewsFilesForTests rows) {
        var outcome = almanac.load(importer, NAME, rows.row("99-9999").csv());
        assertThat(outcome.stored()).containsEntry("estimates", 2L);
        assertThat(outcome.refusals()).hasSize(1);
        return outcome.refusals().getFirst();
    }

    private Refusal fileRefused(String name, String text, String... parameters) {
        SheetException wrong =
                catchThrowableOfType(SheetException.class, () -> almanac.load(importer, name, text, parameters));
        assertThat(wrong).isNotNull();
        assertThat(almanac.value("SELECT count(*) FROM release")).isEqualTo("0");
        return wrong.refusal();
    }

    @Test
    void readsARowAsAYearlyAndAnHourlyEstimate() {
        var outcome = almanac.load(importer, NAME, rows().row("15-2051").csv());

        assertThat(outcome.release()).isEqualTo("bls-oews:2023-05:national:2024-04-03");
        assertThat(almanac.rows("""
                SELECT occupation_scheme, occupation_code, subject_title, area_id, seniority, industry, reference_period,
                       period, basis, currency, remote, sample_size FROM estimate ORDER BY period DESC"""))
                .containsExactly(
                        "SOC-2018|15-2051|Occupation 15-2051|US|all||2023-05|year|baseAndIncentive|USD||",
                        "SOC-2018|15-2051|Occupation 15-2051|US|all||2023-05|hour|baseAndIncentive|USD||");
        assertThat(almanac.rows("""
                SELECT f.statistic, f.value, f.relative_standard_error_percent FROM figure f
                JOIN estimate e ON e.id = f.estimate_id WHERE e.period = 'year' ORDER BY f.value"""))
                .containsExactly(
                        "p10|62400|", "p25|83200|", "median|104000|", "mean|108160|0.7", "p75|124800|", "p90|145600|");
        assertThat(almanac.touches().occupations())
                .containsExactly(new org.careeralmanac.defaults.feed.Change.Code("SOC-2018", "15-2051"));
    }

    @Test
    void linksTheHourlyFormOfAYearlyFigure() {
        almanac.load(
                importer,
                NAME,
                rows().row("15-2051").row("27-2011", "H_MEDIAN", "55.00").csv());

        assertThat(almanac.rows("""
                SELECT e.occupation_code, f.derivation_rule, f.derived_from = ARRAY[y.id], count(*)
                FROM figure f JOIN estimate e ON e.id = f.estimate_id
                JOIN estimate ey ON ey.occupation_code = e.occupation_code AND ey.period = 'year'
                JOIN figure y ON y.estimate_id = ey.id AND y.statistic = f.statistic
                WHERE e.period = 'hour' GROUP BY 1, 2, 3 ORDER BY 1""")).containsExactly("15-2051|year-to-hour-2080|t|6", "27-2011|||6");
    }

    /** The table of importing.md: symbol, column and flag, and what becomes of it. */
    @ParameterizedTest
    @CsvSource({
        "A_PCT90, #,  '',     '',     atLeast 239200, #",
        "H_PCT90, #,  '',     '',     atLeast 115, #",
        "A_MEAN,  *,  '',     '',     suppressed, *",
        "H_MEAN,  *,  '',     '',     suppressed, *",
        "H_MEAN,  *,  TRUE,   '',     notApplicable, *",
        "A_MEAN,  *,  TRUE,   '',     suppressed, *",
        "A_MEAN,  *,  '',     TRUE,   notApplicable, *",
        "H_MEAN,  *,  '',     TRUE,   suppressed, *",
        "A_MEAN, '108,160', '', '',   value 108160, ''",
        "H_MEAN, 52,  FALSE,  0,      value 52, ''",
    })
    void readsASymbolByItsColumnAndFlag(
            String column, String cell, String annual, String hourly, String expected, String symbol) {
        almanac.load(
                importer,
                NAME,
                rows().row("15-2051", column, cell, "ANNUAL", annual, "HOURLY", hourly)
                        .csv());

        assertThat(almanac.value("""
                SELECT concat_ws(' ', CASE WHEN value IS NOT NULL THEN 'value' WHEN at_least IS NOT NULL THEN 'atLeast' END,
                                 coalesce(value, at_least)::text, missing), symbol
                FROM figure f JOIN estimate e ON e.id = f.estimate_id
                WHERE e.period = '%s' AND f.statistic = '%s'""".formatted(
                                column.startsWith("A") ? "year" : "hour", column.endsWith("MEAN") ? "mean" : "p90")))
                .isEqualTo(expected + "|" + symbol);
    }

    @Test
    void leavesOutTotalsAndNotes() {
        var outcome = almanac.load(
                importer,
                NAME,
                rows().row("00-0000", "O_GROUP", "total")
                                .row("15-0000", "O_GROUP", "major")
                                .row("15-2050", "O_GROUP", "broad")
                                .row("15-2051")
                                .csv()
                        + "Notes:" + ",".repeat(31) + "\r\n");

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.leftOut())
                .containsEntry("totals and groups of occupations", 3L)
                .containsEntry("notes below the table", 1L);
        assertThat(outcome.stored()).containsEntry("estimates", 2L);
    }

    /** Layouts by edition: columns under other names, fewer of them, lower case. */
    @ParameterizedTest
    @CsvSource({
        "national_M2014_dl.csv, SOC-2010, 2014-05",
        "national_M2019_dl.csv, SOC-OEWS-2019, 2019-05",
        "national_M2020_dl.csv, SOC-OEWS-2019, 2020-05",
        "national_M2021_dl.csv, SOC-2018, 2021-05",
    })
    void readsTheNationalLayoutsOf(String name, String scheme, String period) {
        String[] old = {
            "OCC_CODE",
            "OCC_TITLE",
            "O_GROUP>OCC_GROUP",
            "TOT_EMP",
            "EMP_PRSE",
            "H_MEAN",
            "A_MEAN",
            "MEAN_PRSE",
            "H_PCT10",
            "H_PCT25",
            "H_MEDIAN",
            "H_PCT75",
            "H_PCT90",
            "A_PCT10",
            "A_PCT25",
            "A_MEDIAN",
            "A_PCT75",
            "A_PCT90",
            "ANNUAL",
            "HOURLY"
        };
        String csv = rows().columns(old).row("15-2051").csv();
        if (name.contains("2019")) {
            csv = csv.replace(
                    csv.lines().findFirst().orElseThrow(),
                    csv.lines()
                            .findFirst()
                            .orElseThrow()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace("occ_group", "o_group"));
        }
        almanac.load(importer, name, csv);

        assertThat(almanac.rows("SELECT DISTINCT occupation_scheme, reference_period FROM estimate"))
                .containsExactly(scheme + "|" + period);
    }

    @Test
    void readsStatesOldAndNew() {
        almanac.load(
                importer,
                "state_M2014_dl.csv",
                rows().columns(OewsFilesForTests.allColumnsBut(
                                "AREA_TITLE", "AREA_TYPE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE"))
                        .row("15-2051", "AREA", "6")
                        .csv()
                        .replace("AREA,PRIM_STATE", "AREA,STATE"));
        almanac.load(
                importer,
                "state_M2024_dl.csv",
                rows().row("15-2051", "AREA", "06", "AREA_TYPE", "2", "AREA_TITLE", "California")
                        .row("15-2051", "AREA", "72", "AREA_TYPE", "3", "AREA_TITLE", "Puerto Rico")
                        .csv());

        assertThat(almanac.rows("SELECT DISTINCT reference_period, area_id FROM estimate ORDER BY 1, 2"))
                .containsExactly("2014-05|US-CA", "2024-05|US-CA", "2024-05|US-PR");
    }

    @Test
    void bringsMetropolitanAndNonmetropolitanAreasAlong() throws IOException {
        Path zip = zip(Map.of(
                "oesm24ma/MSA_M2024_dl.csv",
                        rows().row(
                                        "15-2051",
                                        "AREA",
                                        "41860",
                                        "AREA_TYPE",
                                        "4",
                                        "AREA_TITLE",
                                        "San Francisco-Oakland-Fremont, CA")
                                .csv(),
                "oesm24ma/BOS_M2024_dl.csv",
                        rows().row(
                                        "15-2051",
                                        "AREA",
                                        "100001",
                                        "AREA_TYPE",
                                        "6",
                                        "AREA_TITLE",
                                        "Northwest Alabama nonmetropolitan area")
                                .csv(),
                "oesm24ma/readme.txt", "Read me"));

        var outcome = almanac.load(importer, zip, "oesm24ma.zip");

        assertThat(outcome.releases())
                .containsExactly("bls-oews:2024-05:metro:2025-04-02", "bls-oews:2024-05:nonmetro:2025-04-02");
        assertThat(almanac.rows("""
                SELECT DISTINCT a.id, a.kind, a.parent, n.name FROM estimate e JOIN area a ON a.id = e.area_id
                JOIN area_name n ON n.area_id = a.id ORDER BY 1"""))
                .containsExactly(
                        "US-CBSA-41860|metro|US|San Francisco-Oakland-Fremont, CA",
                        "US-NM-0100001|nonmetro|US-AL|Northwest Alabama nonmetropolitan area");
    }

    @Test
    void callsAMetropolitanAreaWhatTheNewestEditionCallsItWhateverWasLoadedFirst() {
        almanac.load(importer, "MSA_M2024_dl.csv", metro("New name"));
        almanac.load(importer, "MSA_M2021_dl.csv", metro("Old name"));

        assertThat(almanac.value("SELECT name FROM area_name WHERE area_id = 'US-CBSA-41860'"))
                .isEqualTo("New name");
    }

    private static String metro(String name) {
        return rows().row("15-2051", "AREA", "41860", "AREA_TYPE", "4", "AREA_TITLE", name)
                .csv();
    }

    @Test
    void readsIndustries() {
        almanac.load(
                importer,
                "natsector_M2024_dl.csv",
                rows().row("15-2051", "NAICS", "31-33", "I_GROUP", "sector", "PCT_RPT", "~", "TOT_EMP", "**")
                        .csv());

        assertThat(almanac.rows("SELECT DISTINCT release_id, industry FROM estimate"))
                .containsExactly("bls-oews:2024-05:industry-sector:2025-04-02|31-33");
    }

    /** The same file twice changes nothing, plain or zipped. */
    @Test
    void knowsAFileThatWasLoaded() throws IOException {
        String csv = rows().row("15-2051").csv();
        almanac.load(importer, NAME, csv);

        assertThat(almanac.load(importer, zip(Map.of(NAME, csv)), "oesm23nat.zip")
                        .known())
                .isTrue();
        assertThat(almanac.value("SELECT count(*) FROM estimate")).isEqualTo("2");
    }

    @Test
    void takesACorrectedTableUnderItsOwnDay() {
        almanac.load(importer, NAME, rows().row("15-2051").csv());

        assertThat(almanac.load(importer, NAME, rows().row("15-2052").csv(), "knownFrom", "2024-06-01")
                        .release())
                .isEqualTo("bls-oews:2023-05:national:2024-06-01");
    }

    /** What is wrong in one row costs that row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OCC_CODE | 15-20511 | is no occupation code",
                "OCC_CODE | '' | is no occupation code",
                "OCC_TITLE | '' | is empty",
                "O_GROUP | minute | is no level of occupations",
                "A_MEDIAN | '' | is empty",
                "A_MEDIAN | ** | is neither a wage nor a mark for one",
                "A_MEDIAN | ~ | is neither a wage nor a mark for one",
                "A_MEDIAN | 12o000 | is not a number",
                "A_MEDIAN | -104000 | is negative",
                "A_MEDIAN | 500 | percentiles are out of order",
                "A_PCT75 | # | percentiles are out of order",
                "A_PCT90 | 10000001 | cannot be pay",
                "H_PCT90 | 5000 | cannot be pay",
                "MEAN_PRSE | low | is not a number",
                "ANNUAL | yes | is no flag",
                "AREA | 06 | is no national row",
                "NAICS | 541500 | names an industry",
            })
    void refusesARowWhose(String column, String cell, String why) {
        Refusal refusal = refused(rows().row("15-2051", column, cell));

        assertThat(refusal.why()).contains(why);
        assertThat(refusal.row()).isEqualTo(2);
        assertThat(refusal.right()).isNotBlank();
    }

    @Test
    void refusesARowThatIsThereTwice() {
        var outcome = almanac.load(
                importer, NAME, rows().row("15-2051").row("15-2051").csv());

        assertThat(outcome.stored()).containsEntry("estimates", 2L);
        assertThat(outcome.refusals()).hasSize(2).allSatisfy(r -> {
            assertThat(r.row()).isEqualTo(3);
            assertThat(r.why()).contains("says again");
            assertThat(r.right()).contains("row 2");
        });
    }

    @ParameterizedTest
    @CsvSource({"AREA, 03", "AREA_TYPE, 5"})
    void refusesAnUnknownArea(String column, String cell) {
        var outcome = almanac.load(
                importer,
                "state_M2024_dl.csv",
                rows().row("15-2051", "AREA", "06", "AREA_TYPE", "2", column, cell)
                        .row("15-2051", "AREA", "48", "AREA_TYPE", "2")
                        .csv());

        assertThat(outcome.refusals()).singleElement().satisfies(r -> assertThat(r.column())
                .isEqualTo(column));
    }

    /** Pay an hour in the columns of pay a year: stored times 2,080, told, and for a steward to confirm. */
    @Test
    void flagsYearlyPayThatMustBeHourly() {
        var outcome = almanac.load(
                importer,
                NAME,
                rows().row(
                                "15-2051",
                                "A_MEAN",
                                "52",
                                "A_PCT10",
                                "30",
                                "A_PCT25",
                                "40",
                                "A_MEDIAN",
                                "50",
                                "A_PCT75",
                                "60",
                                "A_PCT90",
                                "70")
                        .row("15-2052")
                        .csv());

        assertThat(outcome.flags()).isEqualTo(Map.of(PayBounds.HOURLY_FLAG, 1L));
        assertThat(almanac.value("""
                SELECT f.value, e.note IS NOT NULL FROM figure f JOIN estimate e ON e.id = f.estimate_id
                WHERE e.occupation_code = '15-2051' AND e.period = 'year' AND f.statistic = 'median'""")).isEqualTo("104000|t");
    }

    @Test
    void refusesATableWithoutAColumnOrWithOneTwice() {
        assertThat(fileRefused(
                        NAME,
                        rows().columns(OewsFilesForTests.allColumnsBut("A_MEDIAN", "HOURLY"))
                                .row("15-2051")
                                .csv()))
                .satisfies(r -> {
                    assertThat(r.column())
                            .isEqualTo("HOURLY, A_MEDIAN".equals(r.column()) ? r.column() : "A_MEDIAN, HOURLY");
                    assertThat(r.why()).isEqualTo("missing in the header");
                });
        assertThat(fileRefused(NAME, rows().row("15-2051").csv().replaceFirst("TOT_EMP", "A_MEAN")))
                .satisfies(r -> assertThat(r.why()).contains("more than once"));
        assertThat(fileRefused(NAME, rows().row("15-2051").csv().replaceFirst("TOT_EMP", "OCC_GROUP")))
                .satisfies(r -> assertThat(r.why()).contains("more than once"));
        assertThat(fileRefused(
                        "natsector_M2024_dl.csv",
                        rows().columns(OewsFilesForTests.allColumnsBut("NAICS"))
                                .row("15-2051")
                                .csv()))
                .satisfies(r -> assertThat(r.column()).isEqualTo("NAICS"));
    }

    @Test
    void refusesWhatIsNoTableOfWages() {
        assertThat(fileRefused(NAME, "<!doctype html><p>Access denied"))
                .satisfies(r -> assertThat(r.why()).contains("HTML"));
        assertThat(fileRefused(NAME, "a,b\n1,2\n").why()).contains("missing");
        assertThat(fileRefused(NAME, rows().row("00-0000", "O_GROUP", "total").csv())
                        .why())
                .contains("holds no row");
    }

    /** What a file is of must be known, one time only, and one that can be read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wages.csv | '' | '' | which table it is",
                "wages.csv | '' | national | which edition it is",
                "wages.csv | 2023 | national | is no edition",
                "wages.csv | 2023-05 | county | is no part",
                "national_M2023_dl.csv | 2022-05 | '' | more than one time",
                "national_M2023_dl.csv | '' | state | is by its name the part national",
                "national_M2013_dl.csv | '' | '' | before May 2014",
                "national_M2031_dl.csv | '' | '' | day of publication is not known",
            })
    void refusesAFileWhoseTimeOrPartIsUnclear(String name, String edition, String part, String why) {
        String csv = rows().row("15-2051").csv();

        assertThat(fileRefused(
                                name,
                                csv,
                                Stream.of("edition", edition, "part", part)
                                        .collect(Collectors.toList())
                                        .toArray(String[]::new))
                        .why())
                .contains(why);
    }

    @Test
    void takesEditionAndPartFromTheCaller() {
        assertThat(almanac.load(
                                importer,
                                "wages.csv",
                                rows().row("15-2051").csv(),
                                "edition",
                                "2023-05",
                                "part",
                                "national")
                        .release())
                .isEqualTo("bls-oews:2023-05:national:2024-04-03");
    }

    @Test
    void refusesTwoReferencePeriodsInOneFile() throws IOException {
        Path zip = zip(Map.of(
                "national_M2023_dl.csv", rows().row("15-2051").csv(),
                "state_M2022_dl.csv",
                        rows().row("15-2051", "AREA", "06", "AREA_TYPE", "2").csv()));
        SheetException wrong =
                catchThrowableOfType(SheetException.class, () -> almanac.load(importer, zip, "oesm.zip"));
        assertThat(wrong.refusal().why()).contains("more than one time", "May 2023", "May 2022");

        String years = rows().columns(Stream.concat(Stream.of("YEAR"), Stream.of(OewsFilesForTests.allColumnsBut()))
                        .toArray(String[]::new))
                .row("15-2051", "YEAR", "2023")
                .row("15-2052", "YEAR", "2022")
                .csv();
        assertThat(almanac.load(importer, NAME, years).refusals())
                .singleElement()
                .satisfies(r -> assertThat(r.column()).isEqualTo("YEAR"));
    }

    @Test
    void readsWhatTheHashStandsForFromTheFileBesideTheTable() throws IOException {
        String description =
                "May 2023 OEWS Estimates\nFields\n\"# = indicates a wage equal to or greater than $120.00 per hour or $249,600 per year\"\n";
        almanac.load(
                importer,
                zip(Map.of(NAME, rows().row("15-2051", "A_PCT90", "#").csv(), "field_descriptions.csv", description)),
                "oesm23nat.zip");

        assertThat(almanac.value("SELECT at_least FROM figure WHERE symbol = '#'"))
                .isEqualTo("249600");

        SheetException wrong = catchThrowableOfType(
                SheetException.class,
                () -> almanac.load(
                        importer,
                        zip(Map.of(
                                NAME,
                                rows().row("15-2052").csv(),
                                "field_descriptions.csv",
                                description.replace("2023", "2022"))),
                        "oesm23nat.zip"));
        assertThat(wrong.refusal().why()).contains("more than one time");
    }

    @Test
    void refusesAHashThatNothingExplains() {
        var outcome = almanac.load(
                importer,
                "national_M2025_dl.csv",
                rows().row("15-2051", "A_PCT90", "#").row("15-2052").csv(),
                "knownFrom",
                "2026-04-01");

        assertThat(outcome.refusals()).singleElement().satisfies(r -> assertThat(r.right())
                .contains("Field Descriptions"));
    }

    private Path zip(Map<String, String> files) throws IOException {
        Path zip = Files.createTempFile(folder, "bundle", ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }
}
