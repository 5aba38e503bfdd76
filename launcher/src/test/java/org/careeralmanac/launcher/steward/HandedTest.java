package org.careeralmanac.launcher.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.careeralmanac.launcher.LauncherException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches the other end of a real connection. */
class HandedTest {

    @TempDir
    private Path folder;

    private HttpServer server;
    private byte[] received;
    private String length;
    private String authorization;
    private String answer = "{\"id\": 1}";
    private int status = 202;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received = exchange.getRequestBody().readAllBytes();
            length = exchange.getRequestHeaders().getFirst("Content-Length");
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFileArrivesAsItIsWithItsLength() throws Exception {
        Path file = Files.write(folder.resolve("pay.csv"), new byte[300_000]);
        AtomicLong sent = new AtomicLong();

        Handed handed = Handed.of(file);
        Map<String, Object> job =
                api().post("salary", "imports?kind=oews", "application/octet-stream", handed.body(sent::addAndGet));

        assertThat(handed.name()).isEqualTo("pay.csv");
        assertThat(received).hasSize(300_000);
        assertThat(length).isEqualTo("300000");
        assertThat(sent).hasValue(300_000);
        assertThat(authorization).isEqualTo("Bearer t");
        assertThat(ImportReport.number(job, "id")).isEqualTo(1);
    }

    @Test
    void aFolderArrivesAsAZipOfItsFiles() throws Exception {
        Path onet = Files.createDirectories(folder.resolve("onet/text")).getParent();
        Files.writeString(onet.resolve("text/Skills.txt"), "skills");
        Files.writeString(onet.resolve("Read Me.txt"), "read");
        Files.writeString(onet.resolve(".hidden"), "mine");

        Handed handed = Handed.of(onet);
        api().post("roles", "imports?kind=onet", "application/octet-stream", handed.body(bytes -> {}));

        assertThat(handed.name()).isEqualTo("onet.zip");
        assertThat(handed.bytes()).isEqualTo(10);
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(received))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(entries).containsExactly(Map.entry("Read Me.txt", "read"), Map.entry("text/Skills.txt", "skills"));
    }

    @Test
    void whatTheOwnerSaysIsWrongIsSaid() throws Exception {
        status = 400;
        answer = "{\"code\": \"BAD_PARAMETER\", \"title\": \"T\", \"detail\": \"The parameter 'part' was 'a b'.\"}";
        Path file = Files.writeString(folder.resolve("x"), "x");

        assertThatThrownBy(() -> api().post(
                                "salary",
                                "imports?kind=oews",
                                "application/octet-stream",
                                Handed.of(file).body(bytes -> {})))
                .isInstanceOf(LauncherException.class)
                .hasMessage("The parameter 'part' was 'a b'. (BAD_PARAMETER)");
        status = 404;
        assertThat(api().find("salary", "releases/x")).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidBeforeAnythingIsSent() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> Handed.of(folder.resolve("nowhere.zip"))).hasMessageContaining("nowhere.zip");
        assertThatThrownBy(() -> Handed.of(empty)).hasMessageContaining("no file in the folder");
    }

    @Test
    void parametersAreEscaped() {
        assertThat(AdminApi.query(Map.of("file", "a b&c=ü.zip"))).isEqualTo("?file=a%20b%26c%3D%C3%BC.zip");
        assertThat(AdminApi.query(Map.of())).isEmpty();
    }

    private AdminApi api() {
        return new AdminApi(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "t");
    }
}
