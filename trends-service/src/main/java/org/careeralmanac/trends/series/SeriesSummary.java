package org.careeralmanac.trends.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.momentum.Momentum;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A measured series by itself, whoever asks. */
@Schema(description = "A measured time series by itself")
public record SeriesSummary(
        @Schema(examples = "hiring-lab-postings-us-software-development")
        String id,

        String title,

        @Schema(description = "What is measured, as a code", examples = "postingsIndex")
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
        @Schema(examples = "United States") String areaName,

        @Schema(
                nullable = true,
                description = "The publisher's sector, or null for all",
                examples = "Software Development")
        String sector,

        @Schema(description = "The first measured period, null where nothing was measured", examples = "2020-02")
        String from,

        @Schema(description = "The last measured period", examples = "2026-08")
        String to,

        @Schema(description = "Null where nothing was measured")
        Momentum momentum,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Where points are asked for: those asked for, gaps among them")
        List<SeriesPoint> points,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Where another base was asked for and there is one: the period that counts as 100")
        String rebasedTo,

        String source,
        String release,
        String text,
        List<Caveat> caveats) {}
