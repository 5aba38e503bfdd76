package org.careeralmanac.trends.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The day that an answer is given for, and how long the answer holds. Whoever decides by the day asks here, so that no
 * decision is forgotten when the end of the answer is computed.
 */
public final class Validity {

    private final LocalDate today;
    private LocalDate differs;

    /** @param today the day, UTC, that counts as today */
    public Validity(LocalDate today) {
        this.today = today;
    }

    /** Whether a day is over; if not, the answer holds until it is. */
    public boolean over(LocalDate lastDay) {
        if (lastDay.isBefore(today)) {
            return true;
        }
        until(lastDay.plusDays(1));
        return false;
    }

    /** Whether a day has come; if not, the answer holds until it does. */
    public boolean begun(LocalDate firstDay) {
        if (!firstDay.isAfter(today)) {
            return true;
        }
        until(firstDay);
        return false;
    }

    /** The first moment the answer would differ without a write, null if none. */
    public Instant differsAt() {
        return differs == null ? null : differs.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void until(LocalDate day) {
        if (differs == null || day.isBefore(differs)) {
            differs = day;
        }
    }
}
