package org.careeralmanac.gateway.find;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * A figure as far as careers are found and ordered by it.
 *
 * @param amount the number or bound; null where it is missing
 * @param fit how the occupation that it speaks of fits the career; null where it speaks of the career itself
 * @param until the last month of its reference period, counted from year 0; null where the period is not stated
 */
record Known(Bound bound, BigDecimal amount, String fit, Integer until) {

    enum Bound {
        VALUE,
        AT_LEAST,
        AT_MOST,
        MISSING
    }

    private static final String EXACT = "exact";
    private static final int MONTHS = 12;

    /** @param figure as its owner writes it, or null */
    static Known of(JsonNode figure) {
        if (figure == null || !figure.isObject()) {
            return new Known(Bound.MISSING, null, null, null);
        }
        String fit = figure.path("fit").asText(EXACT);
        Integer until = until(figure.path("referencePeriod").asText(""));
        String fits = fit.equals(EXACT) || fit.equals("null") ? null : fit;
        if (figure.path("value").isNumber()) {
            return new Known(Bound.VALUE, figure.path("value").decimalValue(), fits, until);
        }
        if (figure.path("atLeast").isNumber()) {
            return new Known(Bound.AT_LEAST, figure.path("atLeast").decimalValue(), fits, until);
        }
        if (figure.path("atMost").isNumber()) {
            return new Known(Bound.AT_MOST, figure.path("atMost").decimalValue(), fits, until);
        }
        return new Known(Bound.MISSING, null, fits, until);
    }

    /** The month in which a period such as 2024-05, 2024 or 2024-01/2025-03 ends. */
    private static Integer until(String period) {
        String end = period.substring(period.indexOf('/') + 1);
        if (!end.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            return null;
        }
        int year = Integer.parseInt(end.substring(0, 4));
        return year * MONTHS + (end.length() > 4 ? Integer.parseInt(end.substring(5, 7)) : MONTHS);
    }
}
