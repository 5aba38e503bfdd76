package org.careeralmanac.defaults.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of an error answer, {@code application/problem+json} as RFC 9457 has it, with a stable {@code code}.
 *
 * @param type reference to the explanation, relative to the address that was asked
 * @param title short summary, the same at every occurrence
 * @param status the HTTP status again
 * @param code stable upper-snake-case code
 * @param detail what was wrong this time, and what would be right
 * @param extensions further members such as {@code parameter}, {@code given}, {@code allowed}, {@code near}
 */
@Schema(description = "RFC 9457 problem details with a stable code", additionalProperties = Object.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @JsonIgnore @Schema(hidden = true) Map<String, Object> extensions) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, String detail, Map<String, Object> extensions) {
        return new Problem(type.type(), type.title(), type.status(), type.code(), detail, extensions);
    }

    @JsonAnyGetter
    Map<String, Object> anyExtensions() {
        return extensions;
    }
}
