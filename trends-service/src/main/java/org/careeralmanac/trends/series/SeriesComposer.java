package org.careeralmanac.trends.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.careeralmanac.trends.figure.Areas;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Validity;
import org.careeralmanac.trends.momentum.Momentum;

/** Makes what readers see of a stored series. */
public final class SeriesComposer {

    /** More points than this are thinned: no screen shows them apart. */
    static final int MOST_POINTS = 120;

    private static final int OLD_AFTER_MONTHS = 12;

    private SeriesComposer() {}

    /**
     * @param row what is stored
     * @param validity the day that counts as today; learns when this series will be old
     */
    public static Series compose(SeriesRow row, Validity validity) {
        List<Point> whole = row.whole();
        Momentum momentum = momentum(row);
        List<Caveat> caveats = new ArrayList<>();
        caveats.add(Caveat.seriesForSector(row.sector()));
        LocalDate last = whole.stream()
                .filter(Point::measured)
                .map(Point::day)
                .reduce((a, b) -> b)
                .orElse(null);
        if (last != null && validity.over(row.grain().lastDay(last).plusMonths(OLD_AFTER_MONTHS))) {
            caveats.add(Caveat.oldSeries(row.grain().words(last)));
        }
        int missing = (int) whole.stream().filter(p -> !p.measured()).count();
        if (missing > 0) {
            caveats.add(Caveat.gaps(missing, whole.size()));
        }
        List<Point> shown = Thinning.thin(whole, MOST_POINTS);
        if (shown.size() < whole.size()) {
            caveats.add(Caveat.thinned(shown.size(), whole.size()));
        }
        return new Series(
                row.id(),
                row.title(),
                row.measure(),
                row.note(),
                row.unit(),
                row.baseDate() == null ? null : row.baseDate().toString(),
                row.adjusted(),
                row.grain().name(),
                row.area(),
                row.sector(),
                row.mapping(),
                shown.stream()
                        .map(p -> new SeriesPoint(row.grain().period(p.day()), p.value(), p.missing()))
                        .toList(),
                momentum,
                row.source(),
                row.release(),
                text(row, momentum),
                List.copyOf(caveats));
    }

    /** Null where nothing was measured. */
    public static Momentum momentum(SeriesRow row) {
        NavigableMap<LocalDate, BigDecimal> measured = new TreeMap<>();
        row.points().stream().filter(Point::measured).forEach(p -> measured.put(p.day(), p.value()));
        return Momentum.of(measured, row.unit(), row.grain(), row.baseDate());
    }

    private static String text(SeriesRow row, Momentum momentum) {
        // Publishers often name the area in the title already.
        String area =
                row.title().contains(Areas.words(row.area())) || row.title().contains(row.area())
                        ? ""
                        : ", " + Areas.words(row.area());
        return "%s%s: %s"
                .formatted(row.title(), area, momentum == null ? "nothing was measured yet." : momentum.briefly());
    }
}
