package org.careeralmanac.gateway.web.chart;

/**
 * A mark on an axis.
 *
 * @param at in percent of the drawing
 * @param anchor how the label stands to it, as {@code text-anchor} has it: start, middle or end
 */
public record Tick(double at, String label, String anchor) {}
