package org.careeralmanac.trends.figure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a figure speaks of. */
@Schema(description = "What a figure speaks of: a role, an occupation, or only a title")
public record Subject(
        @Schema(nullable = true, description = "Role id, or null")
        String role,

        @Schema(nullable = true, description = "Occupation, or null")
        OccupationCode occupation,

        @Schema(examples = "Computer and information research scientists")
        String title) {}
