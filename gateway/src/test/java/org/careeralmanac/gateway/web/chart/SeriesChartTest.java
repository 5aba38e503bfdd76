package org.careeralmanac.gateway.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SeriesChartTest {

    @Test
    void everyPointLiesInsideTheDrawing() {
        SeriesChart chart = SeriesChart.of(monthly(60, 63, 231), "");
        assertThat(chart.lines()).hasSize(1);
        assertThat(numbers(chart.lines().getFirst())).hasSize(120).allMatch(n -> n >= 0 && n <= 1000);
        assertThat(chart.gaps()).isZero();
        assertThat(chart.zero()).isTrue();
        assertThat(chart.x()).extracting(Tick::label).contains("2021");
        assertThat(chart.y()).extracting(Tick::label).startsWith("0");
        assertThat(chart.y()).extracting(Tick::at).allMatch(at -> at >= 0 && at <= 100);
    }

    @Test
    void aMissingPointBreaksTheLine() {
        SeriesChart chart = SeriesChart.of(
                List.of(
                        point("2024-01", 10),
                        point("2024-02", 11),
                        point("2024-03", null),
                        point("2024-04", 12),
                        point("2024-05", 13)),
                "");
        assertThat(chart.lines()).hasSize(2);
        assertThat(chart.gaps()).isEqualTo(1);
    }

    @Test
    void aPeriodLeftOutBreaksTheLineAndALonelyPointIsADot() {
        SeriesChart chart = SeriesChart.of(
                List.of(
                        point("2019-05", 122_840),
                        point("2021-05", 131_490),
                        point("2022-05", 136_620),
                        point("2023-05", 145_080)),
                "USD");
        assertThat(chart.dots()).extracting(SeriesChart.Dot::period).containsExactly("2019-05");
        assertThat(chart.lines()).hasSize(1);
        assertThat(chart.gaps()).isEqualTo(1);
        assertThat(chart.zero()).isFalse();
        assertThat(chart.y().getFirst().label()).isEqualTo("$120k");
    }

    @Test
    void anotherWayOfCountingBreaksTheLineWithAMark() {
        SeriesChart chart = SeriesChart.of(
                List.of(
                        point("2017-05", 100),
                        point("2018-05", 110),
                        new SeriesChart.Point("2019-05", BigDecimal.valueOf(90), true),
                        point("2020-05", 95)),
                "USD");
        assertThat(chart.breaks()).hasSize(1);
        assertThat(chart.lines()).hasSize(2);
        assertThat(chart.gaps()).isZero();
        assertThat(chart.breaks().getFirst()).isBetween(33.0, 66.0);
    }

    @Test
    void nothingToDrawIsAnEmptyChart() {
        assertThat(SeriesChart.of(List.of(), "").empty()).isTrue();
        assertThat(SeriesChart.of(List.of(point("2024-01", null)), "").empty()).isTrue();
    }

    @Test
    void periodsWithoutTimeKeepTheirOrder() {
        List<SeriesChart.Point> points = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            points.add(point("round " + i, i));
        }
        SeriesChart chart = SeriesChart.of(points, "");
        assertThat(chart.lines()).hasSize(1);
        assertThat(chart.x()).extracting(Tick::label).containsExactly("round 0", "round 8");
    }

    @Test
    void oneValueStillHasAScale() {
        SeriesChart chart = SeriesChart.of(List.of(point("2024-01", 0), point("2024-02", 0)), "");
        assertThat(chart.last().y()).isBetween(0.0, 100.0);
    }

    private static List<SeriesChart.Point> monthly(int months, int from, int to) {
        List<SeriesChart.Point> points = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            points.add(point("%d-%02d".formatted(2020 + i / 12, 1 + i % 12), from + (to - from) * i / months));
        }
        return points;
    }

    private static SeriesChart.Point point(String period, Integer value) {
        return new SeriesChart.Point(period, value == null ? null : BigDecimal.valueOf(value), false);
    }

    private static List<Double> numbers(String path) {
        return Pattern.compile("[\\d.]+")
                .matcher(path)
                .results()
                .map(MatchResult::group)
                .map(Double::valueOf)
                .toList();
    }
}
