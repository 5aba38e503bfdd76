package org.careeralmanac.system.cluster;

import static org.careeralmanac.system.cluster.Manifests.id;
import static org.careeralmanac.system.cluster.Manifests.kind;
import static org.careeralmanac.system.cluster.Manifests.list;
import static org.careeralmanac.system.cluster.Manifests.map;
import static org.careeralmanac.system.cluster.Manifests.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.careeralmanac.system.cluster.Manifests.Workload;

/** What must hold for every rendered set; each says all that it finds wrong, object by object. */
enum Rule {
    NAMES_ARE_UNIQUE((set, wrong) -> {
        Set<String> seen = new HashSet<>();
        for (JsonNode object : set.objects()) {
            if (!seen.add(id(object) + "@" + object.at("/metadata/namespace").asText())) {
                wrong.accept(id(object) + " is there twice");
            }
        }
    }),

    SELECTORS_MATCH((set, wrong) -> {
        for (Workload workload : set.workloads()) {
            JsonNode selector = workload.object().at("/spec/selector");
            if (!selector.isMissingNode() && !matches(selector, workload.labels())) {
                wrong.accept(id(workload.object()) + " does not select its own pods");
            }
            for (JsonNode spread : list(workload.pod().path("topologySpreadConstraints"))) {
                if (!matches(spread.path("labelSelector"), workload.labels())) {
                    wrong.accept(id(workload.object()) + " spreads other pods than its own");
                }
            }
        }
        set.all("Service").forEach(service -> {
            if (selected(set, service).isEmpty()) {
                wrong.accept(id(service) + " selects no pod");
            }
        });
        set.all("PodDisruptionBudget").forEach(budget -> selectsPods(set, budget.at("/spec/selector"), budget, wrong));
        set.all("NetworkPolicy").forEach(policy -> {
            selectsPods(set, policy.at("/spec/podSelector"), policy, wrong);
            peers(policy)
                    .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                    .forEach(peer -> selectsPods(set, peer.path("podSelector"), policy, wrong));
        });
        set.all("ServiceMonitor").forEach(monitor -> {
            if (set.all("Service")
                    .noneMatch(service -> matches(monitor.at("/spec/selector"), map(service.at("/metadata/labels"))))) {
                wrong.accept(id(monitor) + " selects no Service");
            }
        });
    }),

    PORTS_EXIST((set, wrong) -> {
        set.all("Service").forEach(service -> {
            for (JsonNode port : list(service.at("/spec/ports"))) {
                JsonNode target = port.has("targetPort") ? port.path("targetPort") : port.path("port");
                for (Workload workload : selected(set, service)) {
                    if (!workload.hasPort(target)) {
                        wrong.accept(id(service) + " leads to port " + target.asText() + ", which "
                                + id(workload.object()) + " has not");
                    }
                }
            }
        });
        for (Workload workload : set.workloads()) {
            for (JsonNode container : workload.containers()) {
                probes(container).forEach(probe -> {
                    JsonNode port = probe.at("/httpGet/port");
                    if (!port.isMissingNode() && !workload.hasPort(port)) {
                        wrong.accept(
                                id(workload.object()) + " is probed at port " + port.asText() + ", which it has not");
                    }
                });
            }
        }
        set.all("NetworkPolicy").forEach(policy -> list(policy.at("/spec/ingress")).stream()
                .flatMap(ingress -> list(ingress.path("ports")).stream())
                .map(port -> port.path("port"))
                .forEach(port -> set.workloads().stream()
                        .filter(workload -> matches(policy.at("/spec/podSelector"), workload.labels()))
                        .filter(workload -> !workload.hasPort(port))
                        .forEach(workload -> wrong.accept(id(policy) + " opens port " + port.asText() + ", which "
                                + id(workload.object()) + " has not"))));
        set.all("ServiceMonitor")
                .forEach(monitor -> list(monitor.at("/spec/endpoints")).forEach(endpoint -> {
                    if (set.all("Service")
                            .filter(service ->
                                    matches(monitor.at("/spec/selector"), map(service.at("/metadata/labels"))))
                            .noneMatch(service -> hasPort(service, endpoint.path("port")))) {
                        wrong.accept(id(monitor) + " scrapes port "
                                + endpoint.path("port").asText() + ", which no Service has");
                    }
                }));
    }),

    BACKENDS_EXIST((set, wrong) -> {
        Stream<JsonNode> ingress =
                set.all("Ingress").flatMap(object -> object.findValues("service").stream()).toList().stream();
        ingress.forEach(backend -> {
            JsonNode port =
                    backend.at("/port/name").isMissingNode() ? backend.at("/port/number") : backend.at("/port/name");
            reaches(set, "An Ingress", backend.path("name").asText(), port, wrong);
        });
        set.all("HTTPRoute")
                .flatMap(route -> route.findValues("backendRefs").stream())
                .flatMap(backends -> list(backends).stream())
                .forEach(backend ->
                        reaches(set, "An HTTPRoute", backend.path("name").asText(), backend.path("port"), wrong));
        for (Workload workload : set.workloads()) {
            for (JsonNode container : workload.containers()) {
                set.environment(container).forEach((name, value) -> {
                    Matcher url = Addresses.OWNER.matcher(value.asText());
                    if (name.startsWith("ALMANAC_OWNERS_") && name.endsWith("_URL")) {
                        if (!url.matches()) {
                            wrong.accept(name + " is no address within the namespace: " + value.asText());
                        } else {
                            reaches(set, name, url.group(1), number(url.group(2)), wrong);
                        }
                    }
                    Matcher jdbc = Addresses.DATABASE.matcher(value.asText());
                    if (jdbc.matches() && !jdbc.group(1).contains(".") && !madeByOperator(set, jdbc.group(1), "-rw")) {
                        reaches(set, name, jdbc.group(1), number(jdbc.group(2)), wrong);
                    }
                });
            }
        }
    }),

    REFERENCES_EXIST((set, wrong) -> {
        Set<String> outside = new HashSet<>();
        set.objects().stream()
                .map(object -> object.path("metadata").path("annotations").path("career-almanac.org/needs-secrets"))
                .filter(names -> !names.isMissingNode())
                .forEach(names -> outside.addAll(Arrays.asList(names.asText().split(", *"))));
        for (Workload workload : set.workloads()) {
            String from = id(workload.object());
            String account = workload.pod().path("serviceAccountName").asText();
            if (set.find("ServiceAccount", account).isEmpty()) {
                wrong.accept(from + " runs as " + account + ", and there is no such ServiceAccount");
            }
            for (String field : List.of("configMap", "configMapRef", "configMapKeyRef")) {
                for (JsonNode reference : workload.pod().findValues(field)) {
                    refersTo(set, from, "ConfigMap", reference, Set.of(), wrong);
                }
            }
            for (String field : List.of("secret", "secretRef", "secretKeyRef")) {
                for (JsonNode reference : workload.pod().findValues(field)) {
                    refersTo(set, from, "Secret", reference, outside, wrong);
                }
            }
        }
        set.all("Ingress").forEach(ingress -> ingress.findValues("secretName").forEach(secret -> {
            if (set.find("Secret", secret.asText()).isEmpty() && !outside.contains(secret.asText())) {
                wrong.accept(id(ingress) + " names the Secret " + secret.asText()
                        + ", which is neither there nor said to come from outside");
            }
        }));
        set.all("Secret").forEach(secret -> {
            JsonNode account = secret.path("metadata").path("annotations").path("kubernetes.io/service-account.name");
            if (!account.isMissingNode()
                    && set.find("ServiceAccount", account.asText()).isEmpty()) {
                wrong.accept(id(secret) + " belongs to no ServiceAccount that is there");
            }
        });
        set.all("ScheduledBackup").forEach(backup -> {
            String cluster = backup.at("/spec/cluster/name").asText();
            if (set.find("Cluster", cluster).isEmpty()) {
                wrong.accept(id(backup) + " backs up " + cluster + ", and there is no such Cluster");
            }
        });
    }),

    SCALED_TARGETS_EXIST((set, wrong) -> set.all("HorizontalPodAutoscaler").forEach(scaler -> {
        JsonNode target = scaler.at("/spec/scaleTargetRef");
        Optional<JsonNode> found =
                set.find(target.path("kind").asText(), target.path("name").asText());
        if (found.isEmpty()) {
            wrong.accept(id(scaler) + " scales " + target.path("name").asText() + ", which is not there");
        } else if (found.get().path("spec").has("replicas")) {
            wrong.accept(id(found.get()) + " has replicas and an autoscaler: each apply would undo the other's work");
        }
    })),

    RESOURCES_ARE_BOUNDED((set, wrong) -> {
        for (Workload workload : set.workloads()) {
            for (JsonNode container : workload.containers()) {
                for (String resource : List.of("cpu", "memory")) {
                    JsonNode request = container.at("/resources/requests/" + resource);
                    JsonNode limit = container.at("/resources/limits/" + resource);
                    if (request.isMissingNode() || limit.isMissingNode()) {
                        wrong.accept(id(workload.object()) + " has no request or no limit of " + resource);
                    } else if (quantity(request.asText()).compareTo(quantity(limit.asText())) > 0) {
                        wrong.accept(id(workload.object()) + " requests more " + resource + " than its limit");
                    }
                }
            }
        }
    }),

    IMAGES_ARE_PINNED((set, wrong) -> {
        for (Workload workload : set.workloads()) {
            for (JsonNode container : workload.containers()) {
                String image = container.path("image").asText();
                String tag = image.substring(image.lastIndexOf('/') + 1);
                if (!tag.contains(":") || tag.endsWith(":latest")) {
                    wrong.accept(id(workload.object()) + " runs " + image + ", which is another image tomorrow");
                }
            }
        }
    }),

    VARIABLES_ARE_KNOWN((set, wrong) -> {
        for (Workload workload : set.workloads()) {
            if (Manifests.SERVICES.contains(workload.name())) {
                for (JsonNode container : workload.containers()) {
                    for (String variable : set.environment(container).keySet()) {
                        if (!Settings.documented().isKnown(variable, workload.name())) {
                            wrong.accept(id(workload.object()) + " is given " + variable
                                    + ", which docs/operations.md does not list for it");
                        }
                    }
                }
            }
        }
    }),

    OWNERS_HAVE_DATABASES((set, wrong) -> {
        for (String owner : Manifests.OWNERS) {
            Workload workload = set.workload(owner).orElseThrow();
            Map<String, JsonNode> environment =
                    set.environment(workload.containers().getFirst());
            for (String setting : List.of("JDBC_URL", "USERNAME", "PASSWORD")) {
                if (!environment.containsKey("QUARKUS_DATASOURCE_" + setting)) {
                    wrong.accept(owner + " has no QUARKUS_DATASOURCE_" + setting);
                }
            }
        }
    }),

    PODS_ARE_RESTRICTED((set, wrong) -> {
        for (Workload workload : set.workloads()) {
            JsonNode pod = workload.pod();
            Consumer<String> here = text -> wrong.accept(id(workload.object()) + " " + text);
            for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
                if (pod.path(shared).asBoolean()) {
                    here.accept("has " + shared);
                }
            }
            for (JsonNode volume : list(pod.path("volumes"))) {
                if (Stream.of("configMap", "secret", "emptyDir", "projected", "downwardAPI", "persistentVolumeClaim")
                        .noneMatch(volume::has)) {
                    here.accept("mounts a volume of a kind that is not restricted: "
                            + volume.path("name").asText());
                }
            }
            for (JsonNode container : workload.containers()) {
                JsonNode own = container.path("securityContext");
                JsonNode shared = pod.path("securityContext");
                if (!either(own, shared, "runAsNonRoot").asBoolean()) {
                    here.accept("may run as root");
                }
                if (either(own, shared, "runAsUser").asInt(0) == 0) {
                    here.accept("names no user other than root");
                }
                if (!either(own, shared, "seccompProfile").path("type").asText().equals("RuntimeDefault")) {
                    here.accept("has no seccomp profile");
                }
                if (!own.path("allowPrivilegeEscalation").isBoolean()
                        || own.path("allowPrivilegeEscalation").asBoolean()) {
                    here.accept("may gain privileges");
                }
                if (!own.path("readOnlyRootFilesystem").asBoolean()) {
                    here.accept("may write into its image");
                }
                if (list(own.at("/capabilities/drop")).stream()
                                .noneMatch(drop -> drop.asText().equals("ALL"))
                        || own.at("/capabilities").has("add")) {
                    here.accept("keeps capabilities");
                }
                for (JsonNode port : list(container.path("ports"))) {
                    if (port.has("hostPort")) {
                        here.accept("takes a port of its host");
                    }
                }
            }
            if (!pod.has("automountServiceAccountToken")
                    || pod.path("automountServiceAccountToken").asBoolean()) {
                here.accept("has the token of its account");
            }
        }
    }),

    SECRETS_ARE_NOT_IN_GIT((set, wrong) -> {
        set.all("Secret")
                .filter(secret -> secret.has("data") || secret.has("stringData"))
                .forEach(secret -> wrong.accept(id(secret) + " has its data in git"));
        for (Workload workload : set.workloads()) {
            for (JsonNode container : workload.containers()) {
                set.environment(container).forEach((name, value) -> {
                    if (name.matches(".*(PASSWORD|SECRET).*") && !value.isMissingNode()) {
                        wrong.accept(id(workload.object()) + " has a value for " + name + " in git");
                    }
                });
            }
        }
    }),

    SERVICES_ARE_PROBED((set, wrong) -> {
        for (String service : Manifests.SERVICES) {
            JsonNode container =
                    set.workload(service).orElseThrow().containers().getFirst();
            Map.of(
                            "startupProbe",
                            "/q/health/started",
                            "readinessProbe",
                            "/q/health/ready",
                            "livenessProbe",
                            "/q/health/live")
                    .forEach((probe, path) -> {
                        JsonNode get = container.path(probe).path("httpGet");
                        if (!get.path("path").asText().equals(path)
                                || !get.path("port").asText().equals("management")) {
                            wrong.accept(service + "'s " + probe + " does not ask " + path + " on port management");
                        }
                    });
        }
    }),

    ROLLOUTS_LOSE_NOTHING((set, wrong) -> {
        for (String service : Manifests.SERVICES) {
            Workload workload = set.workload(service).orElseThrow();
            JsonNode spec = workload.object().path("spec");
            if (!spec.at("/strategy/rollingUpdate/maxUnavailable").asText().equals("0")) {
                wrong.accept(service + " may lose a pod before the next one is ready");
            }
            if (spec.path("minReadySeconds").asInt() < 1
                    || spec.path("progressDeadlineSeconds").asInt() < 1) {
                wrong.accept(service + " has no minReadySeconds or no progressDeadlineSeconds");
            }
            Map<String, JsonNode> environment =
                    set.environment(workload.containers().getFirst());
            int drain = seconds(environment.get("QUARKUS_SHUTDOWN_DELAY"));
            int end = seconds(environment.get("QUARKUS_SHUTDOWN_TIMEOUT"));
            int grace = workload.pod().path("terminationGracePeriodSeconds").asInt(30);
            if (drain < 1 || drain + end >= grace) {
                wrong.accept(service + " drains for " + drain + " s and ends within " + end + " s, but has " + grace);
            }
            if (list(workload.pod().path("topologySpreadConstraints")).size() < 2) {
                wrong.accept(service + " is not spread over zones and hosts");
            }
        }
    });

    private final BiConsumer<Manifests, Consumer<String>> check;

    Rule(BiConsumer<Manifests, Consumer<String>> check) {
        this.check = check;
    }

    /** All that is wrong, in words; empty where the rule holds. */
    List<String> findings(Manifests set) {
        List<String> found = new ArrayList<>();
        check.accept(set, found::add);
        return found;
    }

    /** Patterns of an enum's constants cannot be its own static fields. */
    private static final class Addresses {
        static final Pattern OWNER = Pattern.compile("http://([a-z0-9-]+):(\\d+)");
        static final Pattern DATABASE = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/.*");
    }

    private static List<Workload> selected(Manifests set, JsonNode service) {
        Map<String, String> selector = map(service.at("/spec/selector"));
        return set.workloads().stream()
                .filter(workload ->
                        !selector.isEmpty() && workload.labels().entrySet().containsAll(selector.entrySet()))
                .toList();
    }

    private static void selectsPods(Manifests set, JsonNode selector, JsonNode by, Consumer<String> wrong) {
        boolean pods = set.workloads().stream().anyMatch(workload -> matches(selector, workload.labels()));
        // The operator of CloudNativePG labels the pods that it makes with the name of their Cluster.
        String cluster = selector.path("matchLabels").path("cnpg.io/cluster").asText();
        if (!pods && set.find("Cluster", cluster).isEmpty()) {
            wrong.accept(id(by) + " selects no pod with " + selector);
        }
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        if (selector.isMissingNode()) {
            return false;
        }
        for (JsonNode expression : list(selector.path("matchExpressions"))) {
            boolean among = list(expression.path("values")).stream().anyMatch(value -> value.asText()
                    .equals(labels.get(expression.path("key").asText())));
            boolean holds =
                    switch (expression.path("operator").asText()) {
                        case "In" -> among;
                        case "NotIn" -> !among;
                        case "Exists" ->
                            labels.containsKey(expression.path("key").asText());
                        default -> !labels.containsKey(expression.path("key").asText());
                    };
            if (!holds) {
                return false;
            }
        }
        return labels.entrySet().containsAll(map(selector.path("matchLabels")).entrySet());
    }

    private static Stream<JsonNode> peers(JsonNode policy) {
        return Stream.concat(
                list(policy.at("/spec/ingress")).stream().flatMap(ingress -> list(ingress.path("from")).stream()),
                list(policy.at("/spec/egress")).stream().flatMap(egress -> list(egress.path("to")).stream()));
    }

    private static Stream<JsonNode> probes(JsonNode container) {
        return Stream.of("startupProbe", "readinessProbe", "livenessProbe").map(container::path);
    }

    private static boolean hasPort(JsonNode service, JsonNode nameOrNumber) {
        return list(service.at("/spec/ports")).stream()
                .anyMatch(port -> nameOrNumber.isTextual()
                        ? port.path("name").asText().equals(nameOrNumber.asText())
                        : port.path("port").asInt() == nameOrNumber.asInt());
    }

    private static void reaches(Manifests set, String from, String service, JsonNode port, Consumer<String> wrong) {
        Optional<JsonNode> found = set.find("Service", service);
        if (found.isEmpty()) {
            wrong.accept(from + " leads to " + service + ", and there is no such Service");
        } else if (!hasPort(found.get(), port)) {
            wrong.accept(from + " leads to port " + port.asText() + " of " + service + ", which it has not");
        }
    }

    private static void refersTo(
            Manifests set, String from, String kind, JsonNode reference, Set<String> outside, Consumer<String> wrong) {
        String name = reference.has("secretName")
                ? reference.path("secretName").asText()
                : reference.path("name").asText();
        if (reference.path("optional").asBoolean() || outside.contains(name)) {
            return;
        }
        Optional<JsonNode> found = set.find(kind, name);
        String key = reference.path("key").asText();
        if (found.isEmpty()) {
            if (!kind.equals("Secret") || !madeByOperator(set, name, "-app")) {
                wrong.accept(from + " refers to the " + kind + " " + name + ", which is not there");
            }
        } else if (kind.equals("ConfigMap")
                && !key.isEmpty()
                && !found.get().path("data").has(key)) {
            wrong.accept(from + " refers to " + key + " of the " + kind + " " + name + ", which is not there");
        }
    }

    /** CloudNativePG makes a Secret {@code …-app} and Services {@code …-rw}, {@code …-ro} for each Cluster. */
    private static boolean madeByOperator(Manifests set, String name, String suffix) {
        return name.endsWith(suffix)
                && set.find("Cluster", name.substring(0, name.length() - suffix.length()))
                        .isPresent();
    }

    private static JsonNode either(JsonNode first, JsonNode second, String field) {
        return first.has(field) ? first.path(field) : second.path(field);
    }

    private static JsonNode number(String digits) {
        return IntNode.valueOf(Integer.parseInt(digits));
    }

    private static int seconds(JsonNode value) {
        return value == null ? 0 : Integer.parseInt(value.asText().replaceAll("(?i)s$", ""));
    }

    private static BigDecimal quantity(String text) {
        Map<String, BigDecimal> units = Map.of(
                "", BigDecimal.ONE,
                "m", new BigDecimal("0.001"),
                "Ki", new BigDecimal(1L << 10),
                "Mi", new BigDecimal(1L << 20),
                "Gi", new BigDecimal(1L << 30));
        String unit = text.replaceAll("[0-9.]", "");
        return new BigDecimal(text.substring(0, text.length() - unit.length())).multiply(units.get(unit));
    }
}
