package org.careeralmanac.gateway.web.model;

import java.util.List;

/** @param nextCursor where the list goes on, or empty */
public record PayAreas(List<InArea> items, String nextCursor, List<Source> sources) {

    /**
     * @param nominal the most reliable range as it is paid there, or null; then reason says why
     * @param adjusted the same at the price level of priceArea, or null
     * @param adjustment what was done about prices, or why nothing was
     */
    public record InArea(
            String area,
            String name,
            String kind,
            Salary.Range nominal,
            String reason,
            String priceArea,
            Salary.Range adjusted,
            String adjustment) {}
}
