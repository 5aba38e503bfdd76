package org.careeralmanac.trends.projections;

import java.math.BigDecimal;

/**
 * What a row says of one occupation; a number that the publisher does not give is null.
 *
 * @param base employed in the base year, in thousands
 * @param target employed in the target year, in thousands
 * @param change from base to target, in thousands
 * @param changePercent the same in percent
 * @param openings each year on average, in thousands
 */
record Projection(
        String code,
        String title,
        BigDecimal base,
        BigDecimal target,
        BigDecimal change,
        BigDecimal changePercent,
        BigDecimal openings) {}
