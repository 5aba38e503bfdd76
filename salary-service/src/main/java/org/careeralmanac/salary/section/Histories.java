package org.careeralmanac.salary.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.Figures;
import org.careeralmanac.salary.estimate.Occupation;
import org.careeralmanac.salary.estimate.OnScale;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.ReferencePeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.reconciliation.Scale;
import org.careeralmanac.salary.reconciliation.Scaled;
import org.careeralmanac.salary.section.SalarySection.History;
import org.careeralmanac.salary.section.SalarySection.Point;
import org.careeralmanac.salary.section.SalarySection.TitledOccupation;

/**
 * Pay by reference period: a line for what one source says of one occupation of the role, whatever its code was at the
 * time, or of the role itself. Where the code changes the line is broken and says so; codes that stood side by side (a
 * part each of what is one occupation today) are lines of their own.
 */
final class Histories {

    private static final Comparator<PayEstimate> BY_TIME = Comparator.comparing(
                    (PayEstimate e) -> ReferencePeriod.end(e.key().referencePeriod()))
            .thenComparing(e -> code(e.subject().occupation()))
            .thenComparing(PayEstimate::id);

    private Histories() {}

    /**
     * @param root the role's own occupation, or null for the role itself
     * @param apart one of several codes that stood side by side, else null
     */
    private record Line(Occupation root, Occupation apart, String source, String basis, String currency) {}

    static List<History> of(Known.ForRole known, Scale scale) {
        List<PayEstimate> told = known.ever().stream()
                .filter(e -> tells(e, scale))
                .sorted(BY_TIME)
                .toList();
        Map<Line, List<PayEstimate>> lines = told.stream()
                .collect(Collectors.groupingBy(e -> line(e, known, null), LinkedHashMap::new, Collectors.toList()));
        return lines.values().stream()
                .flatMap(line -> apart(line, known).values().stream())
                .map(Histories::withoutSpans)
                .map(line -> history(line, known, scale))
                .sorted(Comparator.comparing(History::fit)
                        .thenComparing(h -> h.points().getLast().referencePeriod(), Comparator.reverseOrder())
                        .thenComparing(History::source)
                        .thenComparing(h ->
                                h.occupation() == null ? "" : h.occupation().code())
                        .thenComparing(History::title))
                .toList();
    }

    private static boolean tells(PayEstimate e, Scale scale) {
        return e.key().referencePeriod() != null
                && e.key().period() == PayPeriod.year
                && e.key().area().equals(scale.area())
                && e.key().seniority() == Seniority.all
                && e.population() == null
                && (e.subject().occupation() != null || e.subject().role() != null)
                && !e.isUnattributed()
                && (e.figure("median").isPresent()
                        || e.figure("mean").isPresent()
                        || e.subject().occupation() != null);
    }

    private static Line line(PayEstimate e, Known.ForRole known, Occupation apart) {
        Occupation own = e.subject().occupation();
        return new Line(
                own == null ? null : known.role().occupations().get(own).root(),
                apart,
                e.source().id(),
                e.key().basis().name(),
                e.key().currency());
    }

    private static Map<Line, List<PayEstimate>> apart(List<PayEstimate> line, Known.ForRole known) {
        Map<String, Set<Occupation>> byPeriod = line.stream()
                .filter(e -> e.subject().occupation() != null)
                .collect(Collectors.groupingBy(
                        e -> e.key().referencePeriod(),
                        Collectors.mapping(e -> e.subject().occupation(), Collectors.toSet())));
        Set<Occupation> sideBySide = byPeriod.values().stream()
                .filter(codes -> codes.size() > 1)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        return line.stream()
                .collect(Collectors.groupingBy(
                        e -> line(
                                e,
                                known,
                                sideBySide.contains(e.subject().occupation())
                                        ? e.subject().occupation()
                                        : null),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** Without estimates whose time holds another one's: "2020 to 2025" is not a point after 2024. */
    private static List<PayEstimate> withoutSpans(List<PayEstimate> line) {
        return line.stream()
                .filter(wide -> line.stream().noneMatch(e -> e != wide && within(e, wide)))
                .toList();
    }

    private static boolean within(PayEstimate e, PayEstimate wide) {
        String period = e.key().referencePeriod();
        String widePeriod = wide.key().referencePeriod();
        return !period.equals(widePeriod)
                && ReferencePeriod.start(widePeriod).compareTo(ReferencePeriod.start(period)) <= 0
                && ReferencePeriod.end(period).compareTo(ReferencePeriod.end(widePeriod)) <= 0;
    }

    private static History history(List<PayEstimate> line, Known.ForRole known, Scale scale) {
        List<Point> points = new ArrayList<>();
        PayEstimate before = null;
        for (PayEstimate e : line) {
            OnScale told = Scaled.of(e, scale, known.levels()).told();
            boolean breaks = before != null
                    && !Objects.equals(
                            before.subject().occupation(), e.subject().occupation());
            points.add(new Point(
                    e.key().referencePeriod(),
                    titled(e),
                    shown(e, told, "median"),
                    shown(e, told, "mean"),
                    breaks,
                    breaks ? broken(before, e) : null));
            before = e;
        }
        PayEstimate last = line.getLast();
        Occupation own = last.subject().occupation();
        RoleReference.Path path =
                own == null ? null : known.role().occupations().get(own);
        return new History(
                path == null
                        ? null
                        : new TitledOccupation(
                                path.root().scheme(),
                                path.root().code(),
                                last.subject().title()),
                last.subject().title(),
                path == null
                        ? last.fit()
                        : known.role().occupations().get(path.root()).fit(),
                last.source().id(),
                last.key().basis(),
                points);
    }

    private static TitledOccupation titled(PayEstimate e) {
        Occupation own = e.subject().occupation();
        return own == null
                ? null
                : new TitledOccupation(own.scheme(), own.code(), e.subject().title());
    }

    private static String broken(PayEstimate before, PayEstimate after) {
        return "Counted as %s (%s) before and as %s (%s) from here on; the two do not continue each other."
                .formatted(
                        before.subject().title(),
                        code(before.subject().occupation()),
                        after.subject().title(),
                        code(after.subject().occupation()));
    }

    private static String code(Occupation occupation) {
        return occupation == null ? "" : occupation.scheme() + " " + occupation.code();
    }

    /** A figure on the scale, a typed gap included; null only where the source has no such line. */
    private static Figure shown(PayEstimate estimate, OnScale told, String statistic) {
        if (told != null) {
            return told.figures().stream()
                    .filter(f -> f.statistic().equals(statistic))
                    .findFirst()
                    .orElse(null);
        }
        return estimate.figures().stream()
                .filter(f -> f.statistic().equals(statistic))
                .findFirst()
                .map(f -> Figures.figure(estimate, f))
                .orElse(null);
    }
}
