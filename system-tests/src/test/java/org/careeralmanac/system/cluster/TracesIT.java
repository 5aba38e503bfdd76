package org.careeralmanac.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** With traces on, one trace goes from the reader's request through the gateway and an owner to its SQL. */
class TracesIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @Test
    void aTraceGoesFromTheRequestToTheStatement() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer collector = collector(received);
        Map<String, String> traces = Map.of(
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort(),
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                PackagedService roles = PackagedService.start(
                        "roles-service",
                        List.of(),
                        FLAGS,
                        with(
                                traces,
                                Map.of(
                                        "QUARKUS_DATASOURCE_JDBC_URL", server.getJdbcUrl("postgres", "postgres"),
                                        "QUARKUS_DATASOURCE_USERNAME", "postgres",
                                        "QUARKUS_DATASOURCE_PASSWORD", "postgres")))) {
            roles.awaitHealth("ready", 200);
            try (PackagedService gateway = PackagedService.start(
                    "gateway",
                    List.of(),
                    FLAGS,
                    with(traces, Map.of("ALMANAC_OWNERS_ROLES_URL", "http://127.0.0.1:" + roles.port())))) {
                gateway.awaitHealth("ready", 200);
                // A career that nobody asked for yet, so that it is not kept; on a day, so that warming up did not
                // either.
                assertThat(gateway.get(
                                        "/api/v1/careers/data-engineer/sections/overview?asOf=2026-11-24",
                                        "traceparent",
                                        "00-" + TRACE + "-00f067aa0ba902b7-01")
                                .statusCode())
                        .isEqualTo(200);

                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(received)
                        .anySatisfy(spans -> assertThat(spans).contains(trace(), "gateway"))
                        .anySatisfy(spans -> assertThat(spans).contains(trace(), "roles-service", "SELECT")));
            }
        } finally {
            collector.stop(0);
        }
    }

    private static String trace() {
        return new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    /** Keeps what is sent as bytes in text: the names and ids in a span stand there as they are. */
    private static HttpServer collector(List<String> received) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
                try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
                    body = plain.readAllBytes();
                }
            }
            received.add(new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
