package org.careeralmanac.gateway.web.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.careeralmanac.gateway.web.model.Figure;
import org.careeralmanac.gateway.web.model.Salary;
import org.careeralmanac.gateway.web.model.Salary.Estimate;

/**
 * All pay estimates that share the scale of the reconciliation, drawn on one axis: a row for each estimate, an interval
 * with its middle half where known, ticks for median and mean, open ends where only a bound is known.
 *
 * @param ticks of the axis
 * @param band the most reliable range, or null where there is none
 * @param named rows whose source is named
 * @param unattributed rows whose source names no publisher
 * @param older how many estimates are left out because the same source speaks of a later period
 * @param offScale how many are left out because they are of another currency or period than the scale
 */
public record PayChart(List<Tick> ticks, Band band, List<Row> named, List<Row> unattributed, int older, int offScale) {

    /** The drawing keeps this much room, in percent, for arrows and line ends at both sides. */
    private static final double MARGIN = 2;

    /** Figures that name no publisher may stretch the axis by this much; what lies further out is said in words. */
    private static final double STRETCH = 1.25;

    private static final int TICKS = 5;

    /**
     * @param from left end in percent
     * @param width in percent
     * @param middle in percent, or null
     * @param openRight whether its upper end is only a lower bound
     */
    public record Band(double from, double width, Double middle, boolean openRight, String label) {}

    /** From {@code from}, {@code width} wide, in percent. */
    public record Span(double from, double width) {

        public double to() {
            return Scale.rounded(from + width);
        }
    }

    /**
     * One estimate.
     *
     * @param whole everything the source gives, or null where it gives one number only
     * @param half the middle half or typical range, or null
     * @param median in percent, or null
     * @param mean in percent, or null
     * @param openLeft whether the lower end is only an upper bound
     * @param openRight whether the upper end is only a lower bound, or lies beyond the axis
     * @param beyond the largest amount where it lies beyond the axis, else empty
     * @param used whether the most reliable range rests on it
     */
    public record Row(
            Estimate estimate,
            Span whole,
            Span half,
            Double median,
            Double mean,
            boolean openLeft,
            boolean openRight,
            String beyond,
            boolean used) {}

    public boolean empty() {
        return named.isEmpty() && unattributed.isEmpty();
    }

    public boolean anyHalf() {
        return rows().stream().anyMatch(row -> row.half() != null);
    }

    public boolean anyMean() {
        return rows().stream().anyMatch(row -> row.mean() != null);
    }

    public boolean anyMedian() {
        return rows().stream().anyMatch(row -> row.median() != null);
    }

    public boolean anyOpen() {
        return rows().stream().anyMatch(row -> row.openLeft() || row.openRight());
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>(named);
        rows.addAll(unattributed);
        return rows;
    }

    /** @param isUnattributed whether a source, by id, names no publisher */
    public static PayChart of(Salary salary, Predicate<String> isUnattributed) {
        Salary.Reconciliation reconciliation = salary.reconciliation();
        String currency = reconciliation != null && reconciliation.scale() != null
                ? reconciliation.scale().currency()
                : salary.view() == null ? "USD" : salary.view().currency();
        String period = reconciliation != null && reconciliation.scale() != null
                ? reconciliation.scale().period()
                : "year";
        Set<String> used = new HashSet<>();
        if (reconciliation != null) {
            reconciliation.used().forEach(u -> used.add(u.estimate()));
        }

        Set<String> saidAgain = new HashSet<>();
        if (reconciliation != null) {
            reconciliation.setAside().stream()
                    .filter(s -> s.reason().equals("RESTATEMENT"))
                    .forEach(s -> saidAgain.add(s.estimate()));
        }
        List<Estimate> onScale = salary.estimates().stream()
                .filter(e -> !saidAgain.contains(e.id()))
                .filter(e -> e.onScale() != null
                        || e.currency().equals(currency) && e.period().equals(period))
                .filter(e -> e.shown().stream().anyMatch(f -> f.amount() != null))
                .toList();
        List<Estimate> newest = newest(onScale, used);
        Salary.Range range = reconciliation == null ? null : reconciliation.range();
        Scale scale = scale(newest, range, isUnattributed);

        List<Row> named = new ArrayList<>();
        List<Row> unattributed = new ArrayList<>();
        for (Estimate estimate : newest) {
            (isUnattributed.test(estimate.source()) ? unattributed : named)
                    .add(row(estimate, scale, currency, used.contains(estimate.id())));
        }
        named.sort(Comparator.comparing(row -> !row.used()));
        List<Tick> ticks = scale.ticks().stream()
                .map(value -> new Tick(
                        scale.at(value),
                        Money.tick(value, currency),
                        value == scale.least() ? "start" : scale.at(value) >= 100 - MARGIN - 1 ? "end" : "middle"))
                .toList();
        return new PayChart(
                ticks,
                band(range, scale),
                List.copyOf(named),
                List.copyOf(unattributed),
                onScale.size() - newest.size(),
                salary.estimates().size() - onScale.size());
    }

    /**
     * Of estimates that differ in nothing but their period, the latest. An undated one cannot be older than another, and
     * whatever the range rests on stays too.
     */
    private static List<Estimate> newest(List<Estimate> estimates, Set<String> used) {
        record Alike(String source, Object subject, String area, String seniority, String industry, String basis) {}
        Map<Alike, String> latest = new HashMap<>();
        for (Estimate e : estimates) {
            latest.merge(alike(e, Alike::new), e.referencePeriod(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
        return estimates.stream()
                .filter(e -> used.contains(e.id())
                        || e.referencePeriod().isEmpty()
                        || latest.get(alike(e, Alike::new)).equals(e.referencePeriod()))
                .toList();
    }

    private interface Key<K> {
        K of(String source, Object subject, String area, String seniority, String industry, String basis);
    }

    private static <K> K alike(Estimate e, Key<K> key) {
        Object subject = e.subject() == null
                ? ""
                : List.of(
                        e.subject().role(),
                        e.subject().occupation() == null
                                ? ""
                                : e.subject().occupation().code(),
                        e.subject().title());
        return key.of(e.source(), subject, e.area(), e.seniority(), e.industry(), e.basis());
    }

    private static Scale scale(List<Estimate> estimates, Salary.Range range, Predicate<String> isUnattributed) {
        List<Double> sure = new ArrayList<>();
        List<Double> unsure = new ArrayList<>();
        for (Estimate e : estimates) {
            for (Figure figure : e.shown()) {
                if (figure.amount() != null && place(figure) != Place.NONE) {
                    boolean middle = place(figure) == Place.MEDIAN || place(figure) == Place.MEAN;
                    (middle || !isUnattributed.test(e.source()) ? sure : unsure)
                            .add(figure.amount().doubleValue());
                }
            }
        }
        if (range != null) {
            for (Figure figure : new Figure[] {range.low(), range.middle(), range.high()}) {
                if (figure != null && figure.amount() != null) {
                    sure.add(figure.amount().doubleValue());
                }
            }
        }
        double most = sure.stream()
                .mapToDouble(d -> d)
                .max()
                .orElse(unsure.stream().mapToDouble(d -> d).max().orElse(1));
        double bound = most * STRETCH;
        double highest = unsure.stream()
                .mapToDouble(d -> d)
                .filter(d -> d <= bound)
                .max()
                .orElse(most);
        sure.addAll(unsure);
        double least = sure.stream().mapToDouble(d -> d).min().orElse(0);
        return Scale.of(least, Math.max(most, highest), TICKS, MARGIN, 100 - MARGIN);
    }

    private static Row row(Estimate estimate, Scale scale, String currency, boolean used) {
        Figure lowest = null;
        Figure highest = null;
        Figure quarter = null;
        Figure threeQuarters = null;
        Double median = null;
        Double mean = null;
        List<Figure> lows = new ArrayList<>();
        List<Figure> highs = new ArrayList<>();
        for (Figure figure : estimate.shown()) {
            BigDecimal amount = figure.amount();
            Place place = place(figure);
            if (amount == null || place == Place.NONE) {
                continue;
            }
            if (lowest == null || amount.compareTo(lowest.amount()) < 0) {
                lowest = figure;
            }
            if (highest == null || amount.compareTo(highest.amount()) > 0) {
                highest = figure;
            }
            switch (place) {
                case MEDIAN -> median = scale.at(amount.doubleValue());
                case MEAN -> mean = scale.at(amount.doubleValue());
                case QUARTER -> quarter = figure;
                case THREE_QUARTERS -> threeQuarters = figure;
                case LOW -> lows.add(figure);
                case HIGH -> highs.add(figure);
                case NONE -> {
                    // not a place on the axis
                }
            }
        }
        if (quarter == null && threeQuarters == null && lows.size() > 1 && highs.size() > 1) {
            // A source with a typical and a broader range: the typical one is the inner.
            quarter = lows.stream().max(Comparator.comparing(Figure::amount)).orElseThrow();
            threeQuarters =
                    highs.stream().min(Comparator.comparing(Figure::amount)).orElseThrow();
        }
        Span whole = lowest == null || lowest.amount().compareTo(highest.amount()) == 0
                ? null
                : span(lowest, highest, scale);
        Span half = quarter == null || threeQuarters == null ? null : span(quarter, threeQuarters, scale);
        boolean beyond = highest != null && scale.beyond(highest.amount().doubleValue());
        return new Row(
                estimate,
                whole,
                half,
                median,
                mean,
                lowest != null && lowest.atMost() != null,
                beyond || highest != null && highest.atLeast() != null,
                beyond ? Money.exact(highest.amount(), currency) : "",
                used);
    }

    private static Span span(Figure low, Figure high, Scale scale) {
        double from = scale.at(low.amount().doubleValue());
        double to = scale.at(high.amount().doubleValue());
        return new Span(from, Scale.rounded(Math.max(0, to - from)));
    }

    private static Band band(Salary.Range range, Scale scale) {
        if (range == null
                || range.low() == null
                || range.high() == null
                || range.low().amount() == null
                || range.high().amount() == null) {
            return null;
        }
        Span span = span(range.low(), range.high(), scale);
        Double middle = range.middle() == null || range.middle().amount() == null
                ? null
                : scale.at(range.middle().amount().doubleValue());
        return new Band(span.from(), span.width(), middle, range.high().atLeast() != null, range.text());
    }

    private enum Place {
        LOW,
        QUARTER,
        MEDIAN,
        MEAN,
        THREE_QUARTERS,
        HIGH,
        NONE
    }

    private static Place place(Figure figure) {
        return switch (figure.statistic()) {
            case "median", "p50" -> Place.MEDIAN;
            case "mean" -> Place.MEAN;
            case "p25" -> Place.QUARTER;
            case "p75" -> Place.THREE_QUARTERS;
            case "min", "rangeLow", "starting" -> Place.LOW;
            case "max", "rangeHigh" -> Place.HIGH;
            case String s
            when s.matches("p[1-9][0-9]?") -> Integer.parseInt(s.substring(1)) < 50 ? Place.LOW : Place.HIGH;
            default -> Place.NONE;
        };
    }
}
