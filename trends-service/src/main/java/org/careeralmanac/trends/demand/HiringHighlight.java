package org.careeralmanac.trends.demand;

import java.util.List;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Figure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How hiring moved over 12 months, in short. */
@Schema(description = "How hiring moved over 12 months, in short")
public record HiringHighlight(Figure momentum, String text, List<Caveat> caveats) {}
