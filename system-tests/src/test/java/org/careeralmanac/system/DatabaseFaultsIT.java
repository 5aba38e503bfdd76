package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL is killed while editors publish and readers read. */
@ExtendWith(Suite.Extension.class)
class DatabaseFaultsIT {

    private static final String CAREER = "mlops-engineer";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Suite suite;
    private final List<String> unexpected = new CopyOnWriteArrayList<>();

    DatabaseFaultsIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void servicesRecoverByThemselvesAndNoAcknowledgedWriteIsLost() throws Exception {
        String token = suite.token("editor");
        List<Integer> acknowledged = new CopyOnWriteArrayList<>();
        List<Integer> pages = new CopyOnWriteArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        Suite.Process rolesBefore = suite.process("roles-service");

        try (ExecutorService load = Executors.newFixedThreadPool(3)) {
            List<Future<?>> clients = List.of(
                    load.submit(() -> publishUntil(stop, token, acknowledged)),
                    load.submit(() -> publishUntil(stop, token, acknowledged)),
                    load.submit(() -> readUntil(stop, pages)));
            try {
                await().atMost(PATIENCE).until(() -> acknowledged.size() >= 10);

                suite.process("postgres").signal("KILL");
                TimeUnit.SECONDS.sleep(2);
                suite.up(Map.of());

                int before = acknowledged.size();
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(acknowledged)
                        .as("writes after the restart; other answers: %s", unexpected)
                        .hasSizeGreaterThanOrEqualTo(before + 10));
            } finally {
                // Also when this failed: the executor waits for its clients.
                stop.set(true);
            }
            for (Future<?> client : clients) {
                client.get(30, TimeUnit.SECONDS);
            }
        }

        assertThat(unexpected).as("answers other than 201 and 503").isEmpty();
        assertThat(suite.process("roles-service").pid()).isEqualTo(rolesBefore.pid());
        assertThat(pages).isNotEmpty().containsOnly(200);
        List<Integer> stored = new CopyOnWriteArrayList<>();
        String cursor = null;
        JsonNode feed;
        do {
            feed = suite.json("/api/v1/changes?limit=100" + (cursor == null ? "" : "&after=" + cursor));
            for (JsonNode change : feed.path("items")) {
                if (change.path("id").asText().equals(CAREER)
                        && change.path("kind").asText().equals("role")) {
                    stored.add(change.path("position").asInt());
                }
            }
            cursor = feed.path("nextCursor").asText();
        } while (!feed.path("items").isEmpty());
        assertThat(stored).containsAll(acknowledged);
    }

    private Void publishUntil(AtomicBoolean stop, String token, List<Integer> acknowledged) throws Exception {
        while (!stop.get()) {
            try {
                Suite.Answer answer =
                        suite.send(HttpRequest.newBuilder(suite.at("/api/v1/admin/roles/" + CAREER + "/revisions"))
                                .timeout(Duration.ofSeconds(10))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("""
                                {"note": "under load", "sections": {"challenges": {"intro": "Edited under load, %s.",
                                  "groups": [{"title": "Drift", "items": [{"text": "Inputs change silently."}]}]}}}""".formatted(UUID.randomUUID())))
                                .build());
                if (answer.status() == 201) {
                    acknowledged.add(suite.parse(answer).path("position").asInt());
                } else {
                    if (answer.status() != 503) {
                        unexpected.add(answer.status() + " " + answer.body());
                    }
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (UncheckedIOException e) {
                // No acknowledgement came; whether it was stored is open, and nothing was promised.
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        return null;
    }

    private Void readUntil(AtomicBoolean stop, List<Integer> statuses) throws InterruptedException {
        while (!stop.get()) {
            statuses.add(suite.get("/api/v1/careers/" + Suite.REFERENCE).status());
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return null;
    }
}
