package org.careeralmanac.defaults.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.sheet.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One file that was handed in, and what became of it.
 *
 * @param id rises with every job of a service
 * @param kind the importer's
 * @param file what it was called where it came from
 * @param bytes its size
 * @param parameters what the caller said besides the file
 * @param publish whether to publish at once what it brings
 * @param confirm whether the caller confirms whatever is flagged
 * @param submittedBy the name in the token
 * @param submittedAt when the last byte was here
 * @param startedAt null while it waits
 * @param endedAt null before it ended
 * @param outcome null before it is done, and where it failed
 * @param bytesRead how far it is, of {@code bytes}
 * @param rowsRead rows of data read
 * @param stored what was stored, in the importer's words; nothing of a job that failed
 * @param rowsRefused rows that were not taken
 * @param refused why, most frequent first
 * @param leftOut rows that are right and not wanted, and why
 * @param releases the releases that it brought or found already there
 * @param flags what a steward must confirm before they are published
 * @param notes what else there is to know
 * @param failure why nothing was stored, where it failed
 */
public record ImportJob(
        long id,
        String kind,
        String file,
        long bytes,
        Map<String, String> parameters,
        boolean publish,
        boolean confirm,
        String submittedBy,
        Instant submittedAt,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant endedAt,
        ImportStatus status,
        @Schema(nullable = true) ImportOutcome outcome,
        long bytesRead,
        long rowsRead,
        List<ImportCount> stored,
        long rowsRefused,
        List<ImportCount> refused,
        List<ImportCount> leftOut,
        List<String> releases,
        List<ReleaseFlag> flags,
        List<String> notes,
        @Schema(nullable = true) ImportFailure failure) {

    /** Where a job stands. */
    public enum ImportStatus {
        waiting,
        running,
        done,
        failed
    }

    /** What came of a job that is done. */
    public enum ImportOutcome {
        /** Stored, to be compared and then published. */
        staged,
        published,
        /** These very bytes had been loaded before; nothing was changed. */
        alreadyLoaded
    }

    /** How many of what, or for which reason. */
    public record ImportCount(String what, long count) {}

    /** Something of a release that only a steward may confirm. */
    public record ReleaseFlag(String release, String code, String text, long rows) {}

    /**
     * Why a job failed.
     *
     * @param code of the problem catalogue; {@code FILE_REFUSED} where the file is to blame, {@code INTERRUPTED} where
     *     the service ended first
     * @param text one sentence
     * @param refusal the place in the file, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ImportFailure(String code, String text, Refusal refusal) {}
}
