package org.careeralmanac.salary.section;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Conversion;
import org.careeralmanac.salary.estimate.Estimate;
import org.careeralmanac.salary.estimate.Figures;
import org.careeralmanac.salary.estimate.Fit;
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
import org.careeralmanac.salary.reconciliation.Scaled;
import org.careeralmanac.salary.section.OwnerAnswer.CitedSource;
import org.careeralmanac.salary.section.OwnerAnswer.Highlights;
import org.careeralmanac.salary.section.OwnerAnswer.PayHighlight;
import org.careeralmanac.salary.section.SalarySection.AdditionalCompensation;
import org.careeralmanac.salary.section.SalarySection.ByArea;
import org.careeralmanac.salary.section.SalarySection.BySeniority;
import org.careeralmanac.salary.section.SalarySection.Variability;
import org.careeralmanac.salary.section.SalarySection.View;

/** Makes the section and the highlights from what is known for a role. */
final class SalarySections {

    /** Differences from here on are told in the section's caveats. */
    private static final BigDecimal CONTRADICTION = new BigDecimal("1.10");

    private SalarySections() {}

    /** What is known, brought to a view's scale and reconciled there. */
    record Judged(Known.ForRole known, PayView view, Scale scale, List<Scaled> scaled, Reconciliation reconciliation) {

        static Judged of(Known.ForRole known, PayView view) {
            Scale scale = view.scale(known.role());
            List<Scaled> scaled = known.estimates().stream()
                    .map(e -> Scaled.of(e, scale, known.levels()))
                    .toList();
            return new Judged(known, view, scale, scaled, Reconciler.reconcile(scaled, scale));
        }

        /** The estimates for readers, those first that the range rests on. */
        List<Estimate> estimates() {
            Map<String, Scaled> byId =
                    scaled.stream().collect(Collectors.toMap(s -> s.estimate().id(), Function.identity(), (a, _) -> a));
            return ordered(known.estimates(), reconciliation).stream()
                    .map(e -> estimate(byId.get(e.id())))
                    .toList();
        }
    }

    /** An estimate as published, and on the scale where that is another. */
    static Estimate estimate(Scaled scaled) {
        return Figures.estimate(scaled.estimate(), scaled.told());
    }

    static View view(Scale scale) {
        return new View(
                scale.area(),
                scale.currency(),
                scale.seniority(),
                scale.period(),
                scale.year(),
                scale.prices(),
                scale.priceArea());
    }

    static SalarySection section(Judged judged) {
        Known.ForRole known = judged.known();
        Scale scale = judged.scale();
        Reconciliation reconciliation = judged.reconciliation();
        List<Estimate> estimates = judged.estimates();
        return new SalarySection(
                text(reconciliation, known.estimates()),
                caveats(reconciliation),
                view(scale),
                reconciliation,
                estimates,
                bySeniority(judged, estimates),
                byArea(estimates),
                Histories.of(known, scale),
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

    static Highlights highlights(Judged judged) {
        Reconciliation reconciliation = judged.reconciliation();
        List<PayEstimate> estimates = judged.known().estimates();
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

    /** Everyone cited in the section, by id, each with the releases that were used. */
    static List<CitedSource> sources(Judged judged) {
        Known.ForRole known = judged.known();
        Set<String> newest = known.estimates().stream().map(PayEstimate::id).collect(Collectors.toSet());
        List<Scaled> earlier = known.ever().stream()
                .filter(e -> !newest.contains(e.id()))
                .map(e -> Scaled.of(e, judged.scale(), known.levels()))
                .toList();
        return sources(
                Stream.concat(judged.scaled().stream(), earlier.stream()).toList(),
                known.notes(),
                known.levelSources());
    }

    /** Everyone cited, those included whose rates and price levels were used. */
    static List<CitedSource> sources(List<Scaled> scaled, List<Known.Note> notes, List<Source> levelSources) {
        Map<String, Source> sources = new TreeMap<>();
        Map<String, Set<String>> releases = new TreeMap<>();
        for (Scaled each : scaled) {
            PayEstimate of = each.estimate();
            sources.put(of.source().id(), of.source());
            releases.computeIfAbsent(of.source().id(), _ -> new LinkedHashSet<>())
                    .add(of.release());
        }
        for (Known.Note note : notes) {
            sources.put(note.source().id(), note.source());
            releases.computeIfAbsent(note.source().id(), _ -> new LinkedHashSet<>())
                    .add(note.release());
        }
        Map<String, Source> ofLevels =
                levelSources.stream().collect(Collectors.toMap(Source::id, Function.identity(), (a, _) -> a));
        for (Scaled each : scaled) {
            for (Conversion step : each.steps()) {
                if (step.source() != null) {
                    sources.put(step.source(), ofLevels.get(step.source()));
                    releases.computeIfAbsent(step.source(), _ -> new LinkedHashSet<>())
                            .add(step.release());
                }
            }
        }
        return sources.values().stream()
                .map(s ->
                        CitedSource.of(s, releases.get(s.id()).stream().sorted().toList()))
                .toList();
    }

    static List<PayEstimate> ordered(List<PayEstimate> estimates, Reconciliation reconciliation) {
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

    /**
     * What to trust, its numbers, why the others took no part, and what those that stand out are: each a short sentence,
     * since a reader should need nothing else to know which figure to believe.
     */
    static String text(Reconciliation reconciliation, List<PayEstimate> estimates) {
        Range range = reconciliation.range();
        if (range == null) {
            return Stream.of(reconciliation.reason(), standingOut(estimates))
                    .filter(Predicate.not(String::isEmpty))
                    .collect(Collectors.joining(" "));
        }
        List<PayEstimate> used = used(reconciliation, estimates);
        String trusted = "The figures to trust most are for %s%s (%s). %s%s"
                .formatted(
                        Words.joined(used.stream().map(e -> e.subject().title()).toList()),
                        fits(used),
                        Words.joined(used.stream().map(Figures::publisher).toList()),
                        why(used.getFirst().source().kind()),
                        lacking(used.getFirst(), reconciliation.scale().seniority(), estimates));
        return Stream.of(trusted, range.text(), others(reconciliation), standingOut(estimates))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
    }

    /**
     * Figures of the role itself that a reader has seen elsewhere or could take for everyone's: those that nobody stands
     * for, averages of some people only, and those that are several because each is of a job title of its own.
     */
    private static String standingOut(List<PayEstimate> estimates) {
        Stream<String> unnamed = estimates.stream()
                .filter(e -> e.isUnattributed() && e.subject().role() != null)
                .filter(e -> e.derivedFrom().isEmpty() && e.population() == null)
                .filter(e -> e.key().period() == PayPeriod.year)
                .flatMap(e -> Stream.of("median", "mean").flatMap(s -> e.figure(s).stream()
                        .filter(f -> f.value().bound().isPresent())
                        .map(f -> "%s is the %s stated for the job itself, and nobody is named who collected it."
                                .formatted(Figures.bare(f.value(), e.money()), f.words()))))
                .sorted();
        List<PayEstimate> averages = estimates.stream()
                .filter(e -> e.subject().ofTheRole() && e.derivedFrom().isEmpty())
                .filter(e -> e.figure("mean").isPresent())
                .sorted(Comparator.comparing(e -> e.subject().title()))
                .toList();
        Stream<String> some = averages.stream()
                .filter(e -> e.population() != null)
                .map(e -> "%s is the average of %s only.".formatted(average(e), e.population()));
        List<PayEstimate> titled = averages.stream()
                .filter(e -> e.population() == null && e.subject().role() == null)
                .toList();
        boolean several =
                titled.stream().map(e -> e.subject().title()).distinct().count() > 1;
        return Stream.concat(
                        Stream.concat(unnamed, some),
                        !several
                                ? Stream.empty()
                                : Stream.of(
                                        "There is more than one average because each is of a job title of its own: %s."
                                                .formatted(Words.joined(titled.stream()
                                                        .map(e -> "%s of %s (%s, %s)"
                                                                .formatted(
                                                                        average(e),
                                                                        e.subject()
                                                                                .title(),
                                                                        e.areaName(),
                                                                        ReferencePeriod.words(e.key()
                                                                                .referencePeriod())))
                                                        .toList()))))
                .collect(Collectors.joining(" "));
    }

    private static String average(PayEstimate of) {
        return Figures.bare(of.figure("mean").orElseThrow().value(), of.money());
    }

    /** Why a kind of source is trusted, no further than it is. */
    private static String why(Source.Kind kind) {
        return switch (kind) {
            case OFFICIAL_STATISTICS -> "They come first because an office of statistics measured them.";
            case SURVEY -> "They come first because they are of a survey with a stated method.";
            case JOB_POSTINGS ->
                "They are what employers offer, and nothing here that can be compared with them weighs more.";
            case SELF_REPORTED ->
                "They are what people say they earn, and nothing here that can be compared with them weighs more.";
            case EDITORIAL, UNATTRIBUTED ->
                "They are stated without a method, and nothing here that can be compared with them weighs more.";
        };
    }

    /** What a reader may have come for and nothing as well founded gives; empty, or a sentence after another. */
    private static String lacking(PayEstimate used, Seniority seniority, List<PayEstimate> estimates) {
        List<PayEstimate> asWellFounded = estimates.stream()
                .filter(e -> e.source().kind().compareTo(used.source().kind()) <= 0)
                .toList();
        boolean job = asWellFounded.stream().noneMatch(e -> e.fit() == Fit.exact);
        boolean posts = asWellFounded.stream().noneMatch(e -> e.key().seniority() == seniority);
        if (!job && !posts) {
            return "";
        }
        return " Nothing as well founded speaks of %s."
                .formatted(
                        !posts
                                ? "just this job"
                                : (job ? "just this job, or of %s posts alone" : "%s posts alone")
                                        .formatted(seniority));
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

    private static String others(Reconciliation reconciliation) {
        int count = reconciliation.setAside().size();
        if (count == 0) {
            return "";
        }
        // The order in which they are told, the gravest reason first.
        Map<Aside, Integer> reasons = new EnumMap<>(Aside.class);
        reconciliation.setAside().forEach(s -> reasons.merge(Aside.of(s.reason()), 1, Integer::sum));
        if (count > 1 && reasons.size() == 1) {
            return "The %d other estimates took no part: they %s."
                    .formatted(count, reasons.keySet().iterator().next().many);
        }
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
                        OTHER_PRICES,
                        UNDATED,
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

    /** Each seniority judged by its own figures alone. */
    private static List<BySeniority> bySeniority(Judged judged, List<Estimate> estimates) {
        Map<Seniority, List<String>> ids = new EnumMap<>(Seniority.class);
        estimates.forEach(
                e -> ids.computeIfAbsent(e.seniority(), _ -> new ArrayList<>()).add(e.id()));
        return ids.entrySet().stream()
                .map(e -> new BySeniority(e.getKey(), e.getValue(), rangeOf(judged, e.getKey())))
                .toList();
    }

    private static Range rangeOf(Judged judged, Seniority seniority) {
        List<Scaled> own = judged.scaled().stream()
                .filter(s -> s.estimate().key().seniority() == seniority)
                .toList();
        return Reconciler.reconcile(own, judged.scale().of(seniority)).range();
    }

    private static List<ByArea> byArea(List<Estimate> estimates) {
        Map<String, List<String>> ids = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        estimates.forEach(e -> {
            ids.computeIfAbsent(e.area(), _ -> new ArrayList<>()).add(e.id());
            names.put(e.area(), e.areaName());
        });
        return ids.entrySet().stream()
                .map(e -> new ByArea(e.getKey(), names.get(e.getKey()), e.getValue()))
                .toList();
    }
}
