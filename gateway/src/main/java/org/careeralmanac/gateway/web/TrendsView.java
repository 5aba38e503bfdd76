package org.careeralmanac.gateway.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.web.model.Source;
import org.careeralmanac.gateway.web.model.TrendList;
import org.careeralmanac.gateway.web.model.Trends.Trend;

/**
 * Trends by where they stand, the current ones first.
 *
 * @param industry what was asked for, empty where nothing was; so the others
 * @param next the address of more, empty where there are none
 */
public record TrendsView(
        TrendList list, String industry, String direction, String status, String horizon, String next) {

    private static final Map<String, String> MEANINGS = meanings();

    /** @param meaning of the standing */
    public record Group(String status, String meaning, List<Trend> trends) {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("current", "stated for a time that is not over");
        meanings.put("upcoming", "stated for a time to come");
        meanings.put("undated", "without years, so nobody can say whether they still hold");
        meanings.put("past", "they have run out");
        return meanings;
    }

    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        MEANINGS.forEach((standing, meaning) -> {
            List<Trend> trends = list.items().stream()
                    .filter(t -> t.status().equals(standing))
                    .toList();
            if (!trends.isEmpty()) {
                groups.add(new Group(standing, meaning, trends));
            }
        });
        List<Trend> others = list.items().stream()
                .filter(t -> !MEANINGS.containsKey(t.status()))
                .toList();
        if (!others.isEmpty()) {
            groups.add(new Group(others.getFirst().status(), "", others));
        }
        return groups;
    }

    public List<String> directions() {
        return List.of("rising", "falling", "mixed", "stable");
    }

    public List<String> statuses() {
        return List.copyOf(MEANINGS.keySet());
    }

    public boolean filtered() {
        return !(industry + direction + status + horizon).isEmpty();
    }

    /** Four digits, as a pattern says it; braces are the templates' own. */
    public String yearDigits() {
        return "{4}";
    }

    public Source source(String id) {
        return list.sources().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElse(Source.unknown(id));
    }
}
