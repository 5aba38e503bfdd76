package org.careeralmanac.launcher.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.careeralmanac.launcher.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        description = "Prints a bearer token for the write side, signed with the key of this installation.",
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {

    private static final int LONGEST_HOURS = 24 * 31;

    @Mixin
    private Installation installation;

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "editor (writes careers and trends) or steward (imports and withdraws); both with a comma.")
    private List<String> roles;

    @Option(names = "--name", paramLabel = "NAME", description = "Author of what is written; your user name.")
    private String name = System.getProperty("user.name");

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "8",
            description = "How long it is good for, 1 to 744; ${DEFAULT-VALUE} when left out.")
    private int hours;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        for (String role : roles) {
            if (!Tokens.ROLES.contains(role)) {
                throw new ParameterException(
                        spec.commandLine(), "There is no role \"" + role + "\"; there are editor and steward.");
            }
        }
        if (hours < 1 || hours > LONGEST_HOURS) {
            throw new ParameterException(
                    spec.commandLine(), "--hours is " + hours + "; it goes from 1 to " + LONGEST_HOURS + ".");
        }
        if (name.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--name is empty; every change needs an author.");
        }
        installation.console.say(Tokens.sign(
                installation.suite().secrets().privateKey(),
                name,
                roles.stream().distinct().toList(),
                Duration.ofHours(hours)));
        return 0;
    }
}
