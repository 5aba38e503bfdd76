package org.careeralmanac.trends.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One point as readers see it; exactly one of {@code value} and {@code missing} is set. */
@Schema(description = "One point. Exactly one of value and missing is there; a missing point is a gap, never zero.")
public record SeriesPoint(
        @Schema(examples = "2026-08") String period,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "65.2")
        BigDecimal value,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "suppressed, notSurveyed, notApplicable, …")
        String missing) {}
