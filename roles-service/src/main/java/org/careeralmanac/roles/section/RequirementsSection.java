package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.careeralmanac.roles.skill.SkillRating;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the career takes: claims about education and experience as their sources state them, rated skills, and the rest in groups. */
@Schema(
        description =
                "What the career takes: claims about education and experience as their sources state them, rated skills, and the rest in groups")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequirementsSection(
        String intro,
        @Schema(required = true) List<Claim> claims,

        @Schema(description = "Claims that do not agree with each other", required = true)
        List<Contradiction> contradictions,

        @Schema(
                description =
                        "Rated skills, the most important first: at most ten skills, five fields of knowledge, five abilities",
                required = true)
        List<SkillRating> skills,

        @Schema(description = "Absent where no publisher lists any")
        Technologies technology,

        @Schema(description = "Absent where nobody was asked")
        List<Preparation> preparation,

        @Schema(required = true) List<Group> groups,
        String outro,
        Image image,
        @Schema(required = true) List<Caveat> caveats)
        implements SectionContent {

    public RequirementsSection {
        claims = list(claims);
        contradictions = list(contradictions);
        skills = list(skills);
        preparation = preparation == null ? null : list(preparation);
        groups = list(groups);
        caveats = list(caveats);
    }
}
