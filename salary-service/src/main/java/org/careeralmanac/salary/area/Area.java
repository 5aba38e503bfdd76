package org.careeralmanac.salary.area;

/**
 * A place as an import names it.
 *
 * @param id e.g. {@code US-CBSA-41860}
 * @param kind world, country, state, territory, metro or nonmetro
 * @param parent what it lies in, null for a country
 * @param name in English
 */
public record Area(String id, String kind, String parent, String name) {}
