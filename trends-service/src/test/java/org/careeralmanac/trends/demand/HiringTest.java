package org.careeralmanac.trends.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.careeralmanac.trends.figure.Validity;
import org.careeralmanac.trends.momentum.Grain;
import org.careeralmanac.trends.series.Point;
import org.careeralmanac.trends.series.Series;
import org.careeralmanac.trends.series.SeriesComposer;
import org.careeralmanac.trends.series.SeriesDigests;
import org.careeralmanac.trends.series.SeriesRow;
import org.junit.jupiter.api.Test;

class HiringTest {

    @Test
    void theSeriesOfTheFieldSpeaksWhileItIsCurrent() {
        HiringHighlight hiring = MarketDemandComposer.hiring(
                List.of(series("field", "Software Development", "2025-08"), series("all", null, "2026-08")));

        assertThat(hiring.text())
                .isEqualTo("Job postings in software development in the United States fell 10.7% in the year to"
                        + " August 2025.");
        assertThat(hiring.momentum().text()).isEqualTo(hiring.text());
    }

    @Test
    void anOldOneGivesWayToTheCurrentOneOfAllJobs() {
        HiringHighlight hiring = MarketDemandComposer.hiring(
                List.of(series("field", "Software Development", "2025-07"), series("all", null, "2026-08")));

        assertThat(hiring.text())
                .isEqualTo("Job postings for all jobs in the United States fell 10.7% in the year to August 2026.");
    }

    @Test
    void anOldOneIsBetterThanNone() {
        HiringHighlight hiring =
                MarketDemandComposer.hiring(List.of(series("field", "Software Development", "2020-01")));

        assertThat(hiring.text()).endsWith("in the year to January 2020.");
    }

    private static Series series(String id, String sector, String last) {
        List<Point> points = new ArrayList<>();
        for (int i = 12; i >= 0; i--) {
            points.add(new Point(YearMonth.parse(last).minusMonths(i).atDay(1), BigDecimal.valueOf(100 + i), null));
        }
        SeriesRow row = new SeriesRow(
                id,
                "r",
                "s",
                0,
                "index",
                null,
                true,
                Grain.month,
                "US",
                null,
                sector,
                "Title",
                "postingsIndex",
                null,
                "mapping",
                points.getFirst().day(),
                points.getLast().day(),
                points.size(),
                0,
                "[]",
                points.size(),
                SeriesDigests.momentum(points, "index", Grain.month, null));
        return SeriesComposer.compose(row, new Validity(LocalDate.of(2026, 11, 23)));
    }
}
