package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people in the career do, grouped. */
@Schema(description = "What people in the career do, grouped")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponsibilitiesSection(
        String intro,

        @Schema(description = "Absent where no publisher states any")
        Tasks tasks,

        @Schema(required = true) List<Group> groups,
        String outro,
        Image image,
        @Schema(required = true) List<Caveat> caveats)
        implements SectionContent {

    public ResponsibilitiesSection {

        groups = list(groups);
        caveats = list(caveats);
    }
}
