package org.careeralmanac.gateway.owners;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What salary-service and trends-service have to know of a role to answer for it.
 *
 * @param id the role's permanent id
 * @param family id of its family, or null
 * @param seniority its seniority, or null
 * @param mergedIds ids of roles that were merged into it
 * @param occupations its places in taxonomies
 */
public record RoleReference(
        String id, String family, String seniority, List<String> mergedIds, List<Occupation> occupations) {

    public RoleReference {
        mergedIds = mergedIds == null ? List.of() : List.copyOf(mergedIds);
        occupations = occupations == null ? List.of() : List.copyOf(occupations);
    }

    /**
     * A place in a taxonomy.
     *
     * @param title the occupation's title, or null where nobody asks for it
     * @param predecessors the codes that stood for it in earlier versions of the taxonomy
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Occupation(String scheme, String code, String title, String fit, List<Occupation> predecessors) {

        public Occupation {
            predecessors = predecessors == null ? List.of() : List.copyOf(predecessors);
        }

        String place() {
            return scheme + ':' + code;
        }
    }

    private record Parameter(String name, String value) {}

    /**
     * The one query that stands for this reference: parameters sorted by name, then value, absent ones left out, so that
     * equal questions are equal keys of every cache on the way.
     */
    public String query(LocalDate asOf) {
        return query(asOf, Map.of());
    }

    /** @param more parameters beside those of the reference */
    public String query(LocalDate asOf, Map<String, String> more) {
        List<Parameter> parameters = new ArrayList<>();
        more.forEach((name, value) -> parameters.add(new Parameter(name, value)));
        if (asOf != null) {
            parameters.add(new Parameter("asOf", asOf.toString()));
        }
        if (family != null) {
            parameters.add(new Parameter("family", family));
        }
        for (String merged : mergedIds) {
            parameters.add(new Parameter("merged", merged));
        }
        for (Occupation occupation : occupations) {
            parameters.add(new Parameter("occupation", occupation.place() + ':' + occupation.fit()));
            for (Occupation predecessor : occupation.predecessors()) {
                parameters.add(new Parameter(
                        "predecessor", occupation.place() + ':' + predecessor.place() + ':' + predecessor.fit()));
            }
        }
        parameters.add(new Parameter("role", id));
        if (seniority != null) {
            parameters.add(new Parameter("roleSeniority", seniority));
        }
        parameters.sort(Comparator.comparing(Parameter::name).thenComparing(Parameter::value));
        StringBuilder query = new StringBuilder();
        for (Parameter p : parameters) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(p.name())
                    .append('=')
                    .append(encoded(p.value()));
        }
        return query.toString();
    }

    /** Percent-encodes all but the unreserved characters of RFC 3986. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
