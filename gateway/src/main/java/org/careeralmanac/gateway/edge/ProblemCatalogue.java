package org.careeralmanac.gateway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.careeralmanac.defaults.problem.ProblemType;
import org.careeralmanac.defaults.problem.ProblemsInOpenApi;

/** Every problem of the suite, as the merged API description lists them. Read when first wanted. */
@ApplicationScoped
class ProblemCatalogue {

    private static final String DEFAULT_DOCUMENT = "<default>";

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;
    private volatile List<ProblemType> types;

    ProblemCatalogue(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /** A problem as the description has it. */
    private record Listed(String code, int status, String title, String explanation) implements ProblemType {}

    /** Ordered by code. */
    List<ProblemType> all() {
        List<ProblemType> known = types;
        if (known == null) {
            known = read();
            types = known;
        }
        return known;
    }

    /** @param name the last part of a problem's address, or its code */
    Optional<ProblemType> find(String name) {
        return all().stream()
                .filter(t -> t.code().equalsIgnoreCase(name.replace('-', '_')))
                .findFirst();
    }

    private List<ProblemType> read() {
        try {
            JsonNode problems = json.readTree(documents.getDocument(DEFAULT_DOCUMENT, Format.JSON))
                    .path(ProblemsInOpenApi.EXTENSION);
            return problems.valueStream()
                    .<ProblemType>map(p -> new Listed(
                            p.path("code").asText(),
                            p.path("status").asInt(),
                            p.path("title").asText(),
                            p.path("explanation").asText()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
