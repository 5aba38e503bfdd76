package org.careeralmanac.salary.reconciliation;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Seniority seniority,

        @Schema(
                nullable = true,
                description =
                        "Per source the newest reference period that ends in or before this year; null the newest",
                examples = "2023")
        Integer year,

        @Schema(
                nullable = true,
                description = "The year whose consumer prices amounts are restated in; null as they were paid",
                examples = "2025")
        Integer prices,

        @Schema(
                nullable = true,
                description = "The place whose price level amounts are restated at; null as they were paid",
                examples = "US-CA")
        String priceArea) {

    /** The scale of a page that nobody asked anything special of: dollars a year in the United States. */
    public static Scale standard(Seniority seniority) {
        return of("US", "USD", seniority);
    }

    /** Pay of a year in a place, as it was paid. */
    public static Scale of(String area, String currency, Seniority seniority) {
        return new Scale(currency, PayPeriod.year, area, seniority, null, null, null);
    }

    /** The same for the pay of others. */
    public Scale of(Seniority other) {
        return new Scale(currency, period, area, other, year, prices, priceArea);
    }

    /** The same for another place, at the price level of a third. */
    public Scale in(String otherArea, String otherPriceArea) {
        return new Scale(currency, period, otherArea, seniority, year, prices, otherPriceArea);
    }

    /** All of it as one text, for the ids of what is computed on it. */
    String key() {
        return Stream.of(currency, period, area, seniority, year, prices, priceArea)
                .map(part -> Objects.toString(part, ""))
                .collect(Collectors.joining(" "));
    }
}
