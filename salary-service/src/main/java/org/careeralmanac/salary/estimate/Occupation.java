package org.careeralmanac.salary.estimate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place in a taxonomy of occupations. */
@Schema(description = "A place in a taxonomy of occupations")
public record Occupation(
        @Schema(description = "The taxonomy and its version", examples = "SOC-2018")
        String scheme,

        @Schema(description = "The code in it", examples = "15-1221")
        String code) {

    /** Every taxonomy that the almanac knows. */
    public static final List<String> SCHEMES = List.of(
            "SOC-2010",
            "SOC-2018",
            "SOC-OEWS-2019",
            "ONET-SOC-2010",
            "ONET-SOC-2019",
            "ISCO-08",
            "ESCO",
            "NAICS",
            "CIP-2020");
}
