package org.careeralmanac.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Prints what is added to log files, whole lines, each with the name of its log when there are several. */
public final class LogFollower {

    private final List<Followed> logs = new ArrayList<>();
    private final boolean named;

    /** @param files the logs; those that do not exist yet are followed once they do */
    public LogFollower(List<Path> files) {
        files.forEach(file -> logs.add(new Followed(file)));
        this.named = files.size() > 1;
    }

    /** Prints new lines until told to stop, or until interrupted. */
    public void follow(Console console, BooleanSupplier goesOn) throws InterruptedException {
        while (true) {
            boolean last = !goesOn.getAsBoolean();
            for (Followed log : logs) {
                for (String line : log.newLines()) {
                    console.say(prefix(log.file) + line);
                }
            }
            if (last) {
                return;
            }
            Thread.sleep(250);
        }
    }

    /** The name of a log in front of its lines; nothing when it is the only one. */
    public String prefix(Path file) {
        String name = file.getFileName().toString().replace(".log", "");
        return named ? "%-14s | ".formatted(name) : "";
    }

    private static final class Followed {
        private final Path file;
        private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
        private long position;

        Followed(Path file) {
            this.file = file;
            this.position = size();
        }

        List<String> newLines() {
            long size = size();
            if (size < position) {
                position = 0;
            }
            if (size == position) {
                return List.of();
            }
            List<String> lines = new ArrayList<>();
            try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
                log.seek(position);
                byte[] bytes = new byte[(int) Math.min(size - position, 1 << 20)];
                log.readFully(bytes);
                position += bytes.length;
                for (byte next : bytes) {
                    if (next == '\n') {
                        lines.add(unfinished.toString(StandardCharsets.UTF_8));
                        unfinished.reset();
                    } else {
                        unfinished.write(next);
                    }
                }
            } catch (IOException e) {
                return lines;
            }
            return lines;
        }

        private long size() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
