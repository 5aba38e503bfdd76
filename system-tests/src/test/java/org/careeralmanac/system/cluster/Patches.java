package org.careeralmanac.system.cluster;

import static org.careeralmanac.system.cluster.Manifests.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The patches of a kustomization. Kustomize refuses one that names an object that is not there, but is silent where a
 * {@code target} matches nothing, and where a strategic merge names a container that is not there it adds one.
 */
final class Patches {

    private Patches() {}

    static List<Path> components() {
        try (Stream<Path> folders = Files.list(Kustomize.FOLDER.resolve("components"))) {
            return folders.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder itself and every folder that it takes in, however deep. */
    static Set<Path> reachable(Path folder) {
        Set<Path> found = new LinkedHashSet<>();
        collect(folder.toAbsolutePath().normalize(), found);
        return found;
    }

    static List<String> findings(Path folder, Manifests rendered) {
        List<String> wrong = new ArrayList<>();
        for (Path part : reachable(folder)) {
            for (JsonNode patch : list(kustomization(part).path("patches"))) {
                JsonNode target = patch.path("target");
                if (target.isMissingNode()) {
                    continue;
                }
                Set<String> fields = new LinkedHashSet<>();
                target.fieldNames().forEachRemaining(fields::add);
                if (!Set.of("kind", "name").containsAll(fields)) {
                    wrong.add(part + ": a patch's target is chosen by " + fields + "; kind and name can be checked");
                } else if (rendered.objects().stream()
                        .noneMatch(object -> is(target, "kind", Manifests.kind(object))
                                && is(target, "name", Manifests.name(object)))) {
                    wrong.add(part + ": a patch matches nothing: " + target);
                }
            }
        }
        for (String service : Manifests.SERVICES) {
            rendered.workload(service)
                    .filter(workload -> workload.containers().size() != 1)
                    .ifPresent(workload ->
                            wrong.add(service + " has " + workload.containers().size()
                                    + " containers: a patch must have named one that is not there"));
        }
        return wrong;
    }

    private static boolean is(JsonNode target, String field, String value) {
        return !target.has(field) || value.matches(target.path(field).asText());
    }

    private static void collect(Path folder, Set<Path> found) {
        if (!found.add(folder)) {
            return;
        }
        JsonNode kustomization = kustomization(folder);
        Stream.of("resources", "components")
                .flatMap(field -> list(kustomization.path(field)).stream())
                .map(entry -> folder.resolve(entry.asText()).normalize())
                .filter(Files::isDirectory)
                .forEach(part -> collect(part, found));
    }

    private static JsonNode kustomization(Path folder) {
        try {
            return Kustomize.read(Files.readString(folder.resolve("kustomization.yaml")))
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
