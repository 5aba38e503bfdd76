package org.careeralmanac.trends.outlook;

import org.careeralmanac.trends.figure.OccupationCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an outlook speaks of. */
@Schema(description = "What an outlook speaks of: a role, an occupation, a family or only a title")
public record OutlookSubject(
        @Schema(nullable = true) String role,
        @Schema(nullable = true) OccupationCode occupation,
        @Schema(nullable = true) String family,
        String title) {}
