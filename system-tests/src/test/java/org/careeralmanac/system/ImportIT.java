package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files handed in through the gateway, and what kills them on the way. */
@ExtendWith(Suite.Extension.class)
class ImportIT {

    private static final String IMPORTS = "/api/v1/admin/roles/imports";

    /** So many that reading them takes seconds. */
    private static final int MANY = 400_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Suite suite;

    ImportIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void aServiceKilledInTheMiddleLeavesNothingHalfLoadedAndSaysSo() throws Exception {
        String token = suite.token("steward");
        Path file = occupations(MANY);
        Suite.Answer accepted = suite.send(
                admin(token, IMPORTS + "?kind=onet&file=Occupation%20Data.txt&label=29.9&knownFrom=2001-02-03")
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build());
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        String job = IMPORTS + "/" + suite.parse(accepted).path("id").asText();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> job(token, job).path("status").asText().equals("running"));

        suite.process("roles-service").signal("KILL");
        suite.up(Map.of());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        job(token, job).path("failure").path("code").asText())
                .isEqualTo("IMPORT_INTERRUPTED"));
        assertThat(suite.get("/api/v1/sources/onet/releases").body()).doesNotContain("2001-02-03");
        assertThat(uploadsLeft()).isZero();
    }

    @Test
    void anUploadCutOffAtTheGatewayLeavesNothingAtTheOwner() throws Exception {
        String token = suite.token("steward");
        String newest = newest(token);
        URI gateway = suite.at("/");
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.getOutputStream()
                    .write(("POST " + IMPORTS + "?kind=onet HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer " + token
                                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 9000000\r\n\r\n"
                                    + "x".repeat(1_000_000))
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            await().atMost(PATIENCE).until(() -> uploadsLeft() > 0);
        }

        // A directory may go while it is being looked at.
        await().ignoreExceptions().atMost(PATIENCE).untilAsserted(() -> assertThat(uploadsLeft())
                .isZero());
        assertThat(newest(token)).isEqualTo(newest);
    }

    @Test
    void theCommandImportsListsAndWithdraws() throws Exception {
        String data = suite.data().toString();
        Suite.Outcome imported = suite.almanac(
                Map.of(),
                "import",
                "onet",
                occupations(3).toString(),
                "--label",
                "29.8",
                "--known-from",
                "2001-01-01",
                "--data",
                data);
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        assertThat(imported.output()).contains("staged, not published", "read      3 rows", "refused   0 rows");
        String release = imported.output()
                .lines()
                .filter(line -> line.startsWith("  release"))
                .map(line -> line.substring(12))
                .findFirst()
                .orElseThrow();

        Suite.Outcome again = suite.almanac(
                Map.of(),
                "import",
                "onet",
                occupations(3).toString(),
                "--label",
                "29.8",
                "--known-from",
                "2001-01-01",
                "--data",
                data);
        assertThat(again.output()).contains("already loaded");
        assertThat(suite.almanac(Map.of(), "releases", "differences", release, "--data", data)
                        .output())
                .contains(release + " against");
        Suite.Outcome withdrawn =
                suite.almanac(Map.of(), "releases", "withdraw", release, "--reason", "Only a test", "--data", data);
        assertThat(withdrawn.exitCode()).as(withdrawn.output()).isZero();
        assertThat(suite.almanac(Map.of(), "releases", "onet", "--data", data).output())
                .contains("withdrawn  roles   " + release)
                .contains("Only a test");

        Suite.Outcome wrong = suite.almanac(Map.of(), "import", "tarot", "x", "--data", data);
        assertThat(wrong.exitCode()).isEqualTo(1);
        Suite.Outcome unknown =
                suite.almanac(Map.of(), "import", "tarot", occupations(1).toString(), "--data", data);
        assertThat(unknown.output()).contains("no kind of import \"tarot\"", "onet");
    }

    private HttpRequest.Builder admin(String token, String path) {
        return HttpRequest.newBuilder(suite.at(path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode job(String token, String address) {
        return suite.parse(suite.send(admin(token, address).build()));
    }

    private String newest(String token) {
        return suite.parse(suite.send(admin(token, IMPORTS + "?limit=1").build()))
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    /** The publisher's table of occupations, with made-up ones. */
    private Path occupations(int count) throws IOException {
        Path file = folder.resolve("Occupation Data.txt");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("O*NET-SOC Code\tTitle\tDescription\n");
            for (int i = 0; i < count; i++) {
                out.write("%02d-%04d.%02d\tOccupation %d\tWhat people in occupation %d do.\n"
                        .formatted(11 + i / 1_000_000, i / 100 % 10_000, i % 100, i, i));
            }
        }
        return file;
    }

    private long uploadsLeft() throws IOException {
        Path uploads = suite.data().resolve("uploads");
        if (Files.notExists(uploads)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(uploads)) {
            return all.filter(path -> path.endsWith("file")).count();
        }
    }
}
