package org.careeralmanac.salary.estimate;

import java.math.BigDecimal;

/**
 * One number of an estimate as it is known, before anybody asks for it.
 *
 * @param id by {@link Ids}
 * @param statistic mean, median, p1 to p99, min, max, rangeLow, rangeHigh or starting
 * @param note parts it from another figure of the same statistic, or null
 * @param value in units of the estimate's currency per its period
 * @param symbol the mark the publisher put in the cell, or null
 * @param sampleSize how many answers it rests on, or null
 * @param relativeStandardErrorPercent error of the mean in percent of it, or null
 * @param derivedFrom what it was computed from, or null
 */
public record PayFigure(
        String id,
        String statistic,
        String note,
        FigureValue value,
        String symbol,
        Integer sampleSize,
        BigDecimal relativeStandardErrorPercent,
        DerivedFrom derivedFrom) {

    /** The same with another value. */
    public PayFigure withValue(FigureValue other) {
        return new PayFigure(id, statistic, note, other, symbol, sampleSize, relativeStandardErrorPercent, derivedFrom);
    }

    /** The share of people, in percent, that the statistic has below it, or -1 where it says no such thing. */
    public int percentile() {
        if (statistic.equals("median")) {
            return 50;
        }
        return statistic.matches("p[1-9][0-9]?") ? Integer.parseInt(statistic.substring(1)) : -1;
    }

    /** The statistic in a reader's words: {@code median}, {@code average}, {@code 25th percentile}. */
    public String words() {
        return words(statistic);
    }

    static String words(String statistic) {
        return switch (statistic) {
            case "mean" -> "average";
            case "median" -> "median";
            case "min" -> "lowest";
            case "max" -> "highest";
            case "rangeLow" -> "low end";
            case "rangeHigh" -> "high end";
            case "starting" -> "starting pay";
            default -> ordinal(Integer.parseInt(statistic.substring(1))) + " percentile";
        };
    }

    private static String ordinal(int number) {
        int last = number % 10;
        boolean teen = number / 10 == 1;
        return number + (teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }
}
