package org.careeralmanac.salary.section;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Estimate;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.Figures;
import org.careeralmanac.salary.estimate.Occupation;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.ReferencePeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.estimate.Words;
import org.careeralmanac.salary.reconciliation.Reconciler;
import org.careeralmanac.salary.reconciliation.Reconciliation;
import org.careeralmanac.salary.reconciliation.Reconciliation.Conflict;
import org.careeralmanac.salary.reconciliation.Reconciliation.Range;
import org.careeralmanac.salary.reconciliation.Scale;
import org.careeralmanac.salary.section.OwnerAnswer.CitedSource;
import org.careeralmanac.salary.section.OwnerAnswer.Highlights;
import org.careeralmanac.salary.section.OwnerAnswer.PayHighlight;
import org.careeralmanac.salary.section.SalarySection.AdditionalCompensation;
import org.careeralmanac.salary.section.SalarySection.ByArea;
import org.careeralmanac.salary.section.SalarySection.BySeniority;
import org.careeralmanac.salary.section.SalarySection.History;
import org.careeralmanac.salary.section.SalarySection.Point;
import org.careeralmanac.salary.section.SalarySection.TitledOccupation;
import org.careeralmanac.salary.section.SalarySection.Variability;
import org.careeralmanac.salary.section.SalarySection.View;

/** Makes the section and the highlights from what is known for a role. */
final class SalarySections {

    /** Differences from here on are told in the section's caveats. */
    private static final BigDecimal CONTRADICTION = new BigDecimal("1.10");

    private SalarySections() {}

    static SalarySection section(Known.ForRole known) {
        Scale scale = Scale.standard(known.role().seniority());
        Reconciliation reconciliation = Reconciler.reconcile(known.estimates(), scale);
        List<PayEstimate> ordered = ordered(known.estimates(), reconciliation);
        List<Estimate> estimates = ordered.stream().map(Figures::estimate).toList();
        return new SalarySection(
                text(reconciliation, known),
                caveats(reconciliation),
                new View(scale.area(), scale.currency(), scale.seniority(), scale.period()),
                reconciliation,
                estimates,
                bySeniority(ordered),
                byArea(ordered),
                history(known, scale),
                known.notes().stream()
                        .filter(n -> n.kind().equals("additionalCompensation"))
                        .map(n -> new AdditionalCompensation(
                                n.title(), n.text(), n.source().id()))
                        .toList(),
                known.notes().stream()
                        .filter(n -> n.kind().equals("variability"))
                        .map(n ->
                                new Variability(n.title(), n.text(), n.source().id()))
                        .toList());
    }

    static Highlights highlights(Reconciliation reconciliation, List<PayEstimate> estimates) {
        Range range = reconciliation.range();
        return new Highlights(
                range == null
                        ? null
                        : new PayHighlight(
                                range.low(),
                                range.middle(),
                                range.high(),
                                range.text(),
                                Figures.caveats(used(reconciliation, estimates))));
    }

    private static List<PayEstimate> used(Reconciliation reconciliation, List<PayEstimate> estimates) {
        return reconciliation.used().stream()
                .flatMap(u -> estimates.stream()
                        .filter(e -> e.id().equals(u.estimate()))
                        .limit(1))
                .toList();
    }

    /** Everyone cited, by id, each with the releases that were used. */
    static List<CitedSource> sources(Known.ForRole known) {
        Map<String, Source> sources = new TreeMap<>();
        Map<String, Set<String>> releases = new TreeMap<>();
        for (PayEstimate each : known.estimates()) {
            sources.put(each.source().id(), each.source());
            releases.computeIfAbsent(each.source().id(), _ -> new LinkedHashSet<>())
                    .add(each.release());
        }
        for (Known.Note note : known.notes()) {
            sources.put(note.source().id(), note.source());
            releases.computeIfAbsent(note.source().id(), _ -> new LinkedHashSet<>())
                    .add(note.release());
        }
        return sources.values().stream()
                .map(s ->
                        CitedSource.of(s, releases.get(s.id()).stream().sorted().toList()))
                .toList();
    }

    private static List<PayEstimate> ordered(List<PayEstimate> estimates, Reconciliation reconciliation) {
        Set<String> used = new HashSet<>();
        reconciliation.used().forEach(u -> used.add(u.estimate()));
        return estimates.stream()
                .sorted(Comparator.comparing((PayEstimate e) -> !used.contains(e.id()))
                        .thenComparing(e -> !e.subject().ofTheRole())
                        .thenComparing(e -> e.derivedFrom().isPresent())
                        .thenComparing(e -> e.subject().role() == null)
                        .thenComparing(e -> ReferencePeriod.end(e.key().referencePeriod()), Comparator.reverseOrder())
                        .thenComparing(e -> e.subject().title())
                        .thenComparing(PayEstimate::id))
                .toList();
    }

    /** What to trust, its numbers, and why the others took no part: four short sentences at most. */
    private static String text(Reconciliation reconciliation, Known.ForRole known) {
        Range range = reconciliation.range();
        if (range == null) {
            return reconciliation.reason();
        }
        List<PayEstimate> used = used(reconciliation, known.estimates());
        String trusted = "The figures to trust most are for %s%s (%s)."
                .formatted(
                        Words.joined(used.stream().map(e -> e.subject().title()).toList()),
                        fits(used),
                        Words.joined(used.stream().map(Figures::publisher).toList()));
        return Stream.of(trusted, range.text(), others(reconciliation, known.estimates()))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
    }

    private static String fits(List<PayEstimate> used) {
        boolean one = used.stream().map(e -> e.subject().title()).distinct().count() == 1;
        return switch (used.getFirst().fit()) {
            case exact -> "";
            case broader -> one ? ", a wider group than this job" : ", wider groups than this job";
            case narrower -> one ? ", one part of this job" : ", parts of this job";
            case related -> one ? ", a neighbouring job" : ", neighbouring jobs";
        };
    }

    private static String others(Reconciliation reconciliation, List<PayEstimate> estimates) {
        int count = reconciliation.setAside().size();
        if (count == 0) {
            return "";
        }
        Set<String> unnamed = estimates.stream()
                .filter(PayEstimate::isUnattributed)
                .map(PayEstimate::id)
                .collect(Collectors.toSet());
        // The order in which they are told, the gravest reason first.
        Map<Aside, Integer> reasons = new EnumMap<>(Aside.class);
        reconciliation
                .setAside()
                .forEach(s -> reasons.merge(
                        unnamed.contains(s.estimate()) ? Aside.UNNAMED : Aside.of(s.reason()), 1, Integer::sum));
        List<String> said = new ArrayList<>();
        reasons.forEach((reason, number) ->
                said.add(count == 1 ? "it " + reason.one : number + " " + (number == 1 ? reason.one : reason.many)));
        return "%s took no part: %s."
                .formatted(
                        count == 1 ? "The one other estimate" : "The %d other estimates".formatted(count),
                        Words.joined(said));
    }

    /** Why estimates took no part, as coarse as the section's text tells it; each estimate says it exactly. */
    private enum Aside {
        UNNAMED("names no publisher", "name no publisher"),
        OLDER("is older", "are older"),
        SECOND_HAND("repeats others", "repeat others"),
        WEAKER("fits this job less well", "fit this job less well"),
        ELSEWHERE("speaks of something else", "speak of something else");

        private final String one;
        private final String many;

        Aside(String one, String many) {
            this.one = one;
            this.many = many;
        }

        static Aside of(Reconciliation.SetAsideReason reason) {
            return switch (reason) {
                case UNATTRIBUTED -> UNNAMED;
                case OLDER_PERIOD -> OLDER;
                case RESTATEMENT, DERIVED -> SECOND_HAND;
                case LESS_COMPARABLE, LESS_RELIABLE -> WEAKER;
                case OTHER_CURRENCY,
                        OTHER_AREA,
                        OTHER_INDUSTRY,
                        OTHER_REMOTE_SHARE,
                        OTHER_SENIORITY,
                        OTHER_POPULATION,
                        PART_OF_PAY,
                        NO_MIDDLE -> ELSEWHERE;
            };
        }
    }

    /** What is true of the section alone; what holds for a figure stands on that figure. */
    private static List<Caveat> caveats(Reconciliation reconciliation) {
        return reconciliation.conflicts().stream()
                .map(Conflict::ratio)
                .filter(r -> r.compareTo(CONTRADICTION) >= 0)
                .findFirst()
                .map(largest -> new Caveat(
                        Caveat.Code.CONTRADICTION,
                        "Figures listed here differ by up to %s times; beside each pair stands why."
                                .formatted(largest.toPlainString())))
                .stream()
                .toList();
    }

    private static List<BySeniority> bySeniority(List<PayEstimate> estimates) {
        Map<Seniority, List<String>> ids = new EnumMap<>(Seniority.class);
        estimates.forEach(e ->
                ids.computeIfAbsent(e.key().seniority(), _ -> new ArrayList<>()).add(e.id()));
        return ids.entrySet().stream()
                .map(e -> new BySeniority(e.getKey(), e.getValue()))
                .toList();
    }

    private static List<ByArea> byArea(List<PayEstimate> estimates) {
        Map<String, List<String>> ids = new TreeMap<>();
        estimates.forEach(
                e -> ids.computeIfAbsent(e.key().area(), _ -> new ArrayList<>()).add(e.id()));
        return ids.entrySet().stream()
                .map(e -> new ByArea(e.getKey(), e.getValue()))
                .toList();
    }

    /** A line of history: one source speaking of one occupation of the role, whatever its code was at the time. */
    private record Line(Occupation root, String source, String basis) {}

    private static List<History> history(Known.ForRole known, Scale scale) {
        Comparator<PayEstimate> byTime = Comparator.comparing(
                        (PayEstimate e) -> ReferencePeriod.end(e.key().referencePeriod()))
                .thenComparing(e -> e.subject().occupation().scheme())
                .thenComparing(e -> e.subject().occupation().code())
                .thenComparing(PayEstimate::id);
        Map<Line, List<PayEstimate>> lines = new LinkedHashMap<>();
        known.estimates().stream()
                .filter(e -> e.subject().occupation() != null
                        && e.key().referencePeriod() != null
                        && e.key().period() == PayPeriod.year
                        && e.key().area().equals(scale.area())
                        && e.key().currency().equals(scale.currency())
                        && e.key().industry() == null
                        && e.key().remote() == null
                        && e.key().seniority() == Seniority.all)
                .sorted(byTime)
                .forEach(e -> {
                    RoleReference.Path path =
                            known.role().occupations().get(e.subject().occupation());
                    if (path != null) {
                        lines.computeIfAbsent(
                                        new Line(
                                                path.root(),
                                                e.source().id(),
                                                e.key().basis().name()),
                                        _ -> new ArrayList<>())
                                .add(e);
                    }
                });
        return lines.entrySet().stream()
                .map(l -> history(l.getKey().root(), l.getValue(), known))
                .sorted(Comparator.comparing(History::fit)
                        .thenComparing(h -> h.occupation().scheme())
                        .thenComparing(h -> h.occupation().code()))
                .toList();
    }

    private static History history(Occupation root, List<PayEstimate> line, Known.ForRole known) {
        List<Point> points = new ArrayList<>();
        Occupation before = null;
        for (PayEstimate e : line) {
            Occupation here = e.subject().occupation();
            points.add(new Point(
                    e.key().referencePeriod(),
                    shown(e, "median"),
                    shown(e, "mean"),
                    before != null && !before.equals(here)));
            before = here;
        }
        return new History(
                new TitledOccupation(
                        root.scheme(), root.code(), line.getLast().subject().title()),
                known.role().occupations().get(root).fit(),
                points);
    }

    /** A figure as it is, a typed gap included; null only where the source has no such line. */
    private static Figure shown(PayEstimate estimate, String statistic) {
        return estimate.figures().stream()
                .filter(f -> f.statistic().equals(statistic))
                .findFirst()
                .map(f -> Figures.figure(estimate, f))
                .orElse(null);
    }
}
