package org.careeralmanac.trends.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.demand.DemandRows.Industry;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.DerivedFrom;
import org.careeralmanac.trends.figure.Figure;
import org.careeralmanac.trends.figure.FigureId;
import org.careeralmanac.trends.figure.FigureValue;
import org.careeralmanac.trends.figure.Subject;
import org.careeralmanac.trends.momentum.Momentum;
import org.careeralmanac.trends.momentum.MomentumChange;
import org.careeralmanac.trends.outlook.Outlook;
import org.careeralmanac.trends.series.Series;

/** Puts the market-demand section together. */
public final class MarketDemandComposer {

    private static final int HIRING_MONTHS = 12;

    private MarketDemandComposer() {}

    /** Null where there is nothing at all to say. */
    public static MarketDemandSection compose(
            DemandRows demand,
            List<Outlook> outlooks,
            List<Figure> employment,
            List<Series> series,
            Map<String, Source> sources) {
        if (demand == null && outlooks.isEmpty() && employment.isEmpty() && series.isEmpty()) {
            return null;
        }
        List<IndustryDemand> industries = demand == null
                ? List.of()
                : demand.industries().stream().map(i -> industry(i, sources)).toList();
        List<KeySkill> skills = demand == null
                ? List.of()
                : demand.skills().stream()
                        .map(s -> new KeySkill(s.name(), s.text(), s.source(), s.release()))
                        .toList();
        Series best = best(series);
        List<Caveat> caveats = new ArrayList<>();
        outlooks.forEach(o -> caveats.addAll(o.caveats()));
        employment.forEach(e -> caveats.addAll(e.caveats()));
        series.forEach(s -> caveats.addAll(s.caveats()));
        if (demand != null && demand.industries().stream().anyMatch(i -> unattributed(sources, i.source()))) {
            caveats.add(Caveat.unattributed());
        }
        return new MarketDemandSection(
                text(outlooks, employment, best, industries, skills),
                Caveat.distinct(caveats),
                demand == null ? null : demand.intro(),
                outlooks,
                industries,
                skills,
                employment,
                series,
                best == null ? null : best.momentum());
    }

    /**
     * The series of hiring over 12 months: an index or a count, since a share of postings can rise while hiring falls.
     * Null where no such series reaches back 12 months.
     */
    public static HiringHighlight hiring(List<Series> series) {
        Series best = best(series);
        MomentumChange change = best == null ? null : best.momentum().over(HIRING_MONTHS);
        if (change == null) {
            return null;
        }
        List<Caveat> caveats = new ArrayList<>(best.caveats());
        caveats.add(Caveat.derived("the change of the series over 12 months"));
        String text = "%s: %s".formatted(best.title(), best.momentum().text());
        Figure momentum = Figure.of(
                FigureId.computed(
                        List.of(best.release(), best.id()), Momentum.RULE, HIRING_MONTHS, change.from(), change.to()),
                "change",
                new FigureValue.Exact(change.value()),
                "percent",
                null,
                change.from() + "/" + change.to(),
                best.area(),
                null,
                new Subject(null, null, best.title()),
                null,
                null,
                null,
                best.source(),
                best.release(),
                new DerivedFrom(List.of(), best.id(), Momentum.RULE),
                null,
                text,
                List.copyOf(caveats));
        return new HiringHighlight(momentum, text, List.copyOf(caveats));
    }

    private static Series best(List<Series> series) {
        return series.stream()
                .filter(s -> s.momentum() != null && s.momentum().unit().equals("percent"))
                .filter(s -> s.momentum().over(HIRING_MONTHS) != null)
                .findFirst()
                .orElse(null);
    }

    private static IndustryDemand industry(Industry row, Map<String, Source> sources) {
        String text = row.text();
        if (text == null) {
            text = row.demand().equals("unstated")
                    ? row.industry() + " is named without saying how high its demand is"
                    : "%s demand is stated for %s".formatted(capital(row.demand()), row.industry());
            if (!row.employers().isEmpty()) {
                text += ", for example at " + String.join(", ", row.employers());
            }
            text += unattributed(sources, row.source()) ? "; the source names no publisher." : ".";
        }
        return new IndustryDemand(row.industry(), row.demand(), row.employers(), text, row.source(), row.release());
    }

    private static boolean unattributed(Map<String, Source> sources, String source) {
        return sources.get(source).kind() == Source.Kind.UNATTRIBUTED;
    }

    private static String text(
            List<Outlook> outlooks,
            List<Figure> employment,
            Series best,
            List<IndustryDemand> industries,
            List<KeySkill> skills) {
        List<String> sentences = new ArrayList<>();
        outlooks.stream()
                .filter(o -> o.kind().equals("projection"))
                .findFirst()
                .ifPresentOrElse(
                        o -> sentences.add(o.text()), () -> sentences.add("No official projection is on file."));
        long claims = outlooks.stream().filter(o -> o.kind().equals("claim")).count();
        if (claims > 0) {
            sentences.add(
                    claims == 1
                            ? "One claim is stated as well; it is no official projection."
                            : claims + " claims are stated as well; they are no official projections.");
        }
        if (!employment.isEmpty()) {
            Figure first = employment.getFirst();
            sentences.add("%s: %s.".formatted(first.subject().title(), first.text()));
        }
        if (best != null) {
            sentences.add("%s: %s".formatted(best.title(), best.momentum().text()));
        }
        if (!industries.isEmpty()) {
            sentences.add("Demand is described for %s."
                    .formatted(String.join(
                            ", ",
                            industries.stream().map(IndustryDemand::industry).toList())));
        }
        if (!skills.isEmpty()) {
            sentences.add(skills.size() == 1 ? "One key skill is named." : skills.size() + " key skills are named.");
        }
        return String.join(" ", sentences);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
