package org.careeralmanac.gateway.web.model;

import java.util.List;

public record SoftSkills(
        String intro, List<NamedText> skills, List<Group> groups, String outro, Image image, List<Caveat> caveats)
        implements Prose {

    public record NamedText(String name, String text, String source) implements Sourced {}
}
