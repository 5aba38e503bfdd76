package org.careeralmanac.salary.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * A currency as sentences need it.
 *
 * @param code ISO 4217
 * @param symbol what is written before the amount, or null for the code after it
 */
public record Currency(String code, String symbol) {

    /** An amount for readers: whole units, except where an amount has cents, as an hourly one. */
    public String format(BigDecimal amount) {
        boolean cents = amount.stripTrailingZeros().scale() > 0 && amount.compareTo(BigDecimal.valueOf(1000)) < 0;
        DecimalFormat format =
                new DecimalFormat(cents ? "#,##0.00" : "#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        String number = format.format(amount);
        return symbol == null ? number + " " + code : symbol + number;
    }
}
