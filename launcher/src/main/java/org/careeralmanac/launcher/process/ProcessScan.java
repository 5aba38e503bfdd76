package org.careeralmanac.launcher.process;

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

    public static boolean hasArgument(long pid, Predicate<String> test) {
        return ProcessHandle.of(pid).filter(handle -> hasArgument(handle, test)).isPresent();
    }

    private static boolean hasArgument(ProcessHandle handle, Predicate<String> test) {
        return handle.info().arguments().stream().flatMap(Arrays::stream).anyMatch(test);
    }
}
