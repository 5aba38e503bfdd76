package org.careeralmanac.gateway.web.model;

import java.util.List;

/**
 * One page of the list of careers.
 *
 * @param completeness {@code complete} unless an owner could not say its part
 */
public record CareerList(String completeness, List<Item> items, String nextCursor) {

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
            Highlights highlights) {}
}
