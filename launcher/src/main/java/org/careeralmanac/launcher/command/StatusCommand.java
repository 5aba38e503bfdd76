package org.careeralmanac.launcher.command;

import java.util.concurrent.Callable;
import org.careeralmanac.launcher.SuiteStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Shows each service and database. Exit code 0: all is ready, 1: something is wrong, 3: nothing"
                + " runs.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Option(names = "--json", description = "As JSON, sizes in bytes.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        SuiteStatus status = installation.suite().status();
        installation.console.say(json ? status.json() : status.table());
        return status.state().exitCode();
    }
}
