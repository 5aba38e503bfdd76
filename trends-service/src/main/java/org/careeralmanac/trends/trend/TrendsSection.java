package org.careeralmanac.trends.trend;

import java.util.List;
import org.careeralmanac.trends.figure.Caveat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The content of the section {@code trends}. */
@Schema(description = "The section trends: developments that bear on the career")
public record TrendsSection(
        @Schema(examples = "11 trends: 8 past, 3 undated; 5 rest on evidence.")
        String text,

        List<Caveat> caveats,

        @Schema(description = "Current ones first, then upcoming, undated and past ones")
        List<Trend> trends) {}
