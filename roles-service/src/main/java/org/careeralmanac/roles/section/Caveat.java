package org.careeralmanac.roles.section;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a reader must know before trusting something.
 *
 * @param code stable, upper snake case
 * @param text the same in plain words
 */
@Schema(description = "What a reader must know before trusting this")
public record Caveat(
        @Schema(examples = "UNATTRIBUTED", required = true) String code,

        @Schema(examples = "The source does not say whose statement this is.", required = true)
        String text) {}
