package org.careeralmanac.salary.oews;

import java.math.BigDecimal;
import java.util.Optional;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.MissingReason;
import org.careeralmanac.salary.estimate.PayPeriod;

/**
 * What a wage cell says: the table of {@code importing.md} as a function.
 *
 * @param value number, bound or reason
 * @param symbol the mark that stood there, or null
 */
record OewsCell(FigureValue value, String symbol) {

    /** Which wages an occupation has at all. */
    enum Flag {
        none,
        /** ANNUAL: few work 2,080 hours; only yearly wages are published. */
        annualOnly,
        /** HOURLY: few work 2,080 hours; only hourly wages are published. */
        hourlyOnly
    }

    /**
     * @param text the cell without space around it; {@code #}, {@code *} or a number
     * @param number the cell as a number, where it is one
     * @param period the period of the column
     * @param topCode what {@code #} stands for, or null where that is not known
     * @return empty for a mark that has no meaning in a wage column, and for {@code #} without a top code
     */
    static Optional<OewsCell> of(
            String text, Optional<BigDecimal> number, PayPeriod period, Flag flag, OewsEdition.TopCode topCode) {
        if (number.isPresent()) {
            return Optional.of(new OewsCell(new FigureValue.Exact(number.get()), null));
        }
        return switch (text) {
            case "#" ->
                Optional.ofNullable(topCode)
                        .map(t -> new OewsCell(
                                new FigureValue.AtLeast(period == PayPeriod.year ? t.year() : t.hour()), "#"));
            case "*" -> Optional.of(new OewsCell(new FigureValue.Missing(reason(period, flag)), "*"));
            default -> Optional.empty();
        };
    }

    private static MissingReason reason(PayPeriod period, Flag flag) {
        boolean other = flag == Flag.annualOnly && period == PayPeriod.hour
                || flag == Flag.hourlyOnly && period == PayPeriod.year;
        return other ? MissingReason.notApplicable : MissingReason.suppressed;
    }
}
