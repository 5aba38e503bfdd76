package org.careeralmanac.trends.demand;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much one industry asks for the career. */
@Schema(description = "How much one industry is said to ask for the career")
public record IndustryDemand(
        @Schema(examples = "Technology") String industry,

        @Schema(description = "high, moderate, low or unstated", examples = "high")
        String demand,

        @Schema(description = "Examples of employers") List<String> employers,
        String text,
        String source,
        String release) {}
