package org.careeralmanac.trends.series;

import java.time.LocalDate;
import org.careeralmanac.trends.momentum.Grain;
import org.careeralmanac.trends.momentum.Momentum;

/**
 * A load of a series as the database gives it, with its digest and the mapping that led to it.
 *
 * @param areaName what the area is called where its code does not say it, or null
 * @param mapping how it relates to the career that asks, null where none does
 * @param firstDay the first measured period, null where nothing was measured
 * @param lastDay the last measured period, null where nothing was measured
 * @param periods how many periods lie between its first and its last point
 * @param gaps how many of them have no measurement
 * @param drawn a few points for drawing, as JSON; null where they are read from the points themselves
 * @param shown how many points for drawing there are
 * @param momentum null where nothing was measured
 */
public record SeriesRow(
        String id,
        String release,
        String source,
        long publishedAt,
        String unit,
        LocalDate baseDate,
        boolean adjusted,
        Grain grain,
        String area,
        String areaName,
        String sector,
        String title,
        String measure,
        String note,
        String mapping,
        LocalDate firstDay,
        LocalDate lastDay,
        int periods,
        int gaps,
        String drawn,
        int shown,
        Momentum momentum) {}
