package org.careeralmanac.salary.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.careeralmanac.salary.staging.ImportsForTests;
import org.junit.jupiter.api.Test;

/** The database makes ids as the program does, also of text beyond ASCII. */
class FactIdTest {

    @Test
    void areTheSameInTheDatabase() {
        NaturalKey key = new NaturalKey(
                new Subject(null, null, "Ingénieur·e « données »"),
                "FR",
                Seniority.all,
                null,
                "2024",
                PayPeriod.year,
                Basis.unstated,
                "EUR",
                50);
        try (ImportsForTests almanac = new ImportsForTests()) {
            assertThat(
                            almanac.value(
                                    "SELECT fact_id(E'r:1:p:2024-01-01\\n\\n\\n\\nIngénieur·e « données »\\nFR\\nall\\n\\n2024\\nyear\\nunstated\\nEUR\\n50')"))
                    .isEqualTo(Ids.estimate("r:1:p:2024-01-01", key));
        }
    }
}
