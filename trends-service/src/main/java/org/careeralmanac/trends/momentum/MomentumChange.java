package org.careeralmanac.trends.momentum;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change of a series; exactly one of {@code value} and {@code missing} is set. */
@Schema(description = "One change of a series. Exactly one of value and missing is there.")
public record MomentumChange(
        @Schema(nullable = true, description = "1, 3 or 12; null: since the base", examples = "12")
        Integer months,

        @Schema(examples = "2025-08") String from,
        @Schema(examples = "2026-08") String to,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "-3.4")
        BigDecimal value,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Why there is no change: notSurveyed, notApplicable")
        String missing) {}
