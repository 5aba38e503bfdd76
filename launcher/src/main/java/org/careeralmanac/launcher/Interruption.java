package org.careeralmanac.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and {@code SIGTERM} into an {@link InterruptedException} of the thread that does the work, and holds the
 * JVM until that thread has put things in order.
 */
final class Interruption {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);

    private Interruption() {}

    static Interruption ofThisThread() {
        Interruption interruption = new Interruption();
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (interruption.finished.getCount() > 0) {
                worker.interrupt();
                try {
                    interruption.finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }));
        return interruption;
    }

    /** The work is done: the JVM may end. */
    void finished() {
        finished.countDown();
    }
}
