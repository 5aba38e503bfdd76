package org.careeralmanac.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** Every call that the gateway takes is in its description. That what is described lives, the system tests show. */
class RoutesTest {

    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target", "classes");

    @Test
    void everyCallIsDescribed() throws IOException, ClassNotFoundException {
        JsonNode paths = new ObjectMapper(new YAMLFactory())
                .readTree(Files.readString(java.nio.file.Path.of("openapi.yaml")))
                .path("paths");
        TreeSet<String> missing = new TreeSet<>();
        List<String> calls = new ArrayList<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(type -> type.getAnnotation(HttpMethod.class))
                        .filter(http -> http != null && isApi(method))
                        .forEach(http -> {
                            String path = address(resource.getAnnotation(Path.class), method.getAnnotation(Path.class));
                            String call = http.value() + " " + path;
                            calls.add(call);
                            if (paths.path(path)
                                    .path(http.value().toLowerCase(Locale.ROOT))
                                    .isMissingNode()) {
                                missing.add(call);
                            }
                        });
            }
        }
        assertThat(missing).as("calls without a description").isEmpty();
        assertThat(calls).hasSizeGreaterThan(20);
    }

    private static List<Class<?>> resources() throws IOException, ClassNotFoundException {
        List<Class<?>> resources = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
            for (java.nio.file.Path file :
                    files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.');
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length()), false, RoutesTest.class.getClassLoader());
                if (type.isAnnotationPresent(Path.class)) {
                    resources.add(type);
                }
            }
        }
        return resources;
    }

    /** Pages for people say that they are no part of the API. */
    private static boolean isApi(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        return operation == null || !operation.hidden();
    }

    private static String address(Path resource, Path method) {
        String address = "/" + resource.value() + (method == null ? "" : "/" + method.value());
        return address.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
