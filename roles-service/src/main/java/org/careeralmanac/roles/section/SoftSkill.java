package org.careeralmanac.roles.section;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A soft skill and what it means in this career. */
@Schema(description = "A soft skill and what it means in this career")
public record SoftSkill(
        @Schema(examples = "Communication", required = true) String name,
        @Schema(required = true) String text) {}
