package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.careeralmanac.defaults.HeldPort;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The suite as a user has it: started with {@code ./almanac up} in a data directory of its own, once for all test
 * classes, stopped with {@code ./almanac down} at the end. A test that breaks something mends it with {@link #up}.
 */
public final class Suite implements AutoCloseable {

    public static final String REFERENCE = "principal-ai-ml-engineer";
    public static final Path HOME =
            Path.of(System.getProperty("almanac.home", "..")).toAbsolutePath().normalize();

    private static final Duration COMMAND = Duration.ofMinutes(5);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Path data;
    /** For as long as the tests run, also while the server there is killed and started again. */
    private final HeldPort port = new HeldPort();

    private final HeldPort postgresPort = new HeldPort();

    private Suite() {
        try {
            data = Files.createTempDirectory("almanac-system-test");
            // Where ./almanac remembers the port of its PostgreSQL: two test runs at once must not share a wish.
            Files.writeString(
                    Files.createDirectory(data.resolve("run")).resolve("postgres.port"), postgresPort.number() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        up(Map.of());
    }

    /** What a command printed and how it ended. */
    public record Outcome(int exitCode, String output) {}

    /** One row of {@code ./almanac status}. */
    public record Process(String name, long pid, int port) {

        public void signal(String signal) {
            run(List.of("kill", "-" + signal, String.valueOf(pid)), Map.of());
        }
    }

    public record Answer(int status, String body, HttpHeaders headers, Duration took) {

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    /** Starts what does not run. */
    public void up(Map<String, String> environment) {
        Outcome outcome =
                almanac(environment, "up", "--data", data.toString(), "--port", String.valueOf(port.number()));
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("./almanac up failed:\n" + outcome.output());
        }
    }

    public Outcome almanac(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("almanac").toString()));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    public Path data() {
        return data;
    }

    JsonNode status() {
        Outcome outcome = almanac(Map.of(), "status", "--json", "--data", data.toString());
        try {
            return json.readTree(outcome.output());
        } catch (IOException e) {
            throw new IllegalStateException("status is not JSON: " + outcome.output(), e);
        }
    }

    public Process process(String name) {
        return processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not in the status"));
    }

    public List<Process> processes() {
        return status().path("parts")
                .valueStream()
                .map(row -> new Process(
                        row.path("name").asText(),
                        row.path("pid").asLong(),
                        row.path("port").asInt()))
                .toList();
    }

    public String token(String role) {
        return almanac(Map.of(), "token", "--role", role, "--data", data.toString())
                .output()
                .strip();
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port.number() + path);
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET().build());
    }

    public Answer send(HttpRequest request) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request line as it stands, for addresses that an HTTP client would refuse to send. */
    Answer raw(String requestLine) throws IOException {
        return raw(port.number(), requestLine);
    }

    /** The same to any of the suite's services. */
    Answer raw(int port, String requestLine) throws IOException {
        long start = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int body = answer.indexOf("\r\n\r\n");
            String[] head = answer.substring(0, body).split("\r\n");
            Map<String, List<String>> headers = new TreeMap<>();
            for (String line : List.of(head).subList(1, head.length)) {
                headers.put(
                        line.substring(0, line.indexOf(':')),
                        List.of(line.substring(line.indexOf(':') + 1).strip()));
            }
            return new Answer(
                    Integer.parseInt(head[0].split(" ")[1]),
                    answer.substring(body + 4),
                    HttpHeaders.of(headers, (name, value) -> true),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** The body of a career's page once every section of it is live or not covered. */
    String completePage(String slug) {
        String[] body = new String[1];
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Answer answer = get("/api/v1/careers/" + slug);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(parse(answer).path("completeness").asText()).isEqualTo("complete");
            body[0] = answer.body();
        });
        return body[0];
    }

    public JsonNode json(String path) {
        Answer answer = get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " answered " + answer.status() + ": " + answer.body());
        }
        return parse(answer);
    }

    public JsonNode parse(Answer answer) {
        return parse(answer.body());
    }

    public JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + body, e);
        }
    }

    public static Outcome run(List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("almanac-command", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            java.lang.Process process = builder.start();
            if (!process.waitFor(COMMAND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end; so far:\n" + Files.readString(output));
            }
            Outcome outcome = new Outcome(process.exitValue(), Files.readString(output));
            Files.delete(output);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        almanac(Map.of(), "down", "--data", data.toString());
        run(List.of("rm", "-rf", data.toString()), Map.of());
        port.close();
        postgresPort.close();
    }

    /** Hands the one suite to every test class that asks for it. */
    public static final class Extension implements BeforeAllCallback, ParameterResolver {

        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Suite.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            suite(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Suite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return suite(context);
        }

        private static Suite suite(ExtensionContext context) {
            return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent("suite", key -> new Suite(), Suite.class);
        }
    }
}
