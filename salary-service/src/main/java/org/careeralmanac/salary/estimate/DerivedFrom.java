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

    /** A published figure brought to another currency, period or price level; the caveats say how. */
    public static final String CONVERTED = "convert-1";

    /** A published figure chosen for the most reliable range, by a rule whose version follows. */
    public static final String CHOSEN = "reconcile-";

    public DerivedFrom {
        figures = List.copyOf(figures);
    }

    /** Whether what was made is still one published figure, and not several put together. */
    boolean isOneFigure() {
        return rule.equals(CONVERTED) || rule.startsWith(CHOSEN);
    }
}
