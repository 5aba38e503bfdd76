package org.careeralmanac.gateway.web.model;

/**
 * What to keep in mind about a figure or a section.
 *
 * @param code stable upper-snake-case code
 * @param text the sentence for people
 */
public record Caveat(String code, String text) {}
