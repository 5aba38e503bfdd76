package org.careeralmanac.salary.staging;

import java.math.BigDecimal;
import org.careeralmanac.salary.estimate.FigureValue;

/**
 * A figure on its way into the almanac.
 *
 * @param statistic as {@link org.careeralmanac.salary.estimate.PayFigure} has it
 * @param note parts it from another figure of the same statistic, or null
 * @param symbol the mark in the file's cell, or null
 * @param sampleSize or null
 * @param relativeStandardErrorPercent of a mean, or null
 * @param column what the file calls it, for refusals
 */
public record FigureDraft(
        String statistic,
        String note,
        FigureValue value,
        String symbol,
        Integer sampleSize,
        BigDecimal relativeStandardErrorPercent,
        String column) {

    FigureDraft with(FigureValue changed) {
        return new FigureDraft(statistic, note, changed, symbol, sampleSize, relativeStandardErrorPercent, column);
    }
}
