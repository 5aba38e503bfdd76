package org.careeralmanac.gateway.web.model;

import java.util.List;

public record SourceList(List<Source> items) {}
