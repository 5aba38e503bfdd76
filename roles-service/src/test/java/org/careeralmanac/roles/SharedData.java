package org.careeralmanac.roles;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The publishers' own files, which are not part of this project: in the folder {@code almanac.shared}, by default the
 * one called {@code shared} beside the checkout.
 */
public final class SharedData {

    private SharedData() {}

    /** A file or folder of it; the test that asks is not run where it is not there, and says so. */
    public static Path at(String path) {
        Path found = Path.of(System.getProperty("almanac.shared", "../../shared"))
                .resolve("data")
                .resolve(path)
                .toAbsolutePath()
                .normalize();
        Assumptions.assumeTrue(
                Files.exists(found),
                () -> "NOT RUN: %s is missing; -Dalmanac.shared names the folder that holds data/".formatted(found));
        return found;
    }
}
