package org.careeralmanac.defaults.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    @Test
    void aStartWaitsForTheFirstAttemptAndTheOthersComeBesideIt() throws InterruptedException {
        AtomicInteger tried = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);
        Attempts attempts = new Attempts("attempts", () -> {
            if (tried.incrementAndGet() == 2) {
                second.countDown();
            }
            return tried.get() == 2;
        });

        attempts.start();

        assertThat(tried.get()).isPositive();
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
        attempts.stop();
        assertThat(tried).hasValue(2);
    }

    @Test
    void noneComesAfterAStop() {
        AtomicInteger tried = new AtomicInteger();
        Attempts attempts = new Attempts("attempts", () -> {
            tried.incrementAndGet();
            return false;
        });
        attempts.start();

        attempts.stop();

        assertThat(tried).hasValue(1);
    }
}
