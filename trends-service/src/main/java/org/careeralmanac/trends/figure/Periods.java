package org.careeralmanac.trends.figure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Periods as text: a year (2024), a month (2024-05) or a day (2024-05-31). */
public final class Periods {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private Periods() {}

    /** @throws DateTimeException if it is no period */
    public static LocalDate firstDay(String period) {
        return switch (period.length()) {
            case 4 -> LocalDate.of(year(period), 1, 1);
            case 7 -> YearMonth.parse(period).atDay(1);
            default -> LocalDate.parse(period);
        };
    }

    /** @throws DateTimeException if it is no period */
    public static LocalDate lastDay(String period) {
        return switch (period.length()) {
            case 4 -> LocalDate.of(year(period), 12, 31);
            case 7 -> YearMonth.parse(period).atEndOfMonth();
            default -> LocalDate.parse(period);
        };
    }

    public static String words(LocalDate day) {
        return DAY.format(day);
    }

    public static String words(YearMonth month) {
        return MONTH.format(month);
    }

    /** A period in words: 2024, May 2024, 31 May 2024. */
    public static String words(String period) {
        return switch (period.length()) {
            case 4 -> period;
            case 7 -> words(YearMonth.parse(period));
            default -> words(LocalDate.parse(period));
        };
    }

    private static int year(String period) {
        try {
            return Integer.parseInt(period);
        } catch (NumberFormatException e) {
            throw new DateTimeException("not a year: " + period, e);
        }
    }
}
