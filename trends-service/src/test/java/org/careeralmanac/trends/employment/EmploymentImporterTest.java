package org.careeralmanac.trends.employment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.trends.load.Imports;
import org.careeralmanac.trends.load.Imports.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmploymentImporterTest {

    private static final String HEADER =
            "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE\n";

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
    void readsAreasIndustriesAndSymbolsAndLeavesSummaries() {
        Outcome outcome = load(
                "all_data_M2024.csv",
                HEADER
                        + "99,U.S.,1,US,000000,Cross-industry,15-0000,Computer,major,9,1\n"
                        + "99,U.S.,1,US,000000,Cross-industry,15-1252,Software Developers,detailed,\"1,654,440\",0.6\n"
                        + "99,U.S.,1,US,31-33,Manufacturing,15-1252,Software Developers,detailed,100,2\n"
                        + "06,California,2,CA,000000,Cross-industry,15-1252,Software Developers,detailed,**,**\n"
                        + "41860,\"San Francisco, CA\",4,CA,000000,Cross-industry,15-1252,Software Developers,detailed,7,\n"
                        + "0100001,North Alabama,6,AL,000000,Cross-industry,15-1252,Software Developers,detailed,3,9\n");

        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.leftOut).containsEntry("summary occupations", 1L);
        assertThat(almanac.values("""
                        SELECT concat_ws(' ', area, coalesce(industry, '-'), value, missing, symbol,
                            relative_standard_error, area_name) FROM employment_figure ORDER BY key"""))
                .containsExactly(
                        "US - 1654440 0.6",
                        "US 31-33 100 2",
                        "US-CA - suppressed **",
                        "US-CBSA-41860 - 7 San Francisco, CA",
                        "US-NM-0100001 - 3 9 North Alabama");
        assertThat(outcome.releases).containsExactly("bls-oews:2024-05:all:2025-04-02");
    }

    @Test
    void knowsTheTaxonomyOfEachEdition() {
        assertThat(EmploymentImporter.scheme("2018-05")).isEqualTo("SOC-2010");
        assertThat(EmploymentImporter.scheme("2019-05")).isEqualTo("SOC-OEWS-2019");
        assertThat(EmploymentImporter.scheme("2020-05")).isEqualTo("SOC-OEWS-2019");
        assertThat(EmploymentImporter.scheme("2021-05")).isEqualTo("SOC-2018");
    }

    @Test
    void asksForEditionAndPartWhereTheNameDoesNotSayThem() {
        String content = HEADER + "99,U.S.,1,US,000000,All,15-1252,Software Developers,detailed,1,1\n";

        assertThatThrownBy(() -> load("wages.csv", content))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'edition'");
        assertThatThrownBy(() -> load("wages.csv", content, "edition", "2024-05"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'part'")
                .hasMessageContaining("national, natsector");
        assertThat(load("wages.csv", content, "edition", "2024-05", "part", "national").releases)
                .containsExactly("bls-oews:2024-05:national:2025-04-02");
    }

    @Test
    void refusesWhatIsThereTwiceAndKeepsNothing() {
        assertThatThrownBy(() -> load(
                        "national_M2024_dl.csv",
                        HEADER
                                + "99,U.S.,1,US,000000,All,15-1252,Software Developers,detailed,1,1\n"
                                + "99,U.S.,1,US,000000,All,15-1252,Software Developers,detailed,2,1\n"))
                .isInstanceOf(SheetException.class)
                .hasMessageContaining("row 3: '15-1252, US' is in the table twice, before in row 2");
        assertThat(almanac.value("SELECT count(*) FROM employment_figure")).isEqualTo("0");
        assertThat(almanac.value("SELECT count(*) FROM release")).isEqualTo("0");
    }

    @Test
    void refusesCountsAndAreasThatCannotBe() {
        Outcome outcome = load(
                "all_data_M2024.csv",
                HEADER
                        + "99,U.S.,1,US,000000,All,15-1252,Software Developers,detailed,-5,1\n"
                        + "99,U.S.,9,US,000000,All,15-1252,Software Developers,detailed,5,1\n"
                        + "99,U.S.,1,US,000000,All,15-1252,Software Developers,detailed,#,1\n"
                        + "99,U.S.,1,US,000000,All,15-1253,Testers,detailed,5,1\n");

        assertThat(outcome.refused)
                .extracting(r -> r.column() + " " + r.why())
                .containsExactly("TOT_EMP is below zero", "AREA_TYPE is not known", "TOT_EMP is not a number");
        assertThat(outcome.stored).containsEntry("employment counts", 1L);
    }

    @Test
    void namesTheColumnThatIsMissing() {
        assertThatThrownBy(() -> load("national_M2024_dl.csv", "OCC_CODE,OCC_TITLE,O_GROUP,EMP_PRSE\n1,2,3,4\n"))
                .isInstanceOf(SheetException.class)
                .hasMessageContaining("column TOT_EMP: missing in the header");
    }

    private Outcome load(String name, String content, String... parameters) {
        return almanac.load(new EmploymentImporter(), almanac.file(name, content), parameters);
    }
}
