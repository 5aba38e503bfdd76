package org.careeralmanac.roles.section;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A span of years; without {@code max} it is open: "nine years or more". */
@Schema(description = "A span of years; without max it is open upwards")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Years(@Schema(examples = "9", required = true) int min, Integer max) {

    /** The span in words. */
    public String text() {
        if (max == null) {
            return min + (min == 1 ? " year or more" : " years or more");
        }
        return max == min ? min + (min == 1 ? " year" : " years") : min + " to " + max + " years";
    }
}
