package org.careeralmanac.gateway.web.model;

import java.util.List;

public record CareerDevelopment(
        String intro, List<Step> progression, List<Group> groups, String outro, Image image, List<Caveat> caveats)
        implements Prose {

    /** @param role the career of this step where the almanac has one, else null */
    public record Step(String seniority, List<String> titles, Requirements.Years years, String text, Career role) {}

    public record Career(String id, String slug, String title) {}
}
