package org.careeralmanac.launcher.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.careeralmanac.launcher.LogFollower;
import org.careeralmanac.launcher.process.Logs;
import org.careeralmanac.launcher.service.SuiteService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", description = "Shows the ends of the logs.", mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "roles-service, salary-service, trends-service, gateway or postgres; all when left out.")
    private String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Stay and show what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lines of each log; ${DEFAULT-VALUE} when left out.")
    private int lines;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<String> names = new ArrayList<>(
                Stream.of(SuiteService.values()).map(SuiteService::id).toList());
        names.add("postgres");
        if (service != null && !names.contains(service)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no log \"" + service + "\"; there are " + String.join(", ", names) + ".");
        }
        List<Path> files = names.stream()
                .filter(name -> service == null || name.equals(service))
                .map(installation.state()::log)
                .toList();
        if (!follow && files.stream().noneMatch(Files::exists)) {
            installation.console.say("No logs yet in " + installation.state().logs() + ".");
            return 1;
        }
        LogFollower follower = new LogFollower(files);
        for (Path file : files) {
            Logs.tail(file, lines).forEach(line -> installation.console.say(follower.prefix(file) + line));
        }
        if (follow) {
            follower.follow(installation.console, () -> true);
        }
        return 0;
    }
}
