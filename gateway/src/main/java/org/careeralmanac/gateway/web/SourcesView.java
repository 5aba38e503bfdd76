package org.careeralmanac.gateway.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.web.model.Source;

/** Sources by kind, the kinds that weigh most first. */
public record SourcesView(List<Group> groups) {

    private static final Map<String, String> MEANINGS = meanings();

    /** @param meaning what kind of evidence that is */
    public record Group(String kind, String meaning, List<Source> sources) {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("official-statistics", "Counted or surveyed by a public office that publishes its method.");
        meanings.put("survey", "Asked of many people by somebody who publishes how.");
        meanings.put("job-postings", "Read from job advertisements: what is offered, not what is paid or filled.");
        meanings.put("self-reported", "Told by people about themselves, unchecked.");
        meanings.put("editorial", "Written for this almanac by its editors.");
        meanings.put(
                "unattributed",
                "Found without saying who worked it out. Shown apart, and never part of a most reliable range.");
        return meanings;
    }

    static SourcesView of(List<Source> sources) {
        Map<String, List<Source>> byKind = new LinkedHashMap<>();
        MEANINGS.keySet().forEach(kind -> byKind.put(kind, new ArrayList<>()));
        sources.forEach(
                s -> byKind.computeIfAbsent(s.kind(), kind -> new ArrayList<>()).add(s));
        List<Group> groups = new ArrayList<>();
        byKind.forEach((kind, found) -> {
            if (!found.isEmpty()) {
                groups.add(new Group(kind, MEANINGS.getOrDefault(kind, ""), found));
            }
        });
        return new SourcesView(groups);
    }
}
