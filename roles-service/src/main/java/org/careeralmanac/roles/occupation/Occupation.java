package org.careeralmanac.roles.occupation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place of a role in a taxonomy.
 *
 * @param scheme the taxonomy, e.g. {@code SOC-2018}
 * @param code the code in it
 * @param title the taxonomy's own title
 * @param fit how well it fits the role
 * @param predecessors occupations of older taxonomies that stand behind it, so that older figures can be found
 */
@Schema(description = "A place of the career in a published taxonomy")
public record Occupation(
        @Schema(examples = "SOC-2018", required = true) String scheme,
        @Schema(examples = "15-1221", required = true) String code,

        @Schema(examples = "Computer and Information Research Scientists", required = true)
        String title,

        @Schema(required = true) Fit fit,
        @Schema(required = true) List<Predecessor> predecessors) {

    /** An occupation of an older taxonomy; the fit is said of the older one. */
    @Schema(description = "An occupation of an older taxonomy that stands behind this one")
    public record Predecessor(
            @Schema(examples = "SOC-2010", required = true) String scheme,
            @Schema(examples = "15-1111", required = true) String code,
            @Schema(required = true) Fit fit) {}

    /** An occupation without regard to any role. */
    @Schema(description = "An occupation of a published taxonomy")
    public record Code(
            @Schema(examples = "ONET-SOC-2019", required = true)
            String scheme,

            @Schema(examples = "15-1221.00", required = true)
            String code,

            @Schema(required = true) String title) {}
}
