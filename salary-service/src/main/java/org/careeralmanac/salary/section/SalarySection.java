package org.careeralmanac.salary.section;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Estimate;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.reconciliation.Reconciliation;
import org.careeralmanac.salary.reconciliation.Reconciliation.Range;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of a role's pay. Made by {@link SalarySections}. */
@Schema(description = "The salary section of a career page: what pay is known, which of it to trust and why it differs")
public record SalarySection(
        @Schema(
                description = "The section in plain words",
                examples =
                        "The figures to trust most are for Computer and Information Research Scientists, a wider group than this job. …")
        String text,

        List<Caveat> caveats,
        View view,
        Reconciliation reconciliation,

        @Schema(
                description =
                        "The newest estimate of each source, subject, seniority and way of counting in the view's area"
                                + " and the country around it, those the range rests on first; history has the"
                                + " earlier ones, and the call pay lists all, other areas and industries too")
        List<Estimate> estimates,

        @Schema(description = "Which estimates speak of which seniority")
        List<BySeniority> bySeniority,

        @Schema(description = "Which estimates speak of which area")
        List<ByArea> byArea,

        @Schema(description = "Pay by reference period, per occupation")
        List<History> history,

        @Schema(description = "What comes on top of the figures")
        List<AdditionalCompensation> additionalCompensation,

        @Schema(description = "What makes pay vary") List<Variability> variability) {

    @Schema(name = "SalaryView", description = "Whose pay, where and in which money the section speaks of")
    public record View(
            @Schema(examples = "US") String area,
            @Schema(examples = "USD") String currency,
            Seniority seniority,
            PayPeriod period,

            @Schema(
                    nullable = true,
                    description = "Per source the newest reference period in or before it; null the newest",
                    examples = "2023")
            Integer year,

            @Schema(nullable = true, description = "Restated in this year's prices; null as paid", examples = "2025")
            Integer prices,

            @Schema(
                    nullable = true,
                    description = "Restated at this place's price level; null as paid",
                    examples = "US-CA")
            String priceArea) {}

    @Schema(name = "EstimatesBySeniority")
    public record BySeniority(
            Seniority seniority,
            @Schema(description = "Ids of estimates") List<String> estimates,

            @Schema(
                    nullable = true,
                    description = "The most reliable range among these alone; null where nothing can be compared")
            Range range) {}

    @Schema(name = "EstimatesByArea")
    public record ByArea(
            @Schema(examples = "US") String area,

            @Schema(description = "The area in words", examples = "United States")
            String name,

            @Schema(description = "Ids of estimates") List<String> estimates) {}

    @Schema(
            name = "PayHistory",
            description = "What one source says of one subject, oldest reference period first, on the scale asked for")
    public record History(
            @Schema(nullable = true, description = "The role's occupation today; null where it is the role itself")
            TitledOccupation occupation,

            @Schema(description = "What it speaks of", examples = "Computer and Information Research Scientists")
            String title,

            @Schema(description = "How it fits the role") Fit fit,

            @Schema(description = "Id of the source", examples = "bls-oews")
            String source,

            Basis basis,
            List<Point> points) {}

    @Schema(name = "TitledOccupation")
    public record TitledOccupation(
            @Schema(examples = "SOC-2018") String scheme,
            @Schema(examples = "15-1221") String code,

            @Schema(examples = "Computer and Information Research Scientists")
            String title) {}

    @Schema(name = "PayHistoryPoint")
    public record Point(
            @Schema(examples = "2023-05") String referencePeriod,

            @Schema(nullable = true, description = "The occupation as it was coded then; null for the role itself")
            TitledOccupation occupation,

            @Schema(nullable = true, description = "The median; null where there is none")
            Figure median,

            @Schema(nullable = true, description = "The average; null where there is none")
            Figure mean,

            @Schema(
                    description =
                            "Whether the occupation's code changed before this point, so that it does not continue the one before")
            @JsonProperty("codeBreak")
            boolean codeBreak,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "What changed there, in plain words; only with codeBreak")
            String text) {}

    @Schema(name = "AdditionalCompensation")
    public record AdditionalCompensation(
            @Schema(examples = "Bonuses") String title,
            String text,
            @Schema(description = "Id of the source") String source) {}

    @Schema(name = "PayVariability")
    public record Variability(
            @Schema(examples = "Location") String factor,
            String text,
            @Schema(description = "Id of the source") String source) {}
}
