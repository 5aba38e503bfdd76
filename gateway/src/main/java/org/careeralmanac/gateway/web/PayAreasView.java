package org.careeralmanac.gateway.web;

import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.web.model.PayAreas;
import org.careeralmanac.gateway.web.model.Source;

/**
 * Pay by area, ready to be placed.
 *
 * @param next the address of the next page, or empty
 */
public record PayAreasView(CareerView career, List<PayAreas.InArea> items, List<Source> sources, String next) {

    static PayAreasView of(CareerView career, PayAreas areas, String next) {
        return new PayAreasView(career, areas.items(), areas.sources(), next);
    }

    /** Where the career's page shows this place. */
    public String address(PayAreas.InArea place) {
        return "/careers/" + career.page().slug() + PayForm.query(Map.of("area", place.area())) + "#salary";
    }
}
