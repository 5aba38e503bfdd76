package org.careeralmanac.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.careeralmanac.launcher.LauncherException;

/** Where everything of one installation lives: {@code .almanac} or what {@code --data} names. */
public record StateDirectory(Path root) {

    public StateDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** The data of the embedded PostgreSQL. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path bin() {
        return root.resolve("bin");
    }

    public Path apps() {
        return root.resolve("apps");
    }

    /** Files that were handed in and are not imported yet; the services make it. */
    public Path uploads() {
        return root.resolve("uploads");
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    public Path lock() {
        return root.resolve("launcher.lock");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /**
     * Makes the directories; only their owner may enter, since passwords and data lie in them.
     *
     * @throws LauncherException when they cannot be made
     */
    public void create() {
        try {
            boolean isNew = Files.notExists(root);
            for (Path directory : new Path[] {root, run(), logs(), bin(), apps()}) {
                Files.createDirectories(directory);
            }
            if (isNew) {
                ownerOnly(root, "rwx------");
            }
        } catch (IOException e) {
            throw new LauncherException("The data directory " + root + " cannot be made: " + e.getMessage()
                    + ". Choose another one with --data DIR.");
        }
    }

    /** Writes a whole file or nothing: a reader never meets half of it, whatever kills the writer. */
    public static void replace(Path file, String content) {
        Path next = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(next, "");
            ownerOnly(next, "rw-------");
            Files.writeString(next, content);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
