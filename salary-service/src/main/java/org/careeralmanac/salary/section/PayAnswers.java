package org.careeralmanac.salary.section;

import java.math.BigDecimal;
import java.util.List;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Conversion;
import org.careeralmanac.salary.estimate.Estimate;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.reconciliation.Reconciliation.Range;
import org.careeralmanac.salary.section.OwnerAnswer.CitedSource;
import org.careeralmanac.salary.section.SalarySection.History;
import org.careeralmanac.salary.section.SalarySection.View;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the reads of pay answer with. */
public final class PayAnswers {

    private PayAnswers() {}

    @Schema(name = "PayEstimateList", description = "Estimates of a role, the newest reference period first")
    public record Estimates(
            View view,
            List<Estimate> items,

            @Schema(nullable = true, description = "What to send as cursor for the next page, null on the last one")
            String nextCursor,

            @Schema(description = "Everyone cited, each with the releases used")
            List<CitedSource> sources) {}

    @Schema(name = "PayByAreaList", description = "A role's pay by place, ordered by the place's id")
    public record Areas(
            View view,
            List<InArea> items,

            @Schema(nullable = true, description = "What to send as cursor for the next page, null on the last one")
            String nextCursor,

            @Schema(description = "Everyone cited, each with the releases used")
            List<CitedSource> sources) {}

    @Schema(name = "PayInArea", description = "Pay in one place, as it is paid and at another place's price level")
    public record InArea(
            @Schema(examples = "US-CA") String area,

            @Schema(description = "The area in words", examples = "California")
            String name,

            @Schema(description = "world, country, state, territory, metro or nonmetro", examples = "state")
            String kind,

            @Schema(nullable = true, description = "The most reliable range as it is paid there; null without one")
            Range nominal,

            @Schema(nullable = true, description = "Why there is no range, in plain words")
            String reason,

            @Schema(nullable = true, description = "The place whose price level adjusted has", examples = "US")
            String priceArea,

            @Schema(
                    nullable = true,
                    description =
                            "The same range at the price level of priceArea: what it buys there. Null where no price level is on file")
            Range adjusted,

            @Schema(description = "What was done about prices, or why nothing was, in plain words")
            String adjustment) {}

    @Schema(
            name = "PayHistoryList",
            description = "A role's pay by reference period: a line for each source and occupation, breaks marked")
    public record Histories(
            View view,
            List<History> items,

            @Schema(description = "Everyone cited, each with the releases used")
            List<CitedSource> sources) {}

    @Schema(
            name = "PayStanding",
            description = "Where an amount stands among people's pay. The amount itself is not repeated")
    public record Standings(
            View view,

            @Schema(description = "The answer in plain words: by the figures to trust most, or why there is none")
            String text,

            @Schema(description = "By each source that tells, the one to trust most first")
            List<StandingAmong> items,

            @Schema(description = "Everyone cited, each with the releases used")
            List<CitedSource> sources) {}

    @Schema(name = "PayStandingAmong", description = "Where the amount stands among the people of one estimate")
    public record StandingAmong(
            @Schema(description = "Id of the estimate") String estimate,
            @Schema(description = "What it speaks of") String title,
            Fit fit,
            @Schema(examples = "US") String area,
            Seniority seniority,
            Basis basis,

            @Schema(nullable = true, examples = "2024-05") String referencePeriod,

            @Schema(description = "Id of the source") String source,
            @Schema(description = "Id of the release") String release,

            @Schema(
                    description =
                            "quantiles: 101 exact points; percentiles: only some were published, so the answer is an interval")
            Method method,

            @Schema(description = "At least so many in a hundred earn less", examples = "50")
            BigDecimal atLeast,

            @Schema(description = "At most so many in a hundred earn less", examples = "75")
            BigDecimal atMost,

            @Schema(description = "The steps by which its figures were brought to the amount's currency and year")
            List<Conversion> conversions,

            @Schema(
                    description = "The same in plain words",
                    examples = "Data Scientists, United States, May 2024: between 50 and 75 of 100 earn less.")
            String text,

            List<Caveat> caveats) {}

    @Schema(name = "PayStandingMethod")
    public enum Method {
        quantiles,
        percentiles
    }
}
