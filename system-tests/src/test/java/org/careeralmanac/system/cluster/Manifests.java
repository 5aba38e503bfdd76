package org.careeralmanac.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One rendered set of Kubernetes objects. */
record Manifests(List<JsonNode> objects) {

    /** The four services of the suite, whose settings, probes and rollouts have rules of their own. */
    static final Set<String> SERVICES = Set.of("roles-service", "salary-service", "trends-service", "gateway");

    static final Set<String> OWNERS = Set.of("roles-service", "salary-service", "trends-service");

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    /** A pod template and the object that makes pods of it. */
    record Workload(JsonNode object) {

        String name() {
            return Manifests.name(object);
        }

        JsonNode template() {
            return object.at("/spec/template");
        }

        JsonNode pod() {
            return template().path("spec");
        }

        Map<String, String> labels() {
            return map(template().at("/metadata/labels"));
        }

        /** Containers of both sorts. */
        List<JsonNode> containers() {
            return Stream.concat(list(pod().path("initContainers")).stream(), list(pod().path("containers")).stream())
                    .toList();
        }

        boolean hasPort(JsonNode nameOrNumber) {
            return containers().stream()
                    .flatMap(container -> list(container.path("ports")).stream())
                    .anyMatch(port -> nameOrNumber.isTextual()
                            ? port.path("name").asText().equals(nameOrNumber.asText())
                            : port.path("containerPort").asInt() == nameOrNumber.asInt());
        }
    }

    Stream<JsonNode> all(String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind));
    }

    Optional<JsonNode> find(String kind, String name) {
        return all(kind).filter(object -> name(object).equals(name)).findFirst();
    }

    List<Workload> workloads() {
        return objects.stream()
                .filter(object -> WORKLOADS.contains(kind(object)))
                .map(Workload::new)
                .toList();
    }

    Optional<Workload> workload(String name) {
        return workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst();
    }

    /** The environment of a container as the kubelet would make it; what is optional and absent is left out. */
    Map<String, JsonNode> environment(JsonNode container) {
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        for (JsonNode from : list(container.path("envFrom"))) {
            String prefix = from.path("prefix").asText("");
            find("ConfigMap", from.at("/configMapRef/name").asText()).ifPresent(map -> map.path("data")
                    .properties()
                    .forEach(entry -> variables.put(prefix + entry.getKey(), entry.getValue())));
        }
        for (JsonNode variable : list(container.path("env"))) {
            variables.put(variable.path("name").asText(), variable.path("value"));
        }
        return variables;
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static String id(JsonNode object) {
        return kind(object) + "/" + name(object);
    }

    static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    static List<JsonNode> list(JsonNode node) {
        List<JsonNode> list = new ArrayList<>();
        Iterator<JsonNode> elements = node.elements();
        elements.forEachRemaining(list::add);
        return list;
    }
}
