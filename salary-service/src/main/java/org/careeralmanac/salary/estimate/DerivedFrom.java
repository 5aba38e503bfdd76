package org.careeralmanac.salary.estimate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a figure was computed from. */
@Schema(description = "What the figure was computed from, and by which rule")
public record DerivedFrom(
        @Schema(description = "Ids of the figures it was computed from")
        List<String> figures,

        @Schema(description = "The rule", examples = "year-to-hour-2080")
        String rule) {

    /** An annual figure said again for an hour, over {@link PayPeriod#HOURS_A_YEAR} hours: one fact, not two. */
    public static final String HOURLY = "year-to-hour-2080";

    public DerivedFrom {
        figures = List.copyOf(figures);
    }
}
