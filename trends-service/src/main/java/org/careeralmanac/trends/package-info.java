/**
 * Where careers are heading: trends with their evidence, outlooks (official projections and stated claims, never mixed),
 * measured time series and hiring momentum. It owns every statement about demand and about times to come, with its
 * source and release; it knows careers only by the role reference that a request brings, and knows no role text and no
 * pay.
 */
package org.careeralmanac.trends;
