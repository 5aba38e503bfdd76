package org.careeralmanac.trends.trend;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a trend means for one industry. */
@Schema(description = "What a trend means for one industry")
public record Effect(@Schema(examples = "Healthcare") String industry, String text) {}
