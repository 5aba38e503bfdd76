package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The one command. */
@ExtendWith(Suite.Extension.class)
class LifecycleIT {

    private static final List<String> PROCESSES =
            List.of("postgres", "roles-service", "salary-service", "trends-service", "gateway");

    private final Suite suite;

    LifecycleIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void statusNamesEveryProcessWithItsHealth() {
        JsonNode status = suite.status();

        assertThat(status.path("parts"))
                .extracting(p -> p.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(PROCESSES);
        assertThat(suite.almanac(Map.of(), "status", "--data", suite.data().toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void aSecondUpSaysItIsRunningAndStartsNothing() {
        List<Long> before = pids();

        Suite.Outcome outcome =
                suite.almanac(Map.of(), "up", "--data", suite.data().toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).contains("running");
        assertThat(pids()).isEqualTo(before);
    }

    @Test
    void aTakenPortIsNamedWithWhoHasItAndHowToChooseAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());

            Suite.Outcome outcome = suite.almanac(
                    Map.of(),
                    "up",
                    "--data",
                    suite.data().resolveSibling("almanac-taken").toString(),
                    "--port",
                    port);

            assertThat(outcome.exitCode()).isNotZero();
            assertThat(outcome.output())
                    .contains(port)
                    .contains("--port")
                    .contains(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void upAfterAKilledProcessStartsJustThatOne() {
        List<Long> before = pids();
        Suite.Process gateway = suite.process("gateway");
        gateway.signal("KILL");

        suite.up(Map.of());

        assertThat(suite.process("gateway").pid()).isNotEqualTo(gateway.pid());
        assertThat(pids())
                .hasSameSizeAs(before)
                .containsAll(before.stream().filter(pid -> pid != gateway.pid()).toList());
        assertThat(suite.get("/api/v1/careers/data-scientist").status()).isEqualTo(200);
    }

    private List<Long> pids() {
        return PROCESSES.stream().map(name -> suite.process(name).pid()).toList();
    }
}
