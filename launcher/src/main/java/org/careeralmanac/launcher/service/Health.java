package org.careeralmanac.launcher.service;

import java.util.List;
import java.util.Optional;

/**
 * What a service says of itself on its management port.
 *
 * @param state the answer in one word
 * @param failing the names of the checks that are down
 * @param refused why it will not get ready however long one waits, if it says so
 */
public record Health(State state, List<String> failing, Optional<String> refused) {

    /** From best to worst. */
    public enum State {
        /** Takes requests. */
        READY,
        /** Lives, but cannot serve, for example without its database. */
        NOT_READY,
        /** Says itself that it should be started again. */
        NOT_LIVE,
        /** The process is there and does not answer. */
        SILENT
    }

    static final Health SILENT = new Health(State.SILENT, List.of(), Optional.empty());

    public boolean isReady() {
        return state == State.READY;
    }

    /** For people: {@code ready}, {@code not ready (Database connections health check)}. */
    public String text() {
        String word =
                switch (state) {
                    case READY -> "ready";
                    case NOT_READY -> "not ready";
                    case NOT_LIVE -> "not live";
                    case SILENT -> "no answer";
                };
        return failing.isEmpty() ? word : word + " (" + String.join(", ", failing) + ")";
    }
}
