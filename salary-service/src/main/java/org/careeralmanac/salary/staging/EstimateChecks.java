package org.careeralmanac.salary.staging;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.careeralmanac.salary.currency.UsdRates;
import org.careeralmanac.salary.estimate.PayPeriod;

/** Whether the figures of an estimate can be true together. */
public final class EstimateChecks {

    private EstimateChecks() {}

    /** What a check found. */
    public sealed interface Finding {

        /** The estimate as it is to be stored. */
        record Right(EstimateDraft estimate) implements Finding {}

        /** Every figure is pay an hour where pay a year belongs; the estimate has them times 2,080, and says so. */
        record Hourly(EstimateDraft estimate) implements Finding {}

        /** @param column the figure that is wrong, as the file calls it */
        record Wrong(String column, String why, String right) implements Finding {}
    }

    /**
     * Checks signs, the order of percentiles and ends of ranges, and {@link PayBounds} at the mean rate of the reference
     * period. Where there is no rate, bounds cannot be checked; amounts then must only be positive.
     */
    public static Finding of(EstimateDraft estimate, UsdRates rates) throws SQLException {
        for (FigureDraft figure : estimate.figures()) {
            if (amount(figure).filter(a -> a.signum() < 0).isPresent()) {
                return new Finding.Wrong(figure.column(), "is negative", PayBounds.RIGHT);
            }
        }
        Optional<Finding> disorder = disorder(estimate.figures());
        if (disorder.isPresent()) {
            return disorder.get();
        }
        Optional<BigDecimal> rate =
                rates.of(estimate.key().currency(), estimate.key().referencePeriod());
        if (!estimate.key().basis().isWholePay() || rate.isEmpty()) {
            return new Finding.Right(estimate);
        }
        int hourly = 0;
        int numbers = 0;
        FigureDraft outside = null;
        for (FigureDraft figure : estimate.figures()) {
            Optional<BigDecimal> amount = amount(figure);
            if (amount.isPresent()) {
                numbers++;
                switch (PayBounds.of(
                        amount.get().multiply(rate.get()), estimate.key().period())) {
                    case within -> {
                        // as it should be
                    }
                    case hourly -> hourly++;
                    case outside -> outside = outside == null ? figure : outside;
                }
            }
        }
        if (outside == null && hourly > 0 && hourly == numbers) {
            return new Finding.Hourly(estimate.with(
                    "Read as pay an hour over 2,080 hours: as pay a year, which the file calls it, it would be too little.",
                    estimate.figures().stream()
                            .map(f -> f.with(f.value().map(PayBounds::yearly)))
                            .toList()));
        }
        if (outside == null && hourly > 0) {
            outside = estimate.figures().stream()
                    .filter(f -> amount(f)
                            .filter(a ->
                                    PayBounds.of(a.multiply(rate.get()), PayPeriod.year) == PayBounds.Verdict.hourly)
                            .isPresent())
                    .findFirst()
                    .orElseThrow();
        }
        return outside == null
                ? new Finding.Right(estimate)
                : new Finding.Wrong(outside.column(), "cannot be pay", PayBounds.RIGHT);
    }

    /** Finds a percentile below a lower one; the median is the 50th. An open end is as great as its bound. */
    private static Optional<Finding> disorder(List<FigureDraft> figures) {
        record At(double place, BigDecimal amount, FigureDraft figure) {}
        List<At> placed = new ArrayList<>();
        List<At> ends = new ArrayList<>();
        for (FigureDraft figure : figures) {
            amount(figure).ifPresent(amount -> {
                switch (figure.statistic()) {
                    case "median" -> placed.add(new At(50, amount, figure));
                    case "min" -> placed.add(new At(0, amount, figure));
                    case "max" -> placed.add(new At(100, amount, figure));
                    case "rangeLow" -> ends.add(new At(0, amount, figure));
                    case "rangeHigh" -> ends.add(new At(1, amount, figure));
                    case "mean", "starting" -> {
                        // may be anywhere
                    }
                    default ->
                        placed.add(new At(Integer.parseInt(figure.statistic().substring(1)), amount, figure));
                }
            });
        }
        placed.sort(Comparator.comparingDouble(At::place));
        for (int i = 1; i < placed.size(); i++) {
            if (placed.get(i).amount().compareTo(placed.get(i - 1).amount()) < 0) {
                return Optional.of(new Finding.Wrong(
                        placed.get(i).figure().column(),
                        "is less than " + placed.get(i - 1).figure().column() + ": percentiles are out of order",
                        "percentiles that do not fall"));
            }
        }
        for (At low : ends) {
            for (At high : ends) {
                if (low.place() < high.place()
                        && Objects.equals(low.figure().note(), high.figure().note())
                        && high.amount().compareTo(low.amount()) < 0) {
                    return Optional.of(new Finding.Wrong(
                            high.figure().column(),
                            "is less than the low end of the range",
                            "a range from low to high"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> amount(FigureDraft figure) {
        return figure.value().bound();
    }
}
