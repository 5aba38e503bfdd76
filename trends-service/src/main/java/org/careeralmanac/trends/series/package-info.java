/**
 * Measured time series: their points with the gaps in them, thinned for drawing, and how they relate to the career that
 * asks. Computes no momentum by itself and projects nothing.
 */
package org.careeralmanac.trends.series;
