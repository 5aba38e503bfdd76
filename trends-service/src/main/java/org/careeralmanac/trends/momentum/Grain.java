package org.careeralmanac.trends.momentum;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.careeralmanac.trends.figure.Periods;

/** The step of a series. Each period is named by its first day. */
public enum Grain {
    day(0, 6),
    week(0, 6),
    month(1, 0),
    quarter(3, 0),
    year(12, 0);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

    private final int months;
    private final int toleranceDays;

    Grain(int months, int toleranceDays) {
        this.months = months;
        this.toleranceDays = toleranceDays;
    }

    /** Whether a change over so many months has two ends in a series of this grain. */
    boolean spans(int changeMonths) {
        return months == 0 || changeMonths % months == 0;
    }

    /** How many days before the wanted day a point may lie and still stand for it: daily and weekly series skip days. */
    public int toleranceDays() {
        return toleranceDays;
    }

    /** The period after this one, or null where a series of this grain may skip some (weekends, holidays). */
    public LocalDate next(LocalDate period) {
        return switch (this) {
            case day -> null;
            case week -> period.plusWeeks(1);
            case month, quarter, year -> period.plusMonths(months);
        };
    }

    public LocalDate lastDay(LocalDate period) {
        return switch (this) {
            case day -> period;
            case week -> period.plusDays(6);
            case month, quarter, year -> period.plusMonths(months).minusDays(1);
        };
    }

    /** As the almanac writes it: 2024, 2024-10 (also the first month of a quarter), 2024-10-31. */
    public String period(LocalDate firstDay) {
        return switch (this) {
            case day, week -> firstDay.toString();
            case month, quarter -> MONTH.format(firstDay);
            case year -> String.valueOf(firstDay.getYear());
        };
    }

    /** When, in a sentence: on 31 October 2024, in October 2024. */
    public String when(LocalDate firstDay) {
        return (this == day ? "on " : "in ") + words(firstDay);
    }

    /** In a sentence: October 2024. */
    public String words(LocalDate firstDay) {
        return switch (this) {
            case day -> Periods.words(firstDay);
            case week -> "the week of " + Periods.words(firstDay);
            case month -> Periods.words(YearMonth.from(firstDay));
            case quarter -> "the quarter from " + Periods.words(YearMonth.from(firstDay));
            case year -> String.valueOf(firstDay.getYear());
        };
    }
}
