package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Tools and software of the occupation: those in demand first, then hot ones, then the rest.
 *
 * @param total how many the publisher lists; {@code items} has the first of them
 */
@Schema(description = "Tools and software of the occupation, those in demand first")
public record Technologies(
        @Schema(description = "At most twenty", required = true)
        List<Technology> items,

        @Schema(description = "How many the publisher lists", required = true)
        int total,

        @Schema(examples = "onet", required = true) String source,

        @Schema(examples = "onet:all:technology-skills:2025-12-31", required = true)
        String release) {

    public Technologies {
        items = list(items);
    }

    /**
     * One of them.
     *
     * @param category what kind of thing it is
     * @param hot often named in job postings of all occupations
     * @param inDemand often named in job postings for this occupation
     */
    @Schema(description = "A tool or a piece of software")
    public record Technology(
            @Schema(examples = "Python", required = true) String name,

            @Schema(examples = "Object or component oriented development software", required = true)
            String category,

            @Schema(description = "Often named in job postings of all occupations", required = true)
            boolean hot,

            @Schema(description = "Often named in job postings for this occupation", required = true)
            boolean inDemand) {}
}
