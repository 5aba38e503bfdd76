package org.careeralmanac.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;
import org.careeralmanac.launcher.LauncherException;

/**
 * Only one launcher changes an installation at a time. The operating system lets go of the lock when its holder ends,
 * also by {@code kill -9}, so it can never be stale.
 */
public final class SuiteLock implements AutoCloseable {

    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param command what the holder does, shown to whoever waits
     * @param onWait called once with the holder's description when somebody else holds it
     * @throws LauncherException when the holder does not let go in {@code patience}
     */
    public static SuiteLock acquire(StateDirectory state, String command, Duration patience, Consumer<String> onWait)
            throws InterruptedException {
        return acquire(state.lock(), command, patience, onWait);
    }

    /**
     * Waits for the turn to start servers among all installations of this user: two that look for free ports at once
     * find the same ones.
     */
    public static SuiteLock acquireTurn(String command, Duration patience, Consumer<String> onWait)
            throws InterruptedException {
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"), "career-almanac-" + System.getProperty("user.name") + ".lock");
        return acquire(file, command, patience, onWait);
    }

    private static SuiteLock acquire(Path file, String command, Duration patience, Consumer<String> onWait)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean told = false;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (true) {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    write(
                            channel,
                            command + " (process " + ProcessHandle.current().pid() + ")");
                    return new SuiteLock(channel);
                }
                String holder = holder(file);
                if (System.nanoTime() > deadline) {
                    channel.close();
                    throw new LauncherException("Another command is still at work here: " + holder
                            + ". Wait for it or end it, then try again.");
                }
                if (!told) {
                    onWait.accept(holder);
                    told = true;
                }
                Thread.sleep(100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel channel, String holder) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String holder(Path file) {
        try {
            String holder = Files.readString(file).strip();
            return holder.isEmpty() ? "another ./almanac" : "./almanac " + holder;
        } catch (IOException e) {
            return "another ./almanac";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
