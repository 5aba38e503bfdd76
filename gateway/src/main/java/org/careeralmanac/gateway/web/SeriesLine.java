package org.careeralmanac.gateway.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.careeralmanac.gateway.web.chart.SeriesChart;
import org.careeralmanac.gateway.web.model.MarketDemand.Change;
import org.careeralmanac.gateway.web.model.MarketDemand.Point;
import org.careeralmanac.gateway.web.model.MarketDemand.Series;

/** A drawn series with the numbers behind it; ratios are shown as percentages, and no number with more than two decimals. */
public record SeriesLine(Series series, SeriesChart chart, NumbersTable numbers) {

    private static final int PERCENT = 2;
    private static final int DECIMALS = 2;

    static SeriesLine of(Series series) {
        List<Point> points = series.points().stream()
                .map(p -> new Point(p.period(), shown(series, p.value()), p.missing()))
                .toList();
        SeriesChart chart = SeriesChart.drawn(points.stream()
                .map(p -> new SeriesChart.Point(p.period(), p.value(), false))
                .toList());
        return new SeriesLine(series, chart, NumbersTable.of(points));
    }

    private static BigDecimal shown(Series series, BigDecimal value) {
        BigDecimal said = value == null || !series.ratio() ? value : value.movePointRight(PERCENT);
        return said == null || said.scale() <= DECIMALS ? said : said.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** A value of an earlier year. */
    public String earlier(BigDecimal value) {
        return Words.number(shown(series, value)) + (series.ratio() ? "%" : "");
    }

    /** What the numbers are. */
    public String unit() {
        return Words.unit(series.ratio() ? "percent" : series.unit(), series.baseDate());
    }

    /** The change over a year, else over the longest time that is on file, or null. */
    public Change change() {
        if (series.momentum() == null) {
            return null;
        }
        List<Change> known = series.momentum().changes().stream()
                .filter(c -> c.value() != null)
                .toList();
        return known.stream()
                .filter(c -> Integer.valueOf(12).equals(c.months()))
                .findFirst()
                .orElse(known.isEmpty() ? null : known.getLast());
    }

    /** How it moved in a sentence, empty where the text of the series says it already. */
    public String momentumText() {
        return series.momentum() == null
                        || series.text().contains(series.momentum().text())
                ? ""
                : series.momentum().text();
    }

    public String place() {
        return series.areaName().isEmpty() ? Words.area(series.area()) : series.areaName();
    }

    /** What the drawing shows, for those who cannot see it. */
    public String label() {
        return series.title() + ". " + CareerView.said(chart) + " All numbers follow.";
    }
}
