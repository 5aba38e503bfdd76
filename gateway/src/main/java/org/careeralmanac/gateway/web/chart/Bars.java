package org.careeralmanac.gateway.web.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * Spans of several careers on one scale.
 *
 * @param ticks of the shared scale
 * @param bars one for each span, in their order; null where there is nothing to draw
 */
public record Bars(List<Tick> ticks, List<Bar> bars) {

    private static final int TICKS = 4;
    private static final double FROM = 1;
    private static final double TO = 99;

    /** Ends and middle; each may be null. */
    public record Span(BigDecimal low, BigDecimal middle, BigDecimal high) {

        private Stream<BigDecimal> known() {
            return Stream.of(low, middle, high).filter(Objects::nonNull);
        }
    }

    /**
     * In percent of the drawing.
     *
     * @param middle null where it is not known
     */
    public record Bar(double from, double width, Double middle) {}

    public boolean isEmpty() {
        return bars.stream().allMatch(Objects::isNull);
    }

    /** Amounts in dollars. */
    public static Bars money(List<Span> spans) {
        return of(spans, tick -> Money.tick(tick, "USD"));
    }

    /** Changes in percent, drawn from zero. */
    public static Bars percent(List<Span> changes) {
        return of(
                changes.stream()
                        .map(c -> c.high() == null ? new Span(null, null, null) : c)
                        .toList(),
                tick -> Money.plain(tick) + "%");
    }

    private static Bars of(List<Span> spans, DoubleFunction<String> label) {
        double[] known = spans.stream()
                .flatMap(Span::known)
                .mapToDouble(BigDecimal::doubleValue)
                .sorted()
                .toArray();
        List<Bar> bars = new ArrayList<>();
        if (known.length == 0) {
            spans.forEach(span -> bars.add(null));
            return new Bars(List.of(), bars);
        }
        Scale scale = Scale.of(known[0], known[known.length - 1], TICKS, FROM, TO);
        for (Span span : spans) {
            double[] ends =
                    span.known().mapToDouble(BigDecimal::doubleValue).sorted().toArray();
            if (ends.length == 0) {
                bars.add(null);
                continue;
            }
            double from = scale.at(ends[0]);
            double to = scale.at(ends[ends.length - 1]);
            bars.add(new Bar(
                    from,
                    Scale.rounded(to - from),
                    span.middle() == null ? null : scale.at(span.middle().doubleValue())));
        }
        List<Double> at = scale.ticks();
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) {
            String anchor = i == 0 ? "start" : i == at.size() - 1 ? "end" : "middle";
            ticks.add(new Tick(scale.at(at.get(i)), label.apply(at.get(i)), anchor));
        }
        return new Bars(ticks, bars);
    }
}
