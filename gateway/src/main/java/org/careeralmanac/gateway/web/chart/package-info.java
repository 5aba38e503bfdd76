/**
 * Layout of the drawings: pure functions from figures and series to positions in percent of the drawing, so that
 * templates only place what is computed here. Knows neither HTML nor JSON.
 */
package org.careeralmanac.gateway.web.chart;
