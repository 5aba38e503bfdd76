/**
 * Owns who says what and since when: sources, the life of their releases, and the feed of changes. It knows nothing of
 * what the figures mean.
 */
package org.careeralmanac.salary.source;
