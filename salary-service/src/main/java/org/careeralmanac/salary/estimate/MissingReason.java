package org.careeralmanac.salary.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why there is no number. */
@Schema(description = "Why there is no number")
public enum MissingReason {
    suppressed("not shown: the publisher withholds it"),
    notSurveyed("not known: the source does not give it"),
    notApplicable("does not apply here"),
    noRate("no exchange rate for that time"),
    belowMinimumGroup("too few people to show");

    private final String words;

    MissingReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
