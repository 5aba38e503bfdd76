package org.careeralmanac.defaults.schema;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Does what a service needs before it is ready, again and again until no further attempt is worth it. */
public final class Attempts {

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /**
     * How long a start waits for its first attempt. Usually that is over long before. Where it is not, say because
     * another replica migrates, the service goes on and is not ready: a probe that gets no answer would end it.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch first = new CountDownLatch(1);
    private final Thread thread;

    /** @param attempt false where another one can succeed; it throws nothing */
    public Attempts(String name, BooleanSupplier attempt) {
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(attempt));
    }

    /** Returns after the first attempt or a while. */
    public void start() {
        thread.start();
        try {
            first.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void stop() {
        thread.interrupt();
    }

    private void run(BooleanSupplier attempt) {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!attempt.getAsBoolean()) {
                first.countDown();
                Thread.sleep(pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            first.countDown();
        }
    }
}
