package org.careeralmanac.trends.demand;

import java.util.List;

/** What is stored of the demand for one role. */
public record DemandRows(
        String intro, String release, String source, long publishedAt, List<Industry> industries, List<Skill> skills) {

    public DemandRows {
        industries = industries == null ? List.of() : industries;
        skills = skills == null ? List.of() : skills;
    }

    public record Industry(
            String industry, String demand, List<String> employers, String text, String release, String source) {}

    public record Skill(String name, String text, String release, String source) {}
}
