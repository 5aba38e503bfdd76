package org.careeralmanac.trends.load;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One value of one series as a row of a file states it.
 *
 * @param period the first day of its period
 * @param value null where the file says that there is none
 */
public record SeriesValue(SeriesHead series, LocalDate period, BigDecimal value) {}
