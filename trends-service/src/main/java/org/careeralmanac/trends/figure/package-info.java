/**
 * One number with all it takes to trust it, and the words for it. Knows how a figure is named, said and identified; knows
 * nothing of where it is stored.
 */
package org.careeralmanac.trends.figure;
