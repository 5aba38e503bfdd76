package org.careeralmanac.roles.section;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A picture, its alternative text and its licence as an SPDX expression. */
@Schema(description = "A picture with its alternative text and its licence")
public record Image(
        @Schema(required = true) String url,
        @Schema(required = true) String alt,
        @Schema(required = true, examples = "CC-BY-4.0") String licence) {}
