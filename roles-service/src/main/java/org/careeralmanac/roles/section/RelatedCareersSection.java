package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.careeralmanac.roles.relation.RelatedCareer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Neighbouring careers and why they are near. */
@Schema(description = "Neighbouring careers and why they are near")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelatedCareersSection(
        String intro,
        @Schema(required = true) List<RelatedCareer> careers,
        @Schema(required = true) List<Group> groups,
        String outro,
        Image image,
        @Schema(required = true) List<Caveat> caveats)
        implements SectionContent {

    public RelatedCareersSection {
        careers = list(careers);
        groups = list(groups);
        caveats = list(caveats);
    }
}
