package org.careeralmanac.gateway.find;

/** Whether a career passes a filter. */
sealed interface Verdict {

    Verdict PASSES = new Passes();
    Verdict FAILS = new Fails();

    /** It is shown that it does. */
    record Passes() implements Verdict {}

    /** What is known would not pass even if it counted. */
    record Fails() implements Verdict {}

    /** It would pass if what is known counted, or nothing that tells is known. */
    record Unproven(Reason reason) implements Verdict {}
}
