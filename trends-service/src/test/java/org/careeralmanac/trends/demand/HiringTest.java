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
    void theSeriesOfTheFieldSpeaksAndNoOther() {
        HiringHighlight hiring = MarketDemandComposer.hiring(
                List.of(series("all", null, "2026-08"), series("field", "Software Development", "2025-08")));

        assertThat(hiring.text())
                .isEqualTo("Job postings in software development in the United States fell 10.7% in the year to"
                        + " August 2025.");
        assertThat(hiring.momentum().text()).isEqualTo(hiring.text());
        assertThat(hiring.momentum().derivedFrom().series()).isEqualTo("field");
    }

    @Test
    void whereTheFieldWasLastMeasuredLongAgoAllJobsSpeakToo() {
        HiringHighlight hiring = MarketDemandComposer.hiring(
                List.of(series("field", "Software Development", "2024-09"), series("all", null, "2026-08")));

        assertThat(hiring.text())
                .isEqualTo("Job postings in software development in the United States fell 10.7% in the year to"
                        + " September 2024. Job postings for all jobs in the United States fell 10.7% in the year to"
                        + " August 2026.");
        assertThat(hiring.momentum().referencePeriod()).isEqualTo("2023-09/2024-09");
        assertThat(hiring.caveats()).extracting(c -> c.code()).containsOnlyOnce("OLD_SERIES");
    }

    @Test
    void withoutASeriesOfTheFieldAllJobsSpeak() {
        HiringHighlight hiring = MarketDemandComposer.hiring(List.of(series("all", null, "2026-08")));

        assertThat(hiring.text()).startsWith("Job postings for all jobs in the United States fell 10.7%");
    }

    @Test
    void momentumOfTheCareerNamesItsSeriesAndTheMappingToIt() {
        RoleMomentum momentum = RoleMomentum.of(series("field", "Software Development", "2024-09"));

        assertThat(momentum.series()).isEqualTo("field");
        assertThat(momentum.sector()).isEqualTo("Software Development");
        assertThat(momentum.mapping()).isEqualTo("mapping");
        assertThat(momentum.text()).startsWith("Title. Stood at 100 in September 2024: ");
        assertThat(momentum.caveats()).extracting(c -> c.code()).contains("SERIES_FOR_SECTOR", "OLD_SERIES");
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
