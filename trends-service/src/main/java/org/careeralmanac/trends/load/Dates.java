package org.careeralmanac.trends.load;

import java.time.LocalDate;
import java.util.Map;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.problem.ProblemException;

/** The day that a publisher published an edition: from the call, else from what is known of its editions. */
public final class Dates {

    private Dates() {}

    /**
     * @param known the days on which the publisher published, by edition
     * @throws ProblemException {@code BAD_PARAMETER} where nobody says it
     */
    public static LocalDate knownFrom(ImportRun run, Map<String, LocalDate> known, String edition) {
        return run.knownFrom()
                .or(() -> java.util.Optional.ofNullable(known.get(edition)))
                .orElseThrow(() -> ProblemException.badParameter(
                        "knownFrom",
                        null,
                        "the day that its publisher published it, as YYYY-MM-DD; neither the file nor the almanac says it of "
                                + edition));
    }
}
