package org.careeralmanac.launcher.command;

import java.nio.file.Path;
import org.careeralmanac.launcher.Console;
import org.careeralmanac.launcher.LauncherException;
import org.careeralmanac.launcher.Suite;
import org.careeralmanac.launcher.state.StateDirectory;
import picocli.CommandLine.Option;

/** Which installation a command speaks of; the same option in every command. */
public final class Installation {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where data, logs and secrets are kept; .almanac in the project, or $ALMANAC_DATA.")
    private Path data;

    final Console console = new Console(System.out);

    StateDirectory state() {
        if (data != null) {
            return new StateDirectory(data);
        }
        String named = System.getenv("ALMANAC_DATA");
        return new StateDirectory(named == null || named.isBlank() ? home().resolve(".almanac") : Path.of(named));
    }

    Suite suite() {
        return new Suite(home(), state(), System.getenv(), console);
    }

    /** What to add to a command so that it speaks of the same installation. */
    String option() {
        return data == null ? "" : " --data " + data;
    }

    private static Path home() {
        String home = System.getenv("ALMANAC_HOME");
        if (home == null || home.isBlank()) {
            throw new LauncherException("ALMANAC_HOME is not set: start through ./almanac, or set it to the folder"
                    + " that holds the built modules.");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }
}
