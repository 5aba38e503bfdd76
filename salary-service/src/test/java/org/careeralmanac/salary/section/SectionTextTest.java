package org.careeralmanac.salary.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careeralmanac.salary.estimate.PayEstimates.official;
import static org.careeralmanac.salary.estimate.PayEstimates.source;

import java.util.List;
import java.util.stream.Stream;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.Currency;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayEstimates;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.estimate.Subject;
import org.careeralmanac.salary.reconciliation.Levels;
import org.careeralmanac.salary.reconciliation.Reconciler;
import org.careeralmanac.salary.reconciliation.Scale;
import org.junit.jupiter.api.Test;

/** The words of a section say no more than its estimates do. */
class SectionTextTest {

    private static final Scale SCALE = Scale.standard(Seniority.senior);
    private static final Levels LEVELS =
            new Levels(new Currency("USD", "$"), List.of(), List.of(), List.of(), List.of());
    private static final Source EMPLOYERS = source("employers", Source.Kind.JOB_POSTINGS);
    private static final Subject JOB = new Subject("clockmaker", null, "Clockmaker");

    private static String text(PayEstimates... estimates) {
        List<PayEstimate> built =
                Stream.of(estimates).map(e -> e.with("median", 100_000).build()).toList();
        return SalarySections.text(Reconciler.reconcile(built, SCALE, LEVELS), built);
    }

    @Test
    void saysThatNothingAsWellFoundedSpeaksOfTheJobOrItsSeniority() {
        assertThat(text(official("1"), PayEstimates.ofRole("clockmaker")))
                .contains(
                        "an office of statistics measured them. Nothing as well founded speaks of just this job, or of"
                                + " senior posts alone.");
    }

    @Test
    void saysWhichOfTheTwoIsLacking() {
        assertThat(text(official("1").of(Seniority.senior)))
                .contains("Nothing as well founded speaks of just this job.");
        assertThat(text(official("1").about(JOB, Fit.exact)))
                .contains("Nothing as well founded speaks of senior posts alone.");
    }

    @Test
    void saysNothingOfTheKindWhereNothingIsLacking() {
        assertThat(text(official("1").about(JOB, Fit.exact).of(Seniority.senior)))
                .contains("measured them.")
                .doesNotContain("as well founded");
    }

    /** What took no part for its place is as well founded all the same. */
    @Test
    void countsWhatIsAsWellFoundedAndTookNoPart() {
        assertThat(text(
                        official("1"),
                        official("2").about(JOB, Fit.exact).of(Seniority.senior).in("US-CA")))
                .contains("a wider group than this job")
                .doesNotContain("as well founded");
    }

    @Test
    void saysOfWeakSourcesNoMoreThanTheirWeight() {
        assertThat(text(official("1").by(EMPLOYERS).counting(Basis.base)))
                .contains(
                        "They are what employers offer, and nothing here that can be compared with them weighs more.");
        assertThat(text(official("1").by(source("people", Source.Kind.SELF_REPORTED))))
                .contains("They are what people say they earn, and nothing here that can be compared");
        assertThat(text(official("1").by(source("writers", Source.Kind.EDITORIAL))))
                .contains("They are stated without a method, and nothing here that can be compared");
    }
}
