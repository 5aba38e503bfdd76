package org.careeralmanac.gateway.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.gateway.owners.View;
import org.careeralmanac.gateway.web.chart.PayChart;
import org.careeralmanac.gateway.web.chart.SeriesChart;
import org.careeralmanac.gateway.web.model.CareerDevelopment;
import org.careeralmanac.gateway.web.model.CareerPage;
import org.careeralmanac.gateway.web.model.Caveat;
import org.careeralmanac.gateway.web.model.Figure;
import org.careeralmanac.gateway.web.model.MarketDemand;
import org.careeralmanac.gateway.web.model.Overview;
import org.careeralmanac.gateway.web.model.Prose;
import org.careeralmanac.gateway.web.model.RelatedCareers;
import org.careeralmanac.gateway.web.model.Requirements;
import org.careeralmanac.gateway.web.model.Responsibilities;
import org.careeralmanac.gateway.web.model.Salary;
import org.careeralmanac.gateway.web.model.SoftSkills;
import org.careeralmanac.gateway.web.model.Source;
import org.careeralmanac.gateway.web.model.Sourced;
import org.careeralmanac.gateway.web.model.Trends;
import org.jboss.logging.Logger;

/** One career page, ready to be placed: its sections by type, its drawings, its sources and what is absent. */
public final class CareerView {

    private static final Logger LOG = Logger.getLogger(CareerView.class);

    private static final int SHOWN_CONFLICTS = 4;
    private static final int LEAD_SENTENCES = 2;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[\\p{Ll}\\d)])[.!?] +(?=\\p{Lu})");

    private static final Map<String, String> TITLES = titles();

    /**
     * A section that is shown.
     *
     * @param key as the API has it; also the anchor on the page
     * @param confirmedAt when a last known copy was true, else empty
     */
    public record Section(String key, String title, String service, String updatedAt, String confirmedAt) {}

    /** A section that is not shown, and why. */
    public record Absent(String title, String why) {}

    /** Pay of one occupation over the reference periods. */
    public record PayLine(Salary.History history, SeriesChart chart) {

        /** What the drawing shows, for those who cannot see it. */
        public String label() {
            return "Median pay of " + history.name() + " over time. " + said(chart) + " All numbers follow.";
        }
    }

    /** Two figures that disagree. */
    public record Conflict(Party left, Party right, Salary.Conflict conflict) {}

    /** @param figure what it says, or null where only its name is known */
    public record Party(String title, Figure figure, Source source) {}

    public record Rated(String title, String code, String fit, String source) {}

    public record Weight(String name, String value) {}

    private final CareerPage page;
    private final View asked;
    private final Map<String, Source> sources;
    private final Map<String, Object> contents = new HashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Absent> absent = new ArrayList<>();
    private final PayChart payChart;
    private final List<PayLine> payHistory = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<SeriesLine> lines = new ArrayList<>();

    CareerView(CareerPage page, PageReader reader) {
        this(page, reader, View.DEFAULT);
    }

    /** @param asked how pay was asked to be seen */
    CareerView(CareerPage page, PageReader reader, View asked) {
        this.page = page;
        this.asked = asked;
        this.sources = page.sources().stream()
                .collect(Collectors.toMap(Source::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        for (String key : page.sectionOrder()) {
            CareerPage.Envelope envelope = page.sections().get(key);
            if (envelope != null) {
                read(key, envelope, reader);
            }
        }
        Salary salary = salary();
        payChart = salary == null ? null : PayChart.of(salary, id -> source(id).unattributed());
        if (salary != null) {
            salary.history().forEach(this::drawHistory);
            if (salary.reconciliation() != null) {
                salary.reconciliation().conflicts().forEach(this::readConflict);
            }
        }
        if (marketDemand() != null) {
            marketDemand().series().stream().map(SeriesLine::of).forEach(lines::add);
        }
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("overview", "Overview");
        titles.put("responsibilities", "Responsibilities");
        titles.put("requirements", "Requirements");
        titles.put("careerDevelopment", "Career development");
        titles.put("marketDemand", "Market demand");
        titles.put("salary", "Pay");
        titles.put("trends", "Industry trends");
        titles.put("softSkills", "Soft skills");
        titles.put("bestPractices", "Best practices");
        titles.put("challenges", "Challenges");
        titles.put("relatedCareers", "Related careers");
        return titles;
    }

    private static Class<?> type(String key) {
        return switch (key) {
            case "overview" -> Overview.class;
            case "responsibilities" -> Responsibilities.class;
            case "requirements" -> Requirements.class;
            case "careerDevelopment" -> CareerDevelopment.class;
            case "marketDemand" -> MarketDemand.class;
            case "salary" -> Salary.class;
            case "trends" -> Trends.class;
            case "softSkills" -> SoftSkills.class;
            case "relatedCareers" -> RelatedCareers.class;
            default -> Prose.Plain.class;
        };
    }

    private void read(String key, CareerPage.Envelope envelope, PageReader reader) {
        String title = TITLES.getOrDefault(key, Words.spoken(key));
        JsonNode content = envelope.content();
        if (content == null || !content.isObject()) {
            absent.add(new Absent(title, why(envelope)));
            return;
        }
        try {
            contents.put(key, reader.read(content, type(key)));
            sections.add(new Section(
                    key,
                    title,
                    envelope.service(),
                    envelope.updatedAt(),
                    envelope.status().equals("lastKnown") ? envelope.confirmedAt() : ""));
        } catch (UncheckedIOException e) {
            // One section in a shape that this version cannot read must not take the page with it.
            LOG.errorf("Section %s of %s cannot be shown: %s", key, page.id(), e.getMessage());
            absent.add(new Absent(title, "cannot be shown here, but is in the JSON"));
        }
    }

    private static String why(CareerPage.Envelope envelope) {
        if (envelope.status().equals("notCovered")) {
            return "nothing on file for this career";
        }
        String again = envelope.retryAfterSeconds() == null
                ? ""
                : ", try again in " + Words.plural(envelope.retryAfterSeconds(), "second", "seconds");
        return Words.service(envelope.service()) + " does not answer at the moment" + again;
    }

    private void drawHistory(Salary.History history) {
        List<SeriesChart.Point> points = history.points().stream()
                .map(p -> new SeriesChart.Point(
                        p.referencePeriod(),
                        p.median() == null ? null : p.median().amount(),
                        p.codeBreak()))
                .toList();
        String currency = history.points().stream()
                .filter(p -> p.median() != null)
                .map(p -> p.median().unit())
                .findFirst()
                .orElse("");
        payHistory.add(new PayLine(history, SeriesChart.of(points, currency)));
    }

    private void readConflict(Salary.Conflict conflict) {
        if (conflict.between().size() == 2) {
            conflicts.add(new Conflict(
                    party(conflict.between().get(0)), party(conflict.between().get(1)), conflict));
        }
    }

    /** A side names its figure by id or by statistic of its estimate, or brings the figure itself. */
    private Party party(Salary.Side side) {
        Salary.Estimate estimate = estimate(side.estimate());
        Figure found = null;
        String named = "";
        if (side.figure() != null && side.figure().isTextual() && estimate != null) {
            named = side.figure().asText();
        } else if (side.figure() != null && side.figure().isObject()) {
            named = side.figure().path("id").asText("");
            if (estimate == null) {
                found = bare(side.figure());
            }
        }
        if (estimate != null) {
            for (Figure figure : estimate.figures()) {
                if (figure.id().equals(named) || figure.statistic().equals(named)) {
                    found = figure;
                }
            }
            if (found == null && side.figure() != null && side.figure().isObject()) {
                found = bare(side.figure());
            }
            if (found == null) {
                found = ofRange(named);
            } else {
                // What is compared is what stands on the page's scale.
                found = converted(estimate, found).stream().findFirst().orElse(found);
            }
        }
        String title = side.title().isEmpty() && estimate != null ? estimate.title() : side.title();
        return new Party(title, found, source(side.source()));
    }

    /** The figure of the most reliable range that has that id, or null. */
    private Figure ofRange(String id) {
        Salary.Range range = salary().reconciliation().range();
        return range == null
                ? null
                : Stream.of(range.low(), range.middle(), range.high())
                        .filter(Objects::nonNull)
                        .filter(f -> f.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    private static Figure bare(JsonNode json) {
        return new Figure(
                json.path("id").asText(""),
                json.path("statistic").asText(""),
                json.path("value").isNumber() ? json.path("value").decimalValue() : null,
                null,
                null,
                "",
                "",
                json.path("unit").asText(""),
                "",
                "",
                json.path("referencePeriod").asText(""),
                "",
                "",
                "",
                null,
                null,
                "",
                null,
                null,
                "",
                json.path("source").asText(""),
                json.path("release").asText(""),
                null,
                json.path("text").asText(""),
                List.of());
    }

    static String said(SeriesChart chart) {
        return chart.last() == null
                ? "No point has a value."
                : "Newest: " + Words.number(chart.last().value()) + " in "
                        + Words.period(chart.last().period()) + ".";
    }

    private <T> T content(String key, Class<T> type) {
        return type.cast(contents.get(key));
    }

    public CareerPage page() {
        return page;
    }

    public List<Section> sections() {
        return sections;
    }

    public List<Absent> absent() {
        return absent;
    }

    /** Whether something is missing that the almanac has, but cannot show now. */
    public boolean partial() {
        return page.completeness().equals("partial");
    }

    public Overview overview() {
        return content("overview", Overview.class);
    }

    public Responsibilities responsibilities() {
        return content("responsibilities", Responsibilities.class);
    }

    public Requirements requirements() {
        return content("requirements", Requirements.class);
    }

    public CareerDevelopment careerDevelopment() {
        return content("careerDevelopment", CareerDevelopment.class);
    }

    public MarketDemand marketDemand() {
        return content("marketDemand", MarketDemand.class);
    }

    public Salary salary() {
        return content("salary", Salary.class);
    }

    public Trends trends() {
        return content("trends", Trends.class);
    }

    public SoftSkills softSkills() {
        return content("softSkills", SoftSkills.class);
    }

    public RelatedCareers relatedCareers() {
        return content("relatedCareers", RelatedCareers.class);
    }

    /** A section without typed fields; any that has them has an accessor of its own. */
    public Prose.Plain plain(String key) {
        return content(key, Prose.Plain.class);
    }

    /** The forms of the pay section. */
    public PayForm payForm() {
        return PayForm.of(page, salary(), asked);
    }

    /** Whether pay is shown otherwise than by default. */
    public boolean viewed() {
        return !asked.isDefault();
    }

    /** What the chart's row is about beside its title: the place and the seniority where they are not the page's own. */
    public String apart(Salary.Estimate estimate) {
        Salary.View view = salary().view();
        return Stream.of(
                        view == null || estimate.area().equals(view.area()) ? "" : estimate.place(),
                        estimate.seniority().equals("all")
                                        || view == null
                                        || estimate.seniority().equals(view.seniority())
                                ? ""
                                : Words.seniority(estimate.seniority()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** A published figure as it is on the page's scale, where that is another: one figure or none. */
    public List<Figure> converted(Salary.Estimate estimate, Figure figure) {
        if (estimate.onScale() == null) {
            return List.of();
        }
        return estimate.onScale().figures().stream()
                .filter(f ->
                        f.statistic().equals(figure.statistic()) && f.note().equals(figure.note()))
                .toList();
    }

    /** The rest of the scale in words: the place, and the prices where they are not as they were paid. */
    public String scaleWords() {
        Salary.View view = salary().view();
        String place = salary().byArea().stream()
                .filter(a -> view != null
                        && a.area().equals(view.area())
                        && !a.name().isEmpty())
                .map(Salary.ByArea::name)
                .findFirst()
                .orElseGet(() -> Words.area(salary().reconciliation().scale().area()));
        return Stream.of(
                        place,
                        view == null || view.prices() == null ? "" : "in prices of " + view.prices(),
                        view == null || view.priceArea().isEmpty() ? "" : "at the price level of " + view.priceArea())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    public PayChart payChart() {
        return payChart;
    }

    public List<PayLine> payHistory() {
        return payHistory;
    }

    public List<Conflict> conflicts() {
        return conflicts;
    }

    public List<SeriesLine> lines() {
        return lines;
    }

    public List<Source> sources() {
        return page.sources();
    }

    /** The source of that id; one that the page does not describe stands under its id. Never null. */
    public Source source(String id) {
        Source source = sources.get(id);
        return source == null ? Source.unknown(id) : source;
    }

    /** Whether the page describes that source, so that there is an anchor to lead to. */
    public boolean known(String id) {
        return sources.containsKey(id);
    }

    /** The caveats of a figure that have not been said beside it already. */
    public List<Caveat> others(Figure figure, List<Caveat> said) {
        return figure.caveats().stream().filter(c -> !said.contains(c)).toList();
    }

    /** The estimate of that id, or null. */
    public Salary.Estimate estimate(String id) {
        Salary salary = salary();
        if (salary == null) {
            return null;
        }
        return salary.estimates().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The claim of that id, or null. */
    public Requirements.Claim claim(String id) {
        return requirements().claims().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    public List<MarketDemand.Outlook> projections() {
        return outlooks(true);
    }

    public List<MarketDemand.Outlook> claims() {
        return outlooks(false);
    }

    private List<MarketDemand.Outlook> outlooks(boolean projection) {
        return marketDemand().outlooks().stream()
                .filter(o -> o.kind().equals("projection") == projection)
                .toList();
    }

    /** The differences that tell most: the first for each reason, then the next of the list, in its order. */
    public List<Conflict> firstConflicts() {
        return conflicts.stream().filter(telling()::contains).toList();
    }

    public List<Conflict> moreConflicts() {
        return conflicts.stream().filter(c -> !telling().contains(c)).toList();
    }

    private List<Conflict> telling() {
        Map<String, Conflict> byReason = new LinkedHashMap<>();
        conflicts.forEach(c -> byReason.putIfAbsent(c.conflict().reason(), c));
        return Stream.concat(byReason.values().stream(), conflicts.stream())
                .distinct()
                .limit(SHOWN_CONFLICTS)
                .toList();
    }

    /** The statements that contradict each other, in a few words each, as far as the page has them. */
    public List<String> sides(Requirements.Contradiction contradiction) {
        return contradiction.claims().stream()
                .map(this::claim)
                .filter(Objects::nonNull)
                .map(Words::asked)
                .toList();
    }

    /** An estimate in one figure: its median, else its mean, else its ends; empty where it has none. */
    public String gist(Salary.Estimate estimate) {
        for (String statistic : List.of("median", "mean")) {
            for (Figure figure : estimate.shown()) {
                if (figure.statistic().equals(statistic) && figure.amount() != null) {
                    return figure.text() + (statistic.equals("mean") ? " on average" : "");
                }
            }
        }
        List<Figure> known = estimate.shown().stream()
                .filter(f -> f.amount() != null)
                .sorted(Comparator.comparing(Figure::amount))
                .toList();
        return known.isEmpty()
                ? ""
                : known.size() == 1
                        ? known.getFirst().text()
                        : Glance.span(known.getFirst().text(), known.getLast().text());
    }

    /** Where the page describes a source, else the list of all sources. */
    public String sourceLink(String id) {
        return (known(id) ? "" : "/sources") + "#source-" + id;
    }

    /** Whether a text says all of a part already, so that the part need not be printed again. */
    public boolean says(String text, String part) {
        return text.contains(part);
    }

    /** The caveats of the section and of its range, each once. */
    public List<Caveat> payCaveats() {
        Salary salary = salary();
        Stream<Caveat> range =
                salary.reconciliation() == null || salary.reconciliation().range() == null
                        ? Stream.empty()
                        : salary.reconciliation().range().caveats().stream();
        return Stream.concat(salary.caveats().stream(), range).distinct().toList();
    }

    /** What the pay range speaks of: who, where, when, what it counts. */
    public String payRangeAbout() {
        Salary.Range range = salary().reconciliation().range();
        Figure figure = Glance.first(range.middle(), range.low(), range.high());
        if (figure == null) {
            return "";
        }
        String who = figure.subject() == null ? "" : figure.subject().title();
        return Stream.of(
                        who.isEmpty() || range.fit().isEmpty() ? who : who + " (" + Words.fit(range.fit()) + ")",
                        Words.area(figure.area()),
                        Words.period(figure.referencePeriod()),
                        figure.basis().isEmpty() ? "" : Words.basis(figure.basis()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The one source of all of them, to be named once, or empty where they have several. */
    public String onlySource(List<? extends Sourced> said) {
        List<String> ids = said.stream().map(Sourced::source).distinct().toList();
        return ids.size() == 1 ? ids.getFirst() : "";
    }

    public Glance payGlance() {
        return Glance.pay(page.highlights().pay());
    }

    public Glance outlookGlance() {
        return Glance.outlook(page.highlights().outlook());
    }

    public Glance hiringGlance() {
        return Glance.hiring(page.highlights().hiring());
    }

    public Glance educationGlance() {
        return Glance.education(page.highlights().education());
    }

    /** Who says the pay of the highlights, the outlook of them and so on: the id of the source, or empty. */
    public String saidBy(Figure... figures) {
        Figure figure = Glance.first(figures);
        return figure == null ? "" : figure.source();
    }

    /** The beginning of the summary, as much as is read at once: two sentences. */
    public String lead() {
        return overview().summary().substring(0, leadEnd(overview().summary()));
    }

    /** The rest of the summary, or empty. */
    public String leadRest() {
        return overview().summary().substring(leadEnd(overview().summary())).strip();
    }

    private static int leadEnd(String summary) {
        Matcher sentence = SENTENCE_END.matcher(summary);
        int end = 0;
        for (int i = 0; i < LEAD_SENTENCES; i++) {
            end = sentence.find() ? sentence.start() + 1 : summary.length();
            if (end == summary.length()) {
                break;
            }
        }
        return end;
    }

    /** Trends that hold now or are to come. */
    public List<Trends.Trend> openTrends() {
        return trends().trends().stream().filter(CareerView::open).toList();
    }

    /** Trends that have run out or name no years. */
    public List<Trends.Trend> otherTrends() {
        return trends().trends().stream().filter(t -> !open(t)).toList();
    }

    private static boolean open(Trends.Trend trend) {
        return !trend.status().equals("past") && !trend.status().equals("undated");
    }

    /** Whether hiring is said by one of the series already. */
    public boolean momentumInSeries() {
        MarketDemand demand = marketDemand();
        return demand.series().stream()
                .anyMatch(s -> s.momentum() != null
                        && demand.momentum().text().endsWith(s.momentum().text()));
    }

    /** How hiring moved, and why the series that says so is one for this career; empty where none does. */
    public String hiring() {
        if (page.highlights() == null || page.highlights().hiring() == null) {
            return "";
        }
        MarketDemand.Momentum momentum = marketDemand().momentum();
        String why = momentum == null || momentum.sector().isEmpty() ? "" : " " + momentum.mapping();
        return page.highlights().hiring().text() + why;
    }

    /** The occupations that the skills were rated for, each once. */
    public List<Rated> rated() {
        return requirements().skills().stream()
                .filter(s -> s.occupation() != null)
                .map(s -> new Rated(s.occupation().title(), s.occupation().code(), s.fit(), s.source()))
                .distinct()
                .toList();
    }

    /** Where the API has the same page. */
    public String apiPath() {
        Map<String, String> parameters = new TreeMap<>(asked.given());
        if (!page.asOf().isEmpty()) {
            parameters.put("asOf", page.asOf());
        }
        return "/api/v1/careers/" + page.slug() + PayForm.query(parameters);
    }

    /** The weights of the reconciliation's rule as name and value, whatever shape its version gives them. */
    public List<Weight> weights() {
        List<Weight> weights = new ArrayList<>();
        Salary salary = salary();
        if (salary != null
                && salary.reconciliation() != null
                && salary.reconciliation().weights() != null) {
            flatten("", salary.reconciliation().weights(), weights);
        }
        return weights;
    }

    private static void flatten(String name, JsonNode json, List<Weight> into) {
        if (json.isObject() && json.path("name").isTextual() && json.has("value")) {
            into.add(new Weight(json.path("name").asText(), json.path("value").asText()));
        } else if (json.isObject()) {
            json.properties()
                    .forEach(member -> flatten(
                            name.isEmpty()
                                    ? Words.spoken(member.getKey())
                                    : name + ": " + Words.spoken(member.getKey()),
                            member.getValue(),
                            into));
        } else if (json.isArray()) {
            json.forEach(item -> flatten(name, item, into));
        } else if (!json.isNull()) {
            into.add(new Weight(name, json.asText()));
        }
    }

    /** What a search engine shows under the title. */
    public String description() {
        String summary = overview() == null ? "" : overview().summary();
        String text = summary.isEmpty()
                ? page.title() + ": what people do, what it takes, what it pays and where it is heading, with sources."
                : summary;
        if (text.length() <= 300) {
            return text;
        }
        return text.substring(0, text.lastIndexOf(' ', 297)) + "…";
    }
}
