package org.careeralmanac.salary.staging;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Publishers' own files, which are not part of this project. Tests that want them say so where they are not at hand. */
public final class RealFiles {

    /** The folder beside the checkout, unless the system property says another. */
    private static final Path FOLDER = Path.of(System.getProperty("almanac.shared", "../../shared"))
            .toAbsolutePath()
            .normalize()
            .resolve("data");

    private RealFiles() {}

    /** A file there; the test is not run where it is missing. */
    public static Path path(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.isReadable(file), () -> "NOT RUN: publishers' files, there is no " + file);
        return file;
    }
}
