package org.careeralmanac.trends.figure;

import java.util.Locale;
import java.util.Map;

/** Areas in a sentence. */
public final class Areas {

    /** ISO 3166-2:US without the country. */
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("AL", "Alabama"),
            Map.entry("AK", "Alaska"),
            Map.entry("AZ", "Arizona"),
            Map.entry("AR", "Arkansas"),
            Map.entry("CA", "California"),
            Map.entry("CO", "Colorado"),
            Map.entry("CT", "Connecticut"),
            Map.entry("DE", "Delaware"),
            Map.entry("DC", "District of Columbia"),
            Map.entry("FL", "Florida"),
            Map.entry("GA", "Georgia"),
            Map.entry("GU", "Guam"),
            Map.entry("HI", "Hawaii"),
            Map.entry("ID", "Idaho"),
            Map.entry("IL", "Illinois"),
            Map.entry("IN", "Indiana"),
            Map.entry("IA", "Iowa"),
            Map.entry("KS", "Kansas"),
            Map.entry("KY", "Kentucky"),
            Map.entry("LA", "Louisiana"),
            Map.entry("ME", "Maine"),
            Map.entry("MD", "Maryland"),
            Map.entry("MA", "Massachusetts"),
            Map.entry("MI", "Michigan"),
            Map.entry("MN", "Minnesota"),
            Map.entry("MS", "Mississippi"),
            Map.entry("MO", "Missouri"),
            Map.entry("MT", "Montana"),
            Map.entry("NE", "Nebraska"),
            Map.entry("NV", "Nevada"),
            Map.entry("NH", "New Hampshire"),
            Map.entry("NJ", "New Jersey"),
            Map.entry("NM", "New Mexico"),
            Map.entry("NY", "New York"),
            Map.entry("NC", "North Carolina"),
            Map.entry("ND", "North Dakota"),
            Map.entry("OH", "Ohio"),
            Map.entry("OK", "Oklahoma"),
            Map.entry("OR", "Oregon"),
            Map.entry("PA", "Pennsylvania"),
            Map.entry("PR", "Puerto Rico"),
            Map.entry("RI", "Rhode Island"),
            Map.entry("SC", "South Carolina"),
            Map.entry("SD", "South Dakota"),
            Map.entry("TN", "Tennessee"),
            Map.entry("TX", "Texas"),
            Map.entry("UT", "Utah"),
            Map.entry("VT", "Vermont"),
            Map.entry("VA", "Virginia"),
            Map.entry("VI", "U.S. Virgin Islands"),
            Map.entry("WA", "Washington"),
            Map.entry("WV", "West Virginia"),
            Map.entry("WI", "Wisconsin"),
            Map.entry("WY", "Wyoming"));

    private Areas() {}

    /** Within a sentence: the United States, California, else as {@link #name}. */
    public static String words(String area) {
        return switch (area) {
            case "US" -> "the United States";
            case "GB" -> "the United Kingdom";
            // Not ISO 3166, which reserves it for two Spanish cities; publishers of statistics use it for this.
            case "EA" -> "the euro area";
            case "US-DC" -> "the District of Columbia";
            default -> name(area);
        };
    }

    /** A country or a US state by its English name; any finer area by its code, which this service knows no name for. */
    public static String name(String area) {
        if (area.length() == 2) {
            return area.equals("EA") ? "Euro area" : Locale.of("", area).getDisplayCountry(Locale.ENGLISH);
        }
        return area.startsWith("US-") ? STATES.getOrDefault(area.substring(3), area) : area;
    }
}
