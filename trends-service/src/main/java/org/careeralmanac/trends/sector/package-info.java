/**
 * Which occupations a publisher's sector holds, so that a series of the sector speaks of careers: seeded by a file of this
 * project, edited by stewards. A rule and not a fact, so there is only today's.
 */
package org.careeralmanac.trends.sector;
