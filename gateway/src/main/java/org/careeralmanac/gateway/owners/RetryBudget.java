package org.careeralmanac.gateway.owners;

/**
 * How many calls may be repeated: a tenth of those made, and a few more after a quiet time. Where much fails at once,
 * repeating it all would double the load of an owner in trouble.
 */
final class RetryBudget {

    /** In tenths of a call. */
    private static final int COST = 10;

    private static final int MOST = 5 * COST;

    private int tenths = MOST;

    /** A call was made for the first time. */
    synchronized void called() {
        tenths = Math.min(MOST, tenths + 1);
    }

    /** Takes what one repetition costs, where it is there. */
    synchronized boolean take() {
        if (tenths < COST) {
            return false;
        }
        tenths -= COST;
        return true;
    }
}
