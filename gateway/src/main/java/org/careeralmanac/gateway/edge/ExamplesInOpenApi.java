package org.careeralmanac.gateway.edge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/**
 * Gives operations that have no example one that was made by asking: {@code openapi-examples.json} holds, by operation,
 * what was sent and what was answered. The system tests ask the same again and hold the answers against the description
 * (CONTRIBUTING.md says how they write the file).
 */
final class ExamplesInOpenApi {

    private static final String FILE = "META-INF/openapi-examples.json";
    private static final String NAME = "asked";

    private ExamplesInOpenApi() {}

    /** @param request null where none was sent */
    record Asked(Object request, Object answer) {}

    static void add(OpenAPI openApi) {
        Map<String, Asked> asked = read();
        openApi.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> asked.containsKey(operation.getOperationId()))
                .forEach(operation -> add(operation, asked.get(operation.getOperationId())));
    }

    private static void add(Operation operation, Asked asked) {
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), asked.request());
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                add(response.getContent(), asked.answer());
            }
        });
    }

    private static void add(Content content, Object value) {
        if (content != null && value != null) {
            content.getMediaTypes().values().stream()
                    .filter(media ->
                            media.getExamples() == null || media.getExamples().isEmpty())
                    .forEach(media ->
                            media.addExample(NAME, OASFactory.createExample().value(value)));
        }
    }

    private static Map<String, Asked> read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not there.");
            }
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
