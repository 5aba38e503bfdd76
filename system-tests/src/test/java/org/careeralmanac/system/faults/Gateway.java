package org.careeralmanac.system.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.careeralmanac.defaults.HeldPort;
import org.careeralmanac.system.Suite;

/** A packaged gateway beside the suite's own, which asks the suite's owners over lines that tests disturb. */
final class Gateway implements AutoCloseable {

    /** What a process holds. */
    record Footprint(int threads, int connections, long heap) {}

    private final Suite suite;
    private final HeldPort port = new HeldPort();
    private final HeldPort managementPort = new HeldPort();
    private final Map<String, String> environment = new TreeMap<>();
    private Process process;

    Gateway(Suite suite, Map<String, Line> lines, Map<String, String> more) {
        this.suite = suite;
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port.number()));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort.number()));
        // All load comes from one address.
        environment.put("ALMANAC_EDGE_RATE", "100000");
        environment.put("ALMANAC_EDGE_BURST", "100000");
        lines.forEach((owner, line) -> environment.put(
                "ALMANAC_OWNERS_" + owner.toUpperCase(java.util.Locale.ROOT) + "_URL",
                "http://127.0.0.1:" + line.port()));
        environment.putAll(more);
        start();
    }

    int port() {
        return port.number();
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // As ./almanac up starts it.
                        "-XX:+UseSerialGC",
                        "-Xms32m",
                        "-Xmx256m",
                        "-Xss512k",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        Suite.HOME
                                .resolve("gateway/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "faults-gateway.log").toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> management("/q/health/ready").status() == 200);
    }

    /** SIGTERM, without waiting for the end. */
    void terminate() {
        process.destroy();
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the gateway did not end within 30 s of SIGTERM");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Suite.Answer get(String path) {
        return suite.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    Suite.Answer management(String path) {
        return suite.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort.number() + path))
                .timeout(Duration.ofSeconds(30))
                .build());
    }

    /** After a collection. */
    Footprint footprint() {
        Suite.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.run"),
                Map.of());
        String metrics = management("/q/metrics").body();
        Path own = Path.of("/proc", String.valueOf(process.pid()));
        try (Stream<Path> files = Files.list(own.resolve("fd"))) {
            return new Footprint(
                    (int) sum(metrics, "jvm_threads_live_threads (\\S+)"),
                    (int) files.filter(Gateway::isSocket).count(),
                    (long) sum(metrics, "jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*\\} (\\S+)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double metric(String pattern) {
        return sum(management("/q/metrics").body(), pattern);
    }

    private static double sum(String metrics, String pattern) {
        double sum = 0;
        for (Matcher found = Pattern.compile("(?m)^" + pattern).matcher(metrics); found.find(); ) {
            sum += Double.parseDouble(found.group(1));
        }
        return sum;
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            // Closed since it was listed.
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        port.close();
        managementPort.close();
    }
}
