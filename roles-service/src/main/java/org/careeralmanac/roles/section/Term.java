package org.careeralmanac.roles.section;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A point, named where it has a name. */
@Schema(description = "A point, named where it has a name")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Term(
        @Schema(examples = "Technical leadership") String term,

        @Schema(examples = "Leads the building and the upkeep of models and the systems around them.", required = true)
        String text) {}
