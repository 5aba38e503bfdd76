package org.careeralmanac.trends.sections;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of the highlights of many careers. */
@Schema(description = "One line of the answer, in the order of the request")
public record HighlightsAnswer(String id, Highlights highlights, List<CitedSource> sources) {}
