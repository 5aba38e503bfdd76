package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.careeralmanac.roles.skill.SkillRating;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What people who know the occupation answered about schooling, experience or training.
 *
 * @param shares by category, the least preparation first; categories that nobody named are left out
 * @param importance where the question was how important it is, else null
 * @param sampleSize how many answered, null where unknown
 * @param surveyed the month of the survey, null where unknown
 * @param answeredBy who answered, in the publisher's words, null where unknown
 */
@Schema(description = "What people who know the occupation answered about schooling, experience or training")
public record Preparation(
        @Schema(examples = "Required Level of Education", required = true)
        String name,

        @Schema(description = "Categories that nobody named are left out", required = true)
        List<Share> shares,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "1 to 5, where the question was how important it is")
        SkillRating.Rating importance,

        @Schema(nullable = true, examples = "28") Integer sampleSize,
        @Schema(nullable = true, examples = "2023-08") String surveyed,
        @Schema(nullable = true, examples = "Incumbent") String answeredBy,
        @Schema(examples = "onet", required = true) String source,

        @Schema(examples = "onet:all:education-training-experience:2025-12-31", required = true)
        String release) {

    public Preparation {
        shares = list(shares);
    }

    /** One category: exactly one of {@code percent} and {@code missing} is set. */
    @Schema(description = "One category; exactly one of percent and missing is present")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Share(
            @Schema(examples = "Bachelor's Degree", required = true)
            String category,

            @Schema(description = "0 to 100", examples = "61.23")
            BigDecimal percent,

            SkillRating.Missing missing,
            @Schema(description = "Of percent") BigDecimal standardError) {}
}
