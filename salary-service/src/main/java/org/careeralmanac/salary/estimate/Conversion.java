package org.careeralmanac.salary.estimate;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step that brought an amount to the scale that was asked for. An amount is multiplied by the factor. */
@Schema(name = "PayConversion", description = "One step that brought an amount to the scale that was asked for")
public record Conversion(
        Kind kind,

        @Schema(description = "What it was before: a currency, a period, a time or a place", examples = "USD")
        String from,

        @Schema(description = "What it is after", examples = "EUR")
        String to,

        @Schema(description = "What amounts are multiplied by, eight decimals", examples = "0.92489000")
        BigDecimal factor,

        @Schema(
                nullable = true,
                description = "The time whose mean rate or price level it is; null for hours",
                examples = "2024-05")
        String referencePeriod,

        @Schema(nullable = true, description = "Id of the source of the rate or index; null for hours")
        String source,

        @Schema(nullable = true, description = "Id of its release; null for hours")
        String release,

        @Schema(description = "The step in plain words", examples = "1 USD was 0.9249 EUR on average in May 2024.")
        String text) {

    @Schema(name = "PayConversionKind", description = "What was converted; more may come")
    public enum Kind {
        /** An hour to a year of {@link PayPeriod#HOURS_A_YEAR} hours. */
        hours(Caveat.Code.READ_AS_A_YEAR),
        /** By the mean exchange rate of the reference period. */
        currency(Caveat.Code.CONVERTED),
        /** To the consumer prices of another year. */
        prices(Caveat.Code.PRICES_OF_ANOTHER_YEAR),
        /** To the price level of another place. */
        priceArea(Caveat.Code.PRICES_OF_ANOTHER_AREA);

        private final Caveat.Code caveat;

        Kind(Caveat.Code caveat) {
            this.caveat = caveat;
        }
    }

    /** What a reader must know of a figure that took this step. */
    public Caveat caveat() {
        return new Caveat(kind.caveat, text);
    }
}
