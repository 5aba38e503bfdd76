package org.careeralmanac.trends.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.careeralmanac.trends.momentum.Grain;

/**
 * A series against a base that several share: {@code v(t) / v(b) × 100}, as statistical offices rebase an index (OECD,
 * "Data and Metadata Reporting and Presentation Handbook", 2007, section 4.3). Rounded half up to two decimals.
 */
final class Rebase {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    private Rebase() {}

    /**
     * The point that counts as the base: that of the period which holds the day; of a daily or weekly series the last one
     * in the six days before.
     *
     * @return empty where nothing was measured then, or zero, of which nothing can be said in percent
     */
    static Optional<Point> base(List<Point> points, Grain grain, LocalDate day) {
        return points.stream()
                .filter(Point::measured)
                .filter(p -> !p.day().isAfter(day))
                .reduce((earlier, later) -> later)
                .filter(p ->
                        !grain.lastDay(p.day()).plusDays(grain.toleranceDays()).isBefore(day))
                .filter(p -> p.value().signum() != 0);
    }

    static List<Point> to(List<Point> points, Point base) {
        return points.stream()
                .map(p -> p.measured()
                        ? new Point(
                                p.day(),
                                p.value().multiply(HUNDRED).divide(base.value(), DECIMALS, RoundingMode.HALF_UP),
                                null)
                        : p)
                .toList();
    }
}
