package org.careeralmanac.trends.sections;

import java.util.List;
import org.careeralmanac.defaults.release.Source;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source with the releases of it that an answer uses. */
@Schema(description = "A source with the releases of it that an answer uses")
public record CitedSource(
        String id,
        String publisher,
        String title,
        String url,
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
