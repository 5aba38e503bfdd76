package org.careeralmanac.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.careeralmanac.system.Suite;

/** The suite with a gateway beside it that reaches the owners over lines. */
final class World implements AutoCloseable {

    /** The services that own sections. */
    enum Owner {
        ROLES,
        SALARY,
        TRENDS;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        String service() {
            return key() + "-service";
        }
    }

    private static final int KNOWN = 8;

    private final Suite suite;
    private final Map<Owner, Line> lines = new EnumMap<>(Owner.class);
    private final Gateway gateway;
    private final List<String> known = new ArrayList<>();
    private final Map<String, Suite.Process> processes = new TreeMap<>();

    World(Suite suite, Map<String, String> settings) {
        this.suite = suite;
        Map<String, Line> byKey = new TreeMap<>();
        look();
        for (Owner owner : Owner.values()) {
            Line line = new Line(process(owner.service()).port());
            lines.put(owner, line);
            byKey.put(owner.key(), line);
        }
        gateway = new Gateway(suite, byKey, settings);
        learn();
    }

    Suite suite() {
        return suite;
    }

    Gateway gateway() {
        return gateway;
    }

    Line line(Owner owner) {
        return lines.get(owner);
    }

    /** Careers whose pages were complete before. */
    List<String> known() {
        return known;
    }

    /** A process of the suite as it was started last; asking the suite each time would take longer than some faults. */
    Suite.Process process(String name) {
        return processes.get(name);
    }

    private void look() {
        suite.processes().forEach(process -> processes.put(process.name(), process));
    }

    /** Starts again what was killed, and leads the lines to where it is. */
    void mend() {
        suite.up(Map.of());
        look();
        lines.forEach((owner, line) -> line.target(process(owner.service()).port()));
    }

    /** Every known page is complete, and the machine's code for it has run. */
    void learn() {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> gateway.get("/api/v1/careers?limit=" + KNOWN).status() == 200);
        if (known.isEmpty()) {
            known.add(Suite.REFERENCE);
            for (JsonNode item :
                    suite.parse(gateway.get("/api/v1/careers?limit=" + KNOWN)).path("items")) {
                if (!known.contains(item.path("slug").asText())) {
                    known.add(item.path("slug").asText());
                }
            }
        }
        for (String slug : known) {
            await(slug + " is complete")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        Suite.Answer answer = gateway.get("/api/v1/careers/" + slug);
                        assertThat(suite.parse(answer).path("completeness").asText())
                                .as(answer.body())
                                .isEqualTo("complete");
                    });
        }
    }

    /** Whether every known page is live throughout. */
    boolean live() {
        return known.stream().allMatch(slug -> {
            Suite.Answer answer = gateway.get("/api/v1/careers/" + slug);
            return answer.status() == 200
                    && suite.parse(answer).path("completeness").asText().equals("complete");
        });
    }

    /** The statuses of the sections of a page, by the service that owns them. */
    Map<String, TreeSet<String>> statuses(String body) {
        Map<String, TreeSet<String>> statuses = new TreeMap<>();
        suite.parse(body).path("sections").properties().forEach(section -> statuses.computeIfAbsent(
                        section.getValue().path("service").asText(), s -> new TreeSet<>())
                .add(section.getValue().path("status").asText()));
        return statuses;
    }

    @Override
    public void close() {
        gateway.close();
        lines.values().forEach(Line::close);
    }
}
