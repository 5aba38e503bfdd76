package org.careeralmanac.trends.trend;

import java.time.LocalDate;
import org.careeralmanac.trends.figure.Validity;

/** Where a trend stands on a day; in the order in which readers see trends. */
public enum TrendStatus {
    current,
    upcoming,
    undated,
    past;

    /**
     * A trend is past from the day after the last day of its horizon or of its expiry, whichever comes first; upcoming
     * before the first day of its horizon; undated where it has neither.
     *
     * @param starts first day of the horizon, or null
     * @param ends last day of the horizon, or null
     * @param expires last day on which it counts, or null
     * @param validity the day; learns when the status will change
     */
    public static TrendStatus of(LocalDate starts, LocalDate ends, LocalDate expires, Validity validity) {
        LocalDate last = last(ends, expires);
        if (last != null && validity.over(last)) {
            return past;
        }
        if (starts != null && !validity.begun(starts)) {
            return upcoming;
        }
        return last == null ? undated : current;
    }

    static LocalDate last(LocalDate ends, LocalDate expires) {
        if (ends == null || expires == null) {
            return ends == null ? expires : ends;
        }
        return ends.isBefore(expires) ? ends : expires;
    }
}
