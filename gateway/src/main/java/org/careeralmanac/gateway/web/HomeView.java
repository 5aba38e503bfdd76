package org.careeralmanac.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.web.model.CareerList;
import org.careeralmanac.gateway.web.model.CareerPage;

/**
 * Careers by family.
 *
 * @param nextCursor of the list, or empty
 */
public record HomeView(List<Group> groups, String nextCursor) {

    public record Group(String id, String name, List<CareerList.Item> careers) {}

    /** Where the list goes on, or empty. */
    public String more() {
        return nextCursor.isEmpty() ? "" : "/?cursor=" + URLEncoder.encode(nextCursor, StandardCharsets.UTF_8);
    }

    /** Families stand in the order in which the list first names them. */
    static HomeView of(CareerList list) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (CareerList.Item career : list.items()) {
            CareerPage.Family family =
                    career.family() == null ? new CareerPage.Family("other", "Other careers") : career.family();
            groups.computeIfAbsent(family.id(), id -> new Group(id, family.name(), new ArrayList<>()))
                    .careers()
                    .add(career);
        }
        return new HomeView(List.copyOf(groups.values()), list.nextCursor());
    }
}
