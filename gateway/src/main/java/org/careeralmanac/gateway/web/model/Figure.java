package org.careeralmanac.gateway.web.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * One number with all it takes to trust it. At most one of value, atLeast, atMost and missing is set.
 *
 * @param unit an ISO 4217 code, percent, ratio, persons, thousandPersons, years or index
 * @param relativeStandardErrorPercent of this statistic, in percent, or null
 * @param text the server's own wording of the figure
 */
public record Figure(
        String id,
        String statistic,
        BigDecimal value,
        BigDecimal atLeast,
        BigDecimal atMost,
        String missing,
        String note,
        String unit,
        String period,
        String basis,
        String referencePeriod,
        String area,
        String seniority,
        String industry,
        Integer remote,
        Subject subject,
        String symbol,
        BigDecimal sampleSize,
        BigDecimal relativeStandardErrorPercent,
        String fit,
        String source,
        String release,
        JsonNode derivedFrom,
        String text,
        List<Caveat> caveats) {

    /** The number or bound that is known, or null where the figure is missing. */
    public BigDecimal amount() {
        if (value != null) {
            return value;
        }
        return atLeast != null ? atLeast : atMost;
    }

    /** The rule by which it was worked out from other figures, or empty. */
    public String rule() {
        if (derivedFrom == null || derivedFrom.isNull()) {
            return "";
        }
        JsonNode said = derivedFrom.path("text").isTextual() ? derivedFrom.path("text") : derivedFrom.path("rule");
        return said.isTextual() ? said.asText() : "from other figures";
    }
}
