package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One owner fails with the real signal; the page stays 200 within its deadline and tells the truth about its parts. */
@ExtendWith(Suite.Extension.class)
class OwnerFaultsIT {

    /** The page's deadline (800 ms) and what a loaded machine may add. */
    private static final Duration DEADLINE = Duration.ofMillis(900);

    private static final String PAGE = "/api/v1/careers/" + Suite.REFERENCE;

    private final Suite suite;

    OwnerFaultsIT(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void everythingIsLive() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        suite.json(PAGE).path("completeness").asText())
                .isEqualTo("complete"));
    }

    @AfterEach
    void mend() {
        suite.up(Map.of());
    }

    @Test
    void aKilledOwnersSectionsAreLastKnownAndTheOthersLive() {
        suite.process("salary-service").signal("KILL");

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(status("salary")).isEqualTo("lastKnown"));

        JsonNode page = pageWithinItsDeadline();
        assertThat(page.path("completeness").asText()).isEqualTo("partial");
        assertThat(page.at("/sections/salary/confirmedAt").asText()).isNotEmpty();
        assertThat(page.at("/sections/salary/content").isObject()).isTrue();
        assertThat(page.at("/sections/trends/status").asText()).isEqualTo("live");
        assertThat(page.at("/sections/overview/status").asText()).isEqualTo("live");
        Suite.Answer answer = suite.get(PAGE);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Almanac-Completeness")).isEqualTo("partial");

        suite.up(Map.of());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(status("salary")).isEqualTo("live"));
    }

    @Test
    void aFrozenOwnerCostsNoMoreThanTheDeadline() {
        Suite.Process trends = suite.process("trends-service");
        trends.signal("STOP");
        try {
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(status("trends")).isEqualTo("lastKnown"));
            JsonNode page = pageWithinItsDeadline();
            assertThat(page.at("/sections/marketDemand/status").asText()).isEqualTo("lastKnown");
            assertThat(page.at("/sections/salary/status").asText()).isEqualTo("live");
        } finally {
            trends.signal("CONT");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(status("trends")).isEqualTo("live"));
    }

    @Test
    void whileRolesServiceIsAwayKnownPagesStayAndUnknownOnesSayTryAgain() {
        suite.process("roles-service").signal("KILL");

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(status("overview")).isEqualTo("lastKnown"));
        assertThat(pageWithinItsDeadline().at("/sections/salary/status").asText())
                .isEqualTo("live");
        Suite.Answer unknown = suite.get("/api/v1/careers/nobody-asked-for-this-before");
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.header("Retry-After")).isNotNull();
        assertThat(unknown.took()).isLessThan(DEADLINE);

        suite.up(Map.of());
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(status("overview")).isEqualTo("live");
            assertThat(suite.get("/api/v1/careers/nobody-asked-for-this-before").status())
                    .isEqualTo(404);
        });
    }

    private JsonNode pageWithinItsDeadline() {
        Suite.Answer answer = suite.get(PAGE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.took()).isLessThan(DEADLINE);
        return suite.parse(answer);
    }

    private String status(String section) {
        return pageWithinItsDeadline()
                .path("sections")
                .path(section)
                .path("status")
                .asText();
    }
}
