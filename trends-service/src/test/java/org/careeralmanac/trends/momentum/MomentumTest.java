package org.careeralmanac.trends.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MomentumTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Test
    void aConstantSeriesDoesNotMove() {
        Momentum momentum = Momentum.of(months(30, i -> "87.3"), "index", Grain.month, FIRST);

        assertThat(momentum.changes()).hasSize(4).allSatisfy(c -> assertThat(c.value())
                .isZero());
        assertThat(momentum.text()).contains("unchanged from May 2026");
    }

    @RepeatedTest(20)
    void aSeriesTimesAnyFactorMovesAsBefore(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        NavigableMap<LocalDate, BigDecimal> series =
                months(30, i -> String.valueOf(1 + random.nextInt(100_000) / 100.0));
        BigDecimal factor = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 3);
        NavigableMap<LocalDate, BigDecimal> scaled = new TreeMap<>();
        series.forEach((day, value) -> scaled.put(day, value.multiply(factor)));

        assertThat(Momentum.of(scaled, "index", Grain.month, FIRST).changes())
                .isEqualTo(Momentum.of(series, "index", Grain.month, FIRST).changes());
    }

    @Test
    void countsChangesInPercentWithTheirPeriods() {
        Momentum momentum = Momentum.of(months(20, i -> String.valueOf(100 + i)), "index", Grain.month, FIRST);

        assertThat(momentum.asOf()).isEqualTo("2025-08");
        assertThat(momentum.unit()).isEqualTo("percent");
        assertThat(momentum.over(12))
                .isEqualTo(new MomentumChange(12, "2024-08", "2025-08", new BigDecimal("11.2"), null));
        assertThat(momentum.changes().getLast())
                .isEqualTo(new MomentumChange(null, "2024-01", "2025-08", new BigDecimal("19"), null));
        assertThat(momentum.text())
                .isEqualTo("Stood at 119 in August 2025: up 0.8% from July 2025, up 2.6% from May 2025,"
                        + " up 11.2% from August 2024, up 19% from January 2024. The same month stood at 107 in 2024.");
    }

    @Test
    void aMonthWithoutMeasurementIsAGapAndNeverZero() {
        NavigableMap<LocalDate, BigDecimal> series = months(20, i -> "50");
        series.remove(LocalDate.of(2025, 7, 1));

        Momentum momentum = Momentum.of(series, "index", Grain.month, FIRST);

        assertThat(momentum.changes().getFirst())
                .isEqualTo(new MomentumChange(1, "2025-07", "2025-08", null, "notSurveyed"));
        assertThat(momentum.over(1)).isNull();
        assertThat(momentum.over(3).value()).isZero();
        assertThat(momentum.text()).contains("no measurement for July 2025");
    }

    @Test
    void aShareMovesInPercentagePoints() {
        Momentum momentum = Momentum.of(months(14, i -> i == 13 ? "5.7" : "2.9"), "percent", Grain.month, null);

        assertThat(momentum.unit()).isEqualTo("percentagePoints");
        assertThat(momentum.over(12).value()).isEqualByComparingTo("2.8");
        assertThat(momentum.text()).contains("Stood at 5.7%", "up 2.8 percentage points from February 2024");
    }

    @Test
    void anIndexWhoseBaseLiesBeforeItsFirstPointStartsAtAHundred() {
        Momentum momentum = Momentum.of(months(2, i -> "65.2"), "index", Grain.month, LocalDate.of(2020, 2, 1));

        assertThat(momentum.changes().getLast())
                .isEqualTo(new MomentumChange(null, "2020-02-01", "2024-02", new BigDecimal("-34.8"), null));
    }

    @Test
    void nothingIsSaidInPercentOfZero() {
        Momentum momentum = Momentum.of(months(2, i -> i == 0 ? "0" : "5"), "persons", Grain.month, null);

        assertThat(momentum.changes().getFirst().missing()).isEqualTo("notApplicable");
    }

    @Test
    void aQuarterlySeriesHasNoChangeOverOneMonth() {
        NavigableMap<LocalDate, BigDecimal> series = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            series.put(FIRST.plusMonths(3L * i), BigDecimal.valueOf(100 + i));
        }

        Momentum momentum = Momentum.of(series, "index", Grain.quarter, FIRST);

        assertThat(momentum.changes().getFirst().missing()).isEqualTo("notApplicable");
        assertThat(momentum.over(12).value()).isEqualByComparingTo("4");
    }

    @Test
    void inADailySeriesTheLastMeasurementBeforeStandsForADayWithoutOne() {
        NavigableMap<LocalDate, BigDecimal> series = new TreeMap<>();
        series.put(LocalDate.of(2025, 1, 28), BigDecimal.TEN);
        series.put(LocalDate.of(2025, 2, 28), BigDecimal.valueOf(11));
        series.put(LocalDate.of(2025, 3, 31), BigDecimal.valueOf(12));

        assertThat(Momentum.of(series, "index", Grain.day, null).over(1).from()).isEqualTo("2025-02-28");
    }

    @Test
    void nothingMeasuredIsNoMomentum() {
        assertThat(Momentum.of(new TreeMap<>(), "index", Grain.month, null)).isNull();
    }

    private static NavigableMap<LocalDate, BigDecimal> months(int count, java.util.function.IntFunction<String> value) {
        NavigableMap<LocalDate, BigDecimal> series = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            series.put(FIRST.plusMonths(i), new BigDecimal(value.apply(i)));
        }
        return series;
    }

    @Test
    void saysADayAsADayAndAMonthAsAMonth() {
        NavigableMap<LocalDate, BigDecimal> series = new TreeMap<>();
        series.put(LocalDate.of(2026, 6, 30), new BigDecimal("5.9"));

        assertThat(Momentum.of(series, "percent", Grain.day, null).text()).startsWith("Stood at 5.9% on 30 June 2026:");
        assertThat(Momentum.of(series, "ratio", Grain.day, null).text()).startsWith("Stood at 590% on 30 June 2026:");
        assertThat(Momentum.of(series, "percent", Grain.month, null).text()).startsWith("Stood at 5.9% in June 2026:");
    }
}
