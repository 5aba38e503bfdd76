package org.careeralmanac.salary.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceImportersTest {

    private static final String US = """
            Date,Index,Inflation
            2024-01-01,300,
            2024-02-01,303,1.0
            2024-04-01,306,
            """;

    private static final String WORLD = """
            Country,Country Code,Year,CPI
            Germany,DEU,2019,1.4
            Germany,DEU,2021,10
            Germany,DEU,2022,-50
            Namibia,NAM,2022,1.0E-01
            United States,USA,2022,8.0
            Euro area,EMU,2022,8.4
            """;

    private static final String PARITIES = """
            GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2022,2023
             "00000","United States", ,SARPP,5,"...","RPPs: All items ","Index",100.000,100.000
             "06000","California",8,SARPP,5,"...","RPPs: All items ","Index",112.9,(NA)
             "06000","California",8,SARPP,6,"...","RPPs: Goods ","Index",108.1,108.2
             "91000","New England",1,SARPP,5,"...","RPPs: All items ","Index",104.9,104.2
            "Note: See the included footnote file."
            "Last updated: February 20, 2025-- revised statistics for 2010-2019."
            """;

    private ImportsForTests almanac;

    @BeforeEach
    void open() {
        almanac = new ImportsForTests();
    }

    @AfterEach
    void close() {
        almanac.close();
    }

    @Test
    void readsTheIndexOfTheUnitedStates() {
        String release = almanac.load(new CpiImporter(), "cpiai.csv", US, "knownFrom", "2024-05-15")
                .release();

        assertThat(release).isEqualTo("us-cpi:all:us:2024-05-15");
        assertThat(almanac.rows(
                        "SELECT round(mean_price_index('%1$s', 'US', p), 1) FROM unnest(ARRAY['2024', '2024-02', '2024-03', '2024-01/2024-02']) p"
                                .formatted(release)))
                .containsExactly("303.0", "303.0", "", "301.5");
    }

    /** The column CPI is inflation in percent. A gap cuts off what is before it: the level across it is not known. */
    @Test
    void chainsInflation() {
        var outcome = almanac.load(new CpiImporter(), "cpi.csv", WORLD, "knownFrom", "2024-07-01");

        assertThat(outcome.release()).isEqualTo("worldbank-cpi:all:countries:2024-07-01");
        assertThat(outcome.leftOut())
                .containsEntry("years before a gap", 1L)
                .containsEntry("groups of countries, and countries without an ISO 3166-1 code", 1L);
        assertThat(almanac.rows("SELECT area_id, period, trim_scale(index) FROM price_index ORDER BY 1, 2"))
                .containsExactly(
                        "DE|2020|100",
                        "DE|2021|110",
                        "DE|2022|55",
                        "NA|2021|100",
                        "NA|2022|100.1",
                        "US|2021|100",
                        "US|2022|108");
        assertThat(almanac.value(
                        "SELECT trim_scale(mean_price_index('%s', 'DE', '2022-05'))".formatted(outcome.release())))
                .isEqualTo("55");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021,10 | 2021,ten | CPI | is not a number",
                "2022,-50 | 2022,-100 | CPI | is no inflation",
                "2021,10 | 21,10 | Year | is no year",
                "DEU,2021 | DEU,2022 | Year | more than once",
            })
    void refusesInflationWhose(String right, String wrong, String column, String why) {
        assertThat(almanac.load(new CpiImporter(), "cpi.csv", WORLD.replace(right, wrong), "knownFrom", "2024-07-01")
                        .refusals())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.column()).isEqualTo(column);
                    assertThat(r.why()).contains(why);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-02-01 | 2024-02 | Date | is no month",
                "2024-02-01 | 2024-01-01 | Date | more than once",
                "303 | 0 | Index | is no price level",
                "303 | much | Index | is not a number",
            })
    void refusesAMonthWhose(String right, String wrong, String column, String why) {
        assertThat(almanac.load(new CpiImporter(), "cpi.csv", US.replace(right, wrong), "knownFrom", "2024-07-01")
                        .refusals())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.column()).isEqualTo(column);
                    assertThat(r.why()).contains(why);
                });
    }

    @Test
    void refusesAnIndexWhereInflationBelongs() {
        assertThat(refused(new CpiImporter(), WORLD.replace("2022,8.0", "2022,292.7"), "knownFrom", "2024-07-01")
                        .why())
                .contains("seems to hold an index");
    }

    @Test
    void refusesWhatIsNoFileOfPrices() {
        assertThat(refused(new CpiImporter(), US).right()).contains("--known-from");
        assertThat(refused(new CpiImporter(), "a,b\n1,2\n").right()).contains("Country Code");
        assertThat(refused(new CpiImporter(), "<html>").why()).contains("HTML");
        assertThat(refused(new CpiImporter(), "Date,Index\n", "knownFrom", "2024-07-01")
                        .why())
                .contains("holds no row");
        assertThat(refused(new RppImporter(), PARITIES.replaceAll("(?m)^\"Last.*\n", ""))
                        .right())
                .contains("Last updated");
        assertThat(refused(new RppImporter(), PARITIES.replace("SARPP,5", "SARPP,7"))
                        .why())
                .contains("holds no parity");
        assertThat(refused(new RppImporter(), PARITIES.replace(",2022,2023", ",a,b"))
                        .column())
                .isEqualTo("a year");
    }

    @Test
    void readsParitiesOfStates() {
        var outcome = almanac.load(new RppImporter(), "SARPP_STATE_2008_2023.csv", PARITIES);

        assertThat(outcome.release()).isEqualTo("bea-rpp:all:states:2025-02-20");
        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.leftOut())
                .containsEntry("notes below the table", 2L)
                .containsEntry("regions of several states", 1L)
                .containsEntry("other lines than all items", 1L);
        assertThat(almanac.rows("SELECT area_id, year, index FROM price_parity ORDER BY 1, 2"))
                .containsExactly("US|2022|100.000", "US|2023|100.000", "US-CA|2022|112.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"06000\" | \"03000\" | GeoFIPS | is no area that is known",
                "\"06000\" | \"06001\" | GeoFIPS | is no area that is known",
                "\"06000\" | \"00000\" | GeoFIPS | more than once",
                "112.9 | -1 | 2022 | is no price level",
                "112.9 | high | 2022 | is not a number",
                "8,SARPP | 8,CARPP | TableName | is another table",
            })
    void refusesAParityWhose(String right, String wrong, String column, String why) {
        assertThat(almanac.load(new RppImporter(), "SARPP_STATE.csv", PARITIES.replaceFirst(right, wrong))
                        .refusals())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.column()).isEqualTo(column);
                    assertThat(r.why()).contains(why);
                });
    }

    private Refusal refused(Importer importer, String text, String... parameters) {
        SheetException wrong =
                catchThrowableOfType(SheetException.class, () -> almanac.load(importer, "a.csv", text, parameters));
        assertThat(wrong).as(text).isNotNull();
        assertThat(almanac.value("SELECT count(*) FROM release")).isEqualTo("0");
        return wrong.refusal();
    }
}
