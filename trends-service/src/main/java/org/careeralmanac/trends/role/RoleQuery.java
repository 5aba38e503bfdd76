package org.careeralmanac.trends.role;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.trends.figure.OccupationCode;
import org.careeralmanac.trends.role.RoleReference.Occupation;
import org.careeralmanac.trends.role.RoleReference.Predecessor;

/**
 * What a query asks for.
 *
 * @param role the career that asks
 * @param asOf the day whose knowledge is asked for, null for the newest
 * @param area the area of the view
 */
public record RoleQuery(RoleReference role, LocalDate asOf, String area) {

    public static final String DEFAULT_AREA = "US";

    /** The rest of the view changes nothing here: it is about pay. */
    private static final Set<String> OF_PAY = Set.of("currency", "priceArea", "prices", "seniority", "year");

    private static final Set<String> ONCE = Set.of(
            "area", "asOf", "currency", "family", "priceArea", "prices", "role", "roleSeniority", "seniority", "year");
    private static final Set<String> KNOWN =
            Set.of("area", "asOf", "family", "merged", "occupation", "predecessor", "role", "roleSeniority");
    private static final Set<String> SENIORITIES = Set.of("entry", "mid", "senior", "principal", "executive", "all");
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int MAX_REPEATED = 100;

    /** Whether it is what every page asks for. */
    public boolean isDefault() {
        return asOf == null && area.equals(DEFAULT_AREA);
    }

    /** @throws ProblemException {@code BAD_PARAMETER} for anything unknown, doubled, missing or malformed */
    public static RoleQuery of(MultivaluedMap<String, String> query) {
        query.forEach((name, values) -> {
            if (!KNOWN.contains(name) && !OF_PAY.contains(name)) {
                throw ProblemException.badParameter(
                        name, values.getFirst(), "no such parameter; there are " + String.join(", ", sorted()));
            }
            if (ONCE.contains(name) && values.size() > 1) {
                throw ProblemException.badParameter(name, String.join(", ", values), "one value");
            }
            if (values.size() > MAX_REPEATED) {
                throw ProblemException.badParameter(name, values.size() + " values", "at most " + MAX_REPEATED);
            }
        });
        String role = id("role", query.getFirst("role"));
        if (role == null) {
            throw ProblemException.badParameter("role", null, "the id of a role; it is required");
        }
        String family = id("family", query.getFirst("family"));
        String seniority = query.getFirst("roleSeniority");
        if (seniority != null && !SENIORITIES.contains(seniority)) {
            throw ProblemException.badParameter(
                    "roleSeniority", seniority, "entry, mid, senior, principal, executive, all");
        }
        List<String> merged = query.getOrDefault("merged", List.of());
        merged.forEach(m -> id("merged", m));
        return new RoleQuery(
                new RoleReference(role, merged, family, seniority, occupations(query)),
                Parameters.date("asOf", query.getFirst("asOf")),
                area(query.getFirst("area")));
    }

    private static String area(String given) {
        if (given != null && !given.matches("[A-Z]{2}(-[A-Z0-9]+)*|001")) {
            throw ProblemException.badParameter("area", given, "an area such as US, US-CA or US-CBSA-41860");
        }
        return given == null ? DEFAULT_AREA : given;
    }

    private static List<Occupation> occupations(MultivaluedMap<String, String> query) {
        Map<OccupationCode, List<Predecessor>> predecessors = new LinkedHashMap<>();
        for (String given : query.getOrDefault("predecessor", List.of())) {
            String[] part = parts("predecessor", given, 5, "SOC-2018:15-1221:SOC-2010:15-1111:exact");
            predecessors
                    .computeIfAbsent(new OccupationCode(part[0], part[1]), code -> new ArrayList<>())
                    .add(new Predecessor(part[2], part[3], fit("predecessor", given, part[4])));
        }
        List<Occupation> occupations = new ArrayList<>();
        for (String given : query.getOrDefault("occupation", List.of())) {
            String[] part = parts("occupation", given, 3, "SOC-2018:15-1221:broader");
            List<Predecessor> before = predecessors.remove(new OccupationCode(part[0], part[1]));
            occupations.add(new Occupation(part[0], part[1], fit("occupation", given, part[2]), before));
        }
        if (!predecessors.isEmpty()) {
            throw ProblemException.badParameter(
                    "predecessor",
                    predecessors.keySet().iterator().next().code(),
                    "the predecessor of an occupation that is given too");
        }
        return occupations;
    }

    private static String[] parts(String parameter, String given, int expected, String example) {
        String[] parts = given.split(":", -1);
        for (String part : parts) {
            if (parts.length != expected || part.isEmpty()) {
                throw ProblemException.badParameter(parameter, given, "as in " + example);
            }
        }
        return parts;
    }

    private static Fit fit(String parameter, String given, String fit) {
        for (Fit known : Fit.values()) {
            if (known.name().equals(fit)) {
                return known;
            }
        }
        throw ProblemException.badParameter(
                parameter, given, "a fit of exact, narrower, broader or related at the end");
    }

    private static String id(String parameter, String given) {
        if (given != null && !given.matches(ID)) {
            throw ProblemException.badParameter(parameter, given, "an id of lower-case letters, digits and hyphens");
        }
        return given;
    }

    private static List<String> sorted() {
        return KNOWN.stream().sorted().toList();
    }
}
