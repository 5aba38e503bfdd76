package org.careeralmanac.trends.demand;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A skill or qualification that the market asks for. */
@Schema(description = "A skill or qualification that the market is said to ask for")
public record KeySkill(
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) String text,
        String source,
        String release) {}
