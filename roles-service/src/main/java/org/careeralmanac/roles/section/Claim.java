package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one source states about education, experience, a degree or a certification. Several may stand side by side and
 * disagree.
 *
 * @param id unique within the career
 * @param scope what the statement speaks of
 * @param within id of the claim that this one speaks of a part of ("of those ten years, five"), or null
 * @param years experience asked for, or null
 * @param degree degree asked for, or null
 * @param source id of the source that states it
 * @param release the release that it came with, null where an editor wrote it
 */
@Schema(description = "What one source states about education, experience, a degree or a certification")
public record Claim(
        @Schema(examples = "experience-nine-years", required = true)
        String id,

        @Schema(required = true) Kind kind,

        @Schema(examples = "Nine or more years in machine learning.", required = true)
        String text,

        @Schema(description = "What the statement speaks of", examples = "machine learning", required = true)
        String scope,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Id of the claim that this one speaks of a part of", examples = "experience-ten-years")
        String within,

        @JsonInclude(JsonInclude.Include.NON_NULL) Years years,
        @JsonInclude(JsonInclude.Include.NON_NULL) Degree degree,

        @Schema(examples = "unattributed-career-page", required = true)
        String source,

        @Schema(
                description = "The release it came with, null where an editor wrote it",
                nullable = true,
                examples = "unattributed-career-page:all:reference-page:2026-11-23")
        String release,

        @Schema(required = true) List<Caveat> caveats) {

    public Claim {
        caveats = list(caveats);
    }

    public enum Kind {
        education,
        experience,
        degree,
        certification
    }

    /** A degree: what is required, or null, what is preferred, and in which fields. */
    @Schema(description = "A degree that is asked for")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Degree(
            @Schema(examples = "bachelor") String required,
            @Schema(required = true) List<String> preferred,
            @Schema(required = true) List<String> fields) {

        public Degree {
            preferred = list(preferred);
            fields = list(fields);
        }
    }
}
