package org.careeralmanac.trends.postings;

import java.time.LocalDate;
import java.util.Locale;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.figure.Areas;

/** What all files of the publisher have in common. */
final class HiringLab {

    static final LocalDate BASE = LocalDate.of(2020, 2, 1);

    /** Where its publisher says when a file was published. */
    static final String PUBLISHED_ON = "the day of the file's newest commit at https://github.com/hiring-lab/%s";

    private HiringLab() {}

    static Source source(String id, String title, String repository) {
        return new Source(
                id,
                "Indeed Hiring Lab",
                title,
                "https://github.com/hiring-lab/" + repository,
                "CC-BY-4.0",
                "Indeed Hiring Lab, %s, CC BY 4.0".formatted(title),
                Source.Kind.JOB_POSTINGS);
    }

    /** As part of an id. */
    static String lower(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    /** A place in a sentence. */
    static String place(String area, String areaName) {
        return areaName == null ? Areas.words(area) : areaName;
    }
}
