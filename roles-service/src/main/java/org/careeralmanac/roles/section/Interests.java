package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.careeralmanac.roles.skill.SkillRating;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kinds of work (Holland's six) the occupation offers, 1 (not typical) to 7 (highly typical), highest first. */
@Schema(description = "What kinds of work (Holland's six) the occupation offers, 1 to 7, highest first")
public record Interests(
        @Schema(required = true) List<Interest> items,
        @Schema(examples = "onet", required = true) String source,

        @Schema(examples = "onet:all:interests:2025-12-31", required = true)
        String release) {

    public Interests {
        items = list(items);
    }

    /**
     * One of the six.
     *
     * @param highPoint 1 where it describes the occupation best, then 2 and 3; null for the others
     */
    @Schema(description = "A kind of work; exactly one of value and missing is present")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Interest(
            @Schema(examples = "Investigative", required = true)
            String name,

            @Schema(examples = "6.24") BigDecimal value,
            SkillRating.Missing missing,

            @Schema(description = "1 where it describes the occupation best, then 2 and 3")
            Integer highPoint) {}
}
