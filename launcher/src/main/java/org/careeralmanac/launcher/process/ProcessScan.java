package org.careeralmanac.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds processes by what stands in their command line. */
public final class ProcessScan {

    private ProcessScan() {}

    /** Living processes of this user of which one argument satisfies the test. */
    public static List<ProcessIdentity> withArgument(Predicate<String> test) {
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.pid() != ProcessHandle.current().pid())
                .filter(handle -> hasArgument(handle, test))
                .map(handle -> ProcessIdentity.of(handle.pid()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Living processes of this user whose command line has all of these arguments. */
    public static List<ProcessIdentity> withArguments(List<String> wanted) {
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.pid() != ProcessHandle.current().pid())
                .filter(handle -> wanted.stream().allMatch(argument -> hasArgument(handle, argument::equals)))
                .map(handle -> ProcessIdentity.of(handle.pid()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** True when a living process has this directory as its own; always false where there is no {@code /proc}. */
    public static boolean worksIn(Path directory) {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid).anyMatch(pid -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(directory.toRealPath());
            } catch (IOException e) {
                return false;
            }
        });
    }

    public static boolean hasArgument(long pid, Predicate<String> test) {
        return ProcessHandle.of(pid).filter(handle -> hasArgument(handle, test)).isPresent();
    }

    private static boolean hasArgument(ProcessHandle handle, Predicate<String> test) {
        return handle.info().arguments().stream().flatMap(Arrays::stream).anyMatch(test);
    }
}
