package org.careeralmanac.defaults.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who says it.
 *
 * @param id stable, lower case with hyphens, e.g. {@code bls-oews}
 * @param publisher who published it
 * @param title what was published
 * @param url where, or null
 * @param licence SPDX expression, {@code NOASSERTION} where the publisher states none
 * @param attribution the text to show wherever its data is shown
 * @param kind what kind of evidence it is
 */
public record Source(
        String id,
        String publisher,
        String title,
        @Schema(nullable = true) String url,
        String licence,
        String attribution,
        Kind kind) {

    public enum Kind {
        @JsonProperty("official-statistics")
        OFFICIAL_STATISTICS("official-statistics"),
        @JsonProperty("survey")
        SURVEY("survey"),
        @JsonProperty("job-postings")
        JOB_POSTINGS("job-postings"),
        @JsonProperty("self-reported")
        SELF_REPORTED("self-reported"),
        @JsonProperty("editorial")
        EDITORIAL("editorial"),
        @JsonProperty("unattributed")
        UNATTRIBUTED("unattributed");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        public static Kind of(String key) {
            for (Kind kind : values()) {
                if (kind.key.equals(key)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of source: " + key);
        }
    }
}
