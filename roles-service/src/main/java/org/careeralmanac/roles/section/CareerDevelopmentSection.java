package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.careeralmanac.roles.relation.ProgressionStep;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How people come to the career and go on from it. */
@Schema(description = "How people come to the career and go on from it")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CareerDevelopmentSection(
        String intro,

        @Schema(description = "Steps from first job to last", required = true)
        List<ProgressionStep> progression,

        @Schema(required = true) List<Group> groups,
        String outro,
        Image image,
        @Schema(required = true) List<Caveat> caveats)
        implements SectionContent {

    public CareerDevelopmentSection {
        progression = list(progression);
        groups = list(groups);
        caveats = list(caveats);
    }
}
