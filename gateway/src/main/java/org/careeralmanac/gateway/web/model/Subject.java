package org.careeralmanac.gateway.web.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whom a figure speaks of.
 *
 * @param role the id of the role, or empty
 * @param occupation its place in a taxonomy, or null
 * @param title the title as the source has it, or empty
 */
public record Subject(String role, Occupation occupation, String title) {

    /** Reads an object, or the bare title that shorter answers use. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Subject of(JsonNode json) {
        if (json.isTextual()) {
            return new Subject("", null, json.asText());
        }
        JsonNode place = json.path("occupation");
        Occupation occupation = place.isObject()
                ? new Occupation(
                        place.path("scheme").asText(""),
                        place.path("code").asText(""),
                        place.path("title").asText(""),
                        place.path("fit").asText(""))
                : null;
        return new Subject(text(json, "role"), occupation, text(json, "title"));
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).isTextual() ? json.path(member).asText() : "";
    }
}
