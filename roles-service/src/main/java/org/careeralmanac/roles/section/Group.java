package org.careeralmanac.roles.section;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A titled list.
 *
 * @param area a stable key for what the group is about, or null
 * @param title its heading
 * @param items its entries
 */
@Schema(description = "A titled list of entries")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Group(
        @Schema(
                description = "Stable key of what the group is about, absent where there is none",
                examples = "technical")
        String area,

        @Schema(examples = "Technical leadership", required = true)
        String title,

        @Schema(required = true) List<Item> items) {

    public Group {
        items = List.copyOf(items);
    }

    /** An entry: its term, or null, and its text. */
    @Schema(description = "One entry of a group")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @Schema(examples = "Pipelines") String term,

            @Schema(examples = "Builds the data and model pipelines that serve predictions.", required = true)
            String text) {}
}
