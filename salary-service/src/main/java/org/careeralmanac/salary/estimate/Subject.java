package org.careeralmanac.salary.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose pay it is: a role of the almanac, an occupation, or else a title as the source writes it. */
@Schema(description = "Whose pay it is: a role, an occupation, or a title as the source writes it")
public record Subject(
        @Schema(nullable = true, description = "Role id, or null", examples = "principal-ai-ml-engineer")
        String role,

        @Schema(nullable = true, description = "Occupation, or null")
        Occupation occupation,

        @Schema(description = "What the source calls it", examples = "Computer and Information Research Scientists")
        String title) {

    /** Whether it is the role itself or a job title within it, and not an occupation it was carried over from. */
    public boolean ofTheRole() {
        return occupation == null;
    }
}
