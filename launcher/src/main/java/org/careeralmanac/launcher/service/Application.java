package org.careeralmanac.launcher.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.careeralmanac.launcher.LauncherException;
import org.careeralmanac.launcher.state.StateDirectory;

/**
 * A built service, copied out of its {@code target} folder so that building or testing does not pull the jars from
 * under a running process. The copies are hard links where the file system has them, and cost nothing.
 *
 * @param service which one
 * @param directory the copy, holding {@code quarkus-run.jar}
 * @param version from the name of its own jar
 * @param build tells one build from another
 */
public record Application(SuiteService service, Path directory, String version, String build) {

    public Path jar() {
        return directory.resolve("quarkus-run.jar");
    }

    /**
     * Copies what the build left, unless this very build has been copied.
     *
     * @param home the project's root
     * @throws LauncherException when the service has not been built
     */
    public static Application install(SuiteService service, Path home, StateDirectory state) {
        Path built = home.resolve(service.id()).resolve("target/quarkus-app");
        if (Files.notExists(built.resolve("quarkus-run.jar"))) {
            throw new LauncherException(service.id() + " has not been built: " + built + " has no quarkus-run.jar."
                    + " Start it through ./almanac up, which builds what is missing.");
        }
        try {
            String build = build(built);
            Path copies = state.apps().resolve(service.id());
            Path copy = copies.resolve(build);
            if (Files.notExists(copy)) {
                Files.createDirectories(copies);
                Path next = copies.resolve("copying-" + ProcessHandle.current().pid());
                delete(next);
                copy(built, next);
                Files.move(next, copy, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Application(service, copy, version(service, copy), build);
        } catch (IOException e) {
            throw new LauncherException(
                    "The built " + service.id() + " could not be copied into " + state.apps() + ": " + e.getMessage(),
                    e);
        }
    }

    /** Removes the copies of other builds; call it when none of them runs any more. */
    public void removeOthers() {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(directory.getParent())) {
            for (Path copy : copies) {
                if (!copy.equals(directory)) {
                    delete(copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest change among the jars that a build of the service itself writes, and how many bytes they have. */
    private static String build(Path built) throws IOException {
        long newest = 0;
        long bytes = 0;
        try (Stream<Path> files = Stream.concat(
                Files.list(built.resolve("app")),
                Stream.concat(Files.list(built.resolve("quarkus")), Stream.of(built.resolve("quarkus-run.jar"))))) {
            for (Path file : files.toList()) {
                newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
                bytes += Files.size(file);
            }
        }
        return Long.toString(newest, 36) + "-" + Long.toString(bytes, 36);
    }

    private static String version(SuiteService service, Path directory) throws IOException {
        try (Stream<Path> jars = Files.list(directory.resolve("app"))) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith(service.id() + "-") && name.endsWith(".jar"))
                    .map(name -> name.substring(service.id().length() + 1, name.length() - ".jar".length()))
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file));
                try {
                    Files.createLink(target, file);
                } catch (IOException | UnsupportedOperationException e) {
                    // Another file system: a copy does as well. It keeps the time, by which class archives are checked.
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path directory) throws IOException {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            return;
        }
    }
}
