package org.careeralmanac.trends.figure;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a computed figure comes from. */
@Schema(description = "Where a computed figure comes from")
public record DerivedFrom(
        @Schema(description = "Ids of the figures it was computed from; empty where it comes from a series")
        List<String> figures,

        @Schema(description = "Id of the series it was computed from, or null")
        String series,

        @Schema(examples = "momentum-1") String rule) {}
