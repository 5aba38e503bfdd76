package org.careeralmanac.salary.observation;

import org.careeralmanac.salary.estimate.Fit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job title that people have or that somebody mapped. */
@Schema(description = "A job title, the career it belongs to if any, and how many people have it")
public record MappedTitle(
        @Schema(examples = "Data Analyst") String title,

        @Schema(nullable = true, description = "The id of the career, or null while nobody mapped it")
        String role,

        @Schema(nullable = true) Fit fit,

        @Schema(nullable = true, description = "starter, or steward where a steward decided")
        String origin,

        @Schema(description = "People of this title in the newest published snapshots")
        long observations) {}
