package org.careeralmanac.launcher;

import org.careeralmanac.launcher.command.DownCommand;
import org.careeralmanac.launcher.command.ImportCommand;
import org.careeralmanac.launcher.command.LogsCommand;
import org.careeralmanac.launcher.command.ReleasesCommand;
import org.careeralmanac.launcher.command.StatusCommand;
import org.careeralmanac.launcher.command.TokenCommand;
import org.careeralmanac.launcher.command.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of {@code ./almanac} that need more than a shell. */
@Command(
        name = "./almanac",
        description = "A living career almanac on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            ReleasesCommand.class,
        })
public final class Main implements Runnable {

    /** As the shell counts: 128 + the number of SIGINT. */
    static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        // The token library logs through SLF4J, and nobody here wants to hear that no logger is bound to it.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Interruption interruption = Interruption.ofThisThread();
        int code = commandLine().execute(arguments);
        interruption.finished();
        System.exit(code);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((exception, line, parsed) -> {
            switch (exception) {
                case InterruptedException e -> {
                    line.getErr().println("Interrupted.");
                    return INTERRUPTED;
                }
                case LauncherException e -> {
                    line.getErr().println(e.getMessage());
                    return 1;
                }
                default -> throw exception;
            }
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
