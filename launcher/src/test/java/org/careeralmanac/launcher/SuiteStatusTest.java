package org.careeralmanac.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteStatusTest {

    private static final SuiteStatus.Part WELL =
            new SuiteStatus.Part("gateway", "1", 8080, 7L, true, true, "ready", 1L << 20, null);
    private static final SuiteStatus.Part DEAD =
            new SuiteStatus.Part("roles-service", "1", null, null, false, false, "ended unexpectedly", null, null);
    private static final SuiteStatus.Part DATABASE =
            new SuiteStatus.Part("roles", "18.6", null, null, null, true, "ready", null, 8L << 20);

    @Test
    void endsWithZeroOnlyWhenAllIsReady() {
        assertThat(status(WELL, DATABASE).state().exitCode()).isZero();
        assertThat(status(WELL, DEAD, DATABASE).state().exitCode()).isEqualTo(1);
        assertThat(status(DEAD).state().exitCode()).isEqualTo(3);
    }

    @Test
    void keepsDatabasesApartFromProcesses() {
        assertThat(status(WELL, DATABASE).json())
                .startsWith(
                        "{\"state\":\"ready\",\"data\":\"/data\",\"memoryBytes\":1048576,\"parts\":[{\"name\":\"gateway\"")
                .endsWith("\"databases\":[{\"name\":\"roles\",\"version\":\"18.6\",\"ready\":true,\"health\":\"ready\","
                        + "\"diskBytes\":8388608}]}");
    }

    private static SuiteStatus status(SuiteStatus.Part... parts) {
        return new SuiteStatus("/data", List.of(parts));
    }
}
