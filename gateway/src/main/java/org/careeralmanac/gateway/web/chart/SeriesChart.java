package org.careeralmanac.gateway.web.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A time series as a line. Points that are missing, and periods that are left out, break the line.
 *
 * <p>Lines are paths in a square of 1,000 by 1,000 that is stretched over the drawing; everything else is in percent of
 * it, so that neither text nor strokes are stretched.
 *
 * @param lines one path for each run of points without a gap
 * @param dots points that have no neighbour to be joined with
 * @param last the newest point that has a value, or null where none has
 * @param breaks where the way of counting changed, in percent from the left
 * @param gaps how many times the line is broken
 * @param zero whether the vertical axis starts at zero
 */
public record SeriesChart(
        List<String> lines,
        List<Dot> dots,
        Dot last,
        List<Tick> x,
        List<Tick> y,
        List<Double> breaks,
        int gaps,
        boolean zero) {

    /** Room, in percent, for the label of the uppermost line and for the labels of the time axis. */
    private static final double TOP = 12;

    private static final double BOTTOM = 86;
    private static final double LEFT = 1;
    private static final double RIGHT = 97;
    private static final int MOST_YEARS = 6;
    private static final int FEW_POINTS = 7;

    /**
     * @param period such as 2024-05
     * @param value null where it is missing
     * @param newCounting whether it was counted in another way than the points before
     */
    public record Point(String period, BigDecimal value, boolean newCounting) {}

    /** A point at {@code x} and {@code y} percent. */
    public record Dot(double x, double y, String period, BigDecimal value) {}

    public boolean empty() {
        return last == null;
    }

    /** Of points that say themselves what is missing: a long way between two of them only means that others are left out. */
    public static SeriesChart drawn(List<Point> points) {
        return of(points, "", false);
    }

    /** @param currency ISO 4217 where the values are money, else empty */
    public static SeriesChart of(List<Point> points, String currency) {
        return of(points, currency, true);
    }

    private static SeriesChart of(List<Point> points, String currency, boolean distanceIsGap) {
        List<Double> times = times(points);
        double least = points.stream()
                .filter(p -> p.value() != null)
                .mapToDouble(p -> p.value().doubleValue())
                .min()
                .orElse(0);
        double most = points.stream()
                .filter(p -> p.value() != null)
                .mapToDouble(p -> p.value().doubleValue())
                .max()
                .orElse(1);
        Scale value = Scale.of(least, most, 4, BOTTOM, TOP);
        double first = times.stream().mapToDouble(t -> t).min().orElse(0);
        double end = times.stream().mapToDouble(t -> t).max().orElse(1);
        Span time = new Span(first, end > first ? end : first + 1);
        double usual = usualDistance(times);

        List<String> lines = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        List<Double> breaks = new ArrayList<>();
        List<Dot> run = new ArrayList<>();
        int gaps = 0;
        Dot last = null;
        double previous = Double.NaN;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double at = times.get(i);
            boolean leftOut = distanceIsGap && !Double.isNaN(previous) && at - previous > usual * 1.6;
            if (point.newCounting()) {
                breaks.add(Scale.rounded(time.at(Double.isNaN(previous) ? at : (previous + at) / 2)));
            }
            if (!run.isEmpty() && (leftOut || point.value() == null || point.newCounting())) {
                finish(run, lines, dots);
                gaps += point.newCounting() && !leftOut && point.value() != null ? 0 : 1;
            }
            if (point.value() != null) {
                last = new Dot(
                        Scale.rounded(time.at(at)),
                        value.at(point.value().doubleValue()),
                        point.period(),
                        point.value());
                run.add(last);
            }
            previous = at;
        }
        finish(run, lines, dots);
        return new SeriesChart(
                List.copyOf(lines),
                List.copyOf(dots),
                last,
                timeTicks(points, times, time),
                value.ticks().stream()
                        .map(v -> new Tick(
                                value.at(v), currency.isEmpty() ? Money.plain(v) : Money.tick(v, currency), "end"))
                        .toList(),
                List.copyOf(breaks),
                gaps,
                value.least() == 0);
    }

    private record Span(double first, double end) {

        double at(double time) {
            return LEFT + (time - first) / (end - first) * (RIGHT - LEFT);
        }
    }

    private static void finish(List<Dot> run, List<String> lines, List<Dot> dots) {
        if (run.size() == 1) {
            dots.add(run.getFirst());
        } else if (!run.isEmpty()) {
            StringBuilder path = new StringBuilder();
            for (Dot dot : run) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(String.format(Locale.ROOT, "%.1f %.1f", dot.x() * 10, dot.y() * 10));
            }
            lines.add(path.toString());
        }
        run.clear();
    }

    private static List<Tick> timeTicks(List<Point> points, List<Double> times, Span time) {
        List<Tick> ticks = new ArrayList<>();
        if (points.size() <= FEW_POINTS) {
            for (int i = 0; i < points.size(); i++) {
                String period = points.get(i).period();
                add(ticks, time.at(times.get(i)), period.length() > 4 ? period.substring(0, 4) : period);
            }
            return ticks;
        }
        if (time.first() == 0) {
            // No times, only an order: the ends are named.
            add(ticks, LEFT, points.getFirst().period());
            add(ticks, RIGHT, points.getLast().period());
            return ticks;
        }
        int from = (int) Math.ceil(time.first() - 0.01);
        int to = (int) Math.floor(time.end());
        int step = Math.max(1, (int) Math.ceil((to - from + 1) / (double) MOST_YEARS));
        for (int year = from; year <= to; year += step) {
            add(ticks, time.at(year), String.valueOf(year));
        }
        return ticks;
    }

    private static void add(List<Tick> ticks, double at, String label) {
        ticks.add(new Tick(
                Scale.rounded(Math.clamp(at, LEFT, RIGHT)), label, at < 5 ? "start" : at > 93 ? "end" : "middle"));
    }

    /** The median distance between neighbours in years; anything much longer is a gap. */
    private static double usualDistance(List<Double> times) {
        List<Double> distances = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            distances.add(times.get(i) - times.get(i - 1));
        }
        distances.sort(null);
        return distances.isEmpty() ? 1 : distances.get(distances.size() / 2);
    }

    /** Years with their part; where any period cannot be read or the order is not that of time, one step a point. */
    private static List<Double> times(List<Point> points) {
        List<Double> times = points.stream().map(p -> time(p.period())).toList();
        boolean ordered = !times.contains(null)
                && new TreeSet<>(times).size() == times.size()
                && times.equals(times.stream().sorted().toList());
        if (ordered) {
            return times;
        }
        List<Double> steps = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            steps.add((double) i);
        }
        return steps;
    }

    private static Double time(String period) {
        String from = period.split("/", 2)[0];
        if (!from.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            return null;
        }
        double time = Integer.parseInt(from.substring(0, 4));
        if (from.length() >= 7) {
            time += (Integer.parseInt(from.substring(5, 7)) - 1) / 12.0;
        }
        if (from.length() == 10) {
            time += (Integer.parseInt(from.substring(8, 10)) - 1) / 366.0;
        }
        return time;
    }
}
