package org.careeralmanac.trends.demand;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.demand.DemandRows.Industry;
import org.careeralmanac.trends.figure.Areas;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.DerivedFrom;
import org.careeralmanac.trends.figure.Figure;
import org.careeralmanac.trends.figure.FigureId;
import org.careeralmanac.trends.figure.FigureValue;
import org.careeralmanac.trends.figure.Numbers;
import org.careeralmanac.trends.figure.Periods;
import org.careeralmanac.trends.figure.Subject;
import org.careeralmanac.trends.figure.Titles;
import org.careeralmanac.trends.momentum.Momentum;
import org.careeralmanac.trends.momentum.MomentumChange;
import org.careeralmanac.trends.outlook.Outlook;
import org.careeralmanac.trends.outlook.OutlookHighlight;
import org.careeralmanac.trends.series.Series;

/** Puts the market-demand section together. */
public final class MarketDemandComposer {

    private static final int HIRING_MONTHS = 12;
    private static final int CURRENT_MONTHS = 12;

    private MarketDemandComposer() {}

    /** Null where there is nothing at all to say. */
    public static MarketDemandSection compose(
            DemandRows demand,
            OutlookHighlight outlook,
            List<Outlook> outlooks,
            List<Figure> employment,
            List<Figure> employmentBySector,
            List<Figure> employmentByState,
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
        // Outlooks, counts and series carry their own caveats; lines of demand by industry have none.
        List<Caveat> caveats =
                demand != null && demand.industries().stream().anyMatch(i -> unattributed(sources, i.source()))
                        ? List.of(Caveat.unattributedDemand())
                        : List.of();
        return new MarketDemandSection(
                text(outlook, outlooks, employment, best, series),
                caveats,
                demand == null ? null : demand.intro(),
                outlooks,
                industries,
                skills,
                employment,
                employmentBySector,
                employmentByState,
                series,
                best == null ? null : RoleMomentum.of(best));
    }

    /**
     * How hiring moved over 12 months, by an index or a count, since a share of postings can rise while hiring falls: in
     * the career's own field where a series of its sector is on file, else of all jobs. Where the field was last measured
     * more than 12 months before all jobs were, the sentence says both.
     *
     * @return null where no such series reaches back 12 months
     */
    public static HiringHighlight hiring(List<Series> series) {
        Series best = best(series);
        MomentumChange change = best == null ? null : best.momentum().over(HIRING_MONTHS);
        if (change == null) {
            return null;
        }
        List<Caveat> caveats = new ArrayList<>(ofAllPoints(best));
        caveats.add(Caveat.derived("the change of the series over 12 months"));
        String text = moved(best, change);
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
        return new HiringHighlight(momentum, text + since(best, series), List.copyOf(caveats));
    }

    /** The caveats of a series for what is computed from all its points, however few are drawn. */
    static List<Caveat> ofAllPoints(Series series) {
        return series.caveats().stream()
                .filter(c -> !c.code().equals(Caveat.THINNED))
                .toList();
    }

    /** Of the series that reach back 12 months, in the order of their mapping, the first of a sector, else the first. */
    private static Series best(List<Series> series) {
        List<Series> telling = telling(series);
        return telling.stream()
                .filter(s -> s.sector() != null)
                .findFirst()
                .orElse(telling.isEmpty() ? null : telling.getFirst());
    }

    private static List<Series> telling(List<Series> series) {
        return series.stream()
                .filter(s -> s.momentum() != null && s.momentum().unit().equals("percent"))
                .filter(s -> s.momentum().over(HIRING_MONTHS) != null)
                .toList();
    }

    /**
     * " Job postings for all jobs … fell 2.6% in the year to August 2026.", where the series lags far behind these. By what
     * was measured, not by the clock, so that an answer does not change with the day alone.
     */
    private static String since(Series best, List<Series> series) {
        return telling(series).stream()
                .filter(s -> s.sector() == null && last(best).isBefore(last(s).minusMonths(CURRENT_MONTHS)))
                .max(Comparator.comparing(MarketDemandComposer::last))
                .map(s -> " " + moved(s, s.momentum().over(HIRING_MONTHS)))
                .orElse("");
    }

    private static LocalDate last(Series series) {
        return Periods.firstDay(series.momentum().asOf());
    }

    /** "Job postings in software development in the United States fell 14.1% in the year to September 2024." */
    private static String moved(Series series, MomentumChange change) {
        String what = series.measure().equals("postingsIndex")
                ? "Job postings %s in %s"
                        .formatted(
                                series.sector() == null ? "for all jobs" : "in " + Titles.within(series.sector()),
                                Areas.words(series.area()))
                : series.title() + ":";
        String how =
                switch (change.value().signum()) {
                    case 0 -> "stayed the same";
                    case 1 -> "rose " + Numbers.words(change.value()) + "%";
                    default -> "fell " + Numbers.words(change.value().abs()) + "%";
                };
        return "%s %s in the year to %s.".formatted(what, how, Periods.words(change.to()));
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

    /** A few short sentences, and no list of what stands below. */
    private static String text(
            OutlookHighlight outlook,
            List<Outlook> outlooks,
            List<Figure> employment,
            Series best,
            List<Series> series) {
        List<String> sentences = new ArrayList<>();
        sentences.add(outlook == null ? "No official projection is on file." : outlook.text());
        if (!employment.isEmpty() && employment.getFirst().missing() == null) {
            Figure first = employment.getFirst();
            sentences.add("%s: %s.".formatted(first.subject().title(), first.text()));
        }
        if (best != null) {
            sentences.add(moved(best, best.momentum().over(HIRING_MONTHS)) + since(best, series));
        }
        long claims = outlooks.stream().filter(o -> o.kind().equals("claim")).count();
        if (claims > 0) {
            sentences.add(
                    claims == 1
                            ? "One unofficial claim is set apart from these."
                            : claims + " unofficial claims are set apart from these.");
        }
        return String.join(" ", sentences);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
