package org.careeralmanac.gateway.web.model;

import java.util.List;

/** One page of the list of careers. */
public record CareerList(List<Item> items, String nextCursor) {

    public record Item(
            String id,
            String slug,
            String title,
            CareerPage.Family family,
            String seniority,
            String summary,
            Highlights highlights) {}
}
