package org.careeralmanac.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.careeralmanac.launcher.LauncherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLockTest {

    @TempDir
    private Path directory;

    @Test
    void isLetGoWhenItsHolderIsKilled() throws Exception {
        StateDirectory state = new StateDirectory(directory);
        state.create();
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('!');
            StringBuilder told = new StringBuilder();
            try (SuiteLock lock = SuiteLock.acquire(state, "down", Duration.ofMillis(300), told::append)) {
                assertThat(lock).as("two launchers hold one lock").isNull();
            } catch (LauncherException e) {
                assertThat(e).hasMessageContaining("./almanac up (process " + holder.pid() + ")");
            }
            assertThat(told).hasToString("./almanac up (process " + holder.pid() + ")");

            holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            try (SuiteLock lock = SuiteLock.acquire(state, "down", Duration.ofSeconds(5), waiting -> {})) {
                assertThat(lock).isNotNull();
            }
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void oneInstallationOfAUserAtATimeChoosesItsPorts() throws Exception {
        try (SuiteLock _ = SuiteLock.acquireTurn("up --data here", Duration.ofMinutes(5), waiting -> {})) {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherInstallation.class.getName())
                    .start();

            assertThat(new String(other.getInputStream().readAllBytes())).contains("./almanac up --data here (process");
        }
    }

    /** Wants its turn, and says who has it. */
    static final class OtherInstallation {

        public static void main(String[] arguments) throws Exception {
            try (SuiteLock _ = SuiteLock.acquireTurn("up", Duration.ZERO, waiting -> {})) {
                System.out.print("nobody");
            } catch (LauncherException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    /** Another launcher: takes the lock, says so, and never lets go. */
    static final class Holder {

        public static void main(String[] arguments) throws Exception {
            try (SuiteLock lock = SuiteLock.acquire(
                    new StateDirectory(Path.of(arguments[0])), "up", Duration.ofSeconds(5), waiting -> {})) {
                System.out.print(lock == null ? '?' : '!');
                System.out.flush();
                Thread.sleep(Duration.ofMinutes(1));
            }
        }
    }
}
