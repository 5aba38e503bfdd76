package org.careeralmanac.trends.series;

import java.util.ArrayList;
import java.util.List;
import org.careeralmanac.trends.figure.Areas;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Validity;

/** Makes what readers see of a stored series. */
public final class SeriesComposer {

    private static final int OLD_AFTER_MONTHS = 12;

    private SeriesComposer() {}

    /**
     * @param row what is stored
     * @param validity the day that counts as today; learns when this series will be old
     */
    public static Series compose(SeriesRow row, Validity validity) {
        List<Caveat> caveats = new ArrayList<>();
        caveats.add(Caveat.seriesForSector(row.sector()));
        caveats.addAll(caveats(row, validity));
        if (row.shown() < row.periods()) {
            caveats.add(Caveat.thinned(row.shown(), row.periods()));
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
                row.areaName() == null ? Areas.name(row.area()) : row.areaName(),
                row.sector(),
                row.mapping(),
                row.drawn(),
                row.momentum(),
                row.source(),
                row.release(),
                text(row),
                List.copyOf(caveats));
    }

    /** What is to be known of a series whoever asks: that it is old, and that it has gaps. */
    static List<Caveat> caveats(SeriesRow row, Validity validity) {
        List<Caveat> caveats = new ArrayList<>();
        if (row.lastDay() != null
                && validity.over(row.grain().lastDay(row.lastDay()).plusMonths(OLD_AFTER_MONTHS))) {
            caveats.add(Caveat.oldSeries(row.grain().words(row.lastDay())));
        }
        if (row.gaps() > 0) {
            caveats.add(Caveat.gaps(row.gaps(), row.periods()));
        }
        return caveats;
    }

    static String text(SeriesRow row) {
        // Publishers often name the area in the title already.
        String name = row.areaName() == null ? Areas.words(row.area()) : row.areaName();
        String area = row.title().contains(name) || row.title().contains(row.area()) ? "" : ", " + name;
        return "%s%s: %s"
                .formatted(
                        row.title(),
                        area,
                        row.momentum() == null
                                ? "nothing was measured yet."
                                : row.momentum().briefly());
    }
}
