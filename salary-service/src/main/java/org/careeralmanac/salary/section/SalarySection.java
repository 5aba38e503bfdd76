package org.careeralmanac.salary.section;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Estimate;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.reconciliation.Reconciliation;
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

        @Schema(description = "Every estimate known, those the range rests on first")
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
            PayPeriod period) {}

    @Schema(name = "EstimatesBySeniority")
    public record BySeniority(
            Seniority seniority,
            @Schema(description = "Ids of estimates") List<String> estimates) {}

    @Schema(name = "EstimatesByArea")
    public record ByArea(
            @Schema(examples = "US") String area,
            @Schema(description = "Ids of estimates") List<String> estimates) {}

    @Schema(name = "PayHistory", description = "An occupation's pay, oldest reference period first")
    public record History(
            @Schema(description = "The role's occupation today")
            TitledOccupation occupation,

            @Schema(description = "How it fits the role") Fit fit,
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

            @Schema(nullable = true, description = "The median; null where there is none")
            Figure median,

            @Schema(nullable = true, description = "The average; null where there is none")
            Figure mean,

            @Schema(
                    description =
                            "Whether the occupation's code changed before this point, so that it does not continue the one before")
            @JsonProperty("codeBreak")
            boolean codeBreak) {}

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
