package org.careeralmanac.gateway.find;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.careeralmanac.gateway.owners.RoleReference;

/**
 * What of the list of careers is asked for: words, what narrows them, what their figures must be, where to go on. What words
 * and attributes may be is roles-service's to judge.
 *
 * @param parameters by name, in the order of {@link #NAMES}
 * @param cursor where to go on, or null
 * @param limit 1 to 100
 */
public record CareerSearch(Map<String, String> parameters, String cursor, int limit) {

    /** The parameters that roles-service searches by. */
    private static final List<String> OF_ROLES =
            List.of("q", "code", "family", "seniority", "skill", "jobZone", "interest", "technology");

    /** All parameters but cursor and limit. */
    public static final List<String> NAMES =
            Stream.concat(OF_ROLES.stream(), FigureFilter.NAMES.stream()).toList();

    /** The whole list. */
    public static CareerSearch all(String cursor, int limit) {
        return new CareerSearch(Map.of(), cursor, limit);
    }

    /** An empty parameter counts as absent, as a form sends it; the API refuses one before. */
    public static CareerSearch of(MultivaluedMap<String, String> query, String cursor, int limit) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = query.getFirst(name);
            if (value != null && !value.isEmpty()) {
                parameters.put(name, value);
            }
        }
        return new CareerSearch(parameters, cursor, limit);
    }

    /** Whether roles-service is needed to tell which careers are meant. */
    boolean byWords() {
        return parameters.keySet().stream().anyMatch(OF_ROLES::contains);
    }

    /** The one query that stands for this page of roles-service's list. */
    String query() {
        List<String> query = new ArrayList<>(words());
        if (cursor != null) {
            query.add("cursor=" + RoleReference.encoded(cursor));
        }
        query.add("limit=" + limit);
        return String.join("&", query);
    }

    /** The one query that stands for the whole of this search at roles-service. */
    String ranking() {
        return String.join("&", words());
    }

    /** The one query for what roles-service shows of some of the careers that it finds. */
    String of(Collection<String> ids) {
        List<String> query = new ArrayList<>(words());
        query.add("ids=" + String.join(",", ids));
        query.add("limit=" + ids.size());
        return String.join("&", query);
    }

    private List<String> words() {
        return parameters.entrySet().stream()
                .filter(p -> OF_ROLES.contains(p.getKey()))
                .map(p -> p.getKey() + "=" + RoleReference.encoded(p.getValue()))
                .toList();
    }
}
