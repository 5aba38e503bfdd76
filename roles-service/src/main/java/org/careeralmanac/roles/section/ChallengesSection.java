package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is hard about it, grouped. */
@Schema(description = "What is hard about it, grouped")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChallengesSection(
        String intro,

        @Schema(required = true) List<Group> groups,
        String outro,
        Image image,
        @Schema(required = true) List<Caveat> caveats)
        implements SectionContent {

    public ChallengesSection {

        groups = list(groups);
        caveats = list(caveats);
    }
}
