package org.careeralmanac.trends.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ObjectAssert;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.trends.load.Imports.Outcome;
import org.careeralmanac.trends.postings.AiPostingsImporter;
import org.careeralmanac.trends.postings.PostingsImporter;
import org.careeralmanac.trends.postings.WageGrowthImporter;
import org.careeralmanac.trends.series.SeriesImporter;
import org.careeralmanac.trends.unemployment.UnemploymentImporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files of series that are wrong: a clear word, and nothing half-loaded. */
class BadSeriesTest {

    private static final String AGGREGATE =
            "date,jobcountry,indeed_job_postings_index_SA,indeed_job_postings_index_NSA,variable\n";
    private static final String STATES = "date,state,indeed_job_postings_index\n";
    private static final String WAGES =
            "jobcountry,country,month,n_obs,posted_wage_growth_yoy,posted_wage_growth_yoy_3moavg\n";
    private static final String OWN =
            "sourceId,publisher,sourceTitle,licence,attribution,sourceKind,knownFrom,id,title,measure,unit,grain,area,period,value\n";
    private static final String OWN_SOURCE = "office,Office,Counts,CC0-1.0,Office,survey,2026-02-01,";

    private Imports almanac;

    @BeforeEach
    void freshDatabase() {
        almanac = new Imports();
    }

    @AfterEach
    void close() {
        almanac.close();
    }

    @Test
    void namesTheColumnThatIsMissing() {
        refusedAs(new PostingsImporter(), "date,state\n2020-02-01,ca\n")
                .satisfies(r -> assertThat(r.column()).isEqualTo("indeed_job_postings_index"))
                .satisfies(r -> assertThat(r.why()).contains("missing in the header"));
    }

    @Test
    void refusesAnotherFileAltogether() {
        refusedAs(new PostingsImporter(), "OCC_CODE,OCC_TITLE,TOT_EMP\n15-1252,Software Developers,1\n");
        refusedAs(new UnemploymentImporter(), AGGREGATE + "2020-02-01,US,100,100,total postings\n");
        refusedAs(new PostingsImporter(), "<!doctype html><html></html>")
                .satisfies(r -> assertThat(r.why()).contains("HTML page"));
    }

    @Test
    void takesRowsInAnyOrder() {
        load(new PostingsImporter(), STATES + "2020-02-03,ca,99\n2020-02-01,ca,100\n2020-02-02,ca,98\n");

        assertThat(almanac.values("SELECT period FROM series_point ORDER BY period"))
                .containsExactly("2020-02-01", "2020-02-02", "2020-02-03");
        assertThat(almanac.value("SELECT last_day FROM series_digest")).isEqualTo("2020-02-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"02/01/2020", "1.2.2020", "2020-2-1", "20200201", "2020-02-30", "Feb 1 2020"})
    void refusesADayWrittenInAnotherOrder(String day) {
        Outcome outcome = load(new PostingsImporter(), STATES + "%s,ca,99\n2020-02-01,ca,100\n".formatted(day));

        assertThat(outcome.refused).singleElement().satisfies(r -> {
            assertThat(r.row()).isEqualTo(2);
            assertThat(r.column()).isEqualTo("date");
            assertThat(r.value()).isEqualTo(day);
            assertThat(r.right()).isEqualTo("year, month and day as in 2026-08-19");
        });
        assertThat(outcome.stored).containsEntry("points", 1L);
    }

    @Test
    void refusesTwoValuesForOneDayAndNamesBothRows() {
        refusedAs(new PostingsImporter(), STATES + "2020-02-01,ca,100\n2020-02-02,ca,99\n2020-02-02,ca,98\n")
                .satisfies(r -> {
                    assertThat(r.row()).isEqualTo(4);
                    assertThat(r.why()).startsWith("says another value than row 3 for 2020-02-02");
                });
        refusedAs(new PostingsImporter(), STATES + "2020-02-01,ca,100\n2020-02-01,ca,NA\n")
                .satisfies(r -> assertThat(r.why()).contains("another value than row 2"));
    }

    @Test
    void takesTheSameValueTwiceOnceAndSaysSo() {
        Outcome outcome =
                load(new PostingsImporter(), STATES + "2020-02-01,ca,100\n2020-02-02,ca,99\n2020-02-02,ca,99.0\n");

        assertThat(outcome.stored).containsEntry("points", 2L);
        assertThat(outcome.rowsRefused).isEqualTo(1);
        assertThat(outcome.refused).singleElement().satisfies(r -> assertThat(r.why())
                .isEqualTo("repeats an earlier row"));
    }

    @Test
    void doesNotTakeTheSecondRowOfADayForTheFirstWhereTheVariableDiffers() {
        Outcome outcome = load(
                new PostingsImporter(),
                AGGREGATE + "2020-02-01,US,100,101,total postings\n2020-02-01,US,102,103,new postings\n");

        assertThat(outcome.stored).containsEntry("series", 4L).containsEntry("points", 4L);
        assertThat(load(
                                new PostingsImporter(),
                                AGGREGATE + "2020-02-01,US,1,1,total postings\n2020-02-01,US,2,2,old postings\n",
                                "2026-09-02")
                        .refused)
                .singleElement()
                .satisfies(r -> assertThat(r.right()).isEqualTo("total postings or new postings"));
    }

    @Test
    void refusesANegativeIndex() {
        assertThat(load(new PostingsImporter(), STATES + "2020-02-01,ca,100\n2020-02-02,ca,-3\n").refused)
                .singleElement()
                .satisfies(r ->
                        assertThat(r.text()).contains("row 3, column indeed_job_postings_index: '-3' is below zero"));
        assertThat(load(
                                new PostingsImporter(),
                                "date,state,pct_chng_feb_1\n2020-02-01,ca,0\n2020-02-02,ca,-103\n",
                                "2026-09-02")
                        .refused)
                .singleElement()
                .satisfies(r -> assertThat(r.right()).isEqualTo("a percent change of at least -100"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "N/A", "n/a", "—", "–", "-", ".", "", "  "})
    void keepsWhatIsMissingAsAGapNeverAsZero(String nothing) {
        load(
                new PostingsImporter(),
                STATES + "2020-02-01,ca,100\n2020-02-02,ca,%s\n2020-02-03,ca,98\n".formatted(nothing));

        assertThat(almanac.value("SELECT missing FROM series_point WHERE period = '2020-02-02' AND value IS NULL"))
                .isEqualTo("notSurveyed");
        assertThat(almanac.value("SELECT gaps FROM series_digest")).isEqualTo("1");
    }

    @Test
    void refusesWhatIsNoNumberAndNoWordForNothing() {
        assertThat(load(new PostingsImporter(), STATES + "2020-02-01,ca,100\n2020-02-02,ca,about 90\n").refused)
                .singleElement()
                .satisfies(r -> assertThat(r.why()).isEqualTo("is not a number"));
    }

    @Test
    void readsThousandsSeparatorsAndNothingThatOnlyLooksLikeThem() {
        Outcome outcome = load(
                new SeriesImporter(),
                OWN
                        + OWN_SOURCE
                        + "jobs,Jobs,employed,persons,month,US,2026-01,\"1,436,100\"\n,,,,,,,jobs,,,,,,2025-12,\"1,43\"\n");

        assertThat(almanac.value("SELECT value FROM series_point")).isEqualTo("1436100");
        assertThat(outcome.refused).singleElement().satisfies(r -> assertThat(r.value())
                .isEqualTo("1,43"));
    }

    @Test
    void tellsAPercentageFromARatio() {
        refusedAs(new WageGrowthImporter(), WAGES + "US,United States,Jan-19,9,2.1,NA\n")
                .satisfies(r -> assertThat(r.why()).contains("look like percentages"))
                .satisfies(r -> assertThat(r.right()).contains("as a ratio"));
        refusedAs(new AiPostingsImporter(), "date,jobcountry,AI_share_postings\n2026-01-01,US,0.0172\n")
                .satisfies(r -> assertThat(r.why()).contains("look like ratios"));
        refusedAs(new UnemploymentImporter(), "DATE,UNRATE\n2026-01-01,0.042\n")
                .satisfies(r -> assertThat(r.why()).contains("look like ratios"));
        assertThat(load(new UnemploymentImporter(), "DATE,UNRATE\n2026-01-01,4.2\n2026-02-01,142\n").refused)
                .singleElement()
                .satisfies(r -> assertThat(r.why()).isEqualTo("is more than the whole"));
    }

    @Test
    void refusesAFileThatEndsWithinARow() {
        refusedAs(new PostingsImporter(), STATES + "2020-02-01,ca,100\n2020-02-02,c")
                .satisfies(r -> assertThat(r.why()).contains("cut off"))
                .satisfies(r -> assertThat(r.row()).isEqualTo(3));
    }

    @Test
    void goesOnAfterARowWithTooFewFieldsInTheMiddle() {
        Outcome outcome = load(new PostingsImporter(), STATES + "2020-02-01,ca\n2020-02-02,ca,99\n");

        assertThat(outcome.stored).containsEntry("points", 1L);
        assertThat(outcome.refused).singleElement().satisfies(r -> assertThat(r.why())
                .isEqualTo("has 2 fields where the header has 3"));
    }

    @Test
    void refusesAFileWithoutAnyValue() {
        refusedAs(new PostingsImporter(), STATES + "2020-02-01,ca,NA\n")
                .satisfies(r -> assertThat(r.why()).contains("no row with a value"));
        refusedAs(new PostingsImporter(), STATES);
    }

    @Test
    void refusesWhatMeasuresTheTimeAfterItWasPublished() {
        Path file = almanac.file("x.csv", STATES + "2026-08-20,ca,100\n");

        assertThatThrownBy(() -> almanac.load(new PostingsImporter(), file, "knownFrom", "2026-08-19"))
                .isInstanceOf(SheetException.class)
                .hasMessageContaining("measures 2026-08-20, after 2026-08-19");
        nothingStored();
    }

    @Test
    void asksForTheDayOfPublicationWhereNobodyKnowsIt() {
        Path file = almanac.file("x.csv", STATES + "2026-08-20,ca,100\n");

        assertThatThrownBy(() -> almanac.load(new PostingsImporter(), file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("x.csv does not say on which day its publisher published it")
                .hasMessageContaining("--known-from YYYY-MM-DD")
                .hasMessageContaining("measures up to 2026-08-20, so it is that day or a later one")
                .hasMessageContaining("https://github.com/hiring-lab/job_postings_tracker");
        nothingStored();
    }

    @Test
    void loadsTheSameFileOnce() {
        String content = STATES + "2020-02-01,ca,100\n";
        load(new PostingsImporter(), content);

        Outcome again = load(new PostingsImporter(), content);

        assertThat(again.fresh).isEmpty();
        assertThat(again.releases).containsExactly("hiring-lab-postings:all:us-state:2026-09-01");
        assertThat(almanac.value("SELECT count(*) FROM series_point")).isEqualTo("1");
    }

    @Test
    void refusesOtherBytesOfTheSameDay() {
        load(new PostingsImporter(), STATES + "2020-02-01,ca,100\n");

        assertThatThrownBy(() -> load(new PostingsImporter(), STATES + "2020-02-01,ca,101\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("was loaded with other content");
        assertThat(almanac.value("SELECT value FROM series_point")).isEqualTo("100");
    }

    @Test
    void keepsTheHistoryThatALaterReleaseRewrites() {
        load(new PostingsImporter(), STATES + "2020-02-01,ca,100\n2020-02-02,ca,99\n");
        load(new PostingsImporter(), STATES + "2020-02-01,ca,100\n2020-02-02,ca,97\n", "2026-09-08");

        String of = """
                SELECT p.value FROM series_load l JOIN series_point p ON p.series_key = l.key
                WHERE p.period = '2020-02-02' AND l.brought_by IN (SELECT id FROM visible_release('%s'))""";
        assertThat(almanac.values(of.formatted("2026-09-07"))).containsExactly("99");
        assertThat(almanac.values(of.formatted("2026-09-08"))).containsExactly("97");
        assertThat(almanac.value("SELECT count(DISTINCT series_id) FROM series_load"))
                .isEqualTo("1");
    }

    @Test
    void refusesTheFilesOfSeveralCountriesInOne() {
        refusedAs(
                        new PostingsImporter(),
                        AGGREGATE + "2020-02-01,US,100,100,total postings\n2020-02-01,GB,100,100,total postings\n")
                .satisfies(r -> assertThat(r.why()).contains("several countries: GB and US"));
    }

    @Test
    void namesTheEuroAreaByItsName() {
        load(new WageGrowthImporter(), WAGES + "EA,Euro Area,Jan-19,9,0.021,NA\n");

        assertThat(almanac.value("SELECT title FROM series_text ORDER BY title"))
                .isEqualTo("Growth of posted wages in the euro area, all occupations");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jobs,Jobs,employed,furlongs,month,US,2026-01,1|unit|index, percent, ratio, persons or thousandPersons",
                "jobs,Jobs,employed,persons,fortnight,US,2026-01,1|grain|day, week, month, quarter or year",
                "jobs,Jobs,employed,persons,month,America,2026-01,1|area|a code such as US, US-CA or US-CBSA-41860",
                "Jobs 1,Jobs,employed,persons,month,US,2026-01,1|id|lower-case letters, digits and hyphens",
                "jobs,Jobs,employed,persons,month,US,2026-01-15,1|period|a month as 2026-08",
                "jobs,Jobs,employed,persons,quarter,US,2026-02,1|period|the first month of a quarter as 2026-07",
                "jobs,Jobs,employed,persons,month,US,2026-13,1|period|a month as 2026-08",
                "jobs,Jobs,employed,persons,month,US,2026-01,-1|value|a number of at least 0",
                "jobs,,employed,persons,month,US,2026-01,1|title|a value"
            })
    void saysWhatIsWrongInTheAlmanacsOwnCsv(String row, String column, String right) {
        Outcome outcome = load(
                new SeriesImporter(),
                OWN + OWN_SOURCE + row + "\n" + OWN_SOURCE + "other,Other,employed,persons,month,US,2026-01,7\n");

        assertThat(outcome.refused).singleElement().satisfies(r -> {
            assertThat(r.column()).isEqualTo(column);
            assertThat(r.row()).isEqualTo(2);
            assertThat(r.right()).isEqualTo(right);
        });
        assertThat(almanac.values("SELECT value FROM series_point")).containsExactly("7");
    }

    @Test
    void asksForTheSourceOfTheAlmanacsOwnCsv() {
        refusedAs(new SeriesImporter(), OWN + ",,,,,,,jobs,Jobs,employed,persons,month,US,2026-01,1\n")
                .satisfies(r -> assertThat(r.why()).contains("no row with a value"));
        assertThat(load(
                                new SeriesImporter(),
                                OWN
                                        + OWN_SOURCE
                                        + "jobs,Jobs,employed,persons,month,US,2026-01,1\nother,,,,,,,jobs,,,,,,2025-12,1\n")
                        .refused)
                .singleElement()
                .satisfies(r -> assertThat(r.right()).isEqualTo("one source in each file: office"));
    }

    @Test
    void takesTheTemplateOfTheDocumentation() {
        Outcome outcome = almanac.load(new SeriesImporter(), Path.of("../docs/series-template.csv"));

        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.releases).containsExactly("example-office:all:series:2026-08-19");
        assertThat(almanac.values("SELECT coalesce(value::text, missing) FROM series_point ORDER BY period"))
                .containsExactly("1021.5", "notSurveyed", "1018");
    }

    @Test
    void refusesTheIdOfAnotherSourcesSeries() {
        load(new PostingsImporter(), STATES + "2020-02-01,ca,100\n");

        refusedAs(
                        new SeriesImporter(),
                        OWN + OWN_SOURCE + "hiring-lab-postings-us-ca-total,Jobs,employed,persons,month,US,2026-01,1\n",
                        1)
                .satisfies(r -> assertThat(r.why())
                        .contains("another source's series: hiring-lab-postings-us-ca-total (hiring-lab-postings)"));
    }

    @Test
    void refusesASeriesThatContradictsItsOwnHead() {
        assertThat(load(
                                new SeriesImporter(),
                                OWN
                                        + OWN_SOURCE
                                        + "jobs,Jobs,employed,persons,month,US,2026-01,1\n,,,,,,,jobs,,,percent,,,2025-12,1\n")
                        .refused)
                .singleElement()
                .satisfies(r -> assertThat(r.text()).contains("'percent' is not what the series says above"));
    }

    private Outcome load(Importer importer, String content) {
        return load(importer, content, "2026-09-01");
    }

    private Outcome load(Importer importer, String content, String knownFrom) {
        return almanac.load(importer, almanac.file("x.csv", content), "knownFrom", knownFrom);
    }

    private ObjectAssert<Refusal> refusedAs(Importer importer, String content) {
        return refusedAs(importer, content, 0);
    }

    /** The file is refused as a whole, and no more series are stored than there were. */
    private ObjectAssert<Refusal> refusedAs(Importer importer, String content, int before) {
        List<Refusal> refusals = new ArrayList<>();
        AbstractThrowableAssert<?, ?> thrown = assertThatThrownBy(() -> load(importer, content));
        thrown.isInstanceOfSatisfying(SheetException.class, e -> refusals.add(e.refusal()));
        assertThat(almanac.value("SELECT count(*) FROM series")).isEqualTo(String.valueOf(before));
        assertThat(almanac.value("SELECT count(*) FROM release")).isEqualTo(String.valueOf(before));
        return assertThat(refusals.getFirst());
    }

    private void nothingStored() {
        assertThat(almanac.value("SELECT count(*) FROM series_point")).isEqualTo("0");
        assertThat(almanac.value("SELECT count(*) FROM release")).isEqualTo("0");
    }
}
