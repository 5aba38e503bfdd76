package org.careeralmanac.salary.section;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Conversion;
import org.careeralmanac.salary.estimate.Figures;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.ReferencePeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.reconciliation.Reconciliation.SetAsideReason;
import org.careeralmanac.salary.reconciliation.Scaled;
import org.careeralmanac.salary.section.PayAnswers.Method;
import org.careeralmanac.salary.section.PayAnswers.StandingAmong;
import org.careeralmanac.salary.section.SalarySections.Judged;
import org.careeralmanac.salary.standing.Standing;

/** Says where an amount stands by each estimate that can tell: named, of whole pay, in the place asked for. */
final class Standings {

    /** Fewer percentiles than this say nothing that a reader could use. */
    private static final int FEWEST = 2;

    private Standings() {}

    /** @param amount of a year, in the view's currency */
    static PayAnswers.Standings of(Judged judged, BigDecimal amount) {
        Map<String, Scaled> byId = judged.scaled().stream()
                .collect(Collectors.toMap(s -> s.estimate().id(), Function.identity(), (a, _) -> a));
        List<Scaled> telling = SalarySections.ordered(judged.known().estimates(), judged.reconciliation()).stream()
                .map(e -> byId.get(e.id()))
                .filter(s -> tells(s, judged))
                .toList();
        List<StandingAmong> items =
                telling.stream().flatMap(s -> among(s, judged, amount).stream()).toList();
        return new PayAnswers.Standings(
                SalarySections.view(judged.scale()),
                items.isEmpty()
                        ? "Nothing on file tells how pay is spread for this job here, so that nobody can say where an amount stands."
                        : items.getFirst().text(),
                items,
                SalarySections.sources(telling, List.of(), judged.known().levelSources()));
    }

    private static boolean tells(Scaled scaled, Judged judged) {
        PayEstimate e = scaled.estimate();
        return scaled.why() == null
                && judged.reconciliation().setAside().stream()
                        .noneMatch(s -> s.estimate().equals(e.id()) && s.reason() == SetAsideReason.OLDER_PERIOD)
                && !e.isUnattributed()
                && e.derivedFrom().isEmpty()
                && e.population() == null
                && e.key().basis().isWholePay()
                && e.key().area().equals(judged.scale().area())
                && (e.key().seniority() == Seniority.all
                        || e.key().seniority() == judged.scale().seniority());
    }

    private static Optional<StandingAmong> among(Scaled scaled, Judged judged, BigDecimal amount) {
        PayEstimate e = scaled.estimate();
        List<BigDecimal> points = judged.known().points().getOrDefault(e.id(), List.of());
        if (points.isEmpty()
                && e.figures().stream()
                                .filter(f ->
                                        f.percentile() >= 0 && f.value().bound().isPresent())
                                .count()
                        < FEWEST) {
            return Optional.empty();
        }
        Standing standing = points.isEmpty()
                ? Standing.between(
                        e.figures().stream()
                                .map(f -> f.withValue(f.value().map(scaled::convert)))
                                .toList(),
                        amount)
                : Standing.among(points.stream().map(scaled::convert).toList(), amount);
        List<Caveat> caveats = new ArrayList<>(Figures.caveats(e, null));
        scaled.steps().stream().map(Conversion::caveat).forEach(caveats::add);
        return Optional.of(new StandingAmong(
                e.id(),
                e.subject().title(),
                e.fit(),
                e.key().area(),
                e.key().seniority(),
                e.key().basis(),
                e.key().referencePeriod(),
                e.source().id(),
                e.release(),
                points.isEmpty() ? Method.percentiles : Method.quantiles,
                standing.atLeast(),
                standing.atMost(),
                scaled.steps(),
                "%s, %s, %s: %s."
                        .formatted(
                                e.subject().title(),
                                e.areaName(),
                                ReferencePeriod.words(e.key().referencePeriod()),
                                standing.words()),
                caveats));
    }
}
