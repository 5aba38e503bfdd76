package org.careeralmanac.defaults.problem;

import java.util.Locale;

/**
 * One entry of an error catalogue. Each service has an enum of these; {@code docs/errors.md} and the addresses under
 * {@code /problems/} are made from them.
 */
public interface ProblemType {

    /** The stable code, upper snake case; clients may switch on it. */
    String code();

    /** HTTP status, 400 to 599. */
    int status();

    /** A short summary, the same at every occurrence. */
    String title();

    /** What it means and what to do about it, for a person who meets it. */
    String explanation();

    /** The RFC 9457 {@code type}: a reference relative to the address that was asked. */
    default String type() {
        return "/problems/" + code().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
