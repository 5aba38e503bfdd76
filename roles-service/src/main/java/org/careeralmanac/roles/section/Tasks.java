package org.careeralmanac.roles.section;

import static org.careeralmanac.roles.section.SectionContent.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people in the occupation do, as a publisher states it: core tasks first, then supplemental, then unrated ones. */
@Schema(description = "What people in the occupation do, as a publisher states it, core tasks first")
public record Tasks(
        @Schema(required = true) List<Task> items,
        @Schema(examples = "onet", required = true) String source,

        @Schema(examples = "onet:all:task-statements:2025-12-31", required = true)
        String release) {

    public Tasks {
        items = list(items);
    }

    public enum Type {
        core,
        supplemental
    }

    /**
     * One task.
     *
     * @param type null where too few people rated it
     */
    @Schema(description = "One task; without a type it has not been rated by enough people")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Task(@Schema(required = true) String text, Type type) {}
}
