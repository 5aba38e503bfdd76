package org.careeralmanac.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.careeralmanac.gateway.web.model.CareerList;
import org.careeralmanac.gateway.web.model.CareerPage;
import org.careeralmanac.gateway.web.model.Figure;
import org.careeralmanac.gateway.web.model.Highlights;
import org.careeralmanac.gateway.web.model.Requirements;
import org.careeralmanac.gateway.web.model.Source;

/**
 * Careers by family, or only the families where there are more careers than one page can show.
 *
 * @param groups those of which most is known first; empty where the families stand for them
 * @param families with how many careers each has; empty where all careers are shown
 * @param sources by id
 */
public record HomeView(List<Group> groups, List<Family> families, Map<String, Source> sources) {

    public record Group(String id, String name, List<CareerList.Item> careers) {

        /** How many of pay, outlook, hiring and education are known of its careers, on average. */
        private double known() {
            return careers.stream()
                            .map(CareerList.Item::highlights)
                            .filter(Objects::nonNull)
                            .flatMap(h -> Stream.of(h.pay(), h.outlook(), h.hiring(), h.education()))
                            .filter(Objects::nonNull)
                            .count()
                    / (double) careers.size();
        }
    }

    /** @param href its careers */
    public record Family(String name, String count, String href) {}

    /** Who says the pay: a range comes from one estimate. Never null. */
    public Source pay(Highlights.Pay pay) {
        return of(pay.middle() != null ? pay.middle() : pay.low() != null ? pay.low() : pay.high());
    }

    /** Who says the figure; without one, a source without an id. Never null. */
    public Source of(Figure figure) {
        return source(figure == null ? "" : figure.source());
    }

    /** Who says the claim; without one, a source without an id. Never null. */
    public Source by(Requirements.Claim claim) {
        return source(claim == null ? "" : claim.source());
    }

    private Source source(String id) {
        Source source = sources.get(id);
        return source == null ? Source.unknown(id) : source;
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

    static HomeView of(CareerList list, List<Source> sources) {
        Map<String, Source> byId = new HashMap<>();
        sources.forEach(s -> byId.put(s.id(), s));
        boolean whole = list.nextCursor().isEmpty() || list.facets() == null;
        return new HomeView(whole ? groups(list) : List.of(), whole ? List.of() : families(list.facets()), byId);
    }

    private static List<Group> groups(CareerList list) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (CareerList.Item career : list.items()) {
            CareerPage.Family family =
                    career.family() == null ? new CareerPage.Family("other", "Other careers") : career.family();
            groups.computeIfAbsent(family.id(), id -> new Group(id, family.name(), new ArrayList<>()))
                    .careers()
                    .add(career);
        }
        return groups.values().stream()
                .sorted(Comparator.comparing(Group::known).reversed())
                .toList();
    }

    private static List<Family> families(CareerList.Facets facets) {
        return facets.family().stream()
                .map(f -> new Family(
                        f.name().isEmpty() ? f.value() : f.name(),
                        String.format("%,d", f.count()) + (f.exact() ? "" : "+"),
                        "/search?family=" + URLEncoder.encode(f.value(), StandardCharsets.UTF_8)))
                .sorted(Comparator.comparing(Family::name))
                .toList();
    }
}
