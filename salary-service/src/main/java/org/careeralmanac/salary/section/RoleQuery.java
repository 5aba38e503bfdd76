package org.careeralmanac.salary.section;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.defaults.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The role reference and the view, as every read of pay takes them; a misspelt parameter is refused. */
class RoleQuery {

    /** Those of a role reference that may come more than once. */
    private static final Set<String> REPEATED = Set.of("merged", "occupation", "predecessor");

    private static final Set<String> REFERENCE = Set.of("family", "role", "roleSeniority");

    @QueryParam("role")
    @Parameter(description = "Role id; required", example = "principal-ai-ml-engineer", required = true)
    String role;

    @QueryParam("merged")
    @Parameter(description = "Ids of roles merged into it")
    List<String> merged;

    @QueryParam("roleSeniority")
    @Parameter(description = "The role's own seniority", example = "principal")
    String roleSeniority;

    @QueryParam("family")
    @Parameter(description = "The role's family; pay does not depend on it")
    String family;

    @QueryParam("occupation")
    @Parameter(description = "scheme:code:fit", example = "SOC-2018:15-1221:broader")
    List<String> occupation;

    @QueryParam("predecessor")
    @Parameter(
            description = "scheme:code:earlierScheme:earlierCode:fit",
            example = "SOC-2018:15-1221:SOC-2010:15-1111:exact")
    List<String> predecessor;

    @QueryParam("area")
    @Parameter(description = "Whose pay; default US", example = "US-CA")
    String area;

    @QueryParam("currency")
    @Parameter(
            description = "ISO 4217; default USD. At the mean rate of each figure's reference period",
            example = "EUR")
    String currency;

    @QueryParam("seniority")
    @Parameter(description = "Whose pay the range starts from; default the role's own", example = "senior")
    String seniority;

    @QueryParam("year")
    @Parameter(description = "Per source the newest reference period that ends in or before it", example = "2023")
    String year;

    @QueryParam("prices")
    @Parameter(description = "Restated in the consumer prices of this year", example = "2025")
    String prices;

    @QueryParam("priceArea")
    @Parameter(description = "Restated at the price level of this place", example = "US-CA")
    String priceArea;

    @QueryParam("asOf")
    @Parameter(description = "A day, for what was known at its end", example = "2025-06-01")
    String asOf;

    @Context
    UriInfo uri;

    /**
     * Refuses what no read of pay takes.
     *
     * @param more the names of the parameters that this read takes besides
     * @throws ProblemException {@code BAD_PARAMETER}
     */
    void onlyKnown(String... more) {
        Set<String> once = Stream.of(REFERENCE.stream(), PayView.PARAMETERS.stream(), Arrays.stream(more))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        uri.getQueryParameters().forEach((name, values) -> {
            if (!once.contains(name) && !REPEATED.contains(name)) {
                Set<String> all = new TreeSet<>(once);
                all.addAll(REPEATED);
                throw ProblemException.badParameter(
                        name, values.getFirst(), "only the parameters " + String.join(", ", all));
            }
            if (once.contains(name) && values.size() > 1) {
                throw ProblemException.badParameter(name, String.join(", ", values), "once");
            }
        });
    }

    RoleReference role() {
        return RoleReference.of(role, merged, roleSeniority, occupation, predecessor);
    }

    PayView view() {
        return PayView.of(area, currency, seniority, year, prices, priceArea, asOf);
    }
}
