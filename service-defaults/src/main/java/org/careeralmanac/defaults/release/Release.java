package org.careeralmanac.defaults.release;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One immutable load.
 *
 * @param id {@code source:edition:part:knownFrom}, with {@code :2} and so on after a withdrawal
 * @param source id of its source
 * @param edition what a later load of it does not replace but stands beside, e.g. {@code 2023-05}, or {@code all}
 * @param part which part of the edition, e.g. {@code national}, {@code excerpt}
 * @param label the publisher's own number where the edition is {@code all}, else null
 * @param knownFrom the day its publisher published it
 * @param status staged, published or withdrawn
 * @param loadedAt when it came into this almanac
 * @param publishedAt when it was published here, null while staged
 * @param withdrawnAt when it was withdrawn, or null
 * @param withdrawnReason why, or null
 */
public record Release(
        String id,
        String source,
        String edition,
        String part,
        @Schema(nullable = true) String label,
        LocalDate knownFrom,
        Status status,
        Instant loadedAt,
        @Schema(nullable = true) Instant publishedAt,
        @Schema(nullable = true) Instant withdrawnAt,
        @Schema(nullable = true) String withdrawnReason) {

    public enum Status {
        staged,
        published,
        withdrawn
    }

    /** What a load says of itself before it is stored. */
    public record Draft(
            String source, String edition, String part, String label, LocalDate knownFrom, String contentHash) {

        /** @param attempt 1, and more after withdrawals */
        public String id(int attempt) {
            return source + ":" + edition + ":" + part + ":" + knownFrom + (attempt == 1 ? "" : ":" + attempt);
        }
    }
}
