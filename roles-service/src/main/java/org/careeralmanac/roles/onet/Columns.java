package org.careeralmanac.roles.onet;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;

/**
 * The columns that several tables share, and how their cells are read. The publisher writes {@code n/a} where there is
 * nothing; in its workbooks such a cell is blank.
 */
final class Columns {

    static final String CODE = "O*NET-SOC Code";
    static final String RELATED_CODE = "Related O*NET-SOC Code";
    static final String ELEMENT = "Element ID";
    static final String NAME = "Element Name";
    static final String SCALE = "Scale ID";
    static final String VALUE = "Data Value";
    static final String SAMPLE = "N";
    static final String ERROR = "Standard Error";
    static final String SUPPRESS = "Recommend Suppress";
    static final String NOT_RELEVANT = "Not Relevant";
    static final String DATE = "Date";
    static final String DOMAIN = "Domain Source";

    static final Layout RATINGS =
            Layout.of(CODE, ELEMENT, NAME, SCALE, VALUE, SAMPLE, ERROR, SUPPRESS, NOT_RELEVANT, DATE, DOMAIN);
    static final Layout ELEMENTS = Layout.of(CODE, ELEMENT, NAME, SCALE, VALUE, DATE, DOMAIN);

    private static final Pattern OCCUPATION = Pattern.compile("\\d{2}-\\d{4}\\.\\d{2}");
    private static final Pattern MONTH = Pattern.compile("(0[1-9]|1[0-2])/(\\d{4})");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}(\\.0+)?");

    private Columns() {}

    /** The text of a cell, null where it is blank or {@code n/a}. */
    static String text(Row row, String column) {
        String text = row.text(column);
        return text == null || text.equalsIgnoreCase("n/a") ? null : text;
    }

    /** A code of the taxonomy, whether or not there is such an occupation. */
    static String code(Row row, String column) {
        String code = row.required(column);
        if (!OCCUPATION.matcher(code).matches()) {
            throw row.refused(column, "is no O*NET-SOC code", "a code such as 15-2051.00");
        }
        return code;
    }

    static BigDecimal number(Row row, String column) {
        return text(row, column) == null ? null : row.decimal(column);
    }

    /** A whole number from 0 on, null where there is none. */
    static Integer count(Row row, String column) {
        String text = text(row, column);
        if (text == null) {
            return null;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw row.refused(column, "is not a whole number", "a whole number from 0 on, or n/a");
        }
        return new BigDecimal(text).intValueExact();
    }

    /** A month as {@code YYYY-MM}, written {@code MM/YYYY}; null where there is none. */
    static String month(Row row) {
        String text = text(row, DATE);
        if (text == null) {
            return null;
        }
        var month = MONTH.matcher(text);
        if (!month.matches()) {
            throw row.refused(DATE, "is no month", "a month such as 08/2023, or n/a");
        }
        return month.group(2) + "-" + month.group(1);
    }

    /** {@code Y} or {@code N}; anything that is not there is no. */
    static boolean flag(Row row, String column) {
        String text = text(row, column);
        if (text == null || text.equalsIgnoreCase("N")) {
            return false;
        }
        if (text.equalsIgnoreCase("Y")) {
            return true;
        }
        throw row.refused(column, "is neither yes nor no", "Y, N or n/a");
    }
}
