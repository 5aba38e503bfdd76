package org.careeralmanac.trends.figure;

import java.math.BigDecimal;

/** What is known of a number: it, a bound of it, or why it is missing. */
public sealed interface FigureValue {

    record Exact(BigDecimal value) implements FigureValue {}

    record AtLeast(BigDecimal bound) implements FigureValue {}

    record AtMost(BigDecimal bound) implements FigureValue {}

    record Missing(String reason) implements FigureValue {}

    /**
     * From the columns or members of which exactly one is set.
     *
     * @throws IllegalArgumentException if none or several are
     */
    static FigureValue of(BigDecimal value, BigDecimal atLeast, BigDecimal atMost, String missing) {
        int set = (value == null ? 0 : 1)
                + (atLeast == null ? 0 : 1)
                + (atMost == null ? 0 : 1)
                + (missing == null ? 0 : 1);
        if (set != 1) {
            throw new IllegalArgumentException("a figure says exactly one thing, not " + set);
        }
        if (value != null) {
            return new Exact(Numbers.plain(value));
        }
        if (atLeast != null) {
            return new AtLeast(Numbers.plain(atLeast));
        }
        return atMost != null ? new AtMost(Numbers.plain(atMost)) : new Missing(missing);
    }
}
