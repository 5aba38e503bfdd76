package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

/**
 * What the public API description says is what the suite does: each operation is asked at least once ({@code
 * contract/calls.yaml}), and what it answers is valid against the schema of that answer.
 */
@ExtendWith(Suite.Extension.class)
class ContractIT {

    private static final String CONTRACT = "gateway/openapi.yaml";
    private static final String DELIBERATE = "system-tests/src/test/resources/contract/deliberate-breaks.txt";
    private static final String DOCUMENT = "https://almanac.test/openapi";
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Suite suite;
    private final Map<String, String> saved = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    /** What was asked and answered, by operation. */
    private final Map<String, ObjectNode> asked = new TreeMap<>();

    private JsonNode document;
    private SchemaRegistry schemas;

    ContractIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void everyOperationAnswersAsItsDescriptionSays() throws IOException {
        document = suite.json("/openapi?format=json");
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(DOCUMENT, document.toString())));
        Map<String, String> operations = operations();
        Set<String> answered = new LinkedHashSet<>();
        for (JsonNode call : calls()) {
            String operation = call.path("operation").asText();
            assertThat(operations).as("operations of the description").containsKey(operation);
            hold(call, operations.get(operation), answer(call));
            answered.add(operation);
        }
        assertThat(answered).containsExactlyInAnyOrderElementsOf(operations.keySet());
        write();
    }

    @Test
    void nothingBreaksClientsOfTheDescriptionBeforeThisOne() throws IOException {
        JsonNode before = committedBefore(Files.readString(Suite.HOME.resolve(CONTRACT)));

        Set<String> breaks = BreakingChanges.between(before, suite.json("/openapi?format=json"));

        try (Stream<String> lines = Files.lines(Suite.HOME.resolve(DELIBERATE))) {
            lines.forEach(breaks::remove);
        }
        assertThat(breaks)
                .as("What breaks clients. If it has to be, add the line to " + DELIBERATE
                        + " and say why in the changelog")
                .isEmpty();
    }

    /** The newest committed description that is not the given one. */
    private static JsonNode committedBefore(String current) throws IOException {
        Suite.Outcome commits = git("log", "-n", "50", "--format=%H", "--", CONTRACT);
        assumeThat(commits.exitCode())
                .as("NOT RUN: the comparison with the description before; this is no checkout of git")
                .isZero();
        for (String commit : commits.output().lines().toList()) {
            String then = git("show", commit + ":" + CONTRACT).output();
            if (!then.strip().equals(current.strip())) {
                return YAML.readTree(then);
            }
        }
        throw new TestAbortedException("NOT RUN: the comparison with the description before; git knows of none");
    }

    private static Suite.Outcome git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", Suite.HOME.toString()));
        command.addAll(List.of(arguments));
        return Suite.run(command, Map.of());
    }

    /** Where each operation stands in the document, by its name. */
    private Map<String, String> operations() {
        Map<String, String> operations = new HashMap<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.put(
                        method.getValue().path("operationId").asText(),
                        "/paths/%s/%s".formatted(escaped(path.getKey()), method.getKey()))));
        return operations;
    }

    private List<JsonNode> calls() throws IOException {
        try (InputStream file = ContractIT.class.getResourceAsStream("/contract/calls.yaml")) {
            return YAML.readTree(file).valueStream().toList();
        }
    }

    private Suite.Answer answer(JsonNode call) {
        Suite.Answer[] answer = new Suite.Answer[1];
        await().atMost(PATIENCE).until(() -> {
            answer[0] = suite.send(request(call));
            return !call.has("until")
                    || !suite.parse(answer[0]).at(call.path("until").asText()).isNull();
        });
        return answer[0];
    }

    private HttpRequest request(JsonNode call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(suite.at(filled(call.path("path").asText())));
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        if (call.has("body")) {
            request.header("Content-Type", "application/json");
            body = HttpRequest.BodyPublishers.ofString(call.path("body").toString());
        } else if (call.has("file")) {
            request.header("Content-Type", "application/octet-stream");
            body = HttpRequest.BodyPublishers.ofString(call.path("file").asText());
        }
        if (call.has("by")) {
            request.header(
                    "Authorization",
                    "Bearer " + tokens.computeIfAbsent(call.path("by").asText(), suite::token));
        }
        if (call.has("ifMatch")) {
            request.header("If-Match", filled(call.path("ifMatch").asText()));
        }
        if (call.has("idempotencyKey")) {
            request.header("Idempotency-Key", call.path("idempotencyKey").asText());
        }
        return request.method(call.path("method").asText(), body).build();
    }

    private void hold(JsonNode call, String operation, Suite.Answer answer) {
        String what = call.path("operation").asText() + " answered " + answer.status() + ": " + answer.body();
        assertThat(answer.status()).as(what).isBetween(200, 299);
        JsonNode described = document.at(operation + "/responses/" + answer.status());
        assertThat(described.isMissingNode())
                .as("no description of it: " + what)
                .isFalse();
        described.path("headers").fieldNames().forEachRemaining(header -> {
            if (header.startsWith("RateLimit") || header.startsWith("Access-Control")) {
                assertThat(answer.header(header)).as(header + " of " + what).isNotNull();
            }
        });
        if (answer.body().isEmpty()) {
            assertThat(described.has("content")).as(what).isFalse();
            return;
        }
        String type = answer.header("Content-Type").replaceAll(";.*", "");
        String schema = "%s/responses/%d/content/%s/schema".formatted(operation, answer.status(), escaped(type));
        assertThat(document.at(schema).isMissingNode())
                .as("no schema: " + schema)
                .isFalse();
        // A stream of records is described by one of them.
        JsonNode body = suite.parse(
                type.endsWith("ndjson") ? answer.body().lines().findFirst().orElseThrow() : answer.body());
        assertThat(schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + schema)).validate(body))
                .as(what)
                .isEmpty();
        call.path("save")
                .properties()
                .forEach(save -> saved.put(
                        save.getKey(), body.at(save.getValue().asText()).asText()));
        JsonNode given = described.path("content").path(type).path("examples");
        if (given.isMissingNode() || given.has("asked")) {
            ObjectNode example = YAML.createObjectNode();
            asked.put(call.path("operation").asText(), example);
            example.set(
                    "request",
                    call.has("file") ? TextNode.valueOf(call.path("file").asText()) : call.get("body"));
            example.set("answer", shortened(body));
        }
    }

    /** With the first two of a list's items, which say what they are as well as all of them. */
    private static JsonNode shortened(JsonNode body) {
        if (body.path("items") instanceof ArrayNode items) {
            while (items.size() > 2) {
                items.remove(2);
            }
        }
        return body;
    }

    private String filled(String text) {
        return NAME.matcher(text).replaceAll(name -> saved.get(name.group(1)));
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    /** For whoever changes the API: the examples of the description, as CONTRIBUTING.md says. */
    private void write() throws IOException {
        String file = System.getProperty("almanac.examples", "");
        if (!file.isEmpty()) {
            String text = new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(asked)
                    .replace("\"" + System.getProperty("user.name") + "\"", "\"someone\"");
            Files.writeString(Suite.HOME.resolve(file), text + "\n");
        }
    }
}
