package org.careeralmanac.launcher.steward;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.careeralmanac.launcher.LauncherException;

/**
 * A file, or a folder that is handed in as a zip made while it is sent.
 *
 * @param path where it lies
 * @param name what the owner is told that it is called
 * @param bytes its size, or the sum of the folder's files
 */
public record Handed(Path path, String name, long bytes) {

    private static final int PIPE_BYTES = 1 << 16;

    /** @throws LauncherException where there is nothing to hand in */
    public static Handed of(Path path) {
        String name = path.toAbsolutePath().normalize().getFileName().toString();
        try {
            if (Files.isDirectory(path)) {
                List<Path> files = files(path);
                if (files.isEmpty()) {
                    throw new LauncherException("There is no file in the folder " + path + ".");
                }
                long bytes = 0;
                for (Path file : files) {
                    bytes += Files.size(file);
                }
                return new Handed(path, name + ".zip", bytes);
            }
            if (!Files.isReadable(path)) {
                throw new LauncherException("There is no file " + path + " that can be read.");
            }
            return new Handed(path, name, Files.size(path));
        } catch (IOException e) {
            throw new LauncherException(path + " cannot be read: " + e.getMessage());
        }
    }

    /** @param sent told how many bytes of it were sent, as they go */
    public BodyPublisher body(LongConsumer sent) {
        if (Files.isDirectory(path)) {
            return BodyPublishers.ofInputStream(() -> zipped(sent));
        }
        // With its length, so that the owner knows when it did not get all.
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> {
                    try {
                        return new Counting(Files.newInputStream(path), sent);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                bytes);
    }

    private InputStream zipped(LongConsumer sent) {
        try {
            PipedInputStream in = new PipedInputStream(PIPE_BYTES);
            PipedOutputStream out = new PipedOutputStream(in);
            Thread.ofPlatform().daemon().name("zip").start(() -> {
                try (ZipOutputStream zip = new ZipOutputStream(out)) {
                    for (Path file : files(path)) {
                        zip.putNextEntry(
                                new ZipEntry(path.relativize(file).toString().replace('\\', '/')));
                        try (InputStream bytes = new Counting(Files.newInputStream(file), sent)) {
                            bytes.transferTo(zip);
                        }
                    }
                } catch (IOException e) {
                    // The reader meets a broken pipe or a zip without its end, which the owner refuses.
                }
            });
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hidden files are somebody's own, not the publisher's. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static final class Counting extends FilterInputStream {

        private final LongConsumer read;

        Counting(InputStream in, LongConsumer read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) {
                read.accept(1);
            }
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                read.accept(n);
            }
            return n;
        }
    }
}
