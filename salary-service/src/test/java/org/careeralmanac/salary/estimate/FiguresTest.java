package org.careeralmanac.salary.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {

    private static final Currency USD = new Currency("USD", "$");
    private static final BigDecimal AMOUNT = BigDecimal.valueOf(239_200);

    @Test
    void sayAmountsInPlainWords() {
        assertThat(Figures.amount(new FigureValue.Exact(AMOUNT), USD, PayPeriod.year))
                .isEqualTo("$239,200 a year");
        assertThat(Figures.amount(new FigureValue.AtLeast(AMOUNT), USD, PayPeriod.year))
                .isEqualTo("$239,200 or more a year");
        assertThat(Figures.amount(new FigureValue.AtMost(AMOUNT), USD, PayPeriod.year))
                .isEqualTo("$239,200 or less a year");
        assertThat(Figures.amount(new FigureValue.Exact(new BigDecimal("70.78")), USD, PayPeriod.hour))
                .isEqualTo("$70.78 an hour");
        assertThat(Figures.amount(new FigureValue.Exact(new BigDecimal("50")), USD, PayPeriod.hour))
                .isEqualTo("$50 an hour");
        assertThat(Figures.amount(new FigureValue.Exact(AMOUNT), new Currency("CHF", null), PayPeriod.year))
                .isEqualTo("239,200 CHF a year");
    }

    @ParameterizedTest
    @EnumSource(MissingReason.class)
    void sayEveryReasonWhyThereIsNoNumber(MissingReason reason) {
        Figure figure = figure("median", new FigureValue.Missing(reason));

        assertThat(figure.missing()).isEqualTo(reason);
        assertThat(figure.text()).doesNotContain("$").isNotBlank();
        assertThat(figure.value()).isNull();
    }

    @Test
    void tellThatPayIsForAWiderGroupAndWhatItCounts() {
        Figure figure = figure("median", new FigureValue.Exact(AMOUNT));

        assertThat(figure.caveats())
                .contains(
                        new Caveat(
                                Caveat.Code.BROADER_OCCUPATION,
                                "Pay for the wider group Group 15-2051, not just this job."),
                        new Caveat(Caveat.Code.INCLUDES_INCENTIVES, "Salary and incentives, no overtime."));
    }

    @Test
    void tellWhereThePublisherCutsOff() {
        assertThat(figure("p90", new FigureValue.AtLeast(AMOUNT)).caveats().getFirst())
                .isEqualTo(new Caveat(Caveat.Code.TOP_CODED, "The publisher does not show pay above this."));
    }

    @Test
    void neverHideThatNobodyIsNamedOrThatNoTimeIsGiven() {
        Estimate estimate = Figures.estimate(
                PayEstimates.ofTitle("Master").at(null).with("mean", 100).build());

        assertThat(estimate.caveats())
                .extracting(Caveat::code)
                .containsExactly(
                        Caveat.Code.SUB_ROLE,
                        Caveat.Code.BASIS_UNSTATED,
                        Caveat.Code.UNATTRIBUTED,
                        Caveat.Code.UNDATED);
        assertThat(estimate.text()).contains("no stated time", "average $100 a year");
    }

    @Test
    void refuseAValueThatIsSetTwiceOrNotAtAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> FigureValue.oneOf(null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> FigureValue.oneOf(AMOUNT, AMOUNT, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-05, May 2023, 2023-05-31",
        "2024, 2024, 2024-12-31",
        "2024-01/2025-03, January 2024 to March 2025, 2025-03-31",
        "2024-02-09, 9 February 2024, 2024-02-09",
    })
    void nameReferencePeriods(String period, String words, String end) {
        assertThat(ReferencePeriod.words(period)).isEqualTo(words);
        assertThat(ReferencePeriod.end(period)).isEqualTo(end);
    }

    @Test
    void worstFitCountsAlongAPath() {
        assertThat(Fit.exact.then(Fit.narrower)).isEqualTo(Fit.narrower);
        assertThat(Fit.broader.then(Fit.exact)).isEqualTo(Fit.broader);
        assertThat(Fit.broader.then(Fit.narrower)).isEqualTo(Fit.related);
        assertThat(Fit.narrower.then(Fit.broader)).isEqualTo(Fit.related);
        assertThat(Fit.related.then(Fit.exact)).isEqualTo(Fit.related);
        for (Fit fit : List.of(Fit.values())) {
            assertThat(fit.then(fit)).isEqualTo(fit);
        }
    }

    private static Figure figure(String statistic, FigureValue value) {
        PayEstimate estimate = PayEstimates.official("15-2051")
                .with(statistic, null, value, null)
                .build();
        return Figures.figure(estimate, estimate.figures().getFirst());
    }
}
