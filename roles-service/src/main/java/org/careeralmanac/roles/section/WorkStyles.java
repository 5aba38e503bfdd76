package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.careeralmanac.roles.skill.SkillRating;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Personal characteristics that help in the occupation, as a publisher rated them, at most ten, the most telling first.
 *
 * @param ratedBy how they were rated, in the publisher's words, null where unknown
 */
@Schema(description = "Personal characteristics that help in the occupation, as a publisher rated them, at most ten")
public record WorkStyles(
        @Schema(required = true) List<WorkStyle> items,
        @Schema(nullable = true, examples = "AI/Expert") String ratedBy,
        @Schema(examples = "onet", required = true) String source,

        @Schema(examples = "onet:all:work-styles:2025-12-31", required = true)
        String release) {

    public WorkStyles {
        items = list(items);
    }

    /** A characteristic with its ratings, one for each scale that the release uses. */
    @Schema(description = "A characteristic, rated on one or more scales")
    public record WorkStyle(
            @Schema(examples = "Innovation", required = true)
            String name,

            @Schema(required = true) List<ScaleRating> ratings) {

        public WorkStyle {
            ratings = list(ratings);
        }
    }

    /** A rating and its scale: exactly one of {@code value} and {@code missing} is set. */
    @Schema(description = "A rating and its scale; exactly one of value and missing is present")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScaleRating(
            @Schema(examples = "Work Styles Impact", required = true)
            String scale,

            @Schema(examples = "-3", required = true) BigDecimal minimum,
            @Schema(examples = "3", required = true) BigDecimal maximum,
            @Schema(examples = "2.30") BigDecimal value,
            SkillRating.Missing missing,
            Integer sampleSize,
            BigDecimal standardError) {}
}
