package org.careeralmanac.salary.section;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Figure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that this service has to say about a role, in one answer. */
@Schema(description = "All that this service has to say about a role")
public record OwnerAnswer(
        Sections sections,
        Highlights highlights,

        @Schema(description = "Everyone cited, each with the releases used")
        List<CitedSource> sources,

        @Schema(
                nullable = true,
                description = "The first moment this answer would differ without a write; pay never does, so null")
        Instant validUntil) {

    @Schema(
            name = "SalarySections",
            description = "The sections that there is something for; an absent one is not covered")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sections(Entry salary) {}

    @Schema(name = "SalarySectionEntry")
    public record Entry(
            @Schema(description = "When what it rests on was last published", examples = "2026-11-23T08:11:02.120Z")
            Instant updatedAt,

            SalarySection content) {}

    @Schema(name = "SalaryHighlights")
    public record Highlights(
            @Schema(
                    nullable = true,
                    description = "The most reliable range in the default view; null where there is none")
            PayHighlight pay) {}

    @Schema(name = "PayHighlight")
    public record PayHighlight(Figure low, Figure middle, Figure high, String text, List<Caveat> caveats) {}

    @Schema(name = "CitedSource", description = "Who says it, and the releases that were used")
    public record CitedSource(
            @Schema(examples = "bls-oews") String id,
            String publisher,
            String title,
            @Schema(nullable = true) String url,
            @Schema(description = "SPDX expression") String licence,

            @Schema(description = "To be shown wherever its data is shown")
            String attribution,

            Source.Kind kind,
            List<String> releases) {

        static CitedSource of(Source source, List<String> releases) {
            return new CitedSource(
                    source.id(),
                    source.publisher(),
                    source.title(),
                    source.url(),
                    source.licence(),
                    source.attribution(),
                    source.kind(),
                    releases);
        }
    }
}
