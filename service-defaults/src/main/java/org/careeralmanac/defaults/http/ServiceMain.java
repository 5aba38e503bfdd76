package org.careeralmanac.defaults.http;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts a service of the suite. */
@QuarkusMain
public final class ServiceMain {

    /**
     * Quarkus refuses an address that is no URI before any handler of ours, with an empty body. Its switch for that is
     * read once, when its HTTP classes load; {@code RouterProblems} makes the same check and says what is wrong. The
     * tests set the same in the parent pom.
     */
    private static final String LEAVE_THE_CHECK_TO_US = "vertx.disableURIValidation";

    /**
     * As many event loops as processors, where Quarkus makes twice as many: a request whose connections to other services
     * live on another loop is handed over and back, and each time a thread is woken for it. On one processor that was a
     * third of what a page cost to compose.
     */
    private static final String EVENT_LOOPS = "quarkus.vertx.event-loops-pool-size";

    private ServiceMain() {}

    public static void main(String... arguments) {
        System.setProperty(LEAVE_THE_CHECK_TO_US, "true");
        if (System.getenv("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE") == null && System.getProperty(EVENT_LOOPS) == null) {
            System.setProperty(
                    EVENT_LOOPS, Integer.toString(Runtime.getRuntime().availableProcessors()));
        }
        Quarkus.run(arguments);
    }
}
