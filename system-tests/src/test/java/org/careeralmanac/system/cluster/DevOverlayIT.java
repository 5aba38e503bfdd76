package org.careeralmanac.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The packaged services as processes with what {@code overlays/dev} gives them: every variable, the flags of the image,
 * a heap as large as the memory limit makes it, as many processors as the limit allows, and where the tests run as root
 * the user and group. What needs a cluster is played: names are this machine's address, ports are free ones, passwords
 * are made up. That a container with a limit of memory is killed beyond it is looked at by its resident set.
 */
class DevOverlayIT {

    private static final long USER = 10001;
    private static final Path MONITORING = Kustomize.FOLDER.resolve("components/monitoring");
    private static final Map<String, PackagedService> RUNNING = new LinkedHashMap<>();

    private static Manifests manifests;
    private static EmbeddedPostgres server;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void start() throws IOException, SQLException {
        Kustomize.require();
        manifests = Kustomize.render(Kustomize.FOLDER.resolve("overlays/dev"));
        server = EmbeddedPostgres.builder().start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : List.of("roles", "salary", "trends")) {
                statement.execute("CREATE USER " + name + " PASSWORD 'generated'");
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
        }
        for (String service : List.of("roles-service", "salary-service", "trends-service", "gateway")) {
            RUNNING.put(service, start(service));
        }
        RUNNING.values().forEach(service -> service.awaitHealth("ready", 200));
    }

    @AfterAll
    static void stop() throws IOException {
        RUNNING.values().forEach(PackagedService::close);
        server.close();
    }

    @Test
    void pagesAreAnsweredAndComplete() {
        PackagedService gateway = RUNNING.get("gateway");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            HttpResponse<String> page = gateway.get("/api/v1/careers/principal-ai-ml-engineer");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Almanac-Completeness")).isEmpty();
        });
        assertThat(gateway.get("/careers/principal-ai-ml-engineer").statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/api/v1/sources").statusCode()).isEqualTo(200);
    }

    @Test
    void memoryStaysBelowTheLimit() {
        RUNNING.forEach((name, service) -> {
            long limit = limit(name, "memory");
            assertThat(maximumHeap(service)).as("heap of " + name).isBetween(limit / 3, limit / 2);
            assertThat(resident(service)).as("resident set of " + name).isLessThan(limit);
        });
    }

    @Test
    void noVariableIsUnknownToTheServiceThatIsGivenIt() {
        RUNNING.forEach((name, service) ->
                assertThat(service.log()).as(name).doesNotContain("Unrecognized configuration key", "deprecated"));
    }

    @Test
    void everyLineOfTheLogIsAJsonObjectWithALevelAndAMessage() {
        RUNNING.forEach((name, service) -> {
            assertThat(service.log()).as(name).isNotBlank();
            service.log().lines().map(this::read).forEach(entry -> {
                assertThat(entry.has("level")).as(entry.toString()).isTrue();
                assertThat(entry.has("message")).as(entry.toString()).isTrue();
            });
        });
    }

    @Test
    void everyMetricThatAlertsAndDashboardNameIsThere() throws IOException {
        pagesAreAnsweredAndComplete();
        // Read from the database a little after the start, and each minute.
        await().atMost(Duration.ofSeconds(90)).until(() -> Manifests.OWNERS.stream()
                .allMatch(owner -> metrics(owner).contains("almanac_source_known_from_seconds{")));
        String all = String.join(
                "\n", RUNNING.keySet().stream().map(DevOverlayIT::metrics).toList());
        Set<String> named = namedMetrics();

        assertThat(named).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(all)
                .containsPattern("(?m)^" + name + "[{ ]"));
    }

    @Test
    void aMetricThatIsNotThereWouldBeFound() {
        assertThat(metrics("gateway")).doesNotContainPattern("(?m)^almanac_pages_finished_total[{ ]");
    }

    @Test
    void everyAlertIsExplained() throws IOException {
        String explained = Files.readString(Kustomize.HOME.resolve("docs/operations.md"));
        Matcher alerts =
                Pattern.compile("alert: (\\w+)").matcher(Files.readString(MONITORING.resolve("prometheus-rule.yaml")));

        assertThat(alerts.results().map(found -> found.group(1))).isNotEmpty().allSatisfy(alert -> assertThat(explained)
                .contains("| `" + alert + "` |"));
    }

    private static String metrics(String service) {
        return RUNNING.get(service).management("/q/metrics").body();
    }

    /** The names before a brace, but for Prometheus' own. */
    private static Set<String> namedMetrics() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String file : List.of("prometheus-rule.yaml", "career-almanac.json")) {
            Pattern.compile("([a-z][a-z0-9_:]*)\\{")
                    .matcher(Files.readString(MONITORING.resolve(file)))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !name.equals("up"))
                    .forEach(names::add);
        }
        return names;
    }

    @Test
    void aServiceThatIsToEndSaysSoAndGoesOnAnsweringWhileItIsTakenOut() throws Exception {
        try (PackagedService another = start("gateway")) {
            another.awaitHealth("ready", 200);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> another.get("/api/v1/careers/principal-ai-ml-engineer")
                                    .statusCode()
                            == 200);

            CompletableFuture<Void> ended = CompletableFuture.runAsync(another::close);

            another.awaitHealth("ready", 503);
            assertThat(another.get("/api/v1/careers/principal-ai-ml-engineer").statusCode())
                    .isEqualTo(200);
            ended.get();
            assertThat(another.lives()).isFalse();
        }
    }

    private static PackagedService start(String service) {
        JsonNode container =
                manifests.workload(service).orElseThrow().containers().getFirst();
        Map<String, String> environment = new LinkedHashMap<>();
        manifests
                .environment(container)
                .forEach((name, value) -> environment.put(name, value.isMissingNode() ? "generated" : local(value)));
        List<String> flags = new ArrayList<>(imageFlags());
        // What a JVM in a container reads from its limit.
        flags.add("-XX:MaxRAM=" + limit(service, "memory"));
        flags.add("-Djava.io.tmpdir=" + emptyFolder());
        return PackagedService.start(service, prefix(service), flags, environment);
    }

    /** The emptyDir at /tmp, which is each container's own. */
    private static Path emptyFolder() {
        try {
            Path folder = Files.createTempDirectory("almanac-pod");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> prefix(String service) {
        List<String> prefix = new ArrayList<>();
        if (isThere("taskset")) {
            prefix.addAll(List.of("taskset", "--cpu-list", "0-" + (limit(service, "cpu") - 1)));
        }
        if ("root".equals(System.getProperty("user.name")) && isThere("setpriv")) {
            prefix.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        return prefix;
    }

    /** The flags that images are built with. */
    private static List<String> imageFlags() {
        try {
            Matcher flags = Pattern.compile("<quarkus\\.jib\\.jvm-additional-arguments>([^<]+)<")
                    .matcher(Files.readString(Kustomize.HOME.resolve("pom.xml")));
            assertThat(flags.find()).isTrue();
            return Arrays.asList(flags.group(1).split(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of a cluster as addresses of this machine. */
    private static String local(JsonNode value) {
        String text = value.asText();
        Matcher owner = Pattern.compile("http://([a-z]+-service):\\d+").matcher(text);
        if (owner.matches()) {
            return "http://127.0.0.1:" + RUNNING.get(owner.group(1)).port();
        }
        return text.replace(
                "jdbc:postgresql://postgres:5432/", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/");
    }

    private static long limit(String service, String resource) {
        String limit = manifests
                .workload(service)
                .orElseThrow()
                .containers()
                .getFirst()
                .at("/resources/limits/" + resource)
                .asText();
        return limit.endsWith("Mi") ? Long.parseLong(limit.replace("Mi", "")) << 20 : Long.parseLong(limit);
    }

    private static long maximumHeap(PackagedService service) {
        return service.management("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_max_bytes{area=\"heap\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(text -> (long) Double.parseDouble(text))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    private static long resident(PackagedService service) {
        try {
            return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(String command) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private JsonNode read(String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + line, e);
        }
    }
}
