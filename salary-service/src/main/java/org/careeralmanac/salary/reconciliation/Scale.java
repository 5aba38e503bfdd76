package org.careeralmanac.salary.reconciliation;

import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What all figures are brought to before they are compared. */
@Schema(description = "What all figures are brought to before they are compared")
public record Scale(
        @Schema(description = "ISO 4217", examples = "USD") String currency,

        PayPeriod period,

        @Schema(examples = "US") String area,

        @Schema(description = "Whose pay the range starts from; figures for all seniorities always take part")
        Seniority seniority) {

    /** The scale of a page that nobody asked anything special of: dollars a year in the United States. */
    public static Scale standard(Seniority seniority) {
        return new Scale("USD", PayPeriod.year, "US", seniority);
    }
}
