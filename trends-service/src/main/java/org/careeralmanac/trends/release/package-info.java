/** What this service knows and from whom, the feed of its changes, and the withdrawal of releases. */
package org.careeralmanac.trends.release;
