package org.careeralmanac.trends.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something a trend rests on. */
@Schema(description = "Something a trend rests on")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        @Schema(description = "series, figure or publication", examples = "publication")
        String kind,

        String text,
        String publisher,
        String title,
        String url,
        String date,
        @Schema(description = "Id of the series") String series,
        @Schema(description = "Id of the figure") String figure) {}
