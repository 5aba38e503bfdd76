package org.careeralmanac.launcher.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** Asks a service for its health. */
public final class HealthProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    public Health ask(int managementPort) throws InterruptedException {
        Optional<Health> ready = ask(managementPort, "ready", Health.State.NOT_READY);
        if (ready.isEmpty()) {
            return Health.SILENT;
        }
        if (ready.get().isReady()) {
            return ready.get();
        }
        return ask(managementPort, "live", Health.State.NOT_LIVE)
                .filter(live -> !live.isReady())
                .orElse(ready.get());
    }

    /** One question and one cheap answer, for waiting. */
    public Health readiness(int managementPort) throws InterruptedException {
        return ask(managementPort, "ready", Health.State.NOT_READY).orElse(Health.SILENT);
    }

    private Optional<Health> ask(int port, String kind, Health.State otherwise) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/" + kind))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(read(answer.statusCode(), answer.body(), otherwise));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Health read(int status, String body, Health.State otherwise) {
        if (status == 200) {
            return new Health(Health.State.READY, List.of(), Optional.empty());
        }
        List<String> failing = new ArrayList<>();
        Optional<String> refused = Optional.empty();
        try {
            Map<String, Object> json = JsonUtil.parseJson(body);
            if (json.get("checks") instanceof List<?> checks) {
                for (Object check : checks) {
                    if (check instanceof Map<?, ?> fields && "DOWN".equals(fields.get("status"))) {
                        failing.add(String.valueOf(fields.get("name")));
                        // What a service says it refuses, waiting cannot mend; all else may pass.
                        if (fields.get("data") instanceof Map<?, ?> data && "refused".equals(data.get("state"))) {
                            refused = Optional.of(String.valueOf(data.get("reason")));
                        }
                    }
                }
            }
        } catch (JoseException e) {
            failing.add("health answer is not JSON");
        }
        return new Health(otherwise, failing, refused);
    }
}
