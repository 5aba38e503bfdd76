package org.careeralmanac.salary.estimate;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** Reads reference periods: a year, a month, a day, or two of them as {@code first/last} (ISO 8601). */
public final class ReferencePeriod {

    private ReferencePeriod() {}

    /**
     * The last day that a period reaches, as text that sorts; a period that is not stated is older than any other.
     *
     * @param period a period or null
     */
    public static String end(String period) {
        if (period == null) {
            return "";
        }
        String last = period.substring(period.indexOf('/') + 1);
        return switch (last.length()) {
            case 4 -> last + "-12-31";
            case 7 -> last + "-31";
            default -> last;
        };
    }

    /**
     * The first day of a period, as text that sorts; a period that is not stated began before any other.
     *
     * @param period a period or null
     */
    public static String start(String period) {
        if (period == null) {
            return "";
        }
        int slash = period.indexOf('/');
        String first = slash < 0 ? period : period.substring(0, slash);
        return switch (first.length()) {
            case 4 -> first + "-01-01";
            case 7 -> first + "-01";
            default -> first;
        };
    }

    /** The year that a period ends in; only of one that is stated. */
    public static int endYear(String period) {
        return Integer.parseInt(end(period).substring(0, 4));
    }

    /** A period in words: {@code May 2023}, {@code January 2024 to March 2025}, {@code no stated time}. */
    public static String words(String period) {
        if (period == null) {
            return "no stated time";
        }
        int slash = period.indexOf('/');
        return slash < 0
                ? point(period)
                : point(period.substring(0, slash)) + " to " + point(period.substring(slash + 1));
    }

    private static String point(String point) {
        if (point.length() == 4) {
            return point;
        }
        String month = Month.of(Integer.parseInt(point.substring(5, 7))).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String year = point.substring(0, 4);
        return point.length() == 7
                ? month + " " + year
                : Integer.parseInt(point.substring(8)) + " " + month + " " + year;
    }
}
