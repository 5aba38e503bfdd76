package org.careeralmanac.launcher.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM's ahead-of-time cache (JEP 483, 514, 515) of one build of a service: its classes loaded and linked, and which
 * of its methods are hot. It lies beside the built jars and not in an installation, so that all installations of a
 * clone share it. Its name is a digest of all that the JVM checks before it uses one, so a file of that name fits; one
 * that does not, or is damaged, the JVM leaves aside with a warning in the log.
 */
public final class StartCache {

    private static final String ENDING = ".aot";

    /** What a training writes until its cache is whole; nobody but that launcher uses it. */
    private static final String UNFINISHED = ".training";

    /** No training takes that long, so whoever began this one is gone. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final String service;
    private final Path file;
    private final Path unfinished;

    private StartCache(String service, Path file) {
        this.service = service;
        this.file = file;
        this.unfinished = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + UNFINISHED);
    }

    /**
     * The place of the cache of this build for the JVM that runs the launcher, whether there is one or not.
     *
     * @param directory where caches lie
     * @param flags the JVM's, of which some make another cache necessary
     */
    static StartCache of(Application application, Path directory, List<String> flags) {
        String service = application.service().id();
        try (Stream<Path> files = Files.walk(application.directory())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String property : List.of("java.home", "java.vm.version", "java.vm.vendor", "os.arch")) {
                add(digest, System.getProperty(property, ""));
            }
            flags.forEach(flag -> add(digest, flag));
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                add(digest, application.directory().relativize(jar).toString());
                // In seconds, as the JVM compares it: a copy on another file system may lose the rest.
                add(digest, Files.getLastModifiedTime(jar).toMillis() / 1000 + " " + Files.size(jar));
            }
            String key = HexFormat.of().formatHex(digest.digest(), 0, 10);
            return new StartCache(service, directory.resolve(service + "-" + key + ENDING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True when a later start can use it. */
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    public long bytes() throws IOException {
        return Files.size(file);
    }

    /** For a start that uses the cache if there is one; in this mode the JVM starts as well with one that is no good. */
    List<String> useFlags() {
        return exists() ? List.of("-XX:AOTCache=" + file, "-XX:AOTMode=auto") : List.of();
    }

    /** For a start that is watched; when the process ends of itself it writes the cache. */
    List<String> trainingFlags() {
        return List.of("-XX:AOTCacheOutput=" + unfinished);
    }

    /** Makes room for a training. */
    void prepare() throws IOException {
        Files.createDirectories(file.getParent());
        discard();
    }

    /**
     * Takes what a training has written, if it is whole, and removes the service's caches that nothing fits any more.
     *
     * @return false when the training has left no whole cache
     */
    public boolean adopt() throws IOException {
        // The JVM removes the record of the training once it has made a cache of it.
        boolean whole = Files.isRegularFile(unfinished) && Files.notExists(record());
        if (!whole) {
            discard();
            return false;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        removeOthers();
        return true;
    }

    /** Removes what an interrupted training has left. */
    public void discard() throws IOException {
        Files.deleteIfExists(unfinished);
        Files.deleteIfExists(record());
    }

    private Path record() {
        return unfinished.resolveSibling(unfinished.getFileName() + ".config");
    }

    private void removeOthers() throws IOException {
        Instant longAgo = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(file.getParent(), service + "-*")) {
            for (Path other : files) {
                boolean finished = other.toString().endsWith(ENDING);
                // Another installation may be training at this moment.
                if (finished && !other.equals(file)
                        || !finished
                                && Files.getLastModifiedTime(other).toInstant().isBefore(longAgo)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
