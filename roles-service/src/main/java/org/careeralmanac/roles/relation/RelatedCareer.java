package org.careeralmanac.roles.relation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A neighbouring career: enough to decide whether to look at it. */
@Schema(description = "A neighbouring career")
public record RelatedCareer(
        @Schema(examples = "machine-learning-engineer", required = true)
        String id,

        @Schema(examples = "machine-learning-engineer", required = true)
        String slug,

        @Schema(examples = "Machine Learning Engineer", required = true)
        String title,

        @Schema(required = true) String summary,

        @Schema(description = "Why it is near", required = true)
        String why,

        @Schema(description = "Skills that both careers name", required = true)
        List<String> sharedSkills,

        @Schema(description = "Skills that only the neighbouring career names", required = true)
        List<String> missingSkills) {}
