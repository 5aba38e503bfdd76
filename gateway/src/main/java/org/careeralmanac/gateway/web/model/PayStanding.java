package org.careeralmanac.gateway.web.model;

import java.math.BigDecimal;
import java.util.List;

/** @param text the answer in plain words, or why there is none */
public record PayStanding(String text, List<Among> items, List<Source> sources) {

    /**
     * @param atLeast so many in a hundred earn less, at least
     * @param atMost at most; the same where it is exact
     */
    public record Among(
            String title,
            String fit,
            String seniority,
            String basis,
            String referencePeriod,
            String source,
            String release,
            String method,
            BigDecimal atLeast,
            BigDecimal atMost,
            String text,
            List<Caveat> caveats) {

        public boolean exact() {
            return atLeast.compareTo(atMost) == 0;
        }

        public BigDecimal width() {
            return atMost.subtract(atLeast);
        }
    }
}
