package org.careeralmanac.salary.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.PayFigure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

    private static final int CASES = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isTheInverseOfTheQuantiles(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            List<BigDecimal> points = points(random);
            for (int percent = 0; percent <= 100; percent++) {
                Standing standing = Standing.among(points, points.get(percent));

                assertThat(BigDecimal.valueOf(percent)).isBetween(standing.atLeast(), standing.atMost());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void neverFallsAsTheAmountRisesAndStaysWithinTheHundred(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            List<BigDecimal> points = points(random);
            Standing before = new Standing(BigDecimal.ZERO, BigDecimal.ZERO);
            for (int amount = 0; amount <= 2_100; amount += 7) {
                Standing standing = Standing.among(points, BigDecimal.valueOf(amount));

                assertThat(standing.atLeast()).isGreaterThanOrEqualTo(before.atLeast());
                assertThat(standing.atMost())
                        .isGreaterThanOrEqualTo(before.atMost())
                        .isLessThanOrEqualTo(BigDecimal.valueOf(100));
                before = standing;
            }
        }
    }

    /** What is told by five percentiles alone must hold the exact answer of all the people they come from. */
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void anIntervalHoldsTheExactStanding(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            List<BigDecimal> points = points(random);
            List<PayFigure> published = Stream.of(10, 25, 50, 75, 90)
                    .map(p -> figure(
                            p == 50 ? "median" : "p" + p,
                            p == 90 && points.get(90).intValue() > 1_500
                                    ? new FigureValue.AtLeast(BigDecimal.valueOf(1_500))
                                    : new FigureValue.Exact(points.get(p))))
                    .toList();
            for (int amount = 0; amount <= 2_100; amount += 31) {
                Standing exact = Standing.among(points, BigDecimal.valueOf(amount));
                Standing interval = Standing.between(published, BigDecimal.valueOf(amount));

                assertThat(interval.atLeast()).isLessThanOrEqualTo(exact.atMost());
                assertThat(interval.atMost()).isGreaterThanOrEqualTo(exact.atLeast());
            }
        }
    }

    @Test
    void tellsBetweenTwoPointsInProportion() {
        List<BigDecimal> points = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> BigDecimal.valueOf(1_000 + 10L * i))
                .toList();

        assertThat(Standing.among(points, new BigDecimal("1505")))
                .isEqualTo(new Standing(new BigDecimal("50.5"), new BigDecimal("50.5")));
        assertThat(Standing.among(points, new BigDecimal("1505")).words()).isEqualTo("about 51 of 100 earn less");
        assertThat(Standing.among(points, BigDecimal.ONE).words()).isEqualTo("nobody earns less");
        assertThat(Standing.among(points, BigDecimal.valueOf(9_999)).words()).isEqualTo("everybody earns less");
    }

    @Test
    void saysNoMoreThanAnOpenEndDoes() {
        List<PayFigure> topCoded = List.of(
                figure("median", new FigureValue.Exact(BigDecimal.valueOf(200))),
                figure("p75", new FigureValue.AtLeast(BigDecimal.valueOf(239))),
                figure("mean", new FigureValue.Exact(BigDecimal.valueOf(210))));

        assertThat(Standing.between(topCoded, BigDecimal.valueOf(220)).words())
                .isEqualTo("between 50 and 75 of 100 earn less");
        assertThat(Standing.between(topCoded, BigDecimal.valueOf(239)).words())
                .isEqualTo("at least 50 of 100 earn less");
        assertThat(Standing.between(topCoded, BigDecimal.valueOf(150)).words())
                .isEqualTo("fewer than 50 of 100 earn less");
        assertThat(Standing.between(topCoded, BigDecimal.valueOf(200)).words()).isEqualTo("about 50 of 100 earn less");
    }

    private static PayFigure figure(String statistic, FigureValue value) {
        return new PayFigure(statistic, statistic, null, value, null, null, null, null);
    }

    /** In order, with stretches that are equal, as salaries have them. */
    private static List<BigDecimal> points(Random random) {
        List<BigDecimal> points = new ArrayList<>();
        int at = random.nextInt(500);
        for (int i = 0; i <= 100; i++) {
            points.add(BigDecimal.valueOf(at));
            at += random.nextInt(4) == 0 ? random.nextInt(40) : 0;
        }
        return points;
    }
}
