package org.careeralmanac.gateway.web.model;

import java.util.List;

public record Responsibilities(
        String intro, Tasks tasks, List<Group> groups, String outro, Image image, List<Caveat> caveats)
        implements Prose {

    public record Tasks(List<Task> items, String source, String release) implements Sourced {}

    /** @param type core or supplemental, or null */
    public record Task(String text, String type) {}
}
