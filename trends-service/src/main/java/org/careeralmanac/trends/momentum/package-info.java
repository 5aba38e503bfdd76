/**
 * How fast a measured series moves: pure functions over points in time, with their formulae. Knows neither where a series
 * comes from nor which career asks.
 */
package org.careeralmanac.trends.momentum;
