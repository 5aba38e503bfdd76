package org.careeralmanac.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        description = "Stops everything, the gateway first; what does not end in 15 s is killed, and that is said.",
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Override
    public Integer call() throws InterruptedException {
        if (!installation.suite().down()) {
            installation.console.say("Nothing is running.");
        }
        return 0;
    }
}
