package org.careeralmanac.roles.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.catalogue.CatalogueFile;
import org.careeralmanac.roles.catalogue.SchemaFiles;
import org.careeralmanac.roles.section.SectionKey;

/** Checks what an editor sends against the very definitions that the starter catalogue's files are checked with. */
@ApplicationScoped
public class SectionSchemas {

    /** One place of a body that is wrong: a JSON Pointer, and what would be right. */
    public record Fault(String at, String wrong) {}

    private final Map<SectionKey, Schema> schemas = new EnumMap<>(SectionKey.class);

    public SectionSchemas(ObjectMapper json) {
        try {
            JsonNode career = json.readTree(SchemaFiles.text("career.schema.json"));
            for (SectionKey key : SectionKey.values()) {
                ObjectNode schema = json.createObjectNode();
                schema.set("$schema", career.get("$schema"));
                schema.put("$ref", "#/$defs/" + key.key());
                schema.set("$defs", career.get("$defs"));
                schemas.put(key, CatalogueFile.schema(schema.toString()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schemas are part of this service", e);
        }
    }

    /** What is wrong with a section's content, empty if nothing; pointers start at the section. */
    public List<Fault> check(SectionKey key, JsonNode content) {
        List<Fault> faults = new ArrayList<>(schemas.get(key).validate(content).stream()
                .map(error -> new Fault(error.getInstanceLocation().toString(), error.getMessage()))
                .toList());
        PlainText.faults(content, "", faults);
        return faults;
    }
}
