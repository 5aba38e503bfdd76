package org.careeralmanac.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.find.CareerSearch;
import org.careeralmanac.gateway.web.model.CareerList;
import org.careeralmanac.gateway.web.model.Source;

/**
 * What was found.
 *
 * @param search what was asked for
 * @param cards what the cards need
 */
public record SearchView(CareerSearch search, CareerList list, HomeView cards) {

    /** The facets in the order of the page, with their names for people. */
    private static final Map<String, String> FACETS = new LinkedHashMap<>();

    static {
        FACETS.put("family", "Family");
        FACETS.put("seniority", "Seniority");
        FACETS.put("jobZone", "Preparation (O*NET job zone)");
        FACETS.put("interest", "Interest");
        FACETS.put("technology", "Hot technology");
    }

    public record Facet(String key, String name, List<Choice> choices) {}

    /** @param href the same search, narrowed by this */
    public record Choice(String name, String count, String href) {}

    /** @param href the same search without it */
    public record Narrowing(String name, String value, String href) {}

    static SearchView of(CareerSearch search, CareerList list, List<Source> sources) {
        return new SearchView(search, list, HomeView.of(list, sources));
    }

    public String q() {
        return search.parameters().getOrDefault("q", "");
    }

    /** What the search is narrowed by, to be sent along with other words. */
    public List<Narrowing> narrowings() {
        List<Narrowing> narrowings = new ArrayList<>();
        search.parameters().forEach((name, value) -> {
            if (!name.equals("q") && !FinderForm.NAMES.contains(name)) {
                Map<String, String> without = new LinkedHashMap<>(search.parameters());
                without.remove(name);
                narrowings.add(new Narrowing(name, value, href(without)));
            }
        });
        return narrowings;
    }

    public String label(Narrowing narrowing) {
        return FACETS.getOrDefault(narrowing.name(), narrowing.name().equals("code") ? "Code" : "Skill");
    }

    public FinderForm form() {
        return FinderForm.of(search.parameters());
    }

    /** "11 careers are left out": whatever cannot be proven; empty where there are none. */
    public String setAside() {
        if (list.setAside() == null || list.setAside().careers() == 0) {
            return "";
        }
        int careers = list.setAside().careers();
        return careers == 1 ? "1 career is left out" : String.format("%,d careers are left out", careers);
    }

    /** The same search in which figures count that prove nothing of exactly the career today; empty where none would. */
    public String included() {
        if (list.setAside() == null
                || list.setAside().because().stream().allMatch(b -> b.include().isEmpty())) {
            return "";
        }
        Map<String, String> with = new LinkedHashMap<>(search.parameters());
        with.put("include", FinderForm.ALL_INCLUDED);
        return href(with);
    }

    /** "12 careers", "At least 1,000 careers"; empty on later pages. */
    public String total() {
        if (list.total() == null) {
            return "";
        }
        String careers = list.total().count() == 1
                ? "1 career"
                : String.format("%,d careers", list.total().count());
        return list.total().exact() ? careers : "At least " + careers;
    }

    /** Facets that leave a choice. */
    public List<Facet> facets() {
        if (list.facets() == null) {
            return List.of();
        }
        List<Facet> facets = new ArrayList<>();
        FACETS.forEach((key, name) -> {
            List<CareerList.Value> values = values(key);
            if (!search.parameters().containsKey(key) && values.size() > 1) {
                facets.add(new Facet(
                        key, name, values.stream().map(v -> choice(key, v)).toList()));
            }
        });
        return facets;
    }

    private List<CareerList.Value> values(String key) {
        return switch (key) {
            case "family" -> list.facets().family();
            case "seniority" -> list.facets().seniority();
            case "jobZone" -> list.facets().jobZone();
            case "interest" -> list.facets().interest();
            default -> list.facets().technology();
        };
    }

    private Choice choice(String key, CareerList.Value value) {
        Map<String, String> with = new LinkedHashMap<>(search.parameters());
        with.put(key, value.value());
        String name = key.equals("seniority") ? Words.seniority(value.value()) : value.name();
        return new Choice(
                name.isEmpty() ? value.value() : name,
                String.format("%,d", value.count()) + (value.exact() ? "" : "+"),
                href(with));
    }

    /** Words that were taken for others: "mahcine" for "machine". */
    public List<CareerList.Term> corrected() {
        return list.understood() == null
                ? List.of()
                : list.understood().terms().stream()
                        .filter(t -> t.how().equals("spelling"))
                        .toList();
    }

    public List<String> ignored() {
        return list.understood() == null ? List.of() : list.understood().ignored();
    }

    /** Where the list goes on, or empty. */
    public String more() {
        return list.nextCursor().isEmpty()
                ? ""
                : href(search.parameters()) + (search.parameters().isEmpty() ? "?" : "&") + "cursor="
                        + encoded(list.nextCursor());
    }

    private static String href(Map<String, String> parameters) {
        StringBuilder href = new StringBuilder("/search");
        parameters.forEach((name, value) -> href.append(href.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value)));
        return href.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
