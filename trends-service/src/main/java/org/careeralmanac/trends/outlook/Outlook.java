package org.careeralmanac.trends.outlook;

import java.util.List;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Figure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of a time to come, as readers see it. */
@Schema(description = "What is said of a time to come. A stated claim is never an official projection: see kind.")
public record Outlook(
        String id,

        @Schema(description = "projection: official; claim: stated by somebody", examples = "projection")
        String kind,

        String title,
        OutlookSubject subject,

        @Schema(description = "How well its subject fits the career", examples = "broader")
        String fit,

        @Schema(nullable = true, description = "Whom it counts, in words", examples = "all employment")
        String population,

        @Schema(nullable = true, examples = "US") String area,

        @Schema(nullable = true, description = "Null where none is stated", examples = "2024")
        String basePeriod,

        @Schema(nullable = true, description = "Null where none is stated", examples = "2034")
        String targetPeriod,

        List<Figure> figures,

        @Schema(description = "The places that repeat a claim; it stays one outlook")
        List<String> statedIn,

        @Schema(nullable = true, description = "A remark of the editors, or null")
        String note,

        String source,
        String release,

        @Schema(
                examples =
                        "Official projection: employment of Computer and information research scientists in the United States, projected to grow 19.7% from 2024 to 2034, U.S. Bureau of Labor Statistics.")
        String text,

        List<Caveat> caveats) {}
