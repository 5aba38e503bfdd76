package org.careeralmanac.launcher.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What processes and directories weigh, in bytes. */
public final class Footprint {

    private Footprint() {}

    /**
     * Memory of a process and all its descendants. On Linux the proportional set size, in which a page shared by n
     * processes counts one n-th for each; elsewhere the resident set size, which counts it for each of them.
     */
    public static OptionalLong memory(long pid) throws InterruptedException {
        long[] family = Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .mapToLong(Long::longValue)
                .toArray();
        long sum = 0;
        boolean known = false;
        for (long member : family) {
            OptionalLong size = Files.isDirectory(Path.of("/proc/self")) ? proportional(member) : resident(member);
            known |= size.isPresent();
            sum += size.orElse(0);
        }
        return known ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    private static OptionalLong proportional(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong resident(long pid) throws InterruptedException {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(ps.getInputStream().readAllBytes()).strip();
            ps.waitFor(5, TimeUnit.SECONDS);
            return OptionalLong.of(Long.parseLong(answer) * 1024);
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The files below a directory; those that vanish while it counts are left out. */
    public static long disk(Path directory) {
        AtomicLong sum = new AtomicLong();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return sum.get();
        }
        return sum.get();
    }

    /** Bytes for people: 1.5 GB, 213 MB, 12 kB. */
    public static String human(long bytes) {
        if (bytes >= 1L << 30) {
            return "%.1f GB".formatted(bytes / (double) (1L << 30));
        }
        if (bytes >= 1L << 20) {
            return "%d MB".formatted(Math.round(bytes / (double) (1L << 20)));
        }
        return "%d kB".formatted(Math.round(bytes / 1024.0));
    }
}
