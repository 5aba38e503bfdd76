package org.careeralmanac.trends.outlook;

import java.util.List;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Figure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The official projection of the occupation that fits best, in short. */
@Schema(description = "The official projection of the occupation that fits best, in short")
public record OutlookHighlight(
        Figure change,
        @Schema(description = "Openings a year, or null") Figure openings,
        String text,
        List<Caveat> caveats) {}
