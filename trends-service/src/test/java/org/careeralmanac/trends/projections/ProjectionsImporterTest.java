package org.careeralmanac.trends.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.trends.load.Imports;
import org.careeralmanac.trends.load.Imports.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionsImporterTest {

    private static final String EXPORT =
            "Occupation Title,Occupation Code,Employment 2019,Employment 2029,\"Employment Change, 2019-2029\",\"Employment Percent Change, 2019-2029\",\"Occupational Openings, 2019-2029 Annual Average\",Median Annual Wage 2019\n";
    private static final String TABLE =
            "\"Table 1.2 Occupational projections, 2031–2041 (Employment in thousands)\"\n2031 National Employment Matrix title,2031 National Employment Matrix code,Occupation type,\"Employment, 2031\",\"Employment, 2041\",\"Employment change, numeric, 2031–41[1]\",\"Employment change, percent, 2031–41\",\"Occupational openings, 2031–41 annual average\",\"Median annual wage, dollars, 2031[1]\"\n";

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
    void readsAnExportWithFormulasAndSeparatorsAndLeavesWagesAndOtherTitles() {
        Outcome outcome = load(EXPORT
                + "Accountants and auditors    * CPA* Auditor,\"=\"\"13-2011\"\"\",\"1,436.1\",\"1,497.9\",61.8,4.3,125.7,\">=208,000\"\n"
                + "Actors    * Actress,\"=\"\"27-2011\"\"\",N/A,72.2,2.1,3.1,7.1,N/A\n");

        assertThat(outcome.refused).isEmpty();
        assertThat(almanac.values("SELECT subject_title FROM outlook ORDER BY occupation_code"))
                .containsExactly("Accountants and auditors", "Actors");
        assertThat(almanac.values("SELECT DISTINCT occupation_scheme FROM outlook"))
                .containsExactly("SOC-OEWS-2019");
        assertThat(almanac.values("""
                        SELECT f.value FROM outlook_figure f JOIN outlook o ON o.key = f.outlook_key
                        WHERE o.occupation_code = '13-2011' ORDER BY f.ordinal""")).containsExactly("4.3", "1436.1", "1497.9", "61.8", "125.7");
        assertThat(almanac.value("SELECT missing FROM outlook_figure WHERE value IS NULL"))
                .isEqualTo("suppressed");
    }

    @Test
    void readsATableOfAnyDecadeBelowItsTitleAndLeavesSummariesAndFootnotes() {
        Outcome outcome = load(
                TABLE
                        + "\"Total, all occupations\",00-0000,Summary,1,2,1,100,3,4\n"
                        + "\"      Tank car, truck, and ship loaders\",53-7121,Line item,12,12.5,0.5,4.3,—,—\n"
                        + "[1] Data are from somewhere.,,,,,,,,\n",
                "knownFrom",
                "2032-09-01");

        assertThat(outcome.releases).containsExactly("bls-ep:2031-2041:occupations:2032-09-01");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.leftOut).containsEntry("summary occupations", 1L);
        assertThat(almanac.values("SELECT subject_title FROM outlook"))
                .containsExactly("Tank car, truck, and ship loaders");
        assertThat(almanac.value("SELECT target_ends FROM outlook")).isEqualTo("2041-12-31");
        assertThat(almanac.value("SELECT missing FROM outlook_figure WHERE statistic = 'openings'"))
                .isEqualTo("suppressed");
    }

    @Test
    void namesTheColumnThatIsMissing() {
        refused(
                "Occupation Title,Occupation Code,Employment 2019,Employment 2029\nActors,27-2011,1,2\n",
                "Employment change, percent, YEARS");
    }

    @Test
    void refusesADecadeThatEndsBeforeItBegins() {
        refused(EXPORT.replace("2019-2029", "2029-2019") + "Actors,27-2011,1,2,1,100,1,1\n", "ends before it begins");
    }

    @Test
    void refusesEmploymentOfAnotherYearThanTheChange() {
        refused(
                EXPORT.replace("Employment 2029", "Employment 2028") + "Actors,27-2011,1,2,1,100,1,1\n",
                "Employment, 2029");
    }

    @Test
    void refusesAnOccupationThatIsThereTwice() {
        refused(
                EXPORT + "Actors,27-2011,1,2,1,100,1,1\nActors,27-2011,1,3,2,200,1,1\n",
                "'27-2011' is in the table twice, before in row 2");
    }

    @Test
    void refusesRowsWithoutACodeOrWithNegativeEmployment() {
        Outcome outcome = load(
                EXPORT + "Actors,27-2011,1,2,1,100,1,1\nNobody,n.a.,1,2,1,100,1,1\nDancers,27-2031,-1,2,1,100,1,1\n");

        assertThat(outcome.refused).extracting(r -> r.row()).containsExactly(3L, 4L);
        assertThat(outcome.refused).extracting(r -> r.why()).containsExactly("is no occupation", "is below zero");
    }

    @Test
    void asksForTheDayOfPublicationOfADecadeThatItDoesNotKnow() {
        assertThatThrownBy(() -> load(TABLE + "A,53-7121,Line item,12,12.5,0.5,4.3,1,1\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("of 2031-2041");
    }

    @Test
    void refusesAFileThatEndsWithinARow() {
        refused(EXPORT + "Actors,27-2011,1,2,1,100,1,1\nDancers,27-20", "cut off");
    }

    private Outcome load(String content, String... parameters) {
        return almanac.load(new ProjectionsImporter(), almanac.file("export.csv", content), parameters);
    }

    private void refused(String content, String word) {
        assertThatThrownBy(() -> load(content))
                .isInstanceOf(SheetException.class)
                .hasMessageContaining(word);
        assertThat(almanac.value("SELECT count(*) FROM outlook")).isEqualTo("0");
        assertThat(almanac.value("SELECT count(*) FROM release")).isEqualTo("0");
    }
}
