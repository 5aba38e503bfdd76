package org.careeralmanac.trends.sections;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.demand.DemandRows;
import org.careeralmanac.trends.demand.MarketDemandComposer;
import org.careeralmanac.trends.demand.MarketDemandSection;
import org.careeralmanac.trends.figure.Figure;
import org.careeralmanac.trends.figure.Validity;
import org.careeralmanac.trends.outlook.EmploymentRow;
import org.careeralmanac.trends.outlook.Outlook;
import org.careeralmanac.trends.outlook.OutlookComposer;
import org.careeralmanac.trends.outlook.OutlookHighlight;
import org.careeralmanac.trends.outlook.OutlookRow;
import org.careeralmanac.trends.role.RoleReference;
import org.careeralmanac.trends.sections.SectionsAnswer.MarketDemandEntry;
import org.careeralmanac.trends.sections.SectionsAnswer.Sections;
import org.careeralmanac.trends.sections.SectionsAnswer.TrendsEntry;
import org.careeralmanac.trends.series.Series;
import org.careeralmanac.trends.series.SeriesComposer;
import org.careeralmanac.trends.series.SeriesRow;
import org.careeralmanac.trends.trend.TrendComposer;
import org.careeralmanac.trends.trend.TrendRow;
import org.careeralmanac.trends.trend.TrendsSection;

/** Makes answers of stored facts and a day. */
@Singleton
class Answers {

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    /** @param asOf null for today by the clock */
    SectionsAnswer sections(RoleReference role, Facts facts, Map<String, Source> sources, LocalDate asOf) {
        Validity validity = validity(asOf);
        OutlookComposer composer = new OutlookComposer(role, sources, validity);
        List<Outlook> outlooks = composer.compose(facts.outlooks());
        List<Figure> employment = composer.employment(facts.employment());
        List<Figure> bySector = composer.employmentOf(facts.employmentBySector());
        List<Figure> byState = composer.employmentOf(facts.employmentByState());
        List<Series> series = series(facts, validity);
        MarketDemandSection demand = MarketDemandComposer.compose(
                facts.demand(), composer.highlight(outlooks), outlooks, employment, bySector, byState, series, sources);
        TrendsSection trends = TrendComposer.compose(facts.trends(), sources, validity);
        Instant differs = asOf == null ? validity.differsAt() : null;
        return new SectionsAnswer(
                new Sections(
                        demand == null ? null : new MarketDemandEntry(updatedAt(demandTimes(facts)), demand),
                        trends == null
                                ? null
                                : new TrendsEntry(
                                        updatedAt(facts.trends().stream().mapToLong(TrendRow::publishedAt)), trends)),
                new Highlights(composer.highlight(outlooks), MarketDemandComposer.hiring(series)),
                cited(sources, used(facts, employment, bySector, byState)),
                differs == null ? null : differs.toString());
    }

    HighlightsAnswer highlights(RoleReference role, Facts facts, Map<String, Source> sources) {
        Validity validity = validity(null);
        OutlookComposer composer = new OutlookComposer(role, sources, validity);
        OutlookHighlight outlook = composer.highlight(composer.compose(facts.outlooks()));
        Highlights highlights = new Highlights(outlook, MarketDemandComposer.hiring(series(facts, validity)));
        Map<String, TreeSet<String>> used = new TreeMap<>();
        if (outlook != null) {
            use(used, outlook.change().source(), outlook.change().release());
        }
        if (highlights.hiring() != null) {
            Figure momentum = highlights.hiring().momentum();
            use(used, momentum.source(), momentum.release());
        }
        return new HighlightsAnswer(role.id(), highlights, cited(sources, used));
    }

    /** With asOf the answer is the one of the end of that day, whatever the clock says. */
    private Validity validity(LocalDate asOf) {
        return new Validity(asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf);
    }

    private static List<Series> series(Facts facts, Validity validity) {
        return facts.series().stream()
                .map(row -> SeriesComposer.compose(row, validity))
                .toList();
    }

    private static LongStream demandTimes(Facts facts) {
        LongStream times = LongStream.concat(
                LongStream.concat(
                        facts.outlooks().stream().mapToLong(OutlookRow::publishedAt),
                        facts.employment().stream().mapToLong(EmploymentRow::publishedAt)),
                facts.series().stream().mapToLong(SeriesRow::publishedAt));
        return facts.demand() == null
                ? times
                : LongStream.concat(times, LongStream.of(facts.demand().publishedAt()));
    }

    private static String updatedAt(LongStream millis) {
        return Instant.ofEpochMilli(millis.max().orElseThrow())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    @SafeVarargs
    private static Map<String, TreeSet<String>> used(Facts facts, List<Figure>... counts) {
        Map<String, TreeSet<String>> used = new TreeMap<>();
        facts.trends().forEach(t -> {
            use(used, t.source(), t.release());
            t.evidence().forEach(e -> use(used, e.source(), e.release()));
        });
        facts.outlooks().forEach(o -> use(used, o.source(), o.release()));
        for (List<Figure> employment : counts) {
            employment.forEach(e -> use(used, e.source(), e.release()));
        }
        facts.series().forEach(s -> use(used, s.source(), s.release()));
        DemandRows demand = facts.demand();
        if (demand != null) {
            use(used, demand.source(), demand.release());
            demand.industries().forEach(i -> use(used, i.source(), i.release()));
            demand.skills().forEach(k -> use(used, k.source(), k.release()));
        }
        return used;
    }

    private static void use(Map<String, TreeSet<String>> used, String source, String release) {
        if (source != null) {
            used.computeIfAbsent(source, s -> new TreeSet<>()).add(release);
        }
    }

    private static List<CitedSource> cited(
            Map<String, Source> sources, Map<String, ? extends Collection<String>> used) {
        List<CitedSource> cited = new ArrayList<>();
        used.forEach((source, releases) -> cited.add(CitedSource.of(sources.get(source), List.copyOf(releases))));
        return cited;
    }
}
