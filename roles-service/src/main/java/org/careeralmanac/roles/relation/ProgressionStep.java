package org.careeralmanac.roles.relation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.careeralmanac.roles.section.Years;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A step of a career; {@code role} is there where the step has a page of its own. */
@Schema(description = "A step of a career")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressionStep(
        @Schema(examples = "mid", required = true) String seniority,
        @Schema(required = true) List<String> titles,
        Years years,
        @Schema(required = true) String text,
        RoleLink role) {

    /** Another career's address and title. */
    @Schema(description = "Another career")
    public record RoleLink(
            @Schema(examples = "machine-learning-engineer", required = true)
            String id,

            @Schema(examples = "machine-learning-engineer", required = true)
            String slug,

            @Schema(examples = "Machine Learning Engineer", required = true)
            String title) {}
}
