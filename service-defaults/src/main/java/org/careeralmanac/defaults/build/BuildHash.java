package org.careeralmanac.defaults.build;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A hash of a service's own classes: what they make of the same facts may differ from build to build. */
public final class BuildHash {

    private BuildHash() {}

    /** @param inTopPackage a class in the package that holds all of the service, e.g. its package-info */
    public static String of(Class<?> inTopPackage) {
        String own = "/" + inTopPackage.getName().replace('.', '/') + ".class";
        try {
            URI here = inTopPackage.getResource(own).toURI();
            if (here.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(here, Map.of())) {
                    return hash(jar.getPath(own).getParent());
                }
            }
            return hash(Path.of(here).getParent());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("a program can read its own classes", e);
        }
    }

    private static String hash(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> classes = files.filter(Files::isRegularFile).sorted().toList();
            for (Path each : classes) {
                digest.update(Files.readAllBytes(each));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
