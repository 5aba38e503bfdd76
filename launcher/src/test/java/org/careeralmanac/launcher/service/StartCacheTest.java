package org.careeralmanac.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

    /** What a service is as far as its JVM is concerned: a main class in a jar. */
    static final class Hello {
        private Hello() {}

        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }

    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx64m");

    @TempDir
    private Path folder;

    private Path caches;
    private Application application;

    @BeforeEach
    void makeApplication() throws IOException {
        caches = folder.resolve("cache");
        application = application("app");
        writeJar(application.jar());
        Files.setLastModifiedTime(application.jar(), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void isSharedByTheCopiesOfABuildWhereverTheyLie() throws IOException {
        train();
        Application copy = application("elsewhere");
        Files.createDirectories(copy.directory());
        Files.copy(application.jar(), copy.jar(), StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(cache(copy).exists()).isTrue();
    }

    @Test
    void fitsNeitherAnotherBuildNorOtherFlags() throws IOException {
        train();

        assertThat(StartCache.of(application, caches, List.of("-XX:+UseG1GC")).exists())
                .isFalse();
        Files.setLastModifiedTime(application.jar(), FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
        assertThat(cache(application).exists()).isFalse();
        assertThat(cache(application).useFlags()).isEmpty();
    }

    @Test
    void replacesTheCacheOfAnEarlierBuildAndWhatWasAbandoned() throws IOException {
        train();
        Path abandoned =
                write("roles-service-0123.aot.1.training", Instant.now().minus(Duration.ofDays(1)));
        Path trainingNow = write("roles-service-4567.aot.2.training", Instant.now());
        Path ofAnotherService = write("gateway-89ab.aot", Instant.now().minus(Duration.ofDays(1)));
        Files.setLastModifiedTime(application.jar(), FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));

        train();

        assertThat(caches.toFile()
                        .listFiles(file -> file.getName().startsWith("roles-service-")
                                && file.getName().endsWith(".aot")))
                .hasSize(1);
        assertThat(abandoned).doesNotExist();
        assertThat(trainingNow).exists();
        assertThat(ofAnotherService).exists();
    }

    @Test
    void takesNothingFromATrainingThatWasInterrupted() throws IOException {
        StartCache cache = cache(application);
        cache.prepare();
        Path unfinished = unfinished(cache);
        Path record = unfinished.resolveSibling(unfinished.getFileName() + ".config");
        assertThat(cache.adopt()).isFalse();

        Files.writeString(record, "half");
        Files.writeString(unfinished, "half");

        assertThat(cache.adopt()).isFalse();
        assertThat(cache.exists()).isFalse();
        assertThat(caches).isEmptyDirectory();
    }

    @Test
    void isWrittenByTheJvmAndUsedByTheNext() throws Exception {
        StartCache cache = cache(application);
        cache.prepare();
        assertThat(run(cache.trainingFlags())).contains("hello");
        assertThat(cache.adopt()).isTrue();

        List<String> flags = new ArrayList<>(cache.useFlags());
        flags.add("-Xlog:class+load");

        assertThat(run(flags)).contains("hello").contains(Hello.class.getName() + " source: shared objects file");
    }

    @Test
    void doesNotKeepTheJvmFromStartingWhenItIsGarbage() throws Exception {
        StartCache cache = cache(application);
        cache.prepare();
        Files.writeString(unfinished(cache), "garbage");
        assertThat(cache.adopt()).isTrue();

        assertThat(run(cache.useFlags())).contains("hello");
    }

    private void train() throws IOException {
        StartCache cache = cache(application);
        cache.prepare();
        Files.writeString(unfinished(cache), "cache");
        assertThat(cache.adopt()).isTrue();
    }

    private static Path unfinished(StartCache cache) {
        return Path.of(cache.trainingFlags().getFirst().substring("-XX:AOTCacheOutput=".length()));
    }

    private StartCache cache(Application of) {
        return StartCache.of(of, caches, FLAGS);
    }

    private Application application(String name) {
        return new Application(SuiteService.ROLES, folder.resolve(name), "1", "build");
    }

    private Path write(String name, Instant time) throws IOException {
        Path file = Files.writeString(caches.resolve(name), "cache");
        Files.setLastModifiedTime(file, FileTime.from(time));
        return file;
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Hello.class.getName());
        Files.createDirectories(jar.getParent());
        String entry = Hello.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var bytes = Hello.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
    }

    private String run(List<String> more) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(more);
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", application.jar().toString()));
        File output = Files.createTempFile(folder, "output", ".txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(output.toPath());
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
