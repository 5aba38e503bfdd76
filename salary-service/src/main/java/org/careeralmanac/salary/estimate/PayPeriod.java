package org.careeralmanac.salary.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The time that an amount is paid for. */
@Schema(description = "The time the amount is paid for")
public enum PayPeriod {
    year("a year"),
    hour("an hour");

    /** Hours of a full-time year, 52 weeks of 40 hours: the convention of U.S. wage statistics. */
    public static final int HOURS_A_YEAR = 2080;

    private final String words;

    PayPeriod(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
