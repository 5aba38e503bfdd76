package org.careeralmanac.launcher.command;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.careeralmanac.launcher.LauncherException;
import org.careeralmanac.launcher.Tokens;
import org.careeralmanac.launcher.process.ProcessRecord;
import org.careeralmanac.launcher.process.ProcessRecords;
import org.careeralmanac.launcher.service.SuiteService;
import org.careeralmanac.launcher.steward.AdminApi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands of data stewards share: which installation, which service, and a token for a while. */
public final class Stewardship {

    /** As long as the longest import may take from its first byte to its end. */
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(2);

    @Mixin
    Installation installation;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "roles, salary or trends, where more than one could be meant.")
    private String service;

    /** The admin calls of the running installation, with a token signed by its key. */
    AdminApi api() throws InterruptedException {
        ProcessRecord gateway = new ProcessRecords(installation.state())
                .alive(SuiteService.GATEWAY.id())
                .orElseThrow(() -> new LauncherException(
                        "The almanac does not run; start it with ./almanac up" + installation.option() + "."));
        String name = System.getProperty("user.name");
        return new AdminApi(
                URI.create("http://127.0.0.1:" + gateway.port()),
                Tokens.sign(installation.suite().secrets().privateKey(), name, List.of("steward"), TOKEN_LIFETIME));
    }

    /** The services that are asked. */
    List<String> owners() {
        if (service == null) {
            return AdminApi.OWNERS;
        }
        String owner = service.endsWith("-service") ? service.substring(0, service.indexOf('-')) : service;
        if (!AdminApi.OWNERS.contains(owner)) {
            throw new LauncherException("There is no service \"" + service + "\" with releases; there are "
                    + String.join(", ", AdminApi.OWNERS) + ".");
        }
        return List.of(owner);
    }

    /**
     * The one service that is meant.
     *
     * @param what is looked for, for the sentence
     * @param found those that have it
     */
    static String one(String what, List<String> found) {
        if (found.isEmpty()) {
            throw new LauncherException("There is no " + what + ".");
        }
        if (found.size() > 1) {
            throw new LauncherException(
                    "%s is known to %s; say which with --service.".formatted(what, String.join(" and ", found)));
        }
        return found.getFirst();
    }

    void say(String line) {
        installation.console.say(line);
    }
}
