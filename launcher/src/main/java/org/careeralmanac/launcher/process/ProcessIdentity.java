package org.careeralmanac.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no other: numbers are given out again, so a number alone says nothing.
 *
 * @param pid its number
 * @param birth when it started, in words that are only compared. On Linux the boot and the clock ticks since, because
 *     the wall-clock start that {@link ProcessHandle} works out moves whenever the clock is set; elsewhere that start
 */
public record ProcessIdentity(long pid, String birth) {

    private static final Path PROC = Path.of("/proc");

    /** The living process of this number; empty when there is none, or only a zombie. */
    public static Optional<ProcessIdentity> of(long pid) {
        return birth(pid).map(birth -> new ProcessIdentity(pid, birth));
    }

    public boolean isAlive() {
        return birth(pid).filter(birth::equals).isPresent();
    }

    /** Asks it to end ({@code SIGTERM}); does nothing when the number has passed to somebody else. */
    public void terminate() {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    /** Ends it ({@code SIGKILL}); does nothing when the number has passed to somebody else. */
    public void kill() {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static Optional<String> birth(long pid) {
        Path stat = PROC.resolve(Long.toString(pid)).resolve("stat");
        if (Files.isDirectory(PROC.resolve("self"))) {
            try {
                return birth(Files.readString(stat), bootId());
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(handle ->
                        handle.info().startInstant().map(Object::toString).orElse("unknown"));
    }

    /** Reads a line of {@code /proc/<pid>/stat}: the command is in brackets and may itself hold spaces and brackets. */
    static Optional<String> birth(String stat, String bootId) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        boolean dead = fields[0].equals("Z") || fields[0].equals("X");
        return dead ? Optional.empty() : Optional.of(bootId + ":" + fields[19]);
    }

    private static String bootId() throws IOException {
        Path file = PROC.resolve("sys/kernel/random/boot_id");
        return Files.isReadable(file) ? Files.readString(file).strip() : "boot";
    }
}
