/**
 * Finding careers: by words (roles-service's search), by figures (highlights of every career in memory), from one career to
 * the next, and several side by side. Knows what a filter proves and which figures can be compared; stores nothing.
 */
package org.careeralmanac.gateway.find;
