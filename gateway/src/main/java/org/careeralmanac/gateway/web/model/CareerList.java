package org.careeralmanac.gateway.web.model;

import java.util.List;

/**
 * One page of the list of careers.
 *
 * @param completeness {@code complete} unless an owner could not say its part
 * @param total null on later pages, as facets and understood are
 * @param understood null also where nothing was searched for
 */
public record CareerList(
        String completeness,
        List<Item> items,
        Total total,
        Facets facets,
        Understood understood,
        SetAside setAside,
        String nextCursor) {

    public boolean complete() {
        return "complete".equals(completeness);
    }

    public record Item(
            String id,
            String slug,
            String title,
            CareerPage.Family family,
            String seniority,
            String summary,
            List<Match> matches,
            List<Reason> reasons,
            Highlights highlights) {}

    /** How a career passes a filter by figures. */
    public record Reason(String filter, String text) {}

    /** Careers of which cannot be told whether they pass. */
    public record SetAside(int careers, List<Because> because) {}

    /** @param include what would let them count, or empty */
    public record Because(String filter, String reason, int count, String include, String text) {}

    public record Match(String on, String text, List<String> terms, List<String> how) {}

    public record Total(int count, boolean exact) {}

    public record Facets(
            List<Value> family,
            List<Value> seniority,
            List<Value> jobZone,
            List<Value> interest,
            List<Value> technology) {}

    public record Value(String value, String name, int count, boolean exact) {}

    public record Understood(List<Term> terms, List<String> ignored, boolean all) {}

    public record Term(String given, String how, List<String> words) {}
}
