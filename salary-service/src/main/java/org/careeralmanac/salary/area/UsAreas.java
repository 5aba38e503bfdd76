package org.careeralmanac.salary.area;

import java.util.Map;
import java.util.Optional;

/**
 * The ids of areas of the United States by the codes that its statistics use: FIPS codes of states and territories (ANSI
 * INCITS 38), codes of metropolitan areas (Office of Management and Budget) and of nonmetropolitan areas (Bureau of Labor
 * Statistics, a state's FIPS code and a number).
 */
public final class UsAreas {

    public static final String COUNTRY = "US";

    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("01", "AL"),
            Map.entry("02", "AK"),
            Map.entry("04", "AZ"),
            Map.entry("05", "AR"),
            Map.entry("06", "CA"),
            Map.entry("08", "CO"),
            Map.entry("09", "CT"),
            Map.entry("10", "DE"),
            Map.entry("11", "DC"),
            Map.entry("12", "FL"),
            Map.entry("13", "GA"),
            Map.entry("15", "HI"),
            Map.entry("16", "ID"),
            Map.entry("17", "IL"),
            Map.entry("18", "IN"),
            Map.entry("19", "IA"),
            Map.entry("20", "KS"),
            Map.entry("21", "KY"),
            Map.entry("22", "LA"),
            Map.entry("23", "ME"),
            Map.entry("24", "MD"),
            Map.entry("25", "MA"),
            Map.entry("26", "MI"),
            Map.entry("27", "MN"),
            Map.entry("28", "MS"),
            Map.entry("29", "MO"),
            Map.entry("30", "MT"),
            Map.entry("31", "NE"),
            Map.entry("32", "NV"),
            Map.entry("33", "NH"),
            Map.entry("34", "NJ"),
            Map.entry("35", "NM"),
            Map.entry("36", "NY"),
            Map.entry("37", "NC"),
            Map.entry("38", "ND"),
            Map.entry("39", "OH"),
            Map.entry("40", "OK"),
            Map.entry("41", "OR"),
            Map.entry("42", "PA"),
            Map.entry("44", "RI"),
            Map.entry("45", "SC"),
            Map.entry("46", "SD"),
            Map.entry("47", "TN"),
            Map.entry("48", "TX"),
            Map.entry("49", "UT"),
            Map.entry("50", "VT"),
            Map.entry("51", "VA"),
            Map.entry("53", "WA"),
            Map.entry("54", "WV"),
            Map.entry("55", "WI"),
            Map.entry("56", "WY"),
            Map.entry("60", "AS"),
            Map.entry("66", "GU"),
            Map.entry("69", "MP"),
            Map.entry("72", "PR"),
            Map.entry("78", "VI"));

    private UsAreas() {}

    /**
     * A state or territory.
     *
     * @param fips two digits; a leading zero that a spreadsheet program took away may be missing
     */
    public static Optional<String> state(String fips) {
        return Optional.ofNullable(STATES.get(fips.length() == 1 ? "0" + fips : fips))
                .map(postal -> COUNTRY + "-" + postal);
    }

    /**
     * A metropolitan area.
     *
     * @param code five digits
     */
    public static Optional<String> metro(String code) {
        return code.matches("\\d{5}") ? Optional.of(COUNTRY + "-CBSA-" + code) : Optional.empty();
    }

    /**
     * A nonmetropolitan area.
     *
     * @param code seven digits, the first two of them its state's; a leading zero may be missing
     */
    public static Optional<String> nonmetro(String code) {
        String padded = code.length() == 6 ? "0" + code : code;
        return padded.matches("\\d{7}") && STATES.containsKey(padded.substring(0, 2))
                ? Optional.of(COUNTRY + "-NM-" + padded)
                : Optional.empty();
    }

    /** The state that a nonmetropolitan area lies in. */
    public static String stateOf(String nonmetro) {
        String number = nonmetro.substring((COUNTRY + "-NM-").length());
        return COUNTRY + "-" + STATES.get(number.substring(0, 2));
    }
}
