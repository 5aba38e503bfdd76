package org.careeralmanac.roles.catalogue;

/** How far the service has come since it started. */
public sealed interface Opening {

    /** The schema cannot be used yet; nothing can be answered. */
    record Waiting(String reason) implements Opening {}

    /** The schema stands, the catalogue is not loaded yet. */
    record Loading(String reason) implements Opening {}

    /** Everything is there. */
    record Open() implements Opening {}

    /**
     * The catalogue that this build carries, or already the schema, was refused; someone must act.
     *
     * @param schemaStands whether what was there before can be served
     */
    record Refused(String reason, boolean schemaStands) implements Opening {}
}
