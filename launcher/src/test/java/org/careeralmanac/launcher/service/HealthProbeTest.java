package org.careeralmanac.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.careeralmanac.launcher.process.Ports;
import org.junit.jupiter.api.Test;

class HealthProbeTest {

    @Test
    void namesTheChecksThatAreDown() {
        Health health = HealthProbe.read(503, """
                {"status": "DOWN", "checks": [
                  {"name": "database", "status": "DOWN", "data": {"reason": "refused"}},
                  {"name": "catalogue", "status": "UP"}]}
                """, Health.State.NOT_READY);

        assertThat(health.isReady()).isFalse();
        assertThat(health.text()).isEqualTo("not ready (database)");
    }

    @Test
    void tellsWhatWaitingCannotMendFromWhatItCan() {
        assertThat(catalogueDown("refused").refused()).contains("careers/x.yaml:3: /title is missing");
        assertThat(catalogueDown("waiting").refused()).isEmpty();
    }

    private static Health catalogueDown(String state) {
        return HealthProbe.read(503, """
                {"status": "DOWN", "checks": [{"name": "catalogue", "status": "DOWN",
                  "data": {"state": "%s", "reason": "careers/x.yaml:3: /title is missing"}}]}
                """.formatted(state), Health.State.NOT_READY);
    }

    @Test
    void copesWithAnAnswerThatIsNoHealth() {
        assertThat(HealthProbe.read(502, "<html>", Health.State.NOT_READY).isReady())
                .isFalse();
    }

    @Test
    void callsAServiceThatDoesNotAnswerSilent() throws Exception {
        int nobody = Ports.freeNear(0, Set.of(0));

        assertThat(new HealthProbe().ask(nobody).state()).isEqualTo(Health.State.SILENT);
    }
}
