package org.careeralmanac.gateway.web.chart;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** Amounts as the labels of a drawing say them; every exact figure brings its own text from its owner. */
public final class Money {

    private static final Map<String, String> SIGNS = Map.of("USD", "$", "GBP", "£", "EUR", "€", "JPY", "¥");

    private Money() {}

    /** Such as $1,296,000 or CHF 120,000. */
    public static String exact(BigDecimal amount, String currency) {
        return sign(currency) + String.format(Locale.ROOT, "%,.0f", amount);
    }

    /** Such as $150k, for ticks. */
    static String tick(double amount, String currency) {
        if (amount >= 10_000 || amount == 0) {
            String thousands = plain(amount / 1000);
            return sign(currency) + (amount == 0 ? "0" : thousands + "k");
        }
        return sign(currency) + plain(amount);
    }

    static String plain(double number) {
        BigDecimal exact = BigDecimal.valueOf(Scale.rounded(number)).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, exact.scale()) + "f", exact);
    }

    private static String sign(String currency) {
        return SIGNS.getOrDefault(currency, currency.isEmpty() ? "" : currency + " ");
    }
}
