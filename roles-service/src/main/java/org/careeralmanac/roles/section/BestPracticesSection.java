package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What those who do it well do, by area. */
@Schema(description = "What those who do it well do, by area")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BestPracticesSection(
        String intro,

        @Schema(required = true) List<Group> groups,
        String outro,
        Image image,
        @Schema(required = true) List<Caveat> caveats)
        implements SectionContent {

    public BestPracticesSection {

        groups = list(groups);
        caveats = list(caveats);
    }
}
