package org.careeralmanac.system.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One packaged service as a process of its own, with an environment that has nothing but what it is given. */
final class PackagedService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final int port;
    private final int managementPort;
    private final Path log;
    private final Process process;

    private PackagedService(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts it on ports of this machine's choice.
     *
     * @param prefix what the command begins with, such as {@code taskset}; may be empty
     * @param flags of the JVM
     */
    static PackagedService start(
            String service, List<String> prefix, List<String> flags, Map<String, String> environment) {
        try {
            int port = freePort();
            int managementPort = freePort();
            Path log = Files.createTempFile(service, ".log");
            List<String> command = new ArrayList<>(prefix);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
            command.add("-jar");
            command.add(Kustomize.HOME
                    .resolve(service)
                    .resolve("target/quarkus-app/quarkus-run.jar")
                    .toString());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Map<String, String> ports = new TreeMap<>();
            ports.put("QUARKUS_HTTP_PORT", String.valueOf(port));
            ports.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
            builder.environment().putAll(ports);
            return new PackagedService(builder.start(), log, port, managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean lives() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param headers name, value, name, value */
    HttpResponse<String> get(String path, String... headers) {
        return ask(port, path, headers);
    }

    HttpResponse<String> management(String path) {
        return ask(managementPort, path);
    }

    void awaitHealth(String check, int status) {
        await("/q/health/" + check + " " + status + "; log: " + log)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> {
                    if (!lives()) {
                        throw new IllegalStateException("It ended with " + process.exitValue() + ":\n" + log());
                    }
                    return management("/q/health/" + check).statusCode() == status;
                });
    }

    void awaitLog(String text) {
        await("\"" + text + "\" in the log")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> log().contains(text));
    }

    /** Asks it to end, as a kubelet does, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpResponse<String> ask(int port, String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(10));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
