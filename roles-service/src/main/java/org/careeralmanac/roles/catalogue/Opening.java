package org.careeralmanac.roles.catalogue;

/** How far the service has come since it started. */
public sealed interface Opening {

    /** The schema cannot be used yet; nothing can be answered. */
    record Waiting(String reason) implements Opening {}

    /** The schema stands, the catalogue is not loaded yet. */
    record Loading(String reason) implements Opening {}

    /** Everything is there. */
    record Open() implements Opening {}

    /** The catalogue that this build carries was refused. What was there before is served; someone must act. */
    record Refused(String reason) implements Opening {}
}
