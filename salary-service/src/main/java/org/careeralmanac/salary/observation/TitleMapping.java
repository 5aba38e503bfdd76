package org.careeralmanac.salary.observation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.careeralmanac.salary.estimate.Fit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which role a job title means. */
@Schema(description = "Which career a job title belongs to")
public record TitleMapping(
        @Schema(description = "The title; case does not matter", examples = "Lead Data Scientist")
        @NotBlank(message = "give the title")
        @Size(max = 200, message = "at most 200 characters")
        @Pattern(regexp = "[^\\n\\r]*", message = "one line")
        String title,

        @Schema(description = "The id of the career", examples = "data-scientist")
        @NotNull(message = "give the id of a career")
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "lower case, digits and hyphens")
        String role,

        @Schema(
                description =
                        "How the title stands to the career. People of titles that are exact or narrower count among the career's people")
        @NotNull(message = "exact, narrower, broader or related")
        Fit fit) {}
