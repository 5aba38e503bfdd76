package org.careeralmanac.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {

    /** A code that has another name there now would silently be shown as the code itself, spoken. */
    @Test
    void eachReasonInAReadersWordsIsOneThatSalaryServiceGives() throws IOException {
        JsonNode schemas = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("..", "salary-service", "openapi.yaml").toFile())
                .at("/components/schemas");
        Set<String> given = new HashSet<>();
        for (String schema : new String[] {"ConflictReason", "SetAsideReason"}) {
            schemas.path(schema).path("enum").forEach(code -> given.add(code.asText()));
        }

        assertThat(given).containsAll(Words.REASONS.keySet());
    }
}
