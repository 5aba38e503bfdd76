package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Publishing shows on pages and in the feed, and nothing of it can be missed. */
@ExtendWith(Suite.Extension.class)
class ChangeFeedIT {

    private static final int CHANGES_EACH = 40;

    private final Suite suite;

    ChangeFeedIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void aReaderBetweenTwoPublishersMissesNoChange() throws Exception {
        String token = suite.token("editor");
        String cursor = end();
        List<Integer> seen = new ArrayList<>();
        List<Integer> published = new ArrayList<>();

        try (ExecutorService publishers = Executors.newFixedThreadPool(2)) {
            List<Future<List<Integer>>> both = List.of(
                    publishers.submit(() -> publish(token, "data-engineer")),
                    publishers.submit(() -> publish(token, "ai-research-scientist")));
            boolean done = false;
            while (true) {
                JsonNode feed = suite.json("/api/v1/changes?limit=3&after=" + cursor);
                feed.path("items").forEach(change -> {
                    if (change.path("service").asText().equals("roles-service")) {
                        seen.add(change.path("position").asInt());
                    }
                });
                cursor = feed.path("nextCursor").asText();
                if (done && feed.path("items").isEmpty()) {
                    break;
                }
                done = both.stream().allMatch(Future::isDone);
            }
            for (Future<List<Integer>> publisher : both) {
                published.addAll(publisher.get());
            }
        }

        assertThat(published).hasSize(2 * CHANGES_EACH);
        assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(published);
    }

    @Test
    void anEditShowsOnThePageWithinTwoSeconds() {
        String text = "A sentence of an editor's, " + System.nanoTime();
        Suite.Answer answer = publishOne(suite.token("editor"), "ai-product-manager", text);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);

        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(
                                suite.get("/api/v1/careers/ai-product-manager").body())
                        .contains(text));
    }

    @Test
    void theOldTextStaysReadableAsOfTheDayBefore() {
        String text = "Only from today, " + System.nanoTime();
        JsonNode before = suite.json("/api/v1/careers/chief-ai-ml-officer");
        publishOne(suite.token("editor"), "chief-ai-ml-officer", text);

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(
                        suite.get("/api/v1/careers/chief-ai-ml-officer").body())
                .contains(text));
        Suite.Answer longAgo = suite.get("/api/v1/careers/chief-ai-ml-officer?asOf=2020-01-01");
        assertThat(longAgo.body()).doesNotContain(text);
        assertThat(before.toString()).doesNotContain(text);
    }

    private List<Integer> publish(String token, String career) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < CHANGES_EACH; i++) {
            Suite.Answer answer = publishOne(token, career, "Number " + i);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            positions.add(suite.parse(answer).path("position").asInt());
        }
        return positions;
    }

    private Suite.Answer publishOne(String token, String career, String text) {
        return suite.send(HttpRequest.newBuilder(suite.at("/api/v1/admin/roles/" + career + "/revisions"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"note": "feed", "sections": {"challenges": {"intro": "%s",
                          "groups": [{"title": "A group", "items": [{"text": "An item."}]}]}}}""".formatted(text)))
                .build());
    }

    private String end() {
        String cursor = "";
        JsonNode feed;
        do {
            feed = suite.json("/api/v1/changes?limit=100" + (cursor.isEmpty() ? "" : "&after=" + cursor));
            cursor = feed.path("nextCursor").asText();
        } while (!feed.path("items").isEmpty());
        return cursor;
    }
}
