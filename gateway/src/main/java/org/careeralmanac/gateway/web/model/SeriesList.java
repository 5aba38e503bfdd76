package org.careeralmanac.gateway.web.model;

import java.util.List;

public record SeriesList(List<MarketDemand.Series> items, List<Source> sources) {}
