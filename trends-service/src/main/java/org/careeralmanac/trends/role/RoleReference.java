package org.careeralmanac.trends.role;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.trends.figure.OccupationCode;

/**
 * The career that asks.
 *
 * @param id role id
 * @param mergedIds ids that it took over
 * @param family family id or null
 * @param seniority its own seniority or null
 * @param occupations where it stands in taxonomies
 */
public record RoleReference(
        String id, List<String> mergedIds, String family, String seniority, List<Occupation> occupations) {

    private static final int SOC_CHARACTERS = 7;
    private static final String HYBRID = "SOC-OEWS-2019";

    public RoleReference {
        mergedIds = mergedIds == null ? List.of() : List.copyOf(mergedIds);
        occupations = occupations == null ? List.of() : List.copyOf(occupations);
    }

    /** @param predecessors the codes it had in earlier taxonomies, which earlier figures are filed under */
    public record Occupation(String scheme, String code, Fit fit, List<Predecessor> predecessors) {

        public Occupation {
            predecessors = predecessors == null ? List.of() : List.copyOf(predecessors);
        }
    }

    public record Predecessor(String scheme, String code, Fit fit) {}

    /** Its own id and those it took over. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>(List.of(id));
        ids.addAll(mergedIds);
        return ids;
    }

    /**
     * Every code whose facts count for this role, with the best fit that leads there. The publisher's taxonomy of 2019 and
     * 2020 gave codes of its own to what it combined and kept, for all else, the codes of SOC-2018 with their meaning; so a
     * code of SOC-2018 leads to the same code there, unless the reference itself says what came before.
     */
    public Map<OccupationCode, Fit> codes() {
        Map<OccupationCode, Fit> codes = new HashMap<>();
        for (Occupation occupation : occupations) {
            codes.merge(
                    new OccupationCode(occupation.scheme(), occupation.code()),
                    occupation.fit(),
                    RoleReference::better);
            for (Predecessor predecessor : occupation.predecessors()) {
                codes.merge(
                        new OccupationCode(predecessor.scheme(), predecessor.code()),
                        occupation.fit().then(predecessor.fit()),
                        RoleReference::better);
            }
            if (occupation.scheme().equals("SOC-2018")
                    && occupation.predecessors().stream()
                            .noneMatch(p -> p.scheme().equals(HYBRID))) {
                codes.merge(new OccupationCode(HYBRID, occupation.code()), occupation.fit(), RoleReference::better);
            }
        }
        return codes;
    }

    /**
     * The codes of SOC-2018 that it has, and after them the groups that hold these, narrowest first: 15-1252, then the
     * broad occupation 15-1250, the minor groups 15-1200 and 15-1000, the major group 15-0000.
     */
    public List<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        for (String zeros : List.of("", "0", "00", "000", "0000")) {
            for (Occupation occupation : occupations) {
                String code = occupation.code();
                if (occupation.scheme().equals("SOC-2018") && code.length() == SOC_CHARACTERS) {
                    groups.add(code.substring(0, SOC_CHARACTERS - zeros.length()) + zeros);
                }
            }
        }
        return List.copyOf(groups);
    }

    private static Fit better(Fit a, Fit b) {
        return Comparator.<Fit>naturalOrder().compare(a, b) <= 0 ? a : b;
    }
}
