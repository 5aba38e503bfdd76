package org.careeralmanac.gateway.edge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.careeralmanac.defaults.problem.ProblemsInOpenApi;
import org.careeralmanac.gateway.owners.Owner;

/** The API description that an owner committed, as far as the gateway builds on it. Read at build time only. */
final class OwnerContract {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String COMPONENTS = "#/components/";

    private final Owner owner;
    private final JsonNode root;

    private OwnerContract(Owner owner, JsonNode root) {
        this.owner = owner;
        this.root = root;
    }

    /** @throws IllegalStateException if the owner has no description where the build put it */
    static OwnerContract onClassPath(Owner owner) {
        String name = "owners/" + owner.service() + "/openapi.yaml";
        try (InputStream yaml = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (yaml == null) {
                throw new IllegalStateException(owner.service() + "/openapi.yaml is not there; build " + owner.service()
                        + " once, it writes and commits it");
            }
            return read(owner, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OwnerContract read(Owner owner, InputStream yaml) throws IOException {
        return new OwnerContract(owner, YAML.readTree(yaml));
    }

    Owner owner() {
        return owner;
    }

    /** The schema of the owner's answer for a career. */
    JsonNode answer() {
        return response(owner == Owner.ROLES ? "/api/v1/roles/{slug}" : "/api/v1/sections", "get", "200");
    }

    JsonNode response(String path, String method, String status) {
        JsonNode content = root.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(status)
                .path("content");
        JsonNode first = content.isEmpty() ? content : content.iterator().next();
        return required(first.path("schema"), method + " " + path + " " + status);
    }

    JsonNode request(String path, String method) {
        JsonNode content =
                root.path("paths").path(path).path(method).path("requestBody").path("content");
        JsonNode first = content.isEmpty() ? content : content.iterator().next();
        return required(first.path("schema"), method + " " + path + " request");
    }

    /** The schema of a member, through references, lists and "or null". */
    JsonNode member(JsonNode schema, String name) {
        return required(resolved(schema).path("properties").path(name), name);
    }

    JsonNode items(JsonNode schema) {
        return required(resolved(schema).path("items"), "items");
    }

    boolean has(JsonNode schema, String name) {
        return resolved(schema).path("properties").has(name);
    }

    /** The reference of a named schema, e.g. {@code #/components/schemas/SalarySection}. */
    String reference(JsonNode schema, String what) {
        JsonNode named = referring(schema);
        if (!named.path("$ref").asText().startsWith(COMPONENTS + "schemas/")) {
            throw new IllegalStateException(
                    owner.service() + "/openapi.yaml gives " + what + " no named schema of its own");
        }
        return named.path("$ref").asText();
    }

    /** What a reference points to. */
    JsonNode at(String reference) {
        return required(root.at(reference.substring(1)), reference);
    }

    /** Every path below a prefix. */
    Map<String, JsonNode> paths(String prefix) {
        Map<String, JsonNode> paths = new TreeMap<>();
        root.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith(prefix)) {
                paths.put(path.getKey(), path.getValue());
            }
        });
        return paths;
    }

    /** Every problem that the owner can answer with. */
    List<Map<String, Object>> problems() {
        return YAML.convertValue(
                required(root.path(ProblemsInOpenApi.EXTENSION), ProblemsInOpenApi.EXTENSION),
                new TypeReference<List<Map<String, Object>>>() {});
    }

    JsonNode securitySchemes() {
        return root.path("components").path("securitySchemes");
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode named = referring(schema);
        return named.has("$ref") ? resolved(at(named.path("$ref").asText())) : named;
    }

    /** "A or null" is written as a choice of two; the one that is not null is meant. */
    private static JsonNode referring(JsonNode schema) {
        for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
            for (JsonNode option : schema.path(choice)) {
                if (option.has("$ref") || option.has("properties")) {
                    return option;
                }
            }
        }
        return schema;
    }

    private JsonNode required(JsonNode found, String what) {
        if (found.isMissingNode()) {
            throw new IllegalStateException(owner.service() + "/openapi.yaml does not describe " + what);
        }
        return found;
    }
}
