package org.careeralmanac.trends.series;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.careeralmanac.defaults.release.Source;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One series with its points, what it speaks of and which releases of it there are. */
@Schema(description = "One series with its points, the careers it speaks of and the releases that measured it")
public record SeriesDetail(
        @JsonUnwrapped SeriesSummary series,
        List<SeriesMapping> mappings,

        @Schema(description = "Every release that measured it, newest first; asOf reads an earlier one")
        List<Vintage> releases,

        @Schema(description = "Its source, with the words to show beside it")
        List<Source> sources) {

    /** How a series relates to careers; exactly one of the three is set. */
    @Schema(
            name = "SeriesMapping",
            description = "How a series relates to careers: to one, to a family, or to all of some occupations")
    public record SeriesMapping(
            @Schema(nullable = true) String role,
            @Schema(nullable = true) String family,

            @Schema(nullable = true, description = "Codes of SOC-2018 or groups of them, by the series' sector")
            List<String> occupations,

            String text) {}

    @Schema(name = "SeriesRelease", description = "A release that measured the series")
    public record Vintage(
            String release, @Schema(format = "date") String knownFrom) {}
}
