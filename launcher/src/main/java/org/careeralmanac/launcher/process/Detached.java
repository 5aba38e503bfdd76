package org.careeralmanac.launcher.process;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes in a session of their own, so that Ctrl-C in the terminal or closing it does not reach them. The
 * number of the process stays that of what Java starts: each wrapper replaces itself by the command.
 */
public final class Detached {

    private Detached() {}

    public static List<String> command(List<String> command) {
        List<String> wrapped = new ArrayList<>();
        if (onPath("setsid")) {
            wrapped.add("setsid");
        } else if (onPath("perl")) {
            // macOS has no setsid(1) but brings Perl.
            wrapped.addAll(List.of("perl", "-MPOSIX=setsid", "-e", "setsid(); exec @ARGV"));
        } else {
            wrapped.add("nohup");
        }
        wrapped.addAll(command);
        return wrapped;
    }

    static boolean onPath(String tool) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String directory : path.split(File.pathSeparator)) {
            if (new File(directory, tool).canExecute()) {
                return true;
            }
        }
        return false;
    }
}
