package org.careeralmanac.roles.occupation;

import java.util.List;

/** Taxonomies that replaced each other. Only along these lines does an occupation have predecessors. */
public final class Lineage {

    private static final List<List<String>> LINES =
            List.of(List.of("SOC-2010", "SOC-OEWS-2019", "SOC-2018"), List.of("ONET-SOC-2010", "ONET-SOC-2019"));

    private Lineage() {}

    /** Whether the first is an earlier version of the second. */
    public static boolean precedes(String older, String newer) {
        return LINES.stream().anyMatch(line -> line.contains(older) && line.indexOf(older) < line.indexOf(newer));
    }
}
