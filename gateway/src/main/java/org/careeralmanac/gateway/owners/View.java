package org.careeralmanac.gateway.owners;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a reader asks to see pay, as it was given; salary-service says what is valid. Of it trends-service's answer depends on
 * the area alone.
 *
 * @param given the parameters that are there, by name
 */
public record View(SortedMap<String, String> given) {

    /** The names of the parameters. */
    public static final List<String> PARAMETERS =
            List.of("area", "currency", "priceArea", "prices", "seniority", "year");

    /** What a page shows that nobody asked anything special of. */
    public static final View DEFAULT = new View(new TreeMap<>());

    /** The view among the parameters of a request; an empty one counts as absent, as a form sends it. */
    public static View of(MultivaluedMap<String, String> parameters) {
        SortedMap<String, String> given = new TreeMap<>();
        for (String name : PARAMETERS) {
            String value = parameters.getFirst(name);
            if (value != null && !value.isEmpty()) {
                given.put(name, value);
            }
        }
        return given.isEmpty() ? DEFAULT : new View(given);
    }

    public boolean isDefault() {
        return given.isEmpty();
    }

    /** A parameter, or empty. */
    public String get(String name) {
        return given.getOrDefault(name, "");
    }

    /** The area, where one is given. */
    Map<String, String> area() {
        return given.containsKey("area") ? Map.of("area", given.get("area")) : Map.of();
    }

    Map<String, String> parameters() {
        return given;
    }
}
