package org.careeralmanac.trends.figure;

import java.util.Locale;

/** Areas in a sentence. */
public final class Areas {

    private Areas() {}

    /** A country by its English name; any finer area by its code, which this service knows no name for. */
    public static String words(String area) {
        return switch (area) {
            case "US" -> "the United States";
            case "GB" -> "the United Kingdom";
            default -> area.length() == 2 ? Locale.of("", area).getDisplayCountry(Locale.ENGLISH) : area;
        };
    }
}
