package org.careeralmanac.gateway.web.model;

/** A place in a taxonomy and how well it fits the role: exact, broader, narrower or related. */
public record Occupation(String scheme, String code, String title, String fit) {}
