package org.careeralmanac.trends.series;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.momentum.Momentum;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A measured series as readers see it. */
@Schema(description = "A measured time series that relates to the career")
public record Series(
        @Schema(examples = "us-software-development-postings")
        String id,

        String title,

        @Schema(description = "What is measured", examples = "Job postings on Indeed")
        String measure,

        @Schema(description = "What its publisher says of it, or null")
        String note,

        @Schema(description = "index, percent, ratio, persons or thousandPersons", examples = "index")
        String unit,

        @Schema(nullable = true, description = "The day whose value is 100, for an index", examples = "2020-02-01")
        String baseDate,

        @Schema(description = "Whether seasonally adjusted") boolean adjusted,

        @Schema(description = "day, week, month, quarter or year", examples = "month")
        String grain,

        @Schema(examples = "US") String area,

        @Schema(description = "What the area is called", examples = "United States")
        String areaName,

        @Schema(
                nullable = true,
                description = "The publisher's sector, or null for all",
                examples = "Software Development")
        String sector,

        @Schema(description = "How the series relates to the career")
        String mapping,

        @JsonRawValue
        @Schema(
                description = "At most about 120 points; more are thinned for drawing, with a caveat",
                type = SchemaType.ARRAY,
                implementation = SeriesPoint.class)
        String points,

        @Schema(description = "Null where nothing was measured")
        Momentum momentum,

        String source,
        String release,
        String text,
        List<Caveat> caveats) {}
