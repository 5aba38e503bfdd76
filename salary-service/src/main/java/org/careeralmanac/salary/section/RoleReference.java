package org.careeralmanac.salary.section;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.Occupation;
import org.careeralmanac.salary.estimate.Seniority;

/**
 * A role as who asks describes it.
 *
 * @param id the role's id
 * @param merged ids of roles that became part of it
 * @param seniority the role's own
 * @param occupations every occupation that speaks of it, predecessors included, with the worst fit along the best path
 */
public record RoleReference(String id, List<String> merged, Seniority seniority, Map<Occupation, Path> occupations) {

    private static final String SCHEME = "(" + String.join("|", Occupation.SCHEMES) + ")";
    private static final String FIT = "(exact|narrower|broader|related)";
    private static final Pattern OCCUPATION = Pattern.compile(SCHEME + ":([^\\s]{1,200}):" + FIT);
    private static final Pattern PREDECESSOR =
            Pattern.compile(SCHEME + ":([^\\s]{1,200}):" + SCHEME + ":([^\\s]{1,200}):" + FIT);
    private static final Pattern ROLE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * @param root the role's own occupation that the path starts from
     * @param fit the worst along it
     */
    public record Path(Occupation root, Fit fit) {}

    /** An edge from an occupation to what it was called before. */
    record Predecessor(Occupation of, Occupation before, Fit fit) {}

    /** A role's own occupation. */
    public record Fitting(String scheme, String code, Fit fit) {
        Occupation occupation() {
            return new Occupation(scheme, code);
        }
    }

    /** @throws ProblemException {@code BAD_PARAMETER} */
    static RoleReference of(
            String role, List<String> merged, String seniority, List<String> occupations, List<String> predecessors) {
        if (role == null) {
            throw ProblemException.badParameter("role", "", "a role id; it is required");
        }
        return of(
                id("role", role),
                merged.stream().map(m -> id("merged", m)).toList(),
                seniority(seniority),
                occupations.stream().map(RoleReference::fitting).toList(),
                predecessors.stream().map(RoleReference::predecessor).toList());
    }

    static RoleReference of(
            String role,
            List<String> merged,
            Seniority seniority,
            List<Fitting> occupations,
            List<Predecessor> predecessors) {
        Map<Occupation, Path> paths = new LinkedHashMap<>();
        Map<Occupation, List<Predecessor>> edges = new HashMap<>();
        predecessors.forEach(
                p -> edges.computeIfAbsent(p.of(), _ -> new ArrayList<>()).add(p));
        for (Fitting each : occupations) {
            Deque<Map.Entry<Occupation, Fit>> open = new ArrayDeque<>();
            open.add(Map.entry(each.occupation(), each.fit()));
            while (!open.isEmpty()) {
                Occupation here = open.peek().getKey();
                Fit fit = open.poll().getValue();
                Path known = paths.get(here);
                // Only a better path goes on, so that crosswalks that lead in a circle end.
                if (known == null || fit.betterThan(known.fit())) {
                    paths.put(here, new Path(each.occupation(), fit));
                    for (Predecessor edge : edges.getOrDefault(here, List.of())) {
                        open.add(Map.entry(edge.before(), fit.then(edge.fit())));
                    }
                }
            }
        }
        return new RoleReference(role, List.copyOf(merged), seniority, paths);
    }

    /** The id and those merged into it. */
    Stream<String> ids() {
        return Stream.concat(Stream.of(id), merged.stream());
    }

    /** The same text for the same role, in whatever order its parts were named. */
    String canonical() {
        return Stream.concat(
                        Stream.of(id, seniority.name()),
                        Stream.concat(
                                        merged.stream().map(m -> "merged " + m),
                                        occupations.entrySet().stream().map(o -> o.getKey() + " " + o.getValue()))
                                .sorted())
                .collect(Collectors.joining("\n"));
    }

    private static String id(String parameter, String given) {
        if (given.length() > 200 || !ROLE.matcher(given).matches()) {
            throw ProblemException.badParameter(parameter, given, "a role id: lower case, digits and hyphens");
        }
        return given;
    }

    /** The role's own seniority; {@code all} where it has none. */
    private static Seniority seniority(String given) {
        return given == null ? Seniority.all : seniority("roleSeniority", given);
    }

    /** @throws ProblemException {@code BAD_PARAMETER} */
    static Seniority seniority(String parameter, String given) {
        for (Seniority seniority : Seniority.values()) {
            if (seniority.name().equals(given)) {
                return seniority;
            }
        }
        throw ProblemException.badParameter(parameter, given, "one of entry, mid, senior, principal, executive, all");
    }

    private static Fitting fitting(String given) {
        Matcher m = OCCUPATION.matcher(given);
        if (!m.matches()) {
            throw ProblemException.badParameter("occupation", given, "scheme:code:fit, e.g. SOC-2018:15-1221:broader");
        }
        return new Fitting(m.group(1), m.group(2), Fit.valueOf(m.group(3)));
    }

    private static Predecessor predecessor(String given) {
        Matcher m = PREDECESSOR.matcher(given);
        if (!m.matches()) {
            throw ProblemException.badParameter(
                    "predecessor",
                    given,
                    "scheme:code:earlierScheme:earlierCode:fit, e.g. SOC-2018:15-1221:SOC-2010:15-1111:exact");
        }
        return new Predecessor(
                new Occupation(m.group(1), m.group(2)),
                new Occupation(m.group(3), m.group(4)),
                Fit.valueOf(m.group(5)));
    }
}
