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

    private ServiceMain() {}

    public static void main(String... arguments) {
        System.setProperty(LEAVE_THE_CHECK_TO_US, "true");
        Quarkus.run(arguments);
    }
}
