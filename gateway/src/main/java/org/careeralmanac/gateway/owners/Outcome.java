package org.careeralmanac.gateway.owners;

import java.time.Instant;

/** What came of a question to an owner. */
public sealed interface Outcome {

    /**
     * The owner answered now, or its feed says that nothing changed.
     *
     * @param confirmedAt when it was last known to be true
     */
    record Live(Kept kept, Instant confirmedAt) implements Outcome {}

    /** The owner does not answer; this was true when it last did. */
    record LastKnown(Kept kept, Instant confirmedAt) implements Outcome {}

    /** The owner does not answer and nothing is known. */
    record Unavailable(OwnerFailure.Reason reason) implements Outcome {}

    /**
     * The owner answered: there is nothing at this address.
     *
     * @param problem its problem body
     */
    record Missing(byte[] problem) implements Outcome {}

    /**
     * The owner answered: the question makes no sense, such as a place that is none.
     *
     * @param problem its problem body, with status 400
     */
    record Refused(byte[] problem) implements Outcome {}

    /** The owner answered: it is at another address. */
    record Moved(String slug) implements Outcome {}
}
