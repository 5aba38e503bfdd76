package org.careeralmanac.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay and every combination of components keeps every rule. */
class ManifestRulesTest {

    private static final Map<Path, Manifests> RENDERED = new ConcurrentHashMap<>();

    @BeforeAll
    static void kubectl() {
        Kustomize.require();
    }

    static Stream<Arguments> combinationsAndRules() {
        return Kustomize.combinations().stream().flatMap(folder -> Stream.of(Rule.values())
                .map(rule -> Arguments.of(Kustomize.FOLDER.relativize(folder).toString(), rule)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("combinationsAndRules")
    void holds(String folder, Rule rule) {
        assertThat(rule.findings(rendered(folder))).isEmpty();
    }

    @Test
    void everyComponentIsRenderedInSomeCombination() {
        List<Path> used = Kustomize.combinations().stream()
                .flatMap(folder -> Patches.reachable(folder).stream())
                .toList();

        assertThat(Patches.components()).isNotEmpty().allSatisfy(component -> assertThat(used)
                .contains(component));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyPatchMatchesSomething(String folder) {
        assertThat(Patches.findings(Kustomize.FOLDER.resolve(folder), rendered(folder)))
                .isEmpty();
    }

    static Stream<String> combinations() {
        return Kustomize.combinations().stream()
                .map(folder -> Kustomize.FOLDER.relativize(folder).toString());
    }

    private static Manifests rendered(String folder) {
        return RENDERED.computeIfAbsent(Kustomize.FOLDER.resolve(folder), Kustomize::render);
    }
}
