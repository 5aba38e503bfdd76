package org.careeralmanac.salary.staging;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.careeralmanac.salary.estimate.PayPeriod;

/** Finds hourly estimates that say a yearly one again: one fact, not two. */
final class Restatements {

    /** Restated pay may be off by rounding: half a percent of it, so that cents an hour never matter. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.005");

    private Restatements() {}

    /** The yearly estimate among these whose every figure an hourly one says again, or null. */
    static EstimateDraft of(EstimateDraft hourly, EstimateDraft[] among) {
        if (hourly.key().period() != PayPeriod.hour) {
            return null;
        }
        for (EstimateDraft yearly : among) {
            if (yearly.key().equals(hourly.key().per(PayPeriod.year))
                    && hourly.figures().stream().allMatch(f -> isIn(f, yearly))) {
                return yearly;
            }
        }
        return null;
    }

    private static boolean isIn(FigureDraft hour, EstimateDraft yearly) {
        return yearly.figures().stream()
                .filter(y -> y.statistic().equals(hour.statistic()) && Objects.equals(y.note(), hour.note()))
                .anyMatch(year -> says(hour, year));
    }

    private static boolean says(FigureDraft hour, FigureDraft year) {
        if (hour.value().getClass() != year.value().getClass()) {
            return false;
        }
        Optional<BigDecimal> hourly = hour.value().bound();
        if (hourly.isEmpty()) {
            return hour.value().equals(year.value());
        }
        BigDecimal yearly = year.value().bound().orElseThrow();
        BigDecimal restated = hourly.get().multiply(BigDecimal.valueOf(PayPeriod.HOURS_A_YEAR));
        return restated.subtract(yearly).abs().compareTo(yearly.multiply(ROUNDING)) <= 0;
    }
}
