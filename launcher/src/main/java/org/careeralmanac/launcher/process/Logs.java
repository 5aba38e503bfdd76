package org.careeralmanac.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;

/** Log files: their ends, and their renewal. */
public final class Logs {

    private static final long ROTATE_ABOVE = 20L << 20;
    private static final int TAIL_BYTES = 256 << 10;

    private Logs() {}

    /** The last lines; empty when there is no such file. */
    public static List<String> tail(Path file, int lines) {
        return tail(file, lines, line -> true);
    }

    /** The last lines among those that are wanted. */
    public static List<String> tail(Path file, int lines, Predicate<String> wanted) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, log.length() - TAIL_BYTES);
            log.seek(start);
            byte[] bytes = new byte[(int) (log.length() - start)];
            log.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(wanted)
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Puts a log that has grown large aside, once; nothing may be writing to it. */
    public static void rotate(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) > ROTATE_ABOVE) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
