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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    static Highlights highlights(Reconciliation reconciliation) {
        Range range = reconciliation.range();
        return new Highlights(
                range == null
                        ? null
                        : new PayHighlight(range.low(), range.middle(), range.high(), range.text(), range.caveats()));
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
                        .thenComparing(e -> !e.subject().isRoleItself())
                        .thenComparing(e -> e.derivedFrom().isPresent())
                        .thenComparing(e -> e.subject().role() == null)
                        .thenComparing(e -> ReferencePeriod.end(e.key().referencePeriod()), Comparator.reverseOrder())
                        .thenComparing(e -> e.subject().title())
                        .thenComparing(PayEstimate::id))
                .toList();
    }

    private static String text(Reconciliation reconciliation, Known.ForRole known) {
        List<String> sentences = new ArrayList<>();
        Range range = reconciliation.range();
        if (range == null) {
            sentences.add(reconciliation.reason());
        } else {
            sentences.add("The most reliable figures:");
            sentences.add(range.text());
            range.caveats().stream()
                    .filter(c -> switch (c.code()) {
                        case BROADER_OCCUPATION, NARROWER_OCCUPATION, RELATED_OCCUPATION, SUB_ROLE, ALL_SENIORITIES ->
                            true;
                        default -> false;
                    })
                    .map(Caveat::text)
                    .forEach(sentences::add);
        }
        int others = reconciliation.setAside().size();
        if (others > 0 && range != null) {
            sentences.add(
                    others == 1
                            ? "One other estimate is listed with the reason why it took no part."
                            : "%d other estimates are listed, each with the reason why it took no part."
                                    .formatted(others));
        }
        long unnamed =
                known.estimates().stream().filter(PayEstimate::isUnattributed).count();
        if (unnamed > 0 && range != null) {
            sentences.add(
                    unnamed == 1
                            ? "One of them names nobody who collected it, so it does not move the range."
                            : "%d of them name nobody who collected them, so they do not move the range."
                                    .formatted(unnamed));
        }
        return String.join(" ", sentences);
    }

    private static List<Caveat> caveats(Reconciliation reconciliation) {
        Stream<Caveat> ofRange =
                reconciliation.range() == null ? Stream.empty() : reconciliation.range().caveats().stream();
        Optional<Caveat> contradiction = reconciliation.conflicts().stream()
                .map(Conflict::ratio)
                .filter(r -> r.compareTo(CONTRADICTION) >= 0)
                .findFirst()
                .map(largest -> new Caveat(
                        Caveat.Code.CONTRADICTION,
                        "The figures listed here differ by up to %s times; beside each pair stands why."
                                .formatted(largest.toPlainString())));
        return Stream.concat(ofRange, contradiction.stream()).toList();
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
