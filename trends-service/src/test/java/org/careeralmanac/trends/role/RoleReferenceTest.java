package org.careeralmanac.trends.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.careeralmanac.trends.figure.OccupationCode;
import org.careeralmanac.trends.role.RoleReference.Occupation;
import org.careeralmanac.trends.role.RoleReference.Predecessor;
import org.junit.jupiter.api.Test;

class RoleReferenceTest {

    @Test
    void aCodeOfSoc2018IsTheSameInThePublishersTaxonomyOf2019() {
        assertThat(role(new Occupation("SOC-2018", "15-1221", Fit.broader, List.of()))
                        .codes())
                .isEqualTo(Map.of(
                        new OccupationCode("SOC-2018", "15-1221"), Fit.broader,
                        new OccupationCode("SOC-OEWS-2019", "15-1221"), Fit.broader));
    }

    @Test
    void whatTheReferenceSaysCameBeforeStandsInstead() {
        Occupation developers = new Occupation(
                "SOC-2018", "15-1252", Fit.exact, List.of(new Predecessor("SOC-OEWS-2019", "15-1256", Fit.broader)));

        assertThat(role(developers).codes())
                .isEqualTo(Map.of(
                        new OccupationCode("SOC-2018", "15-1252"), Fit.exact,
                        new OccupationCode("SOC-OEWS-2019", "15-1256"), Fit.broader));
    }

    @Test
    void otherTaxonomiesLeadNowhereElse() {
        assertThat(role(new Occupation("ONET-SOC-2019", "15-1221.00", Fit.exact, List.of()))
                        .codes())
                .containsOnlyKeys(new OccupationCode("ONET-SOC-2019", "15-1221.00"));
    }

    private static RoleReference role(Occupation occupation) {
        return new RoleReference("pilot", List.of(), null, null, List.of(occupation));
    }
}
