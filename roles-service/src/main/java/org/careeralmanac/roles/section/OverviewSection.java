package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the career is: a summary, its key responsibilities, its requirements at a glance. */
@Schema(description = "What the career is: a summary, its key responsibilities, its requirements at a glance")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverviewSection(
        String intro,

        @Schema(required = true, examples = "Leads machine learning work from idea to production.")
        String summary,

        @Schema(required = true) List<Term> keyResponsibilities,
        @Schema(required = true) List<Term> requirementsAtAGlance,

        @Schema(description = "What else the occupation is called, by those who work in it first; at most fifteen")
        List<String> alsoCalled,

        @Schema(required = true) List<Group> groups,
        String outro,
        Image image,
        @Schema(required = true) List<Caveat> caveats)
        implements SectionContent {

    public OverviewSection {
        keyResponsibilities = list(keyResponsibilities);
        requirementsAtAGlance = list(requirementsAtAGlance);
        alsoCalled = alsoCalled == null ? null : list(alsoCalled);
        groups = list(groups);
        caveats = list(caveats);
    }
}
