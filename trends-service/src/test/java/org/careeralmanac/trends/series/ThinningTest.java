package org.careeralmanac.trends.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ThinningTest {

    private static final int MOST = 120;

    @Test
    void leavesAShortSeriesAlone() {
        List<Point> points = walk(new Random(1), MOST, -1, 0);

        assertThat(Thinning.thin(points, MOST)).isSameAs(points);
    }

    @RepeatedTest(30)
    void keepsFirstLastExtremesOrderAndGaps(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int size = MOST + 1 + random.nextInt(3000);
        int gap = 10 + random.nextInt(size - 40);
        List<Point> points = walk(random, size, gap, 20);

        List<Point> thin = Thinning.thin(points, MOST);

        assertThat(thin).hasSizeLessThanOrEqualTo(MOST).hasSizeGreaterThan(MOST / 2);
        assertThat(thin).isSubsetOf(points).isSortedAccordingTo(Comparator.comparing(Point::day));
        assertThat(thin.getFirst()).isEqualTo(points.getFirst());
        assertThat(thin.getLast()).isEqualTo(points.getLast());
        Comparator<Point> byValue = Comparator.comparing(Point::value);
        List<Point> measured = points.stream().filter(Point::measured).toList();
        assertThat(thin).contains(measured.stream().min(byValue).orElseThrow());
        assertThat(thin).contains(measured.stream().max(byValue).orElseThrow());
        assertThat(thin).contains(points.get(gap - 1), points.get(gap), points.get(gap + 20));
    }

    @Test
    void aSeriesWithoutMeasurementsStaysOne() {
        List<Point> points = walk(new Random(1), 200, 0, 200);

        assertThat(Thinning.thin(points, MOST)).noneMatch(Point::measured).isNotEmpty();
    }

    private static List<Point> walk(Random random, int size, int gap, int gapLength) {
        List<Point> points = new ArrayList<>();
        double value = 100;
        for (int i = 0; i < size; i++) {
            value += random.nextGaussian();
            LocalDate day = LocalDate.of(2015, 1, 1).plusDays(i);
            boolean missing = gap >= 0 && i >= gap && i < gap + gapLength;
            points.add(missing ? new Point(day, null, "notSurveyed") : new Point(day, BigDecimal.valueOf(value), null));
        }
        return points;
    }
}
