package org.careeralmanac.salary.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final NaturalKey KEY = new NaturalKey(
            new Subject(null, new Occupation("SOC-2018", "15-1221"), "Computer and Information Research Scientists"),
            "US",
            Seniority.all,
            null,
            "2023-05",
            PayPeriod.year,
            Basis.baseAndIncentive,
            "USD",
            null);
    private static final String RELEASE = "bls-oews:2023-05:excerpt:2024-04-03";

    /** Computed by other means: printf over the fields, sha256sum, the first ten bytes through base32. */
    @Test
    void areTheFirstEightyBitsOfTheHashInBase32() {
        assertThat(Ids.estimate(RELEASE, KEY)).isEqualTo("5h65aw6uezltgepe");
        assertThat(Ids.figure(RELEASE, KEY, "median", null)).isEqualTo("nkvvqhz3g2bvrqzt");
    }

    @Test
    void dependOnTheTitleOnlyWhereNothingElseNamesTheSubject() {
        NaturalKey renamed = with(new Subject(null, new Occupation("SOC-2018", "15-1221"), "Another title"));
        NaturalKey titled = with(new Subject(null, null, "One title"));
        NaturalKey retitled = with(new Subject(null, null, "Another title"));

        assertThat(Ids.estimate(RELEASE, renamed)).isEqualTo(Ids.estimate(RELEASE, KEY));
        assertThat(Ids.estimate(RELEASE, titled)).isNotEqualTo(Ids.estimate(RELEASE, retitled));
    }

    @Test
    void differByReleaseStatisticNoteAndPeriod() {
        assertThat(List.of(
                        Ids.estimate(RELEASE, KEY),
                        Ids.estimate(RELEASE + ":2", KEY),
                        Ids.estimate(RELEASE, KEY.per(PayPeriod.hour)),
                        Ids.figure(RELEASE, KEY, "median", null),
                        Ids.figure(RELEASE, KEY, "mean", null),
                        Ids.figure(RELEASE, KEY, "mean", "typical")))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z2-7]{16}"));
    }

    @Test
    void ofComputedFiguresDoNotDependOnTheOrderOfTheirInputs() {
        assertThat(Ids.computed(List.of("a", "b"), "rule-1", "US"))
                .isEqualTo(Ids.computed(List.of("b", "a"), "rule-1", "US"))
                .isNotEqualTo(Ids.computed(List.of("a", "b"), "rule-2", "US"))
                .isNotEqualTo(Ids.computed(List.of("a", "b"), "rule-1", "DE"));
    }

    private static NaturalKey with(Subject subject) {
        return new NaturalKey(
                subject, "US", Seniority.all, null, "2023-05", PayPeriod.year, Basis.baseAndIncentive, "USD", null);
    }
}
