package org.careeralmanac.trends.load;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;

/** Cells as publishers of statistics write them. Every method throws a {@link SheetException} that names the cell. */
public final class Cells {

    /** How publishers say that there is no number; a blank cell says it too. */
    private static final Set<String> NOTHING = Set.of("NA", "N/A", "—", "–", "-", ".");

    /** Small ratios are written by some programs as 4.2845e-5. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d(\\.\\d{1,30})?[eE][+-]?\\d{1,2}");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("([A-Za-z]{3})-(\\d{2}|\\d{4})");

    private Cells() {}

    /** A number, with or without thousands separators; null where the cell says that there is none. */
    public static BigDecimal number(Row row, String column) {
        String text = row.text(column);
        if (text == null || NOTHING.contains(text.toUpperCase(Locale.ROOT))) {
            return null;
        }
        return SCIENTIFIC.matcher(text).matches() ? new BigDecimal(text) : row.grouped(column);
    }

    /** As {@link #number}, refused below zero: indexes, shares and counts have no such values. */
    public static BigDecimal notNegative(Row row, String column) {
        BigDecimal number = number(row, column);
        if (number != null && number.signum() < 0) {
            throw row.refused(column, "is below zero", "a number of at least 0");
        }
        return number;
    }

    /** A percentage of a whole: 0 to 100. */
    public static BigDecimal share(Row row, String column) {
        BigDecimal share = notNegative(row, column);
        if (share != null && share.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw row.refused(column, "is more than the whole", "a percentage from 0 to 100");
        }
        return share;
    }

    /** A day in the one order that cannot be taken for another: year, month, day. */
    public static LocalDate day(Row row, String column) {
        String text = row.required(column);
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw row.refused(column, "is not a day", "year, month and day as in 2026-08-19");
    }

    /** A month as {@code Jan-19} or {@code 2019-01}; its first day. */
    public static LocalDate month(Row row, String column) {
        String text = row.required(column);
        try {
            Matcher named = MONTH.matcher(text);
            if (!named.matches()) {
                return YearMonth.parse(text).atDay(1);
            }
            int year = Integer.parseInt(named.group(2));
            for (Month month : Month.values()) {
                if (month.name().substring(0, 3).equalsIgnoreCase(named.group(1))) {
                    return LocalDate.of(year < 100 ? 2000 + year : year, month, 1);
                }
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw row.refused(column, "is not a month", "a month as in Jan-19 or 2019-01");
    }

    /** A country by its ISO 3166 code, or EA for the euro area. */
    public static String country(Row row, String column) {
        String text = row.required(column).toUpperCase(Locale.ROOT);
        if (!text.matches("[A-Z]{2}")) {
            throw row.refused(column, "is not a country", "a code of ISO 3166 with two letters, e.g. US");
        }
        return text;
    }
}
