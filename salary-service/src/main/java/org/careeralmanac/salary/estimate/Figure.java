package org.careeralmanac.salary.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One number with all it takes to trust it, as readers get it. Made by {@link Figures}. */
@Schema(
        description =
                "One number with all it takes to trust it. Exactly one of value, atLeast, atMost and missing is there.",
        examples = """
                {"id": "k5rzx2m7q4ahw3dn", "statistic": "p90", "atLeast": 239200, "unit": "USD", "period": "year",
                 "basis": "baseAndIncentive", "referencePeriod": "2023-05", "area": "US", "seniority": "all",
                 "industry": null, "remote": null,
                 "subject": {"role": null, "occupation": {"scheme": "SOC-2018", "code": "15-1221"},
                             "title": "Computer and Information Research Scientists"},
                 "symbol": "#", "sampleSize": null, "relativeStandardErrorPercent": null, "fit": "broader",
                 "source": "bls-oews", "release": "bls-oews:2023-05:excerpt:2024-04-03", "derivedFrom": null,
                 "text": "$239,200 or more a year",
                 "caveats": [{"code": "TOP_CODED", "text": "The publisher does not show pay above this."}]}""")
public record Figure(
        @Schema(description = "Stable: the same facts have the same id in every installation")
        String id,

        @Schema(description = "mean, median, p1 to p99, min, max, rangeLow, rangeHigh or starting", examples = "p90")
        String statistic,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "The number, in units of unit a period")
        BigDecimal value,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "This number or more")
        BigDecimal atLeast,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "This number or less")
        BigDecimal atMost,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "There is no number, for this reason")
        MissingReason missing,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Parts it from another figure of the same statistic", examples = "typical")
        String note,

        @Schema(description = "ISO 4217 code", examples = "USD")
        String unit,

        PayPeriod period,
        Basis basis,

        @Schema(
                nullable = true,
                description = "The time it speaks of; null where the source states none",
                examples = "2023-05")
        String referencePeriod,

        @Schema(description = "The place it speaks of", examples = "US")
        String area,

        Seniority seniority,

        @Schema(nullable = true, description = "NAICS code, or null for all industries")
        String industry,

        @Schema(nullable = true, description = "Remote share in percent, or null for all")
        Integer remote,

        Subject subject,

        @Schema(nullable = true, description = "The mark the publisher put in the cell", examples = "#")
        String symbol,

        @Schema(nullable = true, description = "How many answers it rests on, where known")
        Integer sampleSize,

        @Schema(nullable = true, description = "Standard error of the mean in percent of it, where published")
        BigDecimal relativeStandardErrorPercent,

        Fit fit,

        @Schema(description = "Id of its source", examples = "bls-oews")
        String source,

        @Schema(description = "Id of its release", examples = "bls-oews:2023-05:excerpt:2024-04-03")
        String release,

        @Schema(nullable = true, description = "What it was computed from, or null")
        DerivedFrom derivedFrom,

        @Schema(description = "The figure in plain words", examples = "$239,200 or more a year")
        String text,

        List<Caveat> caveats) {}
