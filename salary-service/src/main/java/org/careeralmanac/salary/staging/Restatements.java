package org.careeralmanac.salary.staging;

import java.util.Objects;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Restatement;

/** Finds hourly estimates that say a yearly one again: one fact, not two. */
final class Restatements {

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
                .anyMatch(year -> Restatement.says(hour.value(), year.value()));
    }
}
