package org.careeralmanac.trends.sections;

import org.careeralmanac.trends.demand.HiringHighlight;
import org.careeralmanac.trends.outlook.OutlookHighlight;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What this service adds to a career in short; a part that it cannot give is null. */
@Schema(description = "A career in short; a part that nobody can give is null")
public record Highlights(OutlookHighlight outlook, HiringHighlight hiring) {}
