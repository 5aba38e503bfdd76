package org.careeralmanac.trends.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as the almanac writes them. */
public final class Numbers {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Numbers() {}

    /** The same number without trailing zeros and without an exponent. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    /** With thousands separators: 1,234.5. */
    public static String words(BigDecimal number) {
        DecimalFormat format = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(number);
    }

    /** As {@link #words(BigDecimal, String)}, rounded half up to one decimal of what is said. */
    public static String rounded(BigDecimal number, String unit) {
        int decimals =
                switch (unit) {
                    case "ratio" -> 3;
                    case "thousandPersons", "persons" -> Math.max(0, number.scale());
                    default -> 1;
                };
        return words(number.setScale(decimals, RoundingMode.HALF_UP), unit);
    }

    /** With its unit: 19.7%, 40,300 people; a ratio as a percentage. */
    public static String words(BigDecimal number, String unit) {
        return switch (unit) {
            case "percent" -> words(number) + "%";
            case "ratio" -> words(number.multiply(HUNDRED)) + "%";
            case "thousandPersons" -> words(number.multiply(THOUSAND)) + " people";
            case "persons" -> words(number) + " people";
            case "index" -> words(number);
            default -> words(number) + " " + unit;
        };
    }
}
