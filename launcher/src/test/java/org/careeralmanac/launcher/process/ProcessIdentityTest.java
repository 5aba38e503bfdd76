package org.careeralmanac.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void recognisesALivingProcess() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(self.isAlive()).isTrue();
    }

    @Test
    void takesAReusedNumberForAnotherProcess() throws Exception {
        Process other = sleep();
        try {
            ProcessIdentity earlierHolder = new ProcessIdentity(other.pid(), "some-boot:1");

            assertThat(earlierHolder.isAlive()).isFalse();
            earlierHolder.kill();
            earlierHolder.terminate();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void endsWithItsProcess() throws Exception {
        Process process = sleep();
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();

        identity.kill();
        process.waitFor();

        assertThat(identity.isAlive()).isFalse();
        assertThat(ProcessIdentity.of(process.pid())).isEmpty();
    }

    @Test
    void readsTheStartBehindACommandWithBracketsAndSpaces() {
        String stat = "42 (a) (b c) S 1 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 1 1 1";

        assertThat(ProcessIdentity.birth(stat, "boot")).contains("boot:987654");
    }

    @Test
    void countsAZombieAsEnded() {
        String stat = "42 (java) Z 1 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 1 1 1";

        assertThat(ProcessIdentity.birth(stat, "boot")).isEmpty();
    }

    private static Process sleep() throws IOException {
        return new ProcessBuilder("sleep", "60").start();
    }
}
