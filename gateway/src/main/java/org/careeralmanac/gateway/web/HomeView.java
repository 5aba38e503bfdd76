package org.careeralmanac.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.web.model.CareerList;
import org.careeralmanac.gateway.web.model.CareerPage;
import org.careeralmanac.gateway.web.model.Figure;
import org.careeralmanac.gateway.web.model.Highlights;
import org.careeralmanac.gateway.web.model.Requirements;
import org.careeralmanac.gateway.web.model.Source;

/**
 * Careers by family.
 *
 * @param nextCursor of the list, or empty
 * @param sources by id
 */
public record HomeView(List<Group> groups, String nextCursor, Map<String, Source> sources) {

    public record Group(String id, String name, List<CareerList.Item> careers) {}

    /** Where the list goes on, or empty. */
    public String more() {
        return nextCursor.isEmpty() ? "" : "/?cursor=" + URLEncoder.encode(nextCursor, StandardCharsets.UTF_8);
    }

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

    /** Families stand in the order in which the list first names them. */
    static HomeView of(CareerList list, List<Source> sources) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (CareerList.Item career : list.items()) {
            CareerPage.Family family =
                    career.family() == null ? new CareerPage.Family("other", "Other careers") : career.family();
            groups.computeIfAbsent(family.id(), id -> new Group(id, family.name(), new ArrayList<>()))
                    .careers()
                    .add(career);
        }
        Map<String, Source> byId = new HashMap<>();
        sources.forEach(s -> byId.put(s.id(), s));
        return new HomeView(List.copyOf(groups.values()), list.nextCursor(), byId);
    }
}
