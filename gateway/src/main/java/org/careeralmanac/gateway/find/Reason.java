package org.careeralmanac.gateway.find;

import java.util.Arrays;
import java.util.Optional;

/** Why it cannot be told whether a career passes a filter. */
enum Reason {
    /** Nobody gives the figure. */
    MISSING("missing", false),
    /** Only a bound is published, and it leaves the question open. */
    BOUND("bound", false),
    /** It speaks of a part of the career only. */
    NARROWER("narrower", true),
    /** It speaks of a wider group of people than the career. */
    BROADER("broader", true),
    /** It speaks of a neighbouring occupation. */
    RELATED("related", true),
    /** It is years older than what is known of other careers, or of no stated period. */
    OLD("old", true),
    /** The service that has it has not answered yet. */
    UNAVAILABLE("unavailable", false);

    private final String key;
    private final boolean includable;

    Reason(String key, boolean includable) {
        this.key = key;
        this.includable = includable;
    }

    String key() {
        return key;
    }

    /** Whether there is a figure that a reader may let count all the same. */
    boolean includable() {
        return includable;
    }

    static Optional<Reason> of(String key) {
        return Arrays.stream(values()).filter(r -> r.key.equals(key)).findFirst();
    }
}
