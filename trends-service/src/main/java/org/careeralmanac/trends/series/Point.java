package org.careeralmanac.trends.series;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One point as stored; exactly one of {@code value} and {@code missing} is set.
 *
 * @param day the first day of its period
 */
public record Point(LocalDate day, BigDecimal value, String missing) {

    boolean measured() {
        return value != null;
    }
}
