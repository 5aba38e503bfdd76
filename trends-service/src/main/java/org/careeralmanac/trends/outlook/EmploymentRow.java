package org.careeralmanac.trends.outlook;

import java.math.BigDecimal;

/** A count of people in work as the database gives it. */
public record EmploymentRow(
        String id,
        String release,
        String source,
        long publishedAt,
        String subjectRole,
        String scheme,
        String code,
        String subjectTitle,
        String area,
        String areaName,
        String industry,
        String industryTitle,
        String referencePeriod,
        String unit,
        BigDecimal value,
        BigDecimal atLeast,
        BigDecimal atMost,
        String missing,
        String symbol,
        BigDecimal relativeStandardError) {}
