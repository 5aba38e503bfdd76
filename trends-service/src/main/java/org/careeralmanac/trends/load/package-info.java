/**
 * What the importers of this service share: how cells say that there is nothing, series on their way from a file into the
 * tables, the days on which publishers published, and what two releases are compared by. Knows no publisher's layout.
 */
package org.careeralmanac.trends.load;
