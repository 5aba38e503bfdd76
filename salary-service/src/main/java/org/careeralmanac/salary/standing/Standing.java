package org.careeralmanac.salary.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.PayFigure;

/**
 * The share of people, in percent, who earn less than an amount: it lies between the two ends, which are the same where
 * it is exact.
 *
 * @param atLeast 0 to 100, one decimal
 * @param atMost 0 to 100, one decimal
 */
public record Standing(BigDecimal atLeast, BigDecimal atMost) {

    private static final BigDecimal NOBODY = BigDecimal.ZERO;
    private static final BigDecimal EVERYBODY = BigDecimal.valueOf(100);
    private static final int DECIMALS = 1;

    /**
     * The inverse of the quantiles: between two of them in proportion, and an interval where several are the amount.
     *
     * @param points the percentiles 0 to 100 in order
     */
    public static Standing among(List<BigDecimal> points, BigDecimal amount) {
        int notBelow = 0;
        while (notBelow < points.size() && points.get(notBelow).compareTo(amount) < 0) {
            notBelow++;
        }
        if (notBelow == points.size()) {
            return new Standing(EVERYBODY, EVERYBODY);
        }
        if (points.get(notBelow).compareTo(amount) == 0) {
            int last = notBelow;
            while (last + 1 < points.size() && points.get(last + 1).compareTo(amount) == 0) {
                last++;
            }
            return new Standing(BigDecimal.valueOf(notBelow), BigDecimal.valueOf(last));
        }
        if (notBelow == 0) {
            return new Standing(NOBODY, NOBODY);
        }
        BigDecimal before = points.get(notBelow - 1);
        BigDecimal part = amount.subtract(before)
                .divide(points.get(notBelow).subtract(before), DECIMALS + 1, RoundingMode.HALF_UP);
        BigDecimal exact = BigDecimal.valueOf(notBelow - 1L).add(part).setScale(DECIMALS, RoundingMode.HALF_UP);
        return new Standing(exact, exact);
    }

    /**
     * The interval between published percentiles. A percentile of which only a bound is known tells on its own side alone:
     * who earns less than "239,200 or more" is below it, who earns more may be either.
     *
     * @param figures of any statistic; those that are no percentile are passed over
     */
    public static Standing between(List<PayFigure> figures, BigDecimal amount) {
        int atLeast = 0;
        int atMost = 100;
        for (PayFigure figure : figures) {
            int percentile = figure.percentile();
            if (percentile < 0) {
                continue;
            }
            switch (figure.value()) {
                case FigureValue.Exact(BigDecimal at) -> {
                    if (at.compareTo(amount) <= 0) {
                        atLeast = Math.max(atLeast, percentile);
                    }
                    if (at.compareTo(amount) >= 0) {
                        atMost = Math.min(atMost, percentile);
                    }
                }
                case FigureValue.AtLeast(BigDecimal bound) -> {
                    if (bound.compareTo(amount) > 0) {
                        atMost = Math.min(atMost, percentile);
                    }
                }
                case FigureValue.AtMost(BigDecimal bound) -> {
                    if (bound.compareTo(amount) < 0) {
                        atLeast = Math.max(atLeast, percentile);
                    }
                }
                case FigureValue.Missing _ -> {}
            }
        }
        // Several percentiles that are just the amount: the ends have crossed.
        return new Standing(
                BigDecimal.valueOf(Math.min(atLeast, atMost)), BigDecimal.valueOf(Math.max(atLeast, atMost)));
    }

    public boolean isExact() {
        return atLeast.compareTo(atMost) == 0;
    }

    /** How many earn less, in words without a capital or full stop. */
    public String words() {
        String least = whole(atLeast);
        String most = whole(atMost);
        if (atMost.signum() == 0) {
            return "nobody earns less";
        }
        if (atLeast.compareTo(EVERYBODY) == 0) {
            return "everybody earns less";
        }
        if (least.equals(most)) {
            return "about " + least + " of 100 earn less";
        }
        if (atLeast.signum() == 0) {
            return "fewer than " + most + " of 100 earn less";
        }
        if (atMost.compareTo(EVERYBODY) == 0) {
            return "at least " + least + " of 100 earn less";
        }
        return "between " + least + " and " + most + " of 100 earn less";
    }

    private static String whole(BigDecimal share) {
        return share.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
