/**
 * Described developments: who states them, for when, on what evidence; immutable revisions by the catalogue and by
 * editors. What is past, current or yet to come is computed when read, never stored.
 */
package org.careeralmanac.trends.trend;
