package org.careeralmanac.gateway.web;

import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.web.model.PayStanding;
import org.careeralmanac.gateway.web.model.Source;

/**
 * The page that tells where an amount stands.
 *
 * @param standing the answer, or null where nothing was asked yet
 * @param amount as it was understood, or empty
 */
public record StandingView(CareerView career, PayStanding standing, String amount, boolean hourly) {

    static StandingView of(CareerView career, PayStanding standing, Map<String, String> asked) {
        return new StandingView(career, standing, asked.getOrDefault("amount", ""), "hour".equals(asked.get("period")));
    }

    public PayForm form() {
        return career.payForm();
    }

    public Source source(String id) {
        return standing.sources().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseGet(() -> Source.unknown(id));
    }

    public List<PayStanding.Among> items() {
        return standing == null ? List.of() : standing.items();
    }
}
