package org.careeralmanac.salary.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something a reader must know before relying on a figure. */
@Schema(description = "Something to know before relying on the figure")
public record Caveat(
        @Schema(description = "Stable code", examples = "BROADER_OCCUPATION")
        Code code,

        @Schema(
                description = "The same in plain words",
                examples = "Pay for the wider group Data Scientists, not just this job.")
        String text) {

    @Schema(name = "CaveatCode", description = "Stable code of a caveat; more may come")
    public enum Code {
        TOP_CODED,
        SUPPRESSED,
        BROADER_OCCUPATION,
        NARROWER_OCCUPATION,
        RELATED_OCCUPATION,
        SUB_ROLE,
        TOP_EARNERS,
        INCLUDES_INCENTIVES,
        BASIS_UNSTATED,
        UNATTRIBUTED,
        ALL_SENIORITIES,
        UNDATED,
        DERIVED,
        RESTATED,
        STATED_CLAIM,
        READ_AS_A_YEAR,
        CONVERTED,
        PRICES_OF_ANOTHER_YEAR,
        PRICES_OF_ANOTHER_AREA,
        NOT_CONVERTED,
        CONTRADICTION
    }
}
