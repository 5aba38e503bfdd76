package org.careeralmanac.salary.reconciliation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.Figures;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayFigure;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.ReferencePeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.reconciliation.Reconciliation.Conflict;
import org.careeralmanac.salary.reconciliation.Reconciliation.ConflictReason;
import org.careeralmanac.salary.reconciliation.Reconciliation.Range;
import org.careeralmanac.salary.reconciliation.Reconciliation.Side;

/**
 * Sets figures side by side and says why they differ: every pair of estimates for the role itself, its sub-role titles
 * included, and each estimate outside the range against the range's middle. An estimate stands by its median, else its
 * average; what only restates or combines others, and what has neither, is not compared.
 */
final class Conflicts {

    /** Figures this close agree for a reader. */
    private static final BigDecimal SAME = new BigDecimal("1.01");

    private Conflicts() {}

    private record Stand(Scaled of, PayFigure figure, String figureId, String title) {

        BigDecimal amount() {
            return of.amount(figure);
        }

        PayEstimate estimate() {
            return of.estimate();
        }

        String words() {
            return "%s (%s, %s)"
                    .formatted(
                            Figures.amount(of.onScale(figure), of.onScale().money(), PayPeriod.year),
                            figure.words(),
                            title);
        }

        /** Its amount alone, which tells the two apart for a reader. */
        String amountInWords() {
            return Figures.bare(of.onScale(figure), of.onScale().money());
        }

        Side side() {
            return new Side(
                    estimate().id(), figureId, title, estimate().source().id());
        }
    }

    static List<Conflict> of(List<Scaled> all, List<Scaled> best, Range range) {
        List<Stand> stands = all.stream()
                .filter(s -> s.estimate().derivedFrom().isEmpty())
                .filter(s -> s.obstacle().isEmpty())
                .filter(s -> s.middle().filter(m -> s.amount(m).signum() > 0).isPresent())
                .map(s -> {
                    PayFigure middle = s.middle().orElseThrow();
                    return new Stand(
                            s, middle, middle.id(), s.estimate().subject().title());
                })
                .toList();
        List<Conflict> conflicts = new ArrayList<>();
        List<Stand> ofTheRole =
                stands.stream().filter(s -> s.estimate().subject().ofTheRole()).toList();
        for (int i = 0; i < ofTheRole.size(); i++) {
            for (int j = i + 1; j < ofTheRole.size(); j++) {
                conflicts.add(conflict(ofTheRole.get(i), ofTheRole.get(j)));
            }
        }
        if (range != null) {
            Stand middle = rangeStand(best, range);
            for (Stand each : stands) {
                if (!best.contains(each.of())) {
                    conflicts.add(conflict(each, middle));
                }
            }
        }
        conflicts.sort(Comparator.comparing(Conflict::ratio)
                .reversed()
                .thenComparing(c -> c.between().getFirst().figure())
                .thenComparing(c -> c.between().getLast().figure()));
        return List.copyOf(conflicts);
    }

    /** The range as one side of a comparison: the estimate its middle was taken from. */
    private static Stand rangeStand(List<Scaled> best, Range range) {
        for (Scaled each : best) {
            PayFigure middle = each.middle().orElseThrow();
            if (range.middle().release().equals(each.estimate().release())
                    && range.middle().subject().equals(each.estimate().subject())
                    && each.onScale(middle)
                            .equals(FigureValue.oneOf(
                                    range.middle().value(),
                                    range.middle().atLeast(),
                                    range.middle().atMost(),
                                    range.middle().missing()))) {
                return new Stand(
                        each,
                        middle,
                        range.middle().id(),
                        "most reliable range: " + each.estimate().subject().title());
            }
        }
        throw new IllegalStateException("the middle of the range is of an estimate that was used");
    }

    private static Conflict conflict(Stand one, Stand other) {
        int order = one.amount().compareTo(other.amount());
        boolean swap = order < 0 || (order == 0 && one.figureId().compareTo(other.figureId()) > 0);
        Stand larger = swap ? other : one;
        Stand smaller = swap ? one : other;
        BigDecimal ratio = larger.amount().divide(smaller.amount(), 2, RoundingMode.HALF_UP);
        Map<ConflictReason, String> reasons = reasons(larger, smaller);
        String compared = ratio.compareTo(SAME) <= 0
                ? "%s and %s agree within one percent, though they are not the same thing."
                        .formatted(larger.words(), smaller.words())
                : "%s is %s times %s.".formatted(larger.words(), ratio.toPlainString(), smaller.words());
        return new Conflict(
                List.of(larger.side(), smaller.side()),
                ratio,
                reasons.keySet().iterator().next(),
                compared + " " + String.join(" ", reasons.values()));
    }

    /** Every reason that applies, the one that explains most first. */
    private static Map<ConflictReason, String> reasons(Stand larger, Stand smaller) {
        PayEstimate a = larger.estimate();
        PayEstimate b = smaller.estimate();
        boolean apart = !larger.amountInWords().equals(smaller.amountInWords());
        String first = apart ? larger.amountInWords() : "the first";
        String second = apart ? smaller.amountInWords() : "the second";
        Map<ConflictReason, String> reasons = new LinkedHashMap<>();
        if (!Objects.equals(a.population(), b.population())) {
            reasons.put(
                    ConflictReason.TOP_EARNERS,
                    a.population() != null
                            ? sentence("%s speaks of %s only, %s of everyone it covers.", first, a.population(), second)
                            : sentence(
                                    "%s speaks of %s only, %s of everyone it covers.", second, b.population(), first));
        }
        titles(a, first, b, second, reasons);
        if (!larger.figure().statistic().equals(smaller.figure().statistic())) {
            reasons.put(
                    ConflictReason.MEAN_AND_MEDIAN,
                    "One is a median; the other an average, which a few very high salaries pull up.");
        }
        if (a.key().seniority() != b.key().seniority()) {
            reasons.put(
                    ConflictReason.DIFFERENT_SENIORITY,
                    sentence(
                            "%s covers %s, %s covers %s.",
                            first,
                            people(a.key().seniority()),
                            second,
                            people(b.key().seniority())));
        }
        if (!a.key().area().equals(b.key().area())) {
            reasons.put(
                    ConflictReason.DIFFERENT_AREA,
                    sentence("%s is for %s, %s for %s.", first, a.areaName(), second, b.areaName()));
        }
        if (!Objects.equals(a.key().industry(), b.key().industry())) {
            reasons.put(ConflictReason.DIFFERENT_INDUSTRY, "They cover different industries.");
        }
        if (!a.key().currency().equals(b.key().currency())) {
            reasons.put(
                    ConflictReason.DIFFERENT_CURRENCY,
                    sentence(
                            "%s was published in %s, %s in %s, and a rate of exchange lies between them.",
                            first, a.key().currency(), second, b.key().currency()));
        }
        basis(a, first, b, second, reasons);
        if (!Objects.equals(a.key().referencePeriod(), b.key().referencePeriod())) {
            reasons.put(
                    ConflictReason.DIFFERENT_PERIOD,
                    sentence(
                            "%s is for %s, %s for %s.",
                            first,
                            ReferencePeriod.words(a.key().referencePeriod()),
                            second,
                            ReferencePeriod.words(b.key().referencePeriod())));
        }
        if (a.isUnattributed() || b.isUnattributed()) {
            reasons.put(
                    ConflictReason.UNNAMED_SOURCE,
                    a.isUnattributed() && b.isUnattributed()
                            ? "Neither names who collected it."
                            : "Nobody is named who collected %s.".formatted(a.isUnattributed() ? first : second));
        }
        if (reasons.isEmpty()) {
            reasons.put(
                    ConflictReason.DIFFERENT_SOURCES,
                    "They say the same thing by different sources or counts, and nothing on file explains more.");
        }
        return reasons;
    }

    /** A sentence, which may begin with "the first". */
    private static String sentence(String form, Object... words) {
        String said = form.formatted(words);
        return Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    private static void titles(
            PayEstimate a, String first, PayEstimate b, String second, Map<ConflictReason, String> reasons) {
        boolean ofRoleA = a.subject().ofTheRole();
        boolean ofRoleB = b.subject().ofTheRole();
        if (ofRoleA != ofRoleB) {
            PayEstimate occupation = ofRoleA ? b : a;
            String form =
                    switch (occupation.fit()) {
                        case exact -> "%s is for the occupation %s as statistics define it.";
                        case broader -> "%s is for the wider group %s.";
                        case narrower -> "%s is for %s, only one part of this job.";
                        case related -> "%s is for %s, a neighbouring job.";
                    };
            reasons.put(
                    ConflictReason.OTHER_OCCUPATION,
                    sentence(
                            form, ofRoleA ? second : first, occupation.subject().title()));
        } else if (!ofRoleA) {
            if (!Objects.equals(a.subject().occupation(), b.subject().occupation())) {
                reasons.put(
                        ConflictReason.DIFFERENT_OCCUPATIONS,
                        "They are for different occupations: %s, and %s."
                                .formatted(a.subject().title(), b.subject().title()));
            }
        } else if ((a.subject().role() == null) != (b.subject().role() == null)) {
            PayEstimate titled = a.subject().role() == null ? a : b;
            reasons.put(
                    ConflictReason.SUB_ROLE,
                    sentence(
                            "%s is for the job title %s, %s for the role as a whole.",
                            titled == a ? first : second, titled.subject().title(), titled == a ? second : first));
        } else if (a.subject().role() == null
                && !a.subject().title().equals(b.subject().title())) {
            reasons.put(
                    ConflictReason.DIFFERENT_TITLES,
                    "They are for two different job titles, %s and %s."
                            .formatted(a.subject().title(), b.subject().title()));
        }
    }

    private static void basis(
            PayEstimate a, String first, PayEstimate b, String second, Map<ConflictReason, String> reasons) {
        Basis ofA = a.key().basis();
        Basis ofB = b.key().basis();
        if (ofA == Basis.unstated && ofB == Basis.unstated) {
            reasons.put(ConflictReason.DIFFERENT_BASIS, "Neither says whether bonuses or shares are counted.");
        } else if (ofA == Basis.unstated) {
            reasons.put(
                    ConflictReason.DIFFERENT_BASIS,
                    sentence("%s does not say what it counts; %s counts %s.", first, second, ofB.words()));
        } else if (ofB == Basis.unstated) {
            reasons.put(
                    ConflictReason.DIFFERENT_BASIS,
                    sentence("%s does not say what it counts; %s counts %s.", second, first, ofA.words()));
        } else if (ofA != ofB) {
            reasons.put(
                    ConflictReason.DIFFERENT_BASIS,
                    sentence("%s counts %s, %s %s.", first, ofA.words(), second, ofB.words()));
        }
    }

    private static String people(Seniority seniority) {
        return switch (seniority) {
            case all -> "everyone from beginners on";
            case entry -> "entry posts only";
            case mid -> "posts in mid-career only";
            case senior -> "senior posts only";
            case principal -> "principal posts only";
            case executive -> "executive posts only";
        };
    }
}
