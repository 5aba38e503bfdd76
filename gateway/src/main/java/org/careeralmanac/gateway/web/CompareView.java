package org.careeralmanac.gateway.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.web.chart.Bars;
import org.careeralmanac.gateway.web.model.CareerList;
import org.careeralmanac.gateway.web.model.CareerPage;
import org.careeralmanac.gateway.web.model.Compared;
import org.careeralmanac.gateway.web.model.Figure;
import org.careeralmanac.gateway.web.model.Highlights;
import org.careeralmanac.gateway.web.model.Source;

/**
 * Careers side by side, and the form that chooses them.
 *
 * @param slugs what is chosen
 * @param compared null until two are chosen
 * @param asked what was typed into the form, or empty
 * @param offered careers that it may mean
 */
public record CompareView(
        List<String> slugs,
        Compared compared,
        String asked,
        List<CareerList.Item> offered,
        Map<String, Source> sources,
        Bars pay,
        Bars growth) {

    private static final int MOST = 5;

    static CompareView of(List<String> slugs, Compared compared, String asked, List<CareerList.Item> offered) {
        Map<String, Source> byId = new HashMap<>();
        if (compared != null) {
            compared.sources().forEach(source -> byId.put(source.id(), source));
        }
        return new CompareView(
                // Where they live now; an address may have changed.
                compared == null
                        ? slugs
                        : compared.careers().stream().map(Compared.Career::slug).toList(),
                compared,
                asked,
                offered,
                byId,
                compared == null
                        ? null
                        : Bars.money(compared.careers().stream()
                                .map(CompareView::range)
                                .toList()),
                compared == null
                        ? null
                        : Bars.percent(compared.careers().stream()
                                .map(c -> new Bars.Span(BigDecimal.ZERO, null, change(c)))
                                .toList()));
    }

    private static Bars.Span range(Compared.Career career) {
        Highlights.Pay pay =
                career.highlights() == null ? null : career.highlights().pay();
        return pay == null
                ? new Bars.Span(null, null, null)
                : new Bars.Span(amount(pay.low()), amount(pay.middle()), amount(pay.high()));
    }

    private static BigDecimal change(Compared.Career career) {
        Highlights.Outlook outlook =
                career.highlights() == null ? null : career.highlights().outlook();
        return outlook == null ? null : amount(outlook.change());
    }

    private static BigDecimal amount(Figure figure) {
        return figure == null ? null : figure.amount();
    }

    public boolean room() {
        return slugs.size() < MOST;
    }

    public String chosen() {
        return String.join(",", slugs);
    }

    /** The same without one of them. */
    public String without(String slug) {
        return href(slugs.stream().filter(s -> !s.equals(slug)));
    }

    public String with(String slug) {
        return href(Stream.concat(slugs.stream(), Stream.of(slug)));
    }

    private static String href(Stream<String> slugs) {
        String careers = slugs.map(RoleReference::encoded).collect(Collectors.joining(","));
        return careers.isEmpty() ? "/compare" : "/compare?careers=" + careers;
    }

    public String title(String id) {
        return compared.careers().stream()
                .filter(c -> c.id().equals(id))
                .map(Compared.Career::title)
                .findFirst()
                .orElse(id);
    }

    /** What of two figures can be said, the comparable first. */
    public List<Compared.Comparison> comparisons(String measure) {
        return Stream.of(true, false)
                .flatMap(comparable -> compared.comparisons().stream()
                        .filter(c -> c.measure().equals(measure) && c.comparable() == comparable))
                .toList();
    }

    /** "1 of 3 pairs can be compared". */
    public String comparable(String measure) {
        List<Compared.Comparison> pairs = comparisons(measure);
        long can = pairs.stream().filter(Compared.Comparison::comparable).count();
        return pairs.size() == 1
                ? (can == 1 ? "The two can be compared" : "The two cannot be compared")
                : can + " of " + pairs.size() + " pairs can be compared";
    }

    /** Why a part is not there, for people. */
    public String absent(Compared.Career career, String part) {
        CareerPage.Envelope state = career.states().get(part);
        return state != null && state.status().equals("unavailable")
                ? "Cannot be shown at the moment: its service does not answer."
                : "Nothing is on file.";
    }

    public Source of(Figure figure) {
        return source(figure == null ? "" : figure.source());
    }

    public Source pay(Highlights.Pay pay) {
        return of(Glance.first(pay.middle(), pay.low(), pay.high()));
    }

    public Source by(Highlights.Education education) {
        return source(education.claim() == null ? "" : education.claim().source());
    }

    private Source source(String id) {
        return sources.getOrDefault(id, Source.unknown(id));
    }

    public Glance payGlance(Highlights.Pay pay) {
        return Glance.pay(pay);
    }

    public Glance outlookGlance(Highlights.Outlook outlook) {
        return Glance.outlook(outlook);
    }

    public Glance hiringGlance(Highlights.Hiring hiring) {
        return Glance.hiring(hiring);
    }

    public Glance educationGlance(Highlights.Education education) {
        return Glance.education(education);
    }
}
