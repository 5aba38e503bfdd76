package org.careeralmanac.trends.load;

import java.time.LocalDate;
import java.util.Locale;
import org.careeralmanac.trends.momentum.Grain;

/**
 * What a file says of one series.
 *
 * @param id permanent, lower case with hyphens
 * @param measure what is measured, as a code, e.g. {@code postingsIndex}
 * @param unit index, percent, ratio, persons or thousandPersons
 * @param baseDate the day whose value counts as the base, or null
 * @param adjusted whether seasonally adjusted
 * @param area its code, e.g. {@code US-CBSA-41860}
 * @param areaName what the area is called; null for a country, whose code says it
 * @param sector the publisher's sector, null for all
 * @param note what there is to know about it, or null
 */
public record SeriesHead(
        String id,
        String title,
        String measure,
        String unit,
        LocalDate baseDate,
        boolean adjusted,
        Grain grain,
        String area,
        String areaName,
        String sector,
        String note) {

    /** A name as part of an id: {@code Banking & Finance} becomes {@code banking-finance}. */
    public static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
