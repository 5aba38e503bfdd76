package org.careeralmanac.gateway.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.web.model.MarketDemand;

/**
 * The numbers behind a drawn series. Months make a grid of a row for each year; anything else a row for each point.
 *
 * @param columns heads of the columns after the first
 */
public record NumbersTable(String corner, List<String> columns, List<Row> rows) {

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /** @param cells one for each column; empty where there is no such point */
    public record Row(String head, List<String> cells) {}

    static NumbersTable of(List<MarketDemand.Point> points) {
        boolean monthly = points.stream().allMatch(p -> p.period().matches("\\d{4}-(0[1-9]|1[0-2])"));
        List<Row> rows = new ArrayList<>();
        if (!monthly) {
            for (MarketDemand.Point point : points) {
                rows.add(new Row(Words.period(point.period()), List.of(cell(point))));
            }
            return new NumbersTable("Period", List.of("Value"), rows);
        }
        Map<String, String[]> years = new LinkedHashMap<>();
        for (MarketDemand.Point point : points) {
            String[] cells = years.computeIfAbsent(point.period().substring(0, 4), year -> emptyYear());
            cells[Integer.parseInt(point.period().substring(5)) - 1] = cell(point);
        }
        years.forEach((year, cells) -> rows.add(new Row(year, List.of(cells))));
        return new NumbersTable("Year", MONTHS, rows);
    }

    private static String[] emptyYear() {
        String[] cells = new String[MONTHS.size()];
        Arrays.fill(cells, "");
        return cells;
    }

    private static String cell(MarketDemand.Point point) {
        return point.value() != null ? Words.number(point.value()) : Words.missing(point.missing());
    }
}
