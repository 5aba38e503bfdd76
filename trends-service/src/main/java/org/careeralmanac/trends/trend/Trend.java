package org.careeralmanac.trends.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.careeralmanac.trends.figure.Caveat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A described development as readers see it. */
@Schema(description = "A described development")
public record Trend(
        @Schema(examples = "autonomous-ai-agents") String id,
        String title,
        String summary,

        @Schema(description = "rising, falling, mixed or stable")
        String direction,

        @Schema(description = "strong, moderate, weak or unstated")
        String strength,

        @Schema(nullable = true, description = "Null where none is stated")
        Horizon horizon,

        @Schema(description = "current, past, undated or upcoming; computed when read", examples = "past")
        String status,

        @Schema(description = "Ids of the careers that it bears on by itself")
        List<String> roles,

        @Schema(description = "Ids of the families of careers that it bears on")
        List<String> families,

        List<Effect> effects,
        List<String> skills,
        List<Evidence> evidence,
        @Schema(examples = "no evidence on file") String evidenceText,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Where its source states it")
        String statedIn,

        String source,
        String release,
        @Schema(nullable = true) String firstStated,
        String reviewedOn,

        @Schema(nullable = true, description = "Last day on which it counts, or null")
        String expiresOn,

        String text,
        List<Caveat> caveats) {}
