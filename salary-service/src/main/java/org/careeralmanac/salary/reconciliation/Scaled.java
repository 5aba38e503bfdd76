package org.careeralmanac.salary.reconciliation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Conversion;
import org.careeralmanac.salary.estimate.DerivedFrom;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.Figures;
import org.careeralmanac.salary.estimate.Ids;
import org.careeralmanac.salary.estimate.MissingReason;
import org.careeralmanac.salary.estimate.OnScale;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayFigure;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.ReferencePeriod;
import org.careeralmanac.salary.reconciliation.Reconciliation.SetAsideReason;

/**
 * An estimate brought to a scale. An amount is multiplied by hours a year, then by target rate over rate, target prices
 * over prices and target price level over price level, in one division, and rounded half up to cents; what only changed
 * from an hour to a year stays exact.
 */
public final class Scaled {

    private static final BigDecimal HOURS = BigDecimal.valueOf(PayPeriod.HOURS_A_YEAR);
    private static final int CENTS = 2;
    private static final int FACTOR_DIGITS = 8;

    private final PayEstimate estimate;
    private final int score;
    private final Scale scale;
    private final List<Conversion> steps = new ArrayList<>();
    private BigDecimal times = BigDecimal.ONE;
    private BigDecimal over = BigDecimal.ONE;
    private SetAsideReason obstacle;
    private String why;
    private PayEstimate onScale;

    private Scaled(PayEstimate estimate, Scale scale) {
        this.estimate = estimate;
        this.scale = scale;
        this.score = Weights.score(estimate, scale);
    }

    public static Scaled of(PayEstimate estimate, Scale scale, Levels levels) {
        Scaled scaled = new Scaled(estimate, scale);
        scaled.hours();
        scaled.currency(levels);
        scaled.prices(levels);
        scaled.priceArea(levels);
        if (scaled.obstacle == null) {
            scaled.onScale = scaled.steps.isEmpty()
                    ? estimate
                    : estimate.on(
                            estimate.key().per(scale.period(), scale.currency()),
                            scale.currency().equals(estimate.key().currency()) ? estimate.money() : levels.money(),
                            estimate.figures().stream()
                                    .map(f -> f.withValue(f.value().map(scaled::convert)))
                                    .toList());
        }
        return scaled;
    }

    private void hours() {
        if (estimate.key().period() != scale.period()) {
            step(
                    Conversion.Kind.hours,
                    estimate.key().period().name(),
                    scale.period().name(),
                    HOURS,
                    BigDecimal.ONE,
                    null,
                    null,
                    _ -> "Read at 2,080 hours a year.");
        }
    }

    private void currency(Levels levels) {
        String currency = estimate.key().currency();
        String period = estimate.key().referencePeriod();
        if (currency.equals(scale.currency())) {
            return;
        }
        Optional<Levels.Rate> rate = period == null ? Optional.empty() : levels.rate(currency, period);
        if (rate.isEmpty()) {
            obstacle(
                    SetAsideReason.OTHER_CURRENCY,
                    period == null
                            ? "In %s, not %s, and of no stated time, so that no exchange rate belongs to it."
                                    .formatted(currency, scale.currency())
                            : "In %s, not %s, and no exchange rate for %s is on file."
                                    .formatted(currency, scale.currency(), ReferencePeriod.words(period)));
            return;
        }
        Levels.Rate found = rate.get();
        step(
                Conversion.Kind.currency,
                currency,
                scale.currency(),
                found.targetPerEuro(),
                found.perEuro(),
                period,
                found.release(),
                factor -> "1 %s was %s %s on average in %s (%s)."
                        .formatted(
                                currency,
                                significant(factor),
                                scale.currency(),
                                ReferencePeriod.words(period),
                                levels.source(found.release()).publisher()));
    }

    private void prices(Levels levels) {
        if (scale.prices() == null) {
            return;
        }
        String period = estimate.key().referencePeriod();
        String country = Levels.country(estimate.key().area());
        Optional<Levels.PriceLevel> level = period == null ? Optional.empty() : levels.prices(country, period);
        if (level.isEmpty()) {
            obstacle(
                    SetAsideReason.OTHER_PRICES,
                    period == null
                            ? "Of no stated time, so that it cannot be restated in the prices of %d."
                                    .formatted(scale.prices())
                            : "No price index on file leads from %s to %d for this place."
                                    .formatted(ReferencePeriod.words(period), scale.prices()));
            return;
        }
        Levels.PriceLevel found = level.get();
        step(
                Conversion.Kind.prices,
                period,
                String.valueOf(scale.prices()),
                found.target(),
                found.level(),
                period,
                found.release(),
                factor -> "Restated in the prices of %d: consumer prices changed by the factor %s since %s (%s)."
                        .formatted(
                                scale.prices(),
                                significant(factor),
                                ReferencePeriod.words(period),
                                levels.source(found.release()).publisher()));
    }

    private void priceArea(Levels levels) {
        String from = estimate.key().area();
        String to = scale.priceArea();
        if (to == null || to.equals(from)) {
            return;
        }
        String period = estimate.key().referencePeriod();
        Optional<List<Levels.Parity>> parity =
                period == null || !Levels.country(from).equals(Levels.country(to))
                        ? Optional.empty()
                        : levels.parity(from, to, ReferencePeriod.endYear(period));
        if (parity.isEmpty()) {
            obstacle(
                    SetAsideReason.OTHER_PRICES,
                    period == null
                            ? "Of no stated time, so that it cannot be restated at the price level of another place."
                            : "No price level on file compares %s with %s.".formatted(estimate.areaName(), to));
            return;
        }
        Levels.Parity here = parity.get().getFirst();
        Levels.Parity there = parity.get().getLast();
        step(
                Conversion.Kind.priceArea,
                from,
                to,
                there.level(),
                here.level(),
                String.valueOf(here.year()),
                here.release(),
                factor -> "Restated at the price level of %s: %s times that of %s in %d (%s)."
                        .formatted(
                                to,
                                significant(factor),
                                from,
                                here.year(),
                                levels.source(here.release()).publisher()));
    }

    private interface Say {
        String of(BigDecimal factor);
    }

    private void step(
            Conversion.Kind kind,
            String from,
            String to,
            BigDecimal numerator,
            BigDecimal denominator,
            String period,
            String release,
            Say text) {
        times = times.multiply(numerator);
        over = over.multiply(denominator);
        BigDecimal factor = numerator.divide(denominator, FACTOR_DIGITS, RoundingMode.HALF_UP);
        steps.add(new Conversion(
                kind,
                from,
                to,
                factor,
                period,
                release == null ? null : release.substring(0, release.indexOf(':')),
                release,
                text.of(factor)));
    }

    private void obstacle(SetAsideReason reason, String text) {
        if (obstacle == null) {
            obstacle = reason;
            why = text;
        }
    }

    /** An amount of this estimate as it is on the scale; only where {@link #obstacle} is empty. */
    public BigDecimal convert(BigDecimal amount) {
        BigDecimal product = amount.multiply(times);
        if (over.compareTo(BigDecimal.ONE) == 0) {
            return plain(product);
        }
        return plain(product.divide(over, MathContext.DECIMAL128).setScale(CENTS, RoundingMode.HALF_UP));
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String significant(BigDecimal factor) {
        return plain(factor.round(new MathContext(4))).toPlainString();
    }

    String id() {
        return estimate.id();
    }

    int score() {
        return score;
    }

    /** As it was published. */
    public PayEstimate estimate() {
        return estimate;
    }

    /** On the scale; null where there is an obstacle. */
    PayEstimate onScale() {
        return onScale;
    }

    /** Why it cannot be brought to the scale, empty where it can. */
    Optional<SetAsideReason> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** The obstacle in words; null where there is none. */
    public String why() {
        return why;
    }

    public List<Conversion> steps() {
        return steps;
    }

    /** What must be known of a figure that was brought to the scale. */
    List<Caveat> caveats() {
        return steps.stream().map(Conversion::caveat).toList();
    }

    /** The figures on the scale for readers; null where they were published on it. */
    public OnScale told() {
        if (obstacle != null) {
            MissingReason missing =
                    obstacle == SetAsideReason.OTHER_CURRENCY ? MissingReason.noRate : MissingReason.notApplicable;
            PayEstimate gap = estimate.on(
                    estimate.key().per(scale.period(), scale.currency()),
                    estimate.money(),
                    estimate.figures().stream()
                            .map(f -> f.value() instanceof FigureValue.Missing
                                    ? f
                                    : f.withValue(new FigureValue.Missing(missing)))
                            .toList());
            return new OnScale(
                    gap.figures().stream()
                            .map(f -> converted(gap, f, List.of(new Caveat(Caveat.Code.NOT_CONVERTED, why))))
                            .toList(),
                    List.of(),
                    why);
        }
        if (steps.isEmpty()) {
            return null;
        }
        return new OnScale(
                onScale.figures().stream()
                        .map(f -> converted(onScale, f, caveats()))
                        .toList(),
                steps,
                steps.stream().map(Conversion::text).collect(Collectors.joining(" ")));
    }

    private Figure converted(PayEstimate of, PayFigure figure, List<Caveat> caveats) {
        return Figures.figure(
                of,
                new PayFigure(
                        Ids.computed(
                                List.of(figure.id()),
                                DerivedFrom.CONVERTED,
                                scale.currency(),
                                scale.period(),
                                scale.prices(),
                                scale.priceArea()),
                        figure.statistic(),
                        figure.note(),
                        figure.value(),
                        figure.symbol(),
                        figure.sampleSize(),
                        figure.relativeStandardErrorPercent(),
                        new DerivedFrom(List.of(figure.id()), DerivedFrom.CONVERTED)),
                caveats);
    }

    /** The figure that stands for the estimate in comparisons: its median, else its average. */
    Optional<PayFigure> middle() {
        return estimate.figure("median").or(() -> estimate.figure("mean"));
    }

    /** The first of these statistics that has a number. */
    Optional<PayFigure> first(List<String> statistics) {
        return statistics.stream().flatMap(s -> estimate.figure(s).stream()).findFirst();
    }

    /** The value on the scale. */
    FigureValue onScale(PayFigure figure) {
        return steps.isEmpty() ? figure.value() : figure.value().map(this::convert);
    }

    /** The number or bound on the scale; only of a figure that has one. */
    BigDecimal amount(PayFigure figure) {
        return onScale(figure).bound().orElseThrow();
    }
}
