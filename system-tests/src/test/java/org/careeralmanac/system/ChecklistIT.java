package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every fact of the reference page has its place: a checklist of fact and JSON path against the live page. */
@ExtendWith(Suite.Extension.class)
class ChecklistIT {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Configuration AS_LIST = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final Suite suite;

    ChecklistIT(Suite suite) {
        this.suite = suite;
    }

    @TestFactory
    Stream<DynamicTest> everyFactOfTheReferencePageHasItsPlace() throws IOException {
        Map<String, String> pages = new HashMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : List.of("roles.yaml", "facts.yaml")) {
            for (JsonNode item : items(file)) {
                String page = pages.computeIfAbsent(item.path("career").asText(Suite.REFERENCE), suite::completePage);
                tests.add(DynamicTest.dynamicTest(item.path("fact").asText(), () -> check(page, item)));
            }
        }
        return tests.stream();
    }

    @Test
    void theChecklistCoversEverySectionOfTheReferencePage() throws IOException {
        assertThat(items("roles.yaml")).hasSizeGreaterThan(300);
        assertThat(items("facts.yaml")).hasSizeGreaterThan(150);
    }

    private static void check(String page, JsonNode item) {
        JsonNode found =
                JsonPath.using(AS_LIST).parse(page).read(item.path("path").asText());
        assertThat(found)
                .as(
                        "%s: nothing at %s",
                        item.path("fact").asText(), item.path("path").asText())
                .isNotNull()
                .isNotEmpty();
        if (item.has("equals")) {
            assertThat(found).allSatisfy(value -> assertThat(same(value, item.get("equals")))
                    .as("%s equals %s", value, item.get("equals"))
                    .isTrue());
        } else {
            String wanted = item.path("contains").asText();
            assertThat(wanted).as("what to look for").isNotEmpty();
            assertThat(found).anySatisfy(value -> assertThat(value.isTextual() ? value.asText() : value.toString())
                    .contains(wanted));
        }
    }

    private static boolean same(JsonNode found, JsonNode wanted) {
        if (found.isNumber() && wanted.isNumber()) {
            BigDecimal number = found.decimalValue();
            return number.compareTo(wanted.decimalValue()) == 0;
        }
        return found.equals(wanted);
    }

    private static List<JsonNode> items(String file) throws IOException {
        try (InputStream in = ChecklistIT.class.getResourceAsStream("/checklist/" + file)) {
            List<JsonNode> items = new ArrayList<>();
            YAML.readTree(in).path("facts").forEach(items::add);
            return items;
        }
    }
}
