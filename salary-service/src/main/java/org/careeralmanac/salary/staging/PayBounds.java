package org.careeralmanac.salary.staging;

import java.math.BigDecimal;
import org.careeralmanac.salary.estimate.PayPeriod;

/**
 * Whether an amount can be what somebody is paid: 1,000 to 10,000,000 US dollars a year. A smaller one that is within
 * these bounds as pay an hour, over {@link PayPeriod#HOURS_A_YEAR} hours, is likely just that.
 */
public final class PayBounds {

    public static final BigDecimal LEAST = BigDecimal.valueOf(1_000);
    public static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);

    /** What would be right, for refusals. */
    public static final String RIGHT = "pay worth 1,000 to 10,000,000 US dollars a year";

    /** What an importer says to a steward of amounts that it read as pay an hour. */
    public static final String HOURLY_FLAG = "HOURLY_TIMES_2080";

    private static final BigDecimal HOURS = BigDecimal.valueOf(PayPeriod.HOURS_A_YEAR);

    public enum Verdict {
        within,
        /** Too little for a year, and within the bounds when it is paid for an hour. */
        hourly,
        outside
    }

    private PayBounds() {}

    /**
     * @param usd the amount in US dollars
     * @param period what it is paid for
     */
    public static Verdict of(BigDecimal usd, PayPeriod period) {
        BigDecimal timesHours = usd.multiply(HOURS);
        if (period == PayPeriod.hour) {
            return isWithin(timesHours) ? Verdict.within : Verdict.outside;
        }
        if (isWithin(usd)) {
            return Verdict.within;
        }
        return usd.compareTo(LEAST) < 0 && isWithin(timesHours) ? Verdict.hourly : Verdict.outside;
    }

    private static boolean isWithin(BigDecimal usdAYear) {
        return usdAYear.compareTo(LEAST) >= 0 && usdAYear.compareTo(MOST) <= 0;
    }

    /** Pay an hour as pay a year. */
    public static BigDecimal yearly(BigDecimal hourly) {
        return hourly.multiply(HOURS);
    }
}
