package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A later day shows what has run out, without a write. */
@ExtendWith(Suite.Extension.class)
class ClockIT {

    private static final String PAGE = "/api/v1/careers/data-scientist?sections=trends";

    private final Suite suite;

    ClockIT(Suite suite) {
        this.suite = suite;
    }

    @AfterEach
    void today() {
        restartTrends(Map.of());
    }

    @Test
    void aTrendPastItsHorizonIsShownAsPastOnALaterDay() {
        assertThat(statuses()).containsKey("current");

        restartTrends(Map.of("ALMANAC_CLOCK_OFFSET", "P3650D"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(statuses()).containsKey("past").doesNotContainKey("current"));
    }

    private Map<String, Integer> statuses() {
        Map<String, Integer> statuses = new java.util.TreeMap<>();
        for (JsonNode trend : suite.json(PAGE).at("/sections/trends/content/trends")) {
            statuses.merge(trend.path("status").asText(), 1, Integer::sum);
        }
        return statuses;
    }

    private void restartTrends(Map<String, String> environment) {
        suite.process("trends-service").signal("KILL");
        suite.up(environment);
    }
}
