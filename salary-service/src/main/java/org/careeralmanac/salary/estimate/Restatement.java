package org.careeralmanac.salary.estimate;

import java.math.BigDecimal;
import java.util.Optional;

/** When pay an hour is pay a year said again: one fact, not two. */
public final class Restatement {

    /** Restated pay may be off by rounding: half a percent of it, so that cents an hour never matter. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.005");

    private Restatement() {}

    /** Whether the hourly value, over {@link PayPeriod#HOURS_A_YEAR} hours, is the yearly one: as exact or open, or as absent. */
    public static boolean says(FigureValue hour, FigureValue year) {
        if (hour.getClass() != year.getClass()) {
            return false;
        }
        Optional<BigDecimal> hourly = hour.bound();
        if (hourly.isEmpty()) {
            return hour.equals(year);
        }
        BigDecimal yearly = year.bound().orElseThrow();
        BigDecimal restated = hourly.get().multiply(BigDecimal.valueOf(PayPeriod.HOURS_A_YEAR));
        return restated.subtract(yearly).abs().compareTo(yearly.multiply(ROUNDING)) <= 0;
    }
}
