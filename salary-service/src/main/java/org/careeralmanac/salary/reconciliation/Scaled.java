package org.careeralmanac.salary.reconciliation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayFigure;
import org.careeralmanac.salary.estimate.PayPeriod;

/** An estimate beside what speaks for it, whose figures are read as pay of a year. */
record Scaled(PayEstimate estimate, int score) {

    private static final BigDecimal HOURS = BigDecimal.valueOf(PayPeriod.HOURS_A_YEAR);

    String id() {
        return estimate.id();
    }

    /** The figure that stands for the estimate in comparisons: its median, else its average. */
    Optional<PayFigure> middle() {
        return estimate.figure("median").or(() -> estimate.figure("mean"));
    }

    /** The first of these statistics that has a number. */
    Optional<PayFigure> first(List<String> statistics) {
        return statistics.stream().flatMap(s -> estimate.figure(s).stream()).findFirst();
    }

    /** The value a year. */
    FigureValue yearly(PayFigure figure) {
        return estimate.key().period() == PayPeriod.year
                ? figure.value()
                : figure.value().map(amount -> plain(amount.multiply(HOURS)));
    }

    /** The number or bound a year; only of a figure that has one. */
    BigDecimal amount(PayFigure figure) {
        return yearly(figure).bound().orElseThrow();
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
