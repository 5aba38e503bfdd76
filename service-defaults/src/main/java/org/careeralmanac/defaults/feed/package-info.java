/** The change feed: numbered inside the publishing transaction, so that no reader can miss a change. */
package org.careeralmanac.defaults.feed;
