package org.careeralmanac.salary.estimate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The figures of an estimate as they are on the scale that was asked for, where they were published on another. */
@Schema(
        name = "EstimateOnScale",
        description =
                "The estimate's figures on the scale that was asked for: a year, its currency, its prices. Where they"
                        + " cannot be brought there, each is missing and the text says why")
public record OnScale(
        List<Figure> figures,

        @Schema(description = "The steps that were taken; none where they cannot be taken")
        List<Conversion> conversions,

        @Schema(description = "How it got there, or why it cannot, in plain words")
        String text) {}
