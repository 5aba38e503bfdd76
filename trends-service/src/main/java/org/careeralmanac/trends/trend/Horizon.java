package org.careeralmanac.trends.trend;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The time a trend is stated for, both ends included. */
@Schema(description = "The time a trend is stated for, both ends included")
public record Horizon(
        @Schema(examples = "2025") String from,
        @Schema(examples = "2025") String to) {}
