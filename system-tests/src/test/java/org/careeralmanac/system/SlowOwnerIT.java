package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.HeldPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Owners that answer, but late. A second gateway, packaged like the first, asks the suite's owners over lines that are
 * as slow as a test wants; nothing of the suite itself is disturbed.
 */
@ExtendWith(Suite.Extension.class)
class SlowOwnerIT {

    /** The page's deadline (800 ms) and what a loaded machine may add; far less than the delays beyond the deadline. */
    private static final Duration DEADLINE = Duration.ofMillis(1200);

    /** Longer than the page's deadline (800 ms) and than a call to an owner may last at all (2 s). */
    private static final Duration TOO_LONG = Duration.ofSeconds(3);

    private final Suite suite;
    private final HeldPort port = new HeldPort();
    private final HeldPort managementPort = new HeldPort();
    private SlowLink roles;
    private SlowLink salary;
    private SlowLink trends;
    private Process gateway;

    SlowOwnerIT(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void startAGatewayBehindSlowLines() throws IOException {
        roles = new SlowLink(suite.process("roles-service").port());
        salary = new SlowLink(suite.process("salary-service").port());
        trends = new SlowLink(suite.process("trends-service").port());
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Suite.HOME
                                .resolve("gateway/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "slow-owner-gateway.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT", String.valueOf(port.number()),
                        "QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort.number()),
                        "ALMANAC_OWNERS_ROLES_URL", "http://127.0.0.1:" + roles.port(),
                        "ALMANAC_OWNERS_SALARY_URL", "http://127.0.0.1:" + salary.port(),
                        "ALMANAC_OWNERS_TRENDS_URL", "http://127.0.0.1:" + trends.port()));
        gateway = builder.start();
        // Complete once: its code has run, and it has read the feeds.
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> get(Suite.REFERENCE).status() == 200 && complete(page(Suite.REFERENCE)));
    }

    @AfterEach
    void stop() throws InterruptedException {
        gateway.destroy();
        gateway.waitFor();
        List.of(roles, salary, trends).forEach(SlowLink::close);
        port.close();
        managementPort.close();
    }

    @Test
    void ownersThatTake200MillisecondsEachMakeACompletePage() {
        for (SlowLink link : List.of(roles, salary, trends)) {
            link.delay(Duration.ofMillis(200));
        }

        // Never asked before: roles-service comes first and the other two after it.
        for (String slug : List.of("data-scientist", "data-engineer", "mlops-engineer")) {
            JsonNode page = page(slug);
            assertThat(statuses(page)).as(slug).containsOnly("live");
            assertThat(complete(page)).isTrue();
        }
    }

    @Test
    void ofAnOwnerBeyondTheDeadlineAPageNeverAskedForHasNothingAndAKnownOneTheLastGoodCopy() {
        trends.delay(TOO_LONG);

        JsonNode fresh = page("data-scientist");
        assertThat(statuses(fresh, "marketDemand", "trends")).containsOnly("unavailable");
        assertThat(fresh.at("/sections/trends/reason").asText()).isNotEmpty();
        assertThat(fresh.at("/sections/trends/retryAfterSeconds").asInt()).isPositive();
        assertThat(statuses(fresh, "overview", "salary")).containsOnly("live");
        assertThat(complete(fresh)).isFalse();

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            JsonNode known = page(Suite.REFERENCE);
            assertThat(statuses(known, "marketDemand", "trends")).containsOnly("lastKnown");
            assertThat(statuses(known, "overview", "salary")).containsOnly("live");
        });

        trends.delay(Duration.ZERO);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(statuses(page("data-scientist")))
                .containsOnly("live"));
    }

    @Test
    void whileRolesServiceIsBeyondTheDeadlineKnownPagesStayAndOthersSayTryAgainInTime() {
        roles.delay(TOO_LONG);

        Suite.Answer unknown = get("data-scientist");
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.header("Retry-After")).isNotNull();
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            JsonNode known = page(Suite.REFERENCE);
            assertThat(statuses(known, "overview", "challenges")).containsOnly("lastKnown");
            assertThat(statuses(known, "salary", "trends")).containsOnly("live");
        });
    }

    @Test
    void anOwnerThatSendsOneByteASecondIsAnOwnerThatDoesNotAnswer() {
        salary.dripByteByByte();

        JsonNode fresh = page("data-scientist");
        assertThat(statuses(fresh, "salary")).containsOnly("unavailable");
        assertThat(statuses(fresh, "overview", "trends")).containsOnly("live");

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(statuses(page(Suite.REFERENCE), "salary"))
                .containsOnly("lastKnown"));
    }

    /** A page of this gateway, which came in time. */
    private JsonNode page(String slug) {
        Suite.Answer answer = get(slug);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return suite.parse(answer);
    }

    private Suite.Answer get(String slug) {
        URI address = URI.create("http://127.0.0.1:" + port.number() + "/api/v1/careers/" + slug);
        Suite.Answer answer = suite.send(HttpRequest.newBuilder(address).build());
        assertThat(answer.took()).as(slug).isLessThan(DEADLINE);
        return answer;
    }

    private static boolean complete(JsonNode page) {
        return page.path("completeness").asText().equals("complete");
    }

    /** The statuses of these sections, or of all. */
    private static List<String> statuses(JsonNode page, String... sections) {
        List<String> statuses = new ArrayList<>();
        page.path("sections").properties().forEach(section -> {
            if (sections.length == 0 || List.of(sections).contains(section.getKey())) {
                statuses.add(section.getValue().path("status").asText());
            }
        });
        assertThat(statuses).hasSize(sections.length == 0 ? 11 : sections.length);
        return statuses;
    }
}
