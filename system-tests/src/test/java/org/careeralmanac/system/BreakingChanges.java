package org.careeralmanac.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What breaks clients between two versions of an API description (OpenAPI 3.1): a call, a parameter or an answer that is
 * gone, something that must be sent now, less that may be sent, members of answers that are gone, may be gone or may be
 * something else. That answers gain members and enum values breaks nobody: clients ignore what they do not know.
 */
final class BreakingChanges {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode before;
    private final JsonNode after;
    private final Set<String> found = new TreeSet<>();
    private final Set<List<Object>> compared = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** @return a sentence for each break, ordered */
    static Set<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        changes.calls();
        return changes.found;
    }

    private void calls() {
        before.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> {
                    String call = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    JsonNode now = after.path("paths").path(path.getKey()).path(method.getKey());
                    if (now.isMissingNode()) {
                        found.add(call + ": is gone");
                    } else {
                        call(call, method.getValue(), now);
                    }
                }));
    }

    private void call(String call, JsonNode was, JsonNode is) {
        if (was.path("security").isEmpty() && !is.path("security").isEmpty()) {
            found.add(call + ": needs a token");
        }
        Map<String, JsonNode> now = parameters(after, is);
        Map<String, JsonNode> then = parameters(before, was);
        then.forEach((name, parameter) -> {
            JsonNode same = now.get(name);
            if (same == null) {
                found.add("%s: parameter %s is gone".formatted(call, name));
                return;
            }
            if (same.path("required").asBoolean() && !parameter.path("required").asBoolean()) {
                found.add("%s: parameter %s must be sent".formatted(call, name));
            }
            sent(call + ": parameter " + name, parameter.path("schema"), same.path("schema"));
        });
        now.forEach((name, parameter) -> {
            if (!then.containsKey(name) && parameter.path("required").asBoolean()) {
                found.add("%s: parameter %s must be sent".formatted(call, name));
            }
        });
        body(call, resolved(before, was.path("requestBody")), resolved(after, is.path("requestBody")));
        was.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> {
                    JsonNode same = is.path("responses").path(answer.getKey());
                    String what = call + ": answer " + answer.getKey();
                    if (same.isMissingNode()) {
                        found.add(what + " is gone");
                    } else {
                        answer(what, resolved(before, answer.getValue()), resolved(after, same));
                    }
                });
    }

    private static Map<String, JsonNode> parameters(JsonNode document, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        operation.path("parameters").forEach(reference -> {
            JsonNode parameter = resolved(document, reference);
            parameters.put(parameter.path("name").asText(), parameter);
        });
        return parameters;
    }

    private void body(String call, JsonNode was, JsonNode is) {
        if (is.path("required").asBoolean() && !was.path("required").asBoolean()) {
            found.add(call + ": a body must be sent");
        }
        was.path("content").properties().forEach(type -> {
            JsonNode same = is.path("content").path(type.getKey());
            if (same.isMissingNode()) {
                found.add("%s: no body of %s is taken".formatted(call, type.getKey()));
            } else {
                sent(call + ": body", type.getValue().path("schema"), same.path("schema"));
            }
        });
    }

    private void answer(String what, JsonNode was, JsonNode is) {
        was.path("content").properties().forEach(type -> {
            JsonNode same = is.path("content").path(type.getKey());
            if (same.isMissingNode()) {
                found.add("%s is no %s".formatted(what, type.getKey()));
            } else {
                received(what, type.getValue().path("schema"), same.path("schema"));
            }
        });
    }

    /** What may be sent must not become less. */
    private void sent(String where, JsonNode was, JsonNode is) {
        Shape then = shape(before, was);
        Shape now = shape(after, is);
        if (!compared.add(List.of(true, then.node, now.node))) {
            return;
        }
        if (!now.types.isEmpty() && !now.types.containsAll(then.types.isEmpty() ? Set.of("anything") : then.types)) {
            found.add("%s: takes %s, took %s".formatted(where, now.types, then.types));
        }
        if (!now.values.isEmpty() && (then.values.isEmpty() || !now.values.containsAll(then.values))) {
            found.add("%s: takes %s, took %s".formatted(where, now.values, then.values));
        }
        then.members.forEach((name, member) -> {
            if (now.members.containsKey(name)) {
                sent(where + "." + name, member, now.members.get(name));
            } else {
                found.add("%s.%s: is gone".formatted(where, name));
            }
        });
        now.required.stream()
                .filter(name -> !then.required.contains(name))
                .forEach(name -> found.add("%s.%s: must be sent".formatted(where, name)));
        if (then.items != null && now.items != null) {
            sent(where + "[]", then.items, now.items);
        }
    }

    /** What is received must not become more, members of objects aside. */
    private void received(String where, JsonNode was, JsonNode is) {
        Shape then = shape(before, was);
        Shape now = shape(after, is);
        if (!compared.add(List.of(false, then.node, now.node))) {
            return;
        }
        if (!then.types.isEmpty() && (now.types.isEmpty() || !then.types.containsAll(now.types))) {
            found.add("%s: may be %s, was %s".formatted(where, now.types, then.types));
        }
        then.members.forEach((name, member) -> {
            if (now.members.containsKey(name)) {
                received(where + "." + name, member, now.members.get(name));
            } else {
                found.add("%s.%s: is gone".formatted(where, name));
            }
        });
        then.required.stream()
                .filter(name -> now.members.containsKey(name) && !now.required.contains(name))
                .forEach(name -> found.add("%s.%s: may be absent".formatted(where, name)));
        if (then.items != null && now.items != null) {
            received(where + "[]", then.items, now.items);
        }
    }

    /** A schema with everything that it refers to and consists of. */
    private static final class Shape {
        private JsonNode node;
        private final Set<String> types = new TreeSet<>();
        private final Set<String> values = new TreeSet<>();
        private final Map<String, JsonNode> members = new HashMap<>();
        private final Set<String> required = new TreeSet<>();
        private JsonNode items;
    }

    private static Shape shape(JsonNode document, JsonNode schema) {
        Shape shape = new Shape();
        shape.node = resolved(document, schema);
        collect(document, schema, shape, new HashSet<>());
        return shape;
    }

    private static void collect(JsonNode document, JsonNode schema, Shape shape, Set<String> seen) {
        if (schema.has("$ref") && seen.add(schema.path("$ref").asText())) {
            collect(document, resolved(document, schema), shape, seen);
        }
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            shape.types.add(type.asText());
        }
        type.forEach(one -> shape.types.add(one.asText()));
        schema.path("enum").forEach(value -> shape.values.add(value.asText()));
        schema.path("required").forEach(name -> shape.required.add(name.asText()));
        schema.path("properties").properties().forEach(member -> shape.members.put(member.getKey(), member.getValue()));
        if (schema.has("items")) {
            shape.items = schema.path("items");
        }
        for (String parts : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(parts).forEach(part -> collect(document, part, shape, seen));
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        List<String> seen = new ArrayList<>();
        JsonNode target = node;
        while (target.has("$ref") && !seen.contains(target.path("$ref").asText())) {
            seen.add(target.path("$ref").asText());
            target = document.at(seen.getLast().substring(1));
        }
        return target;
    }
}
