package org.careeralmanac.gateway.web.model;

import java.util.List;

/**
 * A page of trends.
 *
 * @param nextCursor empty on the last page
 * @param industries those that trends have effects for, to choose from
 */
public record TrendList(List<Trends.Trend> items, String nextCursor, List<String> industries, List<Source> sources) {}
