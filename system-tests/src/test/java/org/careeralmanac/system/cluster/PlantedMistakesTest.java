package org.careeralmanac.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds the mistake that it is there for. */
class PlantedMistakesTest {

    private static final String SINGLE = "tests/single-closed";
    private static final String OPEN = "tests/single-open";
    private static final String OPERATOR = "tests/cloudnativepg";

    @BeforeAll
    static void kubectl() {
        Kustomize.require();
    }

    /**
     * One change to a rendered set.
     *
     * @param said what the rule must say of it
     */
    record Mistake(Rule rule, String folder, String kind, String name, Consumer<ObjectNode> change, String said) {

        @Override
        public String toString() {
            return rule + ": " + said;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        Rule.NAMES_ARE_UNIQUE,
                        SINGLE,
                        "Service",
                        "gateway",
                        service -> at(service, "metadata").put("name", "roles-service"),
                        "is there twice"),
                mistake(
                        Rule.SELECTORS_MATCH,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(deployment, "spec", "selector", "matchLabels")
                                .put("app.kubernetes.io/name", "gate"),
                        "does not select its own pods"),
                mistake(
                        Rule.SELECTORS_MATCH,
                        SINGLE,
                        "Service",
                        "gateway",
                        service -> at(service, "spec", "selector").put("app.kubernetes.io/name", "gate"),
                        "selects no pod"),
                mistake(
                        Rule.SELECTORS_MATCH,
                        SINGLE,
                        "NetworkPolicy",
                        "owners",
                        policy -> at(policy, "spec", "podSelector", "matchLabels")
                                .put("app.kubernetes.io/component", "owners"),
                        "selects no pod"),
                mistake(
                        Rule.SELECTORS_MATCH,
                        OPERATOR,
                        "PodDisruptionBudget",
                        "gateway",
                        budget -> at(budget, "spec", "selector", "matchLabels").put("app.kubernetes.io/name", "gate"),
                        "selects no pod"),
                mistake(
                        Rule.SELECTORS_MATCH,
                        OPERATOR,
                        "ServiceMonitor",
                        "career-almanac",
                        monitor -> at(monitor, "spec", "selector", "matchLabels")
                                .put("app.kubernetes.io/part-of", "almanac"),
                        "selects no Service"),
                mistake(
                        Rule.SELECTORS_MATCH,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(
                                        at(deployment, "spec", "template", "spec")
                                                .withArray("topologySpreadConstraints"),
                                        "labelSelector",
                                        "matchLabels")
                                .put("app.kubernetes.io/name", "gate"),
                        "spreads other pods"),
                mistake(
                        Rule.PORTS_EXIST,
                        SINGLE,
                        "Service",
                        "gateway",
                        service -> first(at(service, "spec").withArray("ports")).put("targetPort", "web"),
                        "which Deployment/gateway has not"),
                mistake(
                        Rule.PORTS_EXIST,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(container(deployment), "livenessProbe", "httpGet")
                                .put("port", "health"),
                        "is probed at port health"),
                mistake(
                        Rule.PORTS_EXIST,
                        SINGLE,
                        "NetworkPolicy",
                        "gateway",
                        policy -> first(first(at(policy, "spec").withArray("ingress"))
                                        .withArray("ports"))
                                .put("port", "web"),
                        "opens port web"),
                mistake(
                        Rule.PORTS_EXIST,
                        OPEN,
                        "ServiceMonitor",
                        "career-almanac",
                        monitor -> first(at(monitor, "spec").withArray("endpoints"))
                                .put("port", "metrics"),
                        "scrapes port metrics"),
                mistake(
                        Rule.BACKENDS_EXIST,
                        OPEN,
                        "Service",
                        "gateway",
                        service -> first(at(service, "spec").withArray("ports")).put("name", "web"),
                        "leads to port http of gateway"),
                mistake(
                        Rule.BACKENDS_EXIST,
                        SINGLE,
                        "Service",
                        "gateway",
                        service -> first(at(service, "spec").withArray("ports")).put("port", 80),
                        "An HTTPRoute leads to port 8080 of gateway"),
                mistake(
                        Rule.BACKENDS_EXIST,
                        SINGLE,
                        "Service",
                        "roles-service",
                        service -> first(at(service, "spec").withArray("ports")).put("port", 80),
                        "ALMANAC_OWNERS_ROLES_URL leads to port 8081"),
                mistake(
                        Rule.BACKENDS_EXIST,
                        SINGLE,
                        "Service",
                        "postgres",
                        service -> at(service, "metadata").put("name", "database"),
                        "QUARKUS_DATASOURCE_JDBC_URL leads to postgres"),
                mistake(
                        Rule.REFERENCES_EXIST,
                        SINGLE,
                        "ServiceAccount",
                        "gateway",
                        account -> at(account, "metadata").put("name", "gate"),
                        "there is no such ServiceAccount"),
                mistake(
                        Rule.REFERENCES_EXIST,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(container(deployment).withArray("envFrom"), "configMapRef")
                                .put("name", "gate"),
                        "refers to the ConfigMap gate"),
                mistake(
                        Rule.REFERENCES_EXIST,
                        SINGLE,
                        "Secret",
                        "roles-database",
                        secret -> at(secret, "metadata").put("name", "roles"),
                        "refers to the Secret roles-database"),
                mistake(
                        Rule.REFERENCES_EXIST,
                        OPERATOR,
                        "Cluster",
                        "roles-database",
                        cluster -> at(cluster, "metadata").put("name", "roles"),
                        "refers to the Secret roles-database-app"),
                mistake(
                        Rule.REFERENCES_EXIST,
                        OPERATOR,
                        "Cluster",
                        "roles-database",
                        cluster -> at(cluster, "metadata").put("name", "roles"),
                        "backs up roles-database"),
                mistake(
                        Rule.REFERENCES_EXIST,
                        OPEN,
                        "Ingress",
                        "gateway",
                        ingress -> first(at(ingress, "spec").withArray("tls")).put("secretName", "certificate"),
                        "names the Secret certificate"),
                mistake(
                        Rule.SCALED_TARGETS_EXIST,
                        OPERATOR,
                        "HorizontalPodAutoscaler",
                        "gateway",
                        scaler -> at(scaler, "spec", "scaleTargetRef").put("name", "gate"),
                        "scales gate, which is not there"),
                mistake(
                        Rule.SCALED_TARGETS_EXIST,
                        OPERATOR,
                        "Deployment",
                        "gateway",
                        deployment -> at(deployment, "spec").put("replicas", 3),
                        "has replicas and an autoscaler"),
                mistake(
                        Rule.RESOURCES_ARE_BOUNDED,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(container(deployment), "resources", "requests")
                                .put("memory", "1Gi"),
                        "requests more memory than its limit"),
                mistake(
                        Rule.RESOURCES_ARE_BOUNDED,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment ->
                                at(container(deployment), "resources", "limits").remove("cpu"),
                        "no limit of cpu"),
                mistake(
                        Rule.IMAGES_ARE_PINNED,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> container(deployment).put("image", "career-almanac/gateway:latest"),
                        "another image tomorrow"),
                mistake(
                        Rule.IMAGES_ARE_PINNED,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> container(deployment).put("image", "registry:5000/gateway"),
                        "another image tomorrow"),
                mistake(
                        Rule.VARIABLES_ARE_KNOWN,
                        SINGLE,
                        "ConfigMap",
                        "roles-service-",
                        map -> at(map, "data").put("QUARKUS_HTTP_PROT", "8081"),
                        "is given QUARKUS_HTTP_PROT"),
                mistake(
                        Rule.VARIABLES_ARE_KNOWN,
                        SINGLE,
                        "ConfigMap",
                        "roles-service-",
                        map -> at(map, "data").put("ALMANAC_OWNERS_ROLES_URL", "http://roles-service:8081"),
                        "does not list for it"),
                mistake(
                        Rule.OWNERS_HAVE_DATABASES,
                        SINGLE,
                        "Deployment",
                        "roles-service",
                        deployment -> container(deployment).remove("env"),
                        "roles-service has no QUARKUS_DATASOURCE_JDBC_URL"),
                restricted(container -> security(container).put("runAsUser", 0), "names no user other than root"),
                restricted(container -> security(container).put("runAsNonRoot", false), "may run as root"),
                restricted(
                        container -> security(container).put("allowPrivilegeEscalation", true), "may gain privileges"),
                restricted(
                        container -> security(container).put("readOnlyRootFilesystem", false), "write into its image"),
                restricted(container -> security(container).remove("capabilities"), "keeps capabilities"),
                restricted(
                        container ->
                                security(container).putObject("seccompProfile").put("type", "Unconfined"),
                        "has no seccomp profile"),
                restricted(
                        container -> first(container.withArray("ports")).put("hostPort", 80),
                        "takes a port of its host"),
                mistake(
                        Rule.PODS_ARE_RESTRICTED,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(deployment, "spec", "template", "spec").remove("automountServiceAccountToken"),
                        "has the token of its account"),
                mistake(
                        Rule.PODS_ARE_RESTRICTED,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(deployment, "spec", "template", "spec").put("hostNetwork", true),
                        "has hostNetwork"),
                mistake(
                        Rule.PODS_ARE_RESTRICTED,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> first(at(deployment, "spec", "template", "spec")
                                        .withArray("volumes"))
                                .putObject("hostPath")
                                .put("path", "/"),
                        "of a kind that is not restricted",
                        "emptyDir"),
                mistake(
                        Rule.SECRETS_ARE_NOT_IN_GIT,
                        SINGLE,
                        "Secret",
                        "roles-database",
                        secret -> secret.putObject("stringData").put("token", "x"),
                        "has its data in git"),
                mistake(
                        Rule.SECRETS_ARE_NOT_IN_GIT,
                        SINGLE,
                        "Deployment",
                        "roles-service",
                        deployment -> container(deployment)
                                .withArray("env")
                                .addObject()
                                .put("name", "QUARKUS_DATASOURCE_PASSWORD")
                                .put("value", "x"),
                        "a value for QUARKUS_DATASOURCE_PASSWORD in git"),
                mistake(
                        Rule.SERVICES_ARE_PROBED,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(container(deployment), "readinessProbe", "httpGet")
                                .put("port", "http"),
                        "does not ask /q/health/ready on port management"),
                mistake(
                        Rule.ROLLOUTS_LOSE_NOTHING,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(deployment, "spec", "strategy", "rollingUpdate")
                                .put("maxUnavailable", 1),
                        "may lose a pod"),
                mistake(
                        Rule.ROLLOUTS_LOSE_NOTHING,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment ->
                                at(deployment, "spec", "template", "spec").put("terminationGracePeriodSeconds", 15),
                        "but has 15"),
                mistake(
                        Rule.ROLLOUTS_LOSE_NOTHING,
                        SINGLE,
                        "ConfigMap",
                        "gateway-",
                        map -> at(map, "data").remove("QUARKUS_SHUTDOWN_DELAY"),
                        "drains for 0 s"),
                mistake(
                        Rule.ROLLOUTS_LOSE_NOTHING,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(deployment, "spec").remove("progressDeadlineSeconds"),
                        "no progressDeadlineSeconds"),
                mistake(
                        Rule.ROLLOUTS_LOSE_NOTHING,
                        SINGLE,
                        "Deployment",
                        "gateway",
                        deployment -> at(deployment, "spec", "template", "spec").remove("topologySpreadConstraints"),
                        "is not spread"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isFound(Mistake mistake) {
        Manifests set = Kustomize.render(Kustomize.FOLDER.resolve(mistake.folder()));
        assertThat(mistake.rule().findings(set)).isEmpty();

        List<JsonNode> changed = set.objects().stream()
                .filter(object -> Manifests.kind(object).equals(mistake.kind()))
                // Generated names end with a hash of their content.
                .filter(object -> mistake.name().endsWith("-")
                        ? Manifests.name(object).startsWith(mistake.name())
                        : Manifests.name(object).equals(mistake.name()))
                .toList();
        assertThat(changed).hasSize(1);
        mistake.change().accept((ObjectNode) changed.getFirst());

        assertThat(mistake.rule().findings(set))
                .anySatisfy(found -> assertThat(found).contains(mistake.said()));
    }

    @Test
    void thereIsOneForEveryRule() {
        assertThat(mistakes().map(Mistake::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Rule.values()));
    }

    @Test
    void aPatchOfAnObjectThatIsNotThereIsRefusedByKustomizeItself(@TempDir Path folder) throws IOException {
        kustomization(folder, """
                patches:
                  - patch: |
                      apiVersion: apps/v1
                      kind: Deployment
                      metadata:
                        name: gate
                      spec:
                        paused: true
                """);

        Kustomize.Outcome outcome = Kustomize.kustomize(folder);

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.errors()).contains("no matches for Id Deployment");
    }

    @Test
    void aPatchWhoseTargetMatchesNothingIsFound(@TempDir Path folder) throws IOException {
        kustomization(folder, """
                patches:
                  - target:
                      kind: Deployment
                      name: gate
                    patch: |
                      - op: add
                        path: /spec/paused
                        value: true
                """);

        assertThat(Patches.findings(folder, Kustomize.render(folder)))
                .anySatisfy(found -> assertThat(found).contains("a patch matches nothing"));
    }

    @Test
    void aPatchOfAContainerThatIsNotThereIsFound(@TempDir Path folder) throws IOException {
        kustomization(folder, """
                patches:
                  - patch: |
                      apiVersion: apps/v1
                      kind: Deployment
                      metadata:
                        name: gateway
                      spec:
                        template:
                          spec:
                            containers:
                              - name: gate
                                image: gate:1
                """);

        assertThat(Patches.findings(folder, Kustomize.render(folder)))
                .anySatisfy(found -> assertThat(found).contains("gateway has 2 containers"));
    }

    private static void kustomization(Path folder, String patches) throws IOException {
        Path base = folder.toRealPath().relativize(Kustomize.FOLDER.toRealPath().resolve("base"));
        Files.writeString(folder.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                  - %s
                """.formatted(base) + patches);
    }

    private static Mistake mistake(
            Rule rule, String folder, String kind, String name, Consumer<ObjectNode> change, String said) {
        return new Mistake(rule, folder, kind, name, change, said);
    }

    /** The same with a field of the first volume taken away, since a volume has one kind. */
    private static Mistake mistake(
            Rule rule,
            String folder,
            String kind,
            String name,
            Consumer<ObjectNode> change,
            String said,
            String withoutVolume) {
        Consumer<ObjectNode> removal =
                object -> first(at(object, "spec", "template", "spec").withArray("volumes"))
                        .remove(withoutVolume);
        return new Mistake(rule, folder, kind, name, removal.andThen(change), said);
    }

    private static Mistake restricted(Consumer<ObjectNode> change, String said) {
        return mistake(
                Rule.PODS_ARE_RESTRICTED,
                SINGLE,
                "Deployment",
                "gateway",
                deployment -> change.accept(container(deployment)),
                said);
    }

    private static ObjectNode container(ObjectNode deployment) {
        return first(at(deployment, "spec", "template", "spec").withArray("containers"));
    }

    private static ObjectNode security(ObjectNode container) {
        return at(container, "securityContext");
    }

    private static ObjectNode first(ArrayNode array) {
        return (ObjectNode) array.get(0);
    }

    private static ObjectNode at(JsonNode node, String... path) {
        JsonNode found = Optional.of(node)
                .map(start -> start.isArray() ? start.get(0) : start)
                .get();
        for (String field : path) {
            found = found.path(field);
        }
        return (ObjectNode) found;
    }
}
