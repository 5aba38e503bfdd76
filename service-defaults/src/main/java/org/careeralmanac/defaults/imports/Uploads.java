package org.careeralmanac.defaults.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.jboss.logging.Logger;

/**
 * Where files lie from their last byte to the end of their job: a directory of this process' own, locked as long as it
 * lives. What a process that was killed left behind is removed by the next one.
 */
final class Uploads implements Closeable {

    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String LOCK = ".lock";

    private final Path parent;
    private Path directory;
    private FileChannel lock;

    /** @param parent may be shared with other processes; it is made when the first file comes */
    Uploads(Path parent) {
        this.parent = parent;
    }

    /**
     * A file that arrived whole.
     *
     * @param path where it lies; its directory holds nothing else
     */
    record Upload(Path path, long bytes) implements Closeable {

        @Override
        public void close() {
            deleteTree(path.getParent());
        }
    }

    /**
     * Writes a body to disk. Whatever ends it early leaves no file.
     *
     * @param announced the length that was announced, or -1
     * @throws IOException where the body breaks off
     * @throws org.careeralmanac.defaults.problem.ProblemException {@code UNAVAILABLE} where the disk does not take it
     */
    Upload receive(InputStream body, long announced) throws IOException {
        Path file;
        OutputStream out;
        try {
            file = Files.createTempDirectory(directory(), "upload-").resolve("file");
            out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw full(e);
        }
        long bytes = 0;
        boolean whole = false;
        try (out) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                try {
                    out.write(buffer, 0, n);
                } catch (IOException e) {
                    throw full(e);
                }
                bytes += n;
            }
            if (announced >= 0 && bytes != announced) {
                throw new IOException("%d of %d bytes came".formatted(bytes, announced));
            }
            whole = true;
            return new Upload(file, bytes);
        } finally {
            if (!whole) {
                deleteTree(file.getParent());
            }
        }
    }

    /** Removes what processes that are gone have left. */
    void removeLeftovers() {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> found = Files.list(parent)) {
            found.filter(path -> !path.equals(directory))
                    .filter(Files::isDirectory)
                    .forEach(Uploads::removeUnlessLocked);
        } catch (IOException e) {
            LOG.warnf("What earlier processes left in %s is not looked after: %s", parent, e.getMessage());
        }
    }

    private static void removeUnlessLocked(Path other) {
        try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held != null) {
                deleteTree(other);
            }
        } catch (OverlappingFileLockException e) {
            // Another service's in this very process.
        } catch (IOException | UncheckedIOException e) {
            // Being made just now, or somebody else's: a service must start all the same.
            LOG.debugf("%s is left alone: %s", other, e.getMessage());
        }
    }

    private synchronized Path directory() throws IOException {
        if (directory == null) {
            Files.createDirectories(parent);
            Path made = parent.resolve(UUID.randomUUID().toString());
            Files.createDirectory(made);
            lock = FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            directory = made;
        }
        return directory;
    }

    @Override
    public synchronized void close() throws IOException {
        if (directory != null) {
            lock.close();
            deleteTree(directory);
            directory = null;
        }
    }

    private static void deleteTree(Path root) {
        try {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(root)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // gone already
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException full(IOException e) {
        return ProblemMappers.unavailable("The upload cannot be written to disk: " + e.getMessage());
    }
}
