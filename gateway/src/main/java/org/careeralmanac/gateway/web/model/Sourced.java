package org.careeralmanac.gateway.web.model;

/** Something that a source says. */
public interface Sourced {

    /** The id of the source, or empty. */
    String source();
}
