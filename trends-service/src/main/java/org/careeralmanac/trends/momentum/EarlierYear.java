package org.careeralmanac.trends.momentum;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same period of an earlier year; exactly one of {@code value} and {@code missing} is set. */
@Schema(description = "The same period of an earlier year. Exactly one of value and missing is there.")
public record EarlierYear(
        @Schema(description = "How many years before the last measured period", examples = "1")
        int yearsBefore,

        @Schema(examples = "2025-08") String period,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "67.5")
        BigDecimal value,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "notSurveyed")
        String missing) {}
