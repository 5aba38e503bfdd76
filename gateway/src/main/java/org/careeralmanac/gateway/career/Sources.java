package org.careeralmanac.gateway.career;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.careeralmanac.gateway.owners.OwnerAnswer.SourceSlice;
import org.careeralmanac.gateway.owners.Slice;

/**
 * The sources of several answers, united by id and in the order of their ids. A source that one answer names keeps its
 * bytes; of one that several name the first description stands, with the releases of all.
 */
public final class Sources {

    private final Map<String, List<SourceSlice>> byId = new TreeMap<>();

    public void add(Collection<SourceSlice> sources) {
        for (SourceSlice source : sources) {
            byId.computeIfAbsent(source.id(), id -> new ArrayList<>(2)).add(source);
        }
    }

    public void write(JsonBytes json) {
        json.raw("[");
        String separator = "";
        for (List<SourceSlice> same : byId.values()) {
            json.raw(separator);
            separator = ",";
            SourceSlice first = same.getFirst();
            if (same.size() == 1 || first.releaseList().isEmpty()) {
                json.slice(first.json());
                continue;
            }
            Set<String> releases = new LinkedHashSet<>();
            same.forEach(s -> releases.addAll(s.releases()));
            Slice whole = first.json();
            Slice list = first.releaseList().get();
            json.slice(new Slice(whole.of(), whole.from(), list.from())).raw("[");
            String comma = "";
            for (String release : releases) {
                json.raw(comma).text(release);
                comma = ",";
            }
            json.raw("]").slice(new Slice(whole.of(), list.to(), whole.to()));
        }
        json.raw("]");
    }
}
