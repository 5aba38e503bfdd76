package org.careeralmanac.salary.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.DerivedFrom;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.Figures;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.Ids;
import org.careeralmanac.salary.estimate.MissingReason;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayFigure;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.ReferencePeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.estimate.Words;
import org.careeralmanac.salary.reconciliation.Reconciliation.Range;
import org.careeralmanac.salary.reconciliation.Reconciliation.SetAside;
import org.careeralmanac.salary.reconciliation.Reconciliation.SetAsideReason;
import org.careeralmanac.salary.reconciliation.Reconciliation.Used;

/**
 * Reconciles pay figures that disagree, rule {@value #RULE}. Sources are weighed, never averaged: each end of the range
 * is a figure that somebody published.
 *
 * <ol>
 *   <li><b>One scale.</b> Hourly pay is read at 2,080 hours a year (52 weeks of 40 hours, the convention of U.S. wage
 *       statistics); other currencies at the mean rate of the reference period; where asked, prices of one year and the
 *       price level of one place. What cannot be brought there, or speaks of another place, is set aside and named,
 *       since a number converted without a rate or a price level would be invented.
 *   <li><b>One fact counts once.</b> Hourly figures that say an annual one again (by their derivation, or beside the
 *       yearly form of the same estimate), and figures put together from others, are set aside.
 *   <li><b>No name, no vote.</b> An unattributed figure cannot be checked, so it never moves the range, however many
 *       there are. It is still compared with it.
 *   <li><b>Like with like.</b> What is left is grouped by (basis, fit, seniority): pay with and without bonuses, of the
 *       job and of a wider group, or of principals and of everyone are different quantities, and a range across them
 *       would describe nobody.
 *   <li><b>The best group.</b> {@code score(estimate) = fit + kind of source + seniority + basis}, from {@link Weights};
 *       a group counts as its best estimate, so that many weak ones never outvote a strong one. Equal groups: the better
 *       fit, then the group's own seniority before {@code all}, then the order of {@link Basis}.
 *   <li><b>The newest.</b> In the group only the newest reference period of each source stays (of those that end together
 *       the one that begins last), and of those only the ones with the group's score. Of one subject that a source
 *       counts in several currencies the scale's own stays, else the one with most people.
 *   <li><b>The range.</b> {@code low} is the least 25th percentile (else low end), {@code high} the greatest 75th
 *       percentile (else high end), {@code middle} the lower median of the medians (else averages). With one estimate
 *       these are its own three figures; with several equally good ones the range spans them.
 * </ol>
 *
 * The answer depends on the set of estimates alone, not on their order.
 */
public final class Reconciler {

    public static final String RULE = DerivedFrom.CHOSEN + "2";

    private static final List<String> LOW = List.of("p25", "rangeLow");
    private static final List<String> MIDDLE = List.of("median", "mean");
    private static final List<String> HIGH = List.of("p75", "rangeHigh");

    /** A bound that is open upwards lies above the same number. */
    private static final Comparator<Candidate> BY_AMOUNT = Comparator.comparing(Candidate::amount)
            .thenComparing(c -> c.value() instanceof FigureValue.AtLeast)
            .thenComparing(c -> c.figure().id());

    private Reconciler() {}

    private record Group(Basis basis, Fit fit, Seniority seniority) {}

    private record Candidate(Scaled of, PayFigure figure) {
        FigureValue value() {
            return of.onScale(figure);
        }

        BigDecimal amount() {
            return of.amount(figure);
        }
    }

    /**
     * @param estimates all that is known for a role, in any order; of two with one id the first counts
     * @param scale what they are brought to
     * @param levels the rates and price levels there are for that
     */
    public static Reconciliation reconcile(Collection<PayEstimate> estimates, Scale scale, Levels levels) {
        return reconcile(
                estimates.stream().map(e -> Scaled.of(e, scale, levels)).toList(), scale);
    }

    /** @param scaled all that is known for a role, brought to the scale, in any order */
    public static Reconciliation reconcile(List<Scaled> scaled, Scale scale) {
        List<Scaled> all = scaled.stream()
                .collect(Collectors.toMap(Scaled::id, Function.identity(), (a, _) -> a, TreeMap::new))
                .values()
                .stream()
                .toList();
        Set<String> yearly = all.stream()
                .filter(s -> s.estimate().key().period() == PayPeriod.year)
                .map(s -> fact(s.estimate()))
                .collect(Collectors.toSet());
        SequencedMap<String, SetAside> setAside = new TreeMap<>();
        List<Scaled> comparable = new ArrayList<>();
        for (Scaled each : all) {
            Optional<SetAside> reason = exclusion(each, scale, yearly);
            reason.ifPresentOrElse(r -> setAside.put(each.id(), r), () -> comparable.add(each));
        }

        List<Scaled> best = bestGroup(comparable, scale, setAside);
        Range range = best.isEmpty() ? null : range(best, scale);
        List<Used> used = best.stream().map(Reconciler::used).toList();
        return new Reconciliation(
                RULE,
                scale,
                range,
                range == null ? noRange(all, setAside.values()) : null,
                used,
                List.copyOf(setAside.values()),
                Conflicts.of(all, best, range),
                Weights.table());
    }

    /** What an estimate and its hourly form have in common. */
    private static String fact(PayEstimate e) {
        return e.release() + '\n' + e.key().per(PayPeriod.year).text();
    }

    private static Optional<SetAside> exclusion(Scaled each, Scale scale, Set<String> yearly) {
        PayEstimate e = each.estimate();
        Optional<DerivedFrom> derived = e.derivedFrom();
        if (derived.isPresent()) {
            return derived.get().rule().equals(DerivedFrom.HOURLY)
                    ? aside(
                            e,
                            SetAsideReason.RESTATEMENT,
                            "The hourly form of a yearly figure that is listed as well; one fact counts once.")
                    : aside(
                            e,
                            SetAsideReason.DERIVED,
                            "Put together from other figures listed here; one fact counts once.");
        }
        if (e.isUnattributed()) {
            return aside(
                    e,
                    SetAsideReason.UNATTRIBUTED,
                    "The source names nobody who collected it, so it cannot be checked and never moves the range.");
        }
        if (e.key().period() == PayPeriod.hour && yearly.contains(fact(e))) {
            return aside(
                    e,
                    SetAsideReason.RESTATEMENT,
                    "The hourly form of a yearly figure that is listed as well; one fact counts once.");
        }
        if (!e.key().area().equals(scale.area())) {
            return aside(e, SetAsideReason.OTHER_AREA, "Speaks of another place: %s.".formatted(e.areaName()));
        }
        if (each.obstacle().isPresent()) {
            return aside(e, each.obstacle().get(), each.why());
        }
        if (scale.year() != null && e.key().referencePeriod() == null) {
            return aside(
                    e,
                    SetAsideReason.UNDATED,
                    "Of no stated time, so that it cannot stand for %d.".formatted(scale.year()));
        }
        if (e.key().industry() != null) {
            return aside(
                    e,
                    SetAsideReason.OTHER_INDUSTRY,
                    "Speaks of one industry only (%s).".formatted(e.key().industry()));
        }
        if (e.key().remote() != null) {
            return aside(
                    e,
                    SetAsideReason.OTHER_REMOTE_SHARE,
                    "Speaks only of work that is %d%% remote.".formatted(e.key().remote()));
        }
        if (e.key().seniority() != Seniority.all && e.key().seniority() != scale.seniority()) {
            return aside(
                    e,
                    SetAsideReason.OTHER_SENIORITY,
                    "Speaks of another seniority: %s.".formatted(e.key().seniority()));
        }
        if (e.population() != null) {
            return aside(e, SetAsideReason.OTHER_POPULATION, "Speaks of %s only.".formatted(e.population()));
        }
        if (!e.key().basis().isWholePay()) {
            return aside(
                    e,
                    SetAsideReason.PART_OF_PAY,
                    "Only one part of pay: %s.".formatted(e.key().basis().words()));
        }
        if (each.middle().isEmpty()) {
            return aside(
                    e,
                    SetAsideReason.NO_MIDDLE,
                    e.isTooFew()
                            ? "Too few people said what they earn to show it."
                            : "Gives neither a median nor an average to rest a range on.");
        }
        return Optional.empty();
    }

    private static List<Scaled> bestGroup(List<Scaled> comparable, Scale scale, Map<String, SetAside> setAside) {
        Map<Group, List<Scaled>> groups = comparable.stream()
                .collect(Collectors.groupingBy(s -> new Group(
                        s.estimate().key().basis(),
                        s.estimate().fit(),
                        s.estimate().key().seniority())));
        Comparator<Map.Entry<Group, List<Scaled>>> better = Comparator.comparing((Map.Entry<Group, List<Scaled>> g) ->
                        -g.getValue().stream().mapToInt(Scaled::score).max().orElse(0))
                .thenComparing(g -> g.getKey().fit())
                .thenComparing(g -> g.getKey().seniority() != scale.seniority())
                .thenComparing(g -> g.getKey().basis());
        List<Scaled> group =
                groups.entrySet().stream().min(better).map(Map.Entry::getValue).orElse(List.of());
        int score = group.stream().mapToInt(Scaled::score).max().orElse(0);
        Map<String, String> newest = group.stream()
                .collect(Collectors.toMap(
                        s -> s.estimate().source().id(),
                        s -> newness(s.estimate()),
                        (a, b) -> a.compareTo(b) >= 0 ? a : b));
        Map<String, Scaled> counted = group.stream()
                .filter(s -> newness(s.estimate())
                        .equals(newest.get(s.estimate().source().id())))
                .collect(Collectors.toMap(
                        s -> people(s.estimate()), Function.identity(), (a, b) -> betterCounted(a, b, scale)));
        List<Scaled> best = new ArrayList<>();
        for (Scaled each : comparable) {
            Optional<SetAside> reason = outdone(each, group, newest, counted, score);
            reason.ifPresentOrElse(r -> setAside.put(each.id(), r), () -> best.add(each));
        }
        return best;
    }

    private static Optional<SetAside> outdone(
            Scaled each, List<Scaled> group, Map<String, String> newest, Map<String, Scaled> counted, int score) {
        PayEstimate e = each.estimate();
        String newestOfSource = newest.get(e.source().id());
        if (newestOfSource != null && newness(e).compareTo(newestOfSource) < 0) {
            return aside(
                    e,
                    SetAsideReason.OLDER_PERIOD,
                    "For %s; the same source has newer figures."
                            .formatted(ReferencePeriod.words(e.key().referencePeriod())));
        }
        if (!group.contains(each)) {
            return aside(e, SetAsideReason.LESS_COMPARABLE, lessComparable(each));
        }
        if (each.score() < score) {
            return aside(
                    e,
                    SetAsideReason.LESS_RELIABLE,
                    "Weighs %d where the best weighs %d.".formatted(each.score(), score));
        }
        Scaled instead = counted.get(people(e));
        String currency = instead.estimate().key().currency();
        return currency.equals(e.key().currency())
                ? Optional.empty()
                : aside(
                        e,
                        SetAsideReason.LESS_RELIABLE,
                        "People paid in %s; the same source counts those paid in %s as well, who tell more here."
                                .formatted(e.key().currency(), currency));
    }

    /** Text that sorts by the end of an estimate's period, then by its beginning: what covers less is newer. */
    private static String newness(PayEstimate e) {
        return ReferencePeriod.end(e.key().referencePeriod())
                + ReferencePeriod.start(e.key().referencePeriod());
    }

    /** What estimates of one source have in common that differ in their currency alone. */
    private static String people(PayEstimate e) {
        return e.source().id() + '\n' + e.key().per(PayPeriod.year, "").text();
    }

    private static Scaled betterCounted(Scaled a, Scaled b, Scale scale) {
        return Stream.of(a, b)
                .max(Comparator.comparing(
                                (Scaled s) -> s.estimate().key().currency().equals(scale.currency()))
                        .thenComparing(s -> s.estimate().sampleSize() == null
                                ? 0
                                : s.estimate().sampleSize())
                        .thenComparing(Scaled::id))
                .orElseThrow();
    }

    private static String lessComparable(Scaled each) {
        PayEstimate e = each.estimate();
        String fits =
                switch (e.fit()) {
                    case exact -> "for just this job";
                    case narrower -> "for one part of this job";
                    case broader -> "for a wider group";
                    case related -> "for a neighbouring job";
                };
        return "Another kind of figure, %s (%s); it weighs %d, less than what was used."
                .formatted(fits, e.key().basis().words(), each.score());
    }

    private static Range range(List<Scaled> best, Scale scale) {
        List<Candidate> middles = candidates(best, MIDDLE);
        Candidate middle = middles.get((middles.size() - 1) / 2);
        List<Candidate> lows = candidates(best, LOW);
        List<Candidate> highs = candidates(best, HIGH);
        Figure low = lows.isEmpty() ? missing("p25", middle, scale) : computed(lows.getFirst(), lows, "low", scale);
        Figure high = highs.isEmpty() ? missing("p75", middle, scale) : computed(highs.getLast(), highs, "high", scale);
        Figure mid = computed(middle, middles, "middle", scale);
        PayEstimate of = middle.of().estimate();
        List<Caveat> said = Figures.caveats(best.stream().map(Scaled::estimate).toList());
        // Each of the three figures carries its own caveats; what is left is true of the range alone.
        List<Caveat> caveats = said.stream()
                .filter(c -> Stream.of(low, mid, high)
                        .noneMatch(f -> f.caveats().stream().anyMatch(own -> own.code() == c.code())))
                .toList();
        return new Range(low, mid, high, of.key().basis(), of.fit(), rangeText(low, mid, high, best), caveats);
    }

    /** Every figure that could be this end of the range, least first; each estimate has one at most. */
    private static List<Candidate> candidates(List<Scaled> best, List<String> statistics) {
        return best.stream()
                .flatMap(s -> s.first(statistics).map(f -> new Candidate(s, f)).stream())
                .sorted(BY_AMOUNT)
                .toList();
    }

    private static Figure computed(Candidate chosen, List<Candidate> from, String end, Scale scale) {
        List<String> inputs = from.stream().map(c -> c.figure().id()).sorted().toList();
        PayFigure figure = chosen.figure();
        PayFigure ranged = new PayFigure(
                Ids.computed(inputs, RULE, end, scale.key()),
                figure.statistic(),
                figure.note(),
                chosen.value(),
                figure.symbol(),
                figure.sampleSize(),
                figure.relativeStandardErrorPercent(),
                new DerivedFrom(inputs, RULE));
        return Figures.figure(chosen.of().onScale(), ranged, chosen.of().caveats());
    }

    private static Figure missing(String statistic, Candidate middle, Scale scale) {
        List<String> inputs = List.of(middle.figure().id());
        PayFigure none = new PayFigure(
                Ids.computed(inputs, RULE, statistic, scale.key()),
                statistic,
                null,
                new FigureValue.Missing(MissingReason.notSurveyed),
                null,
                null,
                null,
                new DerivedFrom(inputs, RULE));
        return Figures.figure(middle.of().onScale(), none, middle.of().caveats());
    }

    /** Two short sentences: the three numbers, and where and when. Whom and what they count is said by the caveats. */
    private static String rangeText(Figure low, Figure middle, Figure high, List<Scaled> best) {
        PayEstimate first = best.getFirst().onScale();
        String numbers =
                "%s is %s".formatted(middle.statistic().equals("median") ? "The middle" : "The average", middle.text());
        boolean quartiles = low.statistic().equals("p25")
                && high.statistic().equals("p75")
                && low.value() != null
                && high.value() != null;
        if (quartiles) {
            numbers += "; %s between %s and %s"
                    .formatted(
                            best.size() == 1 ? "half earn" : "in each group used half earn an amount",
                            first.money().format(low.value()),
                            first.money().format(high.value()));
        } else {
            String ends = Stream.of(
                            low.missing() != null
                                    ? null
                                    : (low.statistic().equals("p25") ? "a quarter earn less than " : "the low end is ")
                                            + bound(low, first),
                            high.missing() != null
                                    ? null
                                    : high.statistic().equals("p75")
                                            ? (high.atLeast() == null ? "a quarter earn more than " : "a quarter earn ")
                                                    + bound(high, first)
                                            : "the high end is " + bound(high, first))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            numbers += ends.isEmpty() ? "" : "; " + ends;
        }
        return "%s. %s, %s."
                .formatted(
                        numbers,
                        first.areaName(),
                        Words.joined(best.stream()
                                .map(s ->
                                        ReferencePeriod.words(s.estimate().key().referencePeriod()))
                                .sorted()
                                .toList()));
    }

    private static String bound(Figure figure, PayEstimate of) {
        return Figures.bare(
                FigureValue.oneOf(figure.value(), figure.atLeast(), figure.atMost(), figure.missing()), of.money());
    }

    private static Used used(Scaled each) {
        PayEstimate e = each.estimate();
        return new Used(
                e.id(),
                "%s, %s: the newest figures of the group that compares best (weight %d)."
                        .formatted(
                                e.subject().title(),
                                ReferencePeriod.words(e.key().referencePeriod()),
                                each.score()));
    }

    private static String noRange(List<Scaled> all, Collection<SetAside> setAside) {
        if (all.isEmpty()) {
            return "No pay figure is on file for this role in the place and time asked for.";
        }
        if (all.stream().allMatch(s -> s.estimate().isTooFew())) {
            return "Some people in this role said what they earn in the place asked for, but too few to show it.";
        }
        if (setAside.stream()
                .allMatch(s -> s.reason() == SetAsideReason.UNATTRIBUTED
                        || s.reason() == SetAsideReason.DERIVED
                        || s.reason() == SetAsideReason.RESTATEMENT)) {
            return "Every figure comes from a source that names no publisher, and such figures never make a range.";
        }
        return "None of the figures can be compared on this scale; each says why.";
    }

    private static Optional<SetAside> aside(PayEstimate estimate, SetAsideReason reason, String text) {
        return Optional.of(new SetAside(estimate.id(), reason, text));
    }
}
