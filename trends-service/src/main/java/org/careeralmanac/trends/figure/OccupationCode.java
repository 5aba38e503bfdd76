package org.careeralmanac.trends.figure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place in a taxonomy. */
@Schema(description = "A place in a taxonomy of occupations")
public record OccupationCode(
        @Schema(examples = "SOC-2018") String scheme,
        @Schema(examples = "15-1221") String code) {}
