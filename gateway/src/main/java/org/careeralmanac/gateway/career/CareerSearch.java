package org.careeralmanac.gateway.career;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.owners.RoleReference;

/**
 * What of the list of careers is asked for: words, what narrows them, where to go on. What each may be is roles-service's
 * to judge.
 *
 * @param parameters by name, in the order of {@link #NAMES}
 * @param cursor where to go on, or null
 * @param limit 1 to 100
 */
public record CareerSearch(Map<String, String> parameters, String cursor, int limit) {

    /** The parameters that roles-service searches by. */
    public static final List<String> NAMES =
            List.of("q", "code", "family", "seniority", "skill", "jobZone", "interest", "technology");

    /** The whole list. */
    public static CareerSearch all(String cursor, int limit) {
        return new CareerSearch(Map.of(), cursor, limit);
    }

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

    /** The one query that stands for this search. */
    String query() {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(name)
                .append('=')
                .append(RoleReference.encoded(value))
                .append('&'));
        if (cursor != null) {
            query.append("cursor=").append(RoleReference.encoded(cursor)).append('&');
        }
        return query.append("limit=").append(limit).toString();
    }
}
