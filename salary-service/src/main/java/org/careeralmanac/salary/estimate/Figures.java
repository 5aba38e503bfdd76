package org.careeralmanac.salary.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives estimates and figures their words: the text and the caveats that travel with them everywhere. */
public final class Figures {

    /** Of an estimate with more figures than this the far ends are left to the figures themselves. */
    private static final int MOST_TOLD = 4;

    private static final Set<String> FAR_OUT = Set.of("p1", "p5", "p10", "p90", "p95", "p99");

    private Figures() {}

    /** An estimate with its figures as published, for readers. */
    public static Estimate estimate(PayEstimate known) {
        return estimate(known, null);
    }

    /** @param onScale the same on the scale that was asked for, or null where it was published on it */
    public static Estimate estimate(PayEstimate known, OnScale onScale) {
        NaturalKey key = known.key();
        return new Estimate(
                known.id(),
                key.subject(),
                known.fit(),
                key.area(),
                known.areaName(),
                key.seniority(),
                key.industry(),
                key.referencePeriod(),
                key.period(),
                key.basis(),
                key.currency(),
                key.remote(),
                known.population(),
                known.sampleSize(),
                known.source().id(),
                known.release(),
                known.statedIn(),
                known.note(),
                known.figures().stream().map(f -> figure(known, f)).toList(),
                onScale,
                known.derivedFrom().orElse(null),
                text(known),
                caveats(known, known.derivedFrom().orElse(null)));
    }

    /** A figure for readers: what its estimate says goes with it, so that it can stand alone. */
    public static Figure figure(PayEstimate of, PayFigure figure) {
        return figure(of, figure, List.of());
    }

    /** @param also what must be known of this figure besides */
    public static Figure figure(PayEstimate of, PayFigure figure, List<Caveat> also) {
        NaturalKey key = of.key();
        FigureValue value = figure.value();
        return new Figure(
                figure.id(),
                figure.statistic(),
                value instanceof FigureValue.Exact e ? e.amount() : null,
                value instanceof FigureValue.AtLeast l ? l.amount() : null,
                value instanceof FigureValue.AtMost m ? m.amount() : null,
                value instanceof FigureValue.Missing m ? m.reason() : null,
                figure.note(),
                key.currency(),
                key.period(),
                key.basis(),
                key.referencePeriod(),
                key.area(),
                key.seniority(),
                key.industry(),
                key.remote(),
                key.subject(),
                figure.symbol(),
                figure.sampleSize(),
                figure.relativeStandardErrorPercent(),
                of.fit(),
                of.source().id(),
                of.release(),
                figure.derivedFrom(),
                amount(value, of.money(), key.period()),
                Stream.of(valueCaveat(figure).stream(), caveats(of, figure.derivedFrom()).stream(), also.stream())
                        .flatMap(Function.identity())
                        .toList());
    }

    /** An amount in words: {@code $239,200 or more a year}. */
    public static String amount(FigureValue value, Currency money, PayPeriod period) {
        return value instanceof FigureValue.Missing ? bare(value, money) : bare(value, money) + " " + period.words();
    }

    /** What must be known of everything in an estimate; {@code derivedFrom} is of what is being told. */
    public static List<Caveat> caveats(PayEstimate of, DerivedFrom derivedFrom) {
        List<Caveat> caveats = new ArrayList<>();
        if (of.population() != null) {
            caveats.add(new Caveat(
                    Caveat.Code.TOP_EARNERS,
                    "Speaks of %s only, not of everyone in the job.".formatted(of.population())));
        }
        fitCaveat(of).ifPresent(caveats::add);
        switch (of.key().basis()) {
            case baseAndIncentive ->
                caveats.add(new Caveat(Caveat.Code.INCLUDES_INCENTIVES, "Salary and incentives, no overtime."));
            case unstated ->
                caveats.add(new Caveat(
                        Caveat.Code.BASIS_UNSTATED, "The source does not say whether bonuses or shares are counted."));
            case base, bonus, equity, total -> {}
        }
        if (of.isUnattributed()) {
            caveats.add(
                    new Caveat(Caveat.Code.UNATTRIBUTED, "Nobody is named who collected this; it cannot be checked."));
        }
        if (of.key().seniority() == Seniority.all) {
            caveats.add(new Caveat(
                    Caveat.Code.ALL_SENIORITIES, "Covers everyone from beginners to the most senior, taken together."));
        }
        if (of.key().referencePeriod() == null) {
            caveats.add(new Caveat(Caveat.Code.UNDATED, "The source does not say which time this is for."));
        }
        if (derivedFrom != null && !derivedFrom.isOneFigure()) {
            caveats.add(
                    derivedFrom.rule().equals(DerivedFrom.HOURLY)
                            ? new Caveat(
                                    Caveat.Code.RESTATED,
                                    "The same fact as another figure, converted at 2,080 hours a year.")
                            : new Caveat(
                                    Caveat.Code.DERIVED, "Put together from other figures listed here, not measured."));
        }
        return List.copyOf(caveats);
    }

    /** What must be known of estimates that fit alike, taken together: each thing said once. */
    public static List<Caveat> caveats(List<PayEstimate> alike) {
        Map<Caveat.Code, Caveat> byCode = new LinkedHashMap<>();
        alike.forEach(e -> caveats(e, null).forEach(c -> byCode.putIfAbsent(c.code(), c)));
        if (!alike.isEmpty()) {
            PayEstimate first = alike.getFirst();
            fitCaveat(
                            first.fit(),
                            !first.subject().ofTheRole(),
                            alike.stream()
                                    .map(e -> e.subject().title())
                                    .distinct()
                                    .toList())
                    .ifPresent(c -> byCode.put(c.code(), c));
        }
        return List.copyOf(byCode.values());
    }

    private static Optional<Caveat> valueCaveat(PayFigure figure) {
        return switch (figure.value()) {
            // Without the publisher's mark "over $665,000" is only a way of speaking.
            case FigureValue.AtLeast _
            when figure.symbol() != null ->
                Optional.of(new Caveat(Caveat.Code.TOP_CODED, "The publisher does not show pay above this."));
            case FigureValue.Missing(MissingReason reason)
            when reason == MissingReason.suppressed ->
                Optional.of(new Caveat(Caveat.Code.SUPPRESSED, "The publisher withholds this number; it is not zero."));
            case FigureValue.Exact _, FigureValue.AtLeast _, FigureValue.AtMost _, FigureValue.Missing _ ->
                Optional.empty();
        };
    }

    /** What the fit means for a reader, empty where the figure speaks of just this job. */
    private static Optional<Caveat> fitCaveat(PayEstimate of) {
        return fitCaveat(
                of.fit(),
                of.subject().occupation() != null,
                List.of(of.subject().title()));
    }

    /**
     * The same said once for several subjects.
     *
     * @param occupation whether they are occupations, and not job titles within the role
     * @param titles of the subjects
     */
    private static Optional<Caveat> fitCaveat(Fit fit, boolean occupation, List<String> titles) {
        String title = Words.joined(titles);
        boolean one = titles.size() == 1;
        return switch (fit) {
            case exact -> Optional.empty();
            case broader ->
                Optional.of(new Caveat(
                        Caveat.Code.BROADER_OCCUPATION,
                        "Pay for the wider %s %s, not just this job.".formatted(one ? "group" : "groups", title)));
            case narrower ->
                Optional.of(
                        occupation
                                ? new Caveat(
                                        Caveat.Code.NARROWER_OCCUPATION,
                                        "Pay for %s, only %s of this job.".formatted(title, one ? "one part" : "parts"))
                                : new Caveat(
                                        Caveat.Code.SUB_ROLE,
                                        "Pay for the narrower job %s %s.".formatted(one ? "title" : "titles", title)));
            case related ->
                Optional.of(new Caveat(
                        Caveat.Code.RELATED_OCCUPATION,
                        one
                                ? "Pay for %s, a neighbouring job, not this one.".formatted(title)
                                : "Pay for %s, neighbouring jobs, not this one.".formatted(title)));
        };
    }

    /** One sentence: whom, where and when, and what stands for the whole. Each number has its own figure besides. */
    private static String text(PayEstimate of) {
        List<PayFigure> known = of.figures().stream()
                .filter(figure -> figure.value().bound().isPresent())
                .toList();
        if (known.size() > MOST_TOLD) {
            known = known.stream()
                    .filter(figure -> !FAR_OUT.contains(figure.statistic()))
                    .toList();
        }
        String numbers = known.stream()
                .map(figure -> figure.words()
                        + (figure.note() == null ? "" : " (" + figure.note() + ")")
                        + " "
                        + bare(figure.value(), of.money()))
                .collect(Collectors.joining(", "));
        return "%s, %s, %s: %s."
                .formatted(
                        of.subject().title(),
                        of.areaName(),
                        ReferencePeriod.words(of.key().referencePeriod()),
                        numbers.isEmpty()
                                ? of.isTooFew() ? MissingReason.belowMinimumGroup.words() : "no number is shown"
                                : numbers + " " + of.key().period().words());
    }

    /** An amount without its period: {@code $239,200 or more}. */
    public static String bare(FigureValue value, Currency money) {
        return switch (value) {
            case FigureValue.Exact e -> money.format(e.amount());
            case FigureValue.AtLeast l -> money.format(l.amount()) + " or more";
            case FigureValue.AtMost m -> money.format(m.amount()) + " or less";
            case FigureValue.Missing m -> m.reason().words();
        };
    }

    /** Who says it, for a sentence. */
    public static String publisher(PayEstimate of) {
        return of.isUnattributed()
                ? "a source that names no publisher"
                : of.source().publisher();
    }
}
