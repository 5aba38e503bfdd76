/** Sources and releases: who says it, and one immutable load after another of what they say. */
package org.careeralmanac.defaults.release;
