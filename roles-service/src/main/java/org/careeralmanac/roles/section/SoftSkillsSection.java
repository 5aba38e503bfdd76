package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The soft skills that the career rests on. */
@Schema(description = "The soft skills that the career rests on")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SoftSkillsSection(
        String intro,
        @Schema(required = true) List<SoftSkill> skills,

        @Schema(description = "Absent where no publisher rated any")
        WorkStyles workStyles,

        @Schema(description = "Absent where no publisher rated any")
        Interests interests,

        @Schema(required = true) List<Group> groups,
        String outro,
        Image image,
        @Schema(required = true) List<Caveat> caveats)
        implements SectionContent {

    public SoftSkillsSection {
        skills = list(skills);
        groups = list(groups);
        caveats = list(caveats);
    }
}
