package org.careeralmanac.roles.skill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.careeralmanac.roles.occupation.Fit;
import org.careeralmanac.roles.occupation.Occupation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A skill as a publisher rated it for an occupation.
 *
 * @param importance 1 (not important) to 5 (extremely important)
 * @param requiredLevel 0 to 7, how much of it the work asks for
 * @param fit how well the rated occupation fits the role that shows it
 */
@Schema(description = "A skill as a publisher rated it for an occupation")
public record SkillRating(
        @Schema(examples = "Critical Thinking", required = true)
        String name,

        @Schema(required = true) Kind kind,

        @Schema(description = "1 (not important) to 5 (extremely important)", required = true)
        Rating importance,

        @Schema(description = "0 to 7: how much of it the work asks for", required = true)
        Rating requiredLevel,

        @Schema(required = true) Occupation.Code occupation,
        @Schema(required = true) Fit fit,
        @Schema(examples = "onet", required = true) String source,

        @Schema(examples = "onet:all:excerpt-skills:2024-08-31", required = true)
        String release) {

    public enum Kind {
        skill,
        knowledge,
        ability
    }

    /** Why a rating has no value. */
    public enum Missing {
        suppressed,
        notSurveyed,
        notApplicable
    }

    /**
     * One rating: exactly one of {@code value} and {@code missing} is set.
     *
     * @param sampleSize how many answered, null where unknown
     * @param standardError standard error of the value in its own unit, null where unknown
     * @param anchor what the publisher says of that point of its scale, or null
     */
    @Schema(description = "One rating; exactly one of value and missing is present")
    public record Rating(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "4.12")
            BigDecimal value,

            @JsonInclude(JsonInclude.Include.NON_NULL) Missing missing,
            @Schema(nullable = true, examples = "8") Integer sampleSize,
            @Schema(nullable = true, examples = "0.13") BigDecimal standardError,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description = "What the publisher says of the nearest point of its scale",
                    examples = "Understand a coach's oral instructions for a sport")
            String anchor) {

        public Rating(BigDecimal value, Missing missing, Integer sampleSize, BigDecimal standardError) {
            this(value, missing, sampleSize, standardError, null);
        }

        public Rating {
            if ((value == null) == (missing == null)) {
                throw new IllegalArgumentException("a rating has a value or a reason for its absence, not both");
            }
        }
    }
}
