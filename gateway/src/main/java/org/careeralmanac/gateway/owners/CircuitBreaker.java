package org.careeralmanac.gateway.owners;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether an owner is known not to answer, so that no page waits for it. It opens when the calls of three different
 * questions failed with no answer in between; reading the change feed, which asks for everything, counts for two of
 * them, each time that nothing at all is heard from it. One question that always fails says nothing of the others, and a
 * feed that is answered with an error does not keep questions from being asked.
 *
 * <p>While it is open the reading of the feed goes on and is the probe. Where the feed could not be read either, reading
 * it again closes the breaker; where it could be read all the time, one question is tried each time, and its answer
 * closes it.
 */
final class CircuitBreaker {

    static final int OPENS_AT = 3;
    private static final int FEED_COUNTS = 2;

    enum State {
        CLOSED,
        OPEN,
        /** Open, and the next question is to be tried. */
        TRYING
    }

    private final Set<String> failed = new HashSet<>();
    private int feedFailed;
    private boolean triedNow;
    private State state = State.CLOSED;
    private OwnerFailure.Reason because = OwnerFailure.Reason.UNREACHABLE;

    synchronized State state() {
        return state;
    }

    /** Why the owner is thought not to answer: how its last call failed. */
    synchronized OwnerFailure.Reason because() {
        return because;
    }

    /** Whether a call would be let through now. */
    synchronized boolean lets() {
        return state == State.CLOSED || (state == State.TRYING && !triedNow);
    }

    /** Lets a call through or not; whoever is let through must say how the call ended. */
    synchronized boolean admit() {
        if (!lets()) {
            return false;
        }
        triedNow = state == State.TRYING;
        return true;
    }

    /** The call of a question was answered, with whatever status below 500. */
    synchronized void answered() {
        close();
    }

    /** The call of a question was not made or not finished for a reason that says nothing of the owner. */
    synchronized void abandoned() {
        triedNow = false;
    }

    /** The call of a question failed: no answer, not in time, or a status from 500. */
    synchronized void failed(String address, OwnerFailure.Reason reason) {
        because = reason;
        if (state == State.CLOSED) {
            failed.add(address);
            openWhereDue();
        } else {
            state = State.OPEN;
            triedNow = false;
        }
    }

    synchronized void feedAnswered() {
        if (state == State.CLOSED || feedFailed > 0) {
            close();
        } else {
            state = State.TRYING;
        }
    }

    synchronized void feedFailed(OwnerFailure.Reason reason) {
        because = reason;
        boolean silent = reason == OwnerFailure.Reason.TIMEOUT || reason == OwnerFailure.Reason.UNREACHABLE;
        feedFailed = silent ? Math.min(feedFailed + FEED_COUNTS, OPENS_AT) : Math.max(feedFailed, FEED_COUNTS);
        if (state == State.CLOSED) {
            openWhereDue();
        } else {
            state = State.OPEN;
        }
    }

    private void openWhereDue() {
        if (failed.size() + feedFailed >= OPENS_AT) {
            state = State.OPEN;
            failed.clear();
        }
    }

    private void close() {
        state = State.CLOSED;
        failed.clear();
        feedFailed = 0;
        triedNow = false;
    }
}
