package org.careeralmanac.salary.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The indexes that a file gives. */
record PriceIndexes(List<Point> points) {

    /**
     * @param area an area id
     * @param period a year or a month
     * @param index on any base
     */
    record Point(String area, String period, BigDecimal index) {}

    PriceIndexes() {
        this(new ArrayList<>());
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    /** The last period that anything is known of. */
    String newest() {
        return points.stream().map(Point::period).max(String::compareTo).orElseThrow();
    }
}
