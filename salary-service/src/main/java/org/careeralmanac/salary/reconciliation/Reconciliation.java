package org.careeralmanac.salary.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.Fit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of figures that disagree: the most reliable range, what it rests on, and why the others differ. */
@Schema(description = "The most reliable range, what it rests on, what was set aside, and why figures differ")
public record Reconciliation(
        @Schema(
                description = "The rule and its version; another version may give another range",
                examples = "reconcile-2")
        String rule,

        Scale scale,

        @Schema(
                nullable = true,
                description = "The most reliable range; null where nothing can be compared, then reason says why")
        Range range,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Why there is no range")
        String reason,

        @Schema(description = "What the range rests on") List<Used> used,

        @Schema(description = "What took no part in the range, and why")
        List<SetAside> setAside,

        @Schema(description = "Figures side by side that differ, and why, largest difference first")
        List<Conflict> conflicts,

        @Schema(
                description = "The weights of the rule, at most ten, by name",
                examples = "{\"fitExact\": 40, \"officialStatistics\": 40}")
        Map<String, Integer> weights) {

    @Schema(name = "PayRange", description = "Each end is a published figure, never an average of several")
    public record Range(
            @Schema(description = "What a quarter earns less than")
            Figure low,

            @Schema(description = "What half earns less than")
            Figure middle,

            @Schema(description = "What a quarter earns more than")
            Figure high,

            Basis basis,
            Fit fit,

            @Schema(description = "The range in plain words")
            String text,

            List<Caveat> caveats) {}

    @Schema(name = "UsedEstimate")
    public record Used(
            @Schema(description = "Id of the estimate") String estimate,

            @Schema(description = "Why it was used, in plain words")
            String text) {}

    @Schema(name = "SetAsideEstimate")
    public record SetAside(
            @Schema(description = "Id of the estimate") String estimate,
            SetAsideReason reason,
            @Schema(description = "The same in plain words") String text) {}

    @Schema(name = "PayConflict", description = "Two figures that differ, and why")
    public record Conflict(
            @Schema(description = "The two, the larger first")
            List<Side> between,

            @Schema(description = "The larger divided by the smaller, two decimals", examples = "2.59")
            BigDecimal ratio,

            ConflictReason reason,

            @Schema(description = "Why they differ, in plain words")
            String text) {}

    @Schema(name = "ConflictSide")
    public record Side(
            @Schema(description = "Id of the estimate") String estimate,
            @Schema(description = "Id of the figure") String figure,
            @Schema(description = "What it speaks of") String title,
            @Schema(description = "Id of the source") String source) {}

    @Schema(description = "Why an estimate took no part in the range")
    public enum SetAsideReason {
        RESTATEMENT,
        DERIVED,
        UNATTRIBUTED,
        OTHER_CURRENCY,
        OTHER_PRICES,
        UNDATED,
        OTHER_AREA,
        OTHER_INDUSTRY,
        OTHER_REMOTE_SHARE,
        OTHER_SENIORITY,
        OTHER_POPULATION,
        PART_OF_PAY,
        NO_MIDDLE,
        OLDER_PERIOD,
        LESS_COMPARABLE,
        LESS_RELIABLE
    }

    @Schema(description = "The first reason why two figures differ; the text gives all of them")
    public enum ConflictReason {
        TOP_EARNERS,
        MEAN_AND_MEDIAN,
        SUB_ROLE,
        DIFFERENT_TITLES,
        OTHER_OCCUPATION,
        DIFFERENT_OCCUPATIONS,
        DIFFERENT_SENIORITY,
        DIFFERENT_AREA,
        DIFFERENT_INDUSTRY,
        DIFFERENT_CURRENCY,
        DIFFERENT_BASIS,
        DIFFERENT_PERIOD,
        UNNAMED_SOURCE,
        DIFFERENT_SOURCES
    }
}
