package org.careeralmanac.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

class ClientLimitsTest {

    private long nanos;
    private final ClientLimits limits = new ClientLimits(10, 30, 100, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void aFullBucketTakesABurstAndThenTheRate() {
        for (int i = 1; i <= 30; i++) {
            assertThat(limits.take(1).remaining()).isEqualTo(30 - i);
        }
        assertThat(limits.take(1).refused()).isTrue();
        assertThat(limits.take(1).retryAfterSeconds()).isOne();

        nanos += 100_000_000;
        assertThat(limits.take(1).refused()).isFalse();
        assertThat(limits.take(1).refused()).isTrue();
    }

    @Test
    void clientsDoNotShareABucket() {
        for (int i = 0; i < 31; i++) {
            limits.take(1);
        }

        assertThat(limits.take(2).refused()).isFalse();
    }

    @Test
    void theFieldsSayThePolicyAndWhatIsLeft() {
        limits.take(1);

        assertThat(limits.policy()).isEqualTo("\"default\";q=30;w=3");
        assertThat(limits.state(limits.take(1))).isEqualTo("\"default\";r=28;t=1");
        for (int i = 0; i < 28; i++) {
            limits.take(1);
        }
        assertThat(limits.state(limits.take(1))).isEqualTo("\"default\";r=0;t=3");
    }
}
