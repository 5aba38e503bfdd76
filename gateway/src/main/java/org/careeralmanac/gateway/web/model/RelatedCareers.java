package org.careeralmanac.gateway.web.model;

import java.util.List;

public record RelatedCareers(
        String intro, List<Related> careers, List<Group> groups, String outro, Image image, List<Caveat> caveats)
        implements Prose {

    public record Related(
            String id,
            String slug,
            String title,
            String summary,
            String why,
            List<String> sharedSkills,
            List<String> missingSkills) {}
}
