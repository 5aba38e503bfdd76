package org.careeralmanac.gateway.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.careeralmanac.gateway.web.model.Figure;
import org.careeralmanac.gateway.web.model.Salary;
import org.careeralmanac.gateway.web.model.Subject;
import org.junit.jupiter.api.Test;

class PayChartTest {

    @Test
    void drawsEveryEstimateOnOneScaleInsideTheDrawing() {
        PayChart chart = chart(
                null,
                estimate("official", "2024-05", value("p10", 80_000), value("median", 140_000), value("p90", 230_000)),
                estimate(
                        "official",
                        "2024-05",
                        "B",
                        value("p25", 95_000),
                        value("mean", 120_000),
                        value("p75", 150_000)));
        PayChart.Row first = chart.named().getFirst();
        PayChart.Row second = chart.named().getLast();
        assertThat(chart.named()).hasSize(2);
        for (PayChart.Row row : chart.named()) {
            assertThat(row.whole().from()).isBetween(0.0, 100.0);
            assertThat(row.whole().to()).isBetween(0.0, 100.0);
        }
        assertThat(second.half().from()).isEqualTo(second.whole().from());
        assertThat(second.half().from()).isGreaterThan(first.whole().from());
        assertThat(second.mean()).isLessThan(first.median());
        assertThat(chart.ticks()).extracting(Tick::at).isSorted();
        assertThat(chart.ticks()).hasSizeBetween(4, 8);
    }

    @Test
    void aBoundIsAnOpenEnd() {
        PayChart chart =
                chart(null, estimate("official", "2024-05", value("median", 170_000), atLeast("p90", 239_200)));
        assertThat(chart.named().getFirst().openRight()).isTrue();
        assertThat(chart.named().getFirst().openLeft()).isFalse();
        assertThat(chart.named().getFirst().beyond()).isEmpty();
        assertThat(chart.anyOpen()).isTrue();
    }

    @Test
    void whatLiesFarOutIsSaidAndNotDrawn() {
        PayChart chart = chart(
                null,
                estimate("official", "2024-05", value("median", 140_000), value("p90", 230_000)),
                estimate("unattributed", "", value("mean", 396_000), value("min", 260_000), value("p99", 1_296_000)));
        PayChart.Row row = chart.unattributed().getFirst();
        assertThat(row.whole().to()).isEqualTo(98);
        assertThat(row.mean()).isLessThanOrEqualTo(98);
        assertThat(row.openRight()).isTrue();
        assertThat(row.beyond()).isEqualTo("$1,296,000");
        assertThat(chart.ticks().getLast().label()).isEqualTo("$400k");
    }

    @Test
    void unattributedEstimatesStandApart() {
        PayChart chart = chart(
                null,
                estimate("unattributed", "", value("median", 152_817)),
                estimate("official", "2024-05", value("median", 140_910)));
        assertThat(chart.named()).hasSize(1);
        assertThat(chart.unattributed()).hasSize(1);
        assertThat(chart.unattributed().getFirst().whole())
                .as("one number is no interval")
                .isNull();
    }

    @Test
    void onlyTheNewestPeriodOfASourceIsDrawn() {
        PayChart chart = chart(
                null,
                estimate("official", "2023-05", value("median", 145_080)),
                estimate("official", "2024-05", value("median", 140_910)));
        assertThat(chart.named())
                .extracting(row -> row.estimate().referencePeriod())
                .containsExactly("2024-05");
        assertThat(chart.older()).isEqualTo(1);
    }

    @Test
    void anUndatedEstimateIsNotTakenForAnOldOne() {
        PayChart chart = chart(
                null,
                estimate("unattributed", "", value("median", 152_817)),
                estimate("unattributed", "2024-01/2025-03", value("mean", 159_578)));
        assertThat(chart.unattributed()).hasSize(2);
        assertThat(chart.older()).isZero();
    }

    @Test
    void theReliableRangeIsABandWithItsMiddle() {
        PayChart chart = chart(
                new Salary.Range(
                        value("p25", 102_710),
                        value("median", 140_910),
                        atLeast("p75", 181_210),
                        "",
                        "",
                        "said",
                        List.of()),
                estimate(
                        "official", "2024-05", value("p25", 102_710), value("median", 140_910), value("p75", 181_210)));
        PayChart.Row row = chart.named().getFirst();
        assertThat(chart.band().from()).isEqualTo(row.half().from());
        assertThat(chart.band().width()).isEqualTo(row.half().width());
        assertThat(chart.band().middle()).isEqualTo(row.median());
        assertThat(chart.band().openRight()).isTrue();
    }

    @Test
    void aTypicalRangeInABroaderOneIsTheInner() {
        PayChart chart = chart(
                null,
                estimate(
                        "unattributed",
                        "",
                        value("rangeLow", 139_992),
                        value("rangeHigh", 178_940),
                        value("rangeLow", 122_160),
                        value("rangeHigh", 196_568)));
        PayChart.Row row = chart.unattributed().getFirst();
        assertThat(row.half().from()).isGreaterThan(row.whole().from());
        assertThat(row.half().to()).isLessThan(row.whole().to());
    }

    @Test
    void nothingToDrawIsAnEmptyChart() {
        assertThat(chart(null).empty()).isTrue();
        assertThat(chart(null, estimate("official", "2024-05", missing("median")))
                        .empty())
                .isTrue();
    }

    private static PayChart chart(Salary.Range range, Salary.Estimate... estimates) {
        Salary.Reconciliation reconciliation = new Salary.Reconciliation(
                "reconcile-1", new Salary.Scale("USD", "year", "US"), range, "", List.of(), List.of(), List.of(), null);
        Salary salary = new Salary(
                "",
                List.of(),
                null,
                reconciliation,
                List.of(estimates),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return PayChart.of(salary, "unattributed"::equals);
    }

    private static Salary.Estimate estimate(String source, String period, Figure... figures) {
        return estimate(source, period, "A", figures);
    }

    private static Salary.Estimate estimate(String source, String period, String title, Figure... figures) {
        return new Salary.Estimate(
                source + period + title,
                new Subject("", null, title),
                "exact",
                "US",
                "United States",
                "all",
                "",
                period,
                "year",
                "base",
                "USD",
                null,
                null,
                source,
                "",
                List.of(figures),
                null,
                null,
                "",
                List.of());
    }

    private static Figure value(String statistic, int amount) {
        return figure(statistic, "value", amount);
    }

    private static Figure atLeast(String statistic, int amount) {
        return figure(statistic, "atLeast", amount);
    }

    private static Figure missing(String statistic) {
        return figure(statistic, "none", 0);
    }

    private static Figure figure(String statistic, String member, int amount) {
        BigDecimal number = BigDecimal.valueOf(amount);
        return new Figure(
                "",
                statistic,
                member.equals("value") ? number : null,
                member.equals("atLeast") ? number : null,
                null,
                "",
                "",
                "USD",
                "year",
                "base",
                "",
                "US",
                "all",
                "",
                null,
                null,
                "",
                null,
                null,
                "",
                "",
                "",
                new ObjectMapper().nullNode(),
                "",
                List.of());
    }
}
