package org.careeralmanac.trends.series;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.careeralmanac.trends.momentum.Grain;

/** A series as the database gives it, with the mapping that led to it. */
public record SeriesRow(
        String id,
        String release,
        String source,
        long publishedAt,
        String unit,
        LocalDate baseDate,
        boolean adjusted,
        Grain grain,
        String area,
        String sector,
        String title,
        String measure,
        String note,
        String mapping,
        List<Point> points) {

    public SeriesRow {
        points = points == null ? List.of() : points;
    }

    /** The points with every period between the first and the last; what has no row was not surveyed. */
    List<Point> whole() {
        List<Point> whole = new ArrayList<>(points.size());
        for (Point point : points) {
            if (!whole.isEmpty()) {
                LocalDate expected = grain.next(whole.getLast().day());
                while (expected != null && expected.isBefore(point.day())) {
                    whole.add(new Point(expected, null, "notSurveyed"));
                    expected = grain.next(expected);
                }
            }
            whole.add(point);
        }
        return whole;
    }
}
