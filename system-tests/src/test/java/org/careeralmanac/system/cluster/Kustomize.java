package org.careeralmanac.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Renders folders of {@code k8s/} with {@code kubectl kustomize}: the one on the PATH, or what KUBECTL names. */
final class Kustomize {

    static final Path HOME =
            Path.of(System.getProperty("almanac.home", "..")).toAbsolutePath().normalize();
    static final Path FOLDER = HOME.resolve("k8s");

    private static final String KUBECTL =
            Optional.ofNullable(System.getenv("KUBECTL")).orElse("kubectl");
    private static final Pattern VERSION = Pattern.compile("Client Version: v1\\.(\\d+)");
    private static final int OLDEST = 29;

    private static final ObjectMapper YAML =
            YAMLMapper.builder(new YAMLFactory()).build();

    private Kustomize() {}

    /** What a run printed and how it ended. */
    record Outcome(int exitCode, String output, String errors) {}

    /** Every folder that someone may apply, and every combination that is rendered for these tests alone. */
    static List<Path> combinations() {
        List<Path> found = new ArrayList<>();
        for (String parent : List.of("overlays", "tests")) {
            try (Stream<Path> folders = Files.list(FOLDER.resolve(parent))) {
                folders.filter(folder -> Files.exists(folder.resolve("kustomization.yaml")))
                        .sorted()
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** The tests of this package say that they did not run where there is nothing to render with. */
    static void require() {
        Optional<Outcome> answer = run(List.of("version", "--client"));
        Assumptions.assumeTrue(
                answer.isPresent(),
                "NOT RUN: rendering k8s/ needs kubectl 1." + OLDEST + " or newer on the PATH or in KUBECTL"
                        + " (k8s/README.md says where to get it)");
        Matcher version = VERSION.matcher(answer.get().output());
        Assumptions.assumeTrue(
                version.find() && Integer.parseInt(version.group(1)) >= OLDEST,
                "NOT RUN: rendering k8s/ needs kubectl 1." + OLDEST + " or newer, and this one says "
                        + answer.get().output().strip());
    }

    static Manifests render(Path folder) {
        Outcome outcome = kustomize(folder);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("kubectl kustomize " + folder + ":\n" + outcome.errors());
        }
        return new Manifests(read(outcome.output()));
    }

    static Outcome kustomize(Path folder) {
        return run(List.of("kustomize", folder.toString())).orElseThrow();
    }

    static List<JsonNode> read(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Outcome> run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(KUBECTL));
        command.addAll(arguments);
        try {
            Path errors = Files.createTempFile("kubectl", ".txt");
            Process process;
            try {
                process = new ProcessBuilder(command)
                        .redirectError(errors.toFile())
                        .start();
            } catch (IOException e) {
                return Optional.empty();
            }
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end");
            }
            Outcome outcome = new Outcome(process.exitValue(), output, Files.readString(errors));
            Files.delete(errors);
            return Optional.of(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
