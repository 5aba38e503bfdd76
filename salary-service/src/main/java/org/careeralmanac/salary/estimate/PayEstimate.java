package org.careeralmanac.salary.estimate;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.careeralmanac.defaults.release.Source;

/**
 * The pay figures that one release gives under one natural key, together with how well they fit the role that asks.
 *
 * @param id by {@link Ids}
 * @param release id of its release
 * @param source who says it
 * @param key what it speaks of
 * @param areaName the area in words
 * @param money its currency
 * @param fit the worst along the path from the role to the subject
 * @param population whom it covers where that is not everyone in the job, or null
 * @param sampleSize how many answers it rests on, or null
 * @param statedIn where the source says it, or null
 * @param note what the almanac remarks on it, or null
 * @param figures its numbers
 */
public record PayEstimate(
        String id,
        String release,
        Source source,
        NaturalKey key,
        String areaName,
        Currency money,
        Fit fit,
        String population,
        Integer sampleSize,
        String statedIn,
        String note,
        List<PayFigure> figures) {

    /** The order in which figures are told: by size of what they mean, never by how they were stored. */
    private static final List<String> ORDER =
            List.of("min", "starting", "rangeLow", "p", "median", "mean", "rangeHigh", "max");

    public PayEstimate {
        figures = figures.stream()
                .sorted(Comparator.comparingInt((PayFigure f) -> place(f.statistic()))
                        .thenComparing(f -> f.note() == null ? "" : f.note()))
                .toList();
    }

    public Subject subject() {
        return key.subject();
    }

    /** The same for another who asks. */
    public PayEstimate withFit(Fit other) {
        return new PayEstimate(
                id, release, source, key, areaName, money, other, population, sampleSize, statedIn, note, figures);
    }

    /** The same on another scale. */
    public PayEstimate on(NaturalKey otherKey, Currency otherMoney, List<PayFigure> otherFigures) {
        return new PayEstimate(
                id,
                release,
                source,
                otherKey,
                areaName,
                otherMoney,
                fit,
                population,
                sampleSize,
                statedIn,
                note,
                otherFigures);
    }

    public boolean isUnattributed() {
        return source.kind() == Source.Kind.UNATTRIBUTED;
    }

    /** Whether it says nothing but that there are people, too few to show. */
    public boolean isTooFew() {
        return !figures.isEmpty()
                && figures.stream()
                        .allMatch(f -> f.value() instanceof FigureValue.Missing(MissingReason reason)
                                && reason == MissingReason.belowMinimumGroup);
    }

    /** What the estimate as a whole was computed from: only where each of its figures was computed, and by one rule. */
    public Optional<DerivedFrom> derivedFrom() {
        Set<String> inputs = new LinkedHashSet<>();
        String rule = null;
        for (PayFigure figure : figures) {
            if (figure.derivedFrom() == null) {
                return Optional.empty();
            }
            rule = figure.derivedFrom().rule();
            inputs.addAll(figure.derivedFrom().figures());
        }
        return rule == null ? Optional.empty() : Optional.of(new DerivedFrom(List.copyOf(inputs), rule));
    }

    /** The first figure of a statistic that has a number, one without a note first. */
    public Optional<PayFigure> figure(String statistic) {
        return figures.stream()
                .filter(f ->
                        f.statistic().equals(statistic) && f.value().bound().isPresent())
                .findFirst();
    }

    private static int place(String statistic) {
        if (statistic.startsWith("p")) {
            int percentile = Integer.parseInt(statistic.substring(1));
            return (percentile < 50 ? ORDER.indexOf("p") : ORDER.indexOf("mean")) * 100 + percentile;
        }
        return ORDER.indexOf(statistic) * 100;
    }
}
