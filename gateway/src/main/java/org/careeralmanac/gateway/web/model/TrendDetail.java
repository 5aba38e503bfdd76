package org.careeralmanac.gateway.web.model;

public record TrendDetail(Trends.Trend trend, Source source) {}
