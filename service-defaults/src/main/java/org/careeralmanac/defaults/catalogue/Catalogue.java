package org.careeralmanac.defaults.catalogue;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The YAML files below one folder, by their path in it, in the order of those paths: neither the hash nor the load
 * order of a catalogue depends on the file system.
 */
public record Catalogue(SortedMap<String, String> files) {

    /** Reads a folder of the class path, inside a jar or not. */
    public static Catalogue onClassPath(String folder) {
        TreeMap<String, String> files = new TreeMap<>();
        try {
            ClassPathUtils.consumeAsPaths(
                    Thread.currentThread().getContextClassLoader(), folder, root -> files.putAll(yaml(root)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("no catalogue on the class path at " + folder);
        }
        return new Catalogue(files);
    }

    /** Reads a folder of the file system. */
    public static Catalogue in(Path folder) {
        return new Catalogue(yaml(folder));
    }

    /** SHA-256 over names and texts, in hex: what a release of this catalogue is recognised by. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, String> file : files.entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(file.getValue().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The files directly in a sub-folder, e.g. {@code careers/}. */
    public SortedMap<String, String> in(String subFolder) {
        return files.subMap(subFolder, subFolder + Character.MAX_VALUE);
    }

    private static SortedMap<String, String> yaml(Path root) {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
