package org.careeralmanac.trends.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One number with all it takes to trust it. Exactly one of {@code value}, {@code atLeast}, {@code atMost} and
 * {@code missing} is set.
 */
@Schema(
        description =
                "One number with all it takes to trust it. Exactly one of value, atLeast, atMost and missing is there.")
public record Figure(
        @Schema(description = "Equal in every installation", examples = "k3q5w2m7ab4cd6ef")
        String id,

        @Schema(examples = "change") String statistic,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "19.7")
        BigDecimal value,

        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal atLeast,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal atMost,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "Why there is no number: suppressed, notSurveyed, notApplicable, noRate, belowMinimumGroup")
        String missing,

        @Schema(description = "percent, ratio, persons, thousandPersons or index", examples = "percent")
        String unit,

        @Schema(nullable = true, description = "What a rate is per: year or month; null for what is no rate")
        String period,

        @Schema(nullable = true, description = "What a pay figure counts; always null here")
        String basis,

        @Schema(nullable = true, description = "The time it speaks of", examples = "2024/2034")
        String referencePeriod,

        @Schema(nullable = true, examples = "US") String area,
        @Schema(examples = "all") String seniority,
        @Schema(nullable = true) String industry,

        @Schema(nullable = true, description = "Remote share; always null here")
        Integer remote,

        Subject subject,

        @Schema(nullable = true, description = "What the publisher printed in place of a number, or null")
        String symbol,

        @Schema(nullable = true) Long sampleSize,

        @Schema(nullable = true, description = "Error of this very statistic, in percent, or null")
        BigDecimal relativeStandardErrorPercent,

        @Schema(
                nullable = true,
                description = "How well its occupation fits the career that asks: exact, narrower, broader, related",
                examples = "broader")
        String fit,

        @Schema(examples = "bls-ep") String source,

        @Schema(examples = "bls-ep:2024-2034:excerpt:2025-08-28")
        String release,

        @Schema(nullable = true, description = "For a computed figure what it comes from, else null")
        DerivedFrom derivedFrom,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "A word its source adds, e.g. about")
        String note,

        @Schema(examples = "projected to grow 19.7% from 2024 to 2034, U.S. Bureau of Labor Statistics")
        String text,

        List<Caveat> caveats) {

    /** A figure of a measured or stated value about a subject. */
    public static Figure of(
            String id,
            String statistic,
            FigureValue value,
            String unit,
            String period,
            String referencePeriod,
            String area,
            String industry,
            Subject subject,
            String symbol,
            BigDecimal relativeStandardErrorPercent,
            String fit,
            String source,
            String release,
            DerivedFrom derivedFrom,
            String note,
            String text,
            List<Caveat> caveats) {
        return new Figure(
                id,
                statistic,
                value instanceof FigureValue.Exact(BigDecimal exact) ? exact : null,
                value instanceof FigureValue.AtLeast(BigDecimal bound) ? bound : null,
                value instanceof FigureValue.AtMost(BigDecimal bound) ? bound : null,
                value instanceof FigureValue.Missing(String reason) ? reason : null,
                unit,
                period,
                null,
                referencePeriod,
                area,
                // Nobody who measures or projects employment tells seniorities apart.
                "all",
                industry,
                null,
                subject,
                symbol,
                null,
                relativeStandardErrorPercent,
                fit,
                source,
                release,
                derivedFrom,
                note,
                text,
                caveats);
    }
}
