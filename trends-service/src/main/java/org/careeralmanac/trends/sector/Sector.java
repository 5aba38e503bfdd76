package org.careeralmanac.trends.sector;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A publisher's sector and the occupations that it holds. */
@Schema(description = "A publisher's sector and the occupations that it holds")
public record Sector(
        @Schema(examples = "Software Development") String sector,
        @Schema(examples = "SOC-2018") String scheme,

        @Schema(description = "Codes, or groups of them: 15-1250, 15-1200, 15-0000. Empty: nobody mapped it yet")
        List<String> occupations,

        @Schema(description = "How its series relate to a career of one of these occupations, or null")
        String text,

        @Schema(description = "The steward who said so last, null for what this project brings")
        String author,

        @Schema(format = "date-time") String changedAt,

        @Schema(description = "How many series are of this sector")
        long series) {}
