package org.careeralmanac.system.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of settings in {@code docs/operations.md}: what an operator is told is what the manifests may use.
 *
 * @param services who knows a variable, by the variable
 */
record Settings(Map<String, Set<String>> services) {

    private static final Pattern ROW = Pattern.compile("\\| (`[A-Z_]+`[^|]*) \\| ([a-z]+) \\|.*");
    private static final Pattern NAME = Pattern.compile("`([A-Z_]+)`");

    boolean isKnown(String variable, String service) {
        return services.getOrDefault(variable, Set.of()).contains(service);
    }

    static Settings documented() {
        Map<String, Set<String>> services = new HashMap<>();
        try {
            for (String line : Files.readAllLines(Kustomize.HOME.resolve("docs/operations.md"))) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    Set<String> who =
                            switch (row.group(2)) {
                                case "all" -> Manifests.SERVICES;
                                case "owners" -> Manifests.OWNERS;
                                default -> Set.of(row.group(2));
                            };
                    for (String name : NAME.matcher(row.group(1))
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet())) {
                        services.put(name, who);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Settings(services);
    }
}
