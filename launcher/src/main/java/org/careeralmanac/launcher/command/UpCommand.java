package org.careeralmanac.launcher.command;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.careeralmanac.launcher.LogFollower;
import org.careeralmanac.launcher.Suite;
import org.careeralmanac.launcher.service.SuiteService;
import org.careeralmanac.launcher.state.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description =
                "Starts PostgreSQL and the four services, waits until each is ready, and returns. Starts only what"
                        + " does not run yet; starts again what was built anew or is set otherwise.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Option(names = "--foreground", description = "Stay, show the logs, stop everything on Ctrl-C or SIGTERM.")
    private boolean foreground;

    @Option(names = "--port", paramLabel = "N", description = "Port of the gateway; 8080, or what it was at last.")
    private Integer port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port != null && (port < 1 || port > 65535)) {
            throw new ParameterException(spec.commandLine(), "--port is " + port + "; ports go from 1 to 65535.");
        }
        Suite suite = installation.suite();
        StateDirectory state = installation.state();
        LogFollower follower = foreground ? new LogFollower(logs(state)) : null;
        int gateway = suite.up(port == null ? OptionalInt.empty() : OptionalInt.of(port));
        String address = "http://127.0.0.1:" + gateway;
        installation.console.say("");
        installation.console.say("Pages     " + address + "/");
        installation.console.say("API       " + address + "/api/v1/careers/principal-ai-ml-engineer");
        installation.console.say("API docs  " + address + "/docs");
        installation.console.say("Data      " + state.root());
        if (!foreground) {
            installation.console.say("Stop with ./almanac down" + installation.option());
            return 0;
        }
        installation.console.say("Stop with Ctrl-C");
        try {
            follower.follow(installation.console, suite::anythingRuns);
            installation.console.say("Everything has been stopped from elsewhere.");
            return 0;
        } catch (InterruptedException e) {
            suite.down();
            throw e;
        }
    }

    private static List<Path> logs(StateDirectory state) {
        return Stream.concat(
                        Stream.of("postgres"), Stream.of(SuiteService.values()).map(SuiteService::id))
                .map(state::log)
                .toList();
    }
}
