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

/** Checks what an editor sends against the very definitions that the starter catalogue's files are checked with. */
@ApplicationScoped
public class SectionSchemas {

    /** One place of a body that is wrong: a JSON Pointer, and what would be right. */
    public record Fault(String at, String wrong) {}

    /** What of a career as the catalogue's files hold it is its profile; occupations only until it is published. */
    static final List<String> PROFILE =
            List.of("title", "family", "seniority", "alternateTitles", "skills", "occupations");

    private final Map<Part, Schema> schemas = new EnumMap<>(Part.class);

    public SectionSchemas(ObjectMapper json) {
        try {
            JsonNode career = json.readTree(SchemaFiles.text("career.schema.json"));
            for (Part part : Part.values()) {
                ObjectNode schema = json.createObjectNode();
                schema.set("$schema", career.get("$schema"));
                schema.set("$defs", career.get("$defs"));
                if (part == Part.PROFILE) {
                    schema.put("type", "object").put("additionalProperties", false);
                    ObjectNode properties = schema.putObject("properties");
                    PROFILE.forEach(name ->
                            properties.set(name, career.get("properties").get(name)));
                } else {
                    schema.put("$ref", "#/$defs/" + part.key());
                }
                schemas.put(part, CatalogueFile.schema(schema.toString()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schemas are part of this service", e);
        }
    }

    /** What is wrong with a part's content, empty if nothing; pointers start at the part. */
    public List<Fault> check(Part part, JsonNode content) {
        List<Fault> faults = new ArrayList<>(schemas.get(part).validate(content).stream()
                .map(error -> new Fault(error.getInstanceLocation().toString(), error.getMessage()))
                .toList());
        PlainText.faults(content, "", faults);
        return faults;
    }
}
