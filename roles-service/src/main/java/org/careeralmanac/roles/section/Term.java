package org.careeralmanac.roles.section;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A named point. */
@Schema(description = "A named point")
public record Term(
        @Schema(examples = "Technical leadership", required = true)
        String term,

        @Schema(examples = "Leads the building and the upkeep of models and the systems around them.", required = true)
        String text) {}
