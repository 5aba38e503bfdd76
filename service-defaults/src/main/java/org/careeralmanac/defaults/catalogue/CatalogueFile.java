package org.careeralmanac.defaults.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.careeralmanac.defaults.catalogue.CatalogueException.Fault;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One YAML file of a catalogue, checked against its JSON Schema, that still knows the line of each field. */
public final class CatalogueFile {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new JavaTimeModule());

    private final String name;
    private final JsonNode content;
    private final Node lines;

    private CatalogueFile(String name, JsonNode content, Node lines) {
        this.name = name;
        this.content = content;
        this.lines = lines;
    }

    /**
     * @param schema a JSON Schema, draft 2020-12
     * @throws IllegalArgumentException if it is not one
     */
    public static Schema schema(String schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    /**
     * @param name the file's name, for messages
     * @param text its YAML
     * @param schema what it must be
     * @throws CatalogueException with every fault found, if it is not YAML or breaks the schema
     */
    public static CatalogueFile read(String name, String text, Schema schema) {
        Node lines;
        JsonNode content;
        try {
            lines = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            content = YAML.readTree(text);
        } catch (MarkedYAMLException e) {
            throw new CatalogueException(
                    List.of(new Fault(name, e.getProblemMark().getLine() + 1, "", "not YAML: " + e.getProblem())));
        } catch (JsonProcessingException e) {
            throw new CatalogueException(
                    List.of(new Fault(name, e.getLocation().getLineNr(), "", e.getOriginalMessage())));
        }
        if (lines == null) {
            throw new CatalogueException(List.of(new Fault(name, 0, "", "the file is empty")));
        }
        CatalogueFile file = new CatalogueFile(name, content, lines);
        List<Fault> faults = new ArrayList<>();
        for (Error error : schema.validate(content)) {
            String pointer = error.getInstanceLocation().toString();
            faults.add(file.fault(pointer, error.getMessage()));
        }
        if (!faults.isEmpty()) {
            throw new CatalogueException(faults);
        }
        return file;
    }

    /** The file's content as a record of the caller's; its schema has been checked already. */
    public <T> T as(Class<T> type) {
        try {
            return YAML.treeToValue(content, type);
        } catch (MismatchedInputException e) {
            StringBuilder pointer = new StringBuilder();
            e.getPath().forEach(r -> pointer.append('/')
                    .append(r.getFieldName() != null ? r.getFieldName() : String.valueOf(r.getIndex())));
            throw new CatalogueException(List.of(fault(pointer.toString(), e.getOriginalMessage())));
        } catch (JsonProcessingException e) {
            throw new CatalogueException(List.of(fault("", e.getOriginalMessage())));
        }
    }

    public JsonNode content() {
        return content;
    }

    public String name() {
        return name;
    }

    /** A fault at a field of this file, for rules that a schema cannot say. */
    public Fault fault(String pointer, String wrong) {
        return new Fault(name, line(pointer), pointer, wrong);
    }

    /** The line of a field, counted from 1; of its nearest ancestor where the field is absent. */
    int line(String pointer) {
        Node node = lines;
        int line = node.getStartMark().getLine() + 1;
        for (JsonPointer p = JsonPointer.compile(pointer); !p.matches(); p = p.tail()) {
            switch (node) {
                case MappingNode mapping -> {
                    String key = p.getMatchingProperty();
                    NodeTuple tuple = mapping.getValue().stream()
                            .filter(t -> t.getKeyNode() instanceof ScalarNode s
                                    && s.getValue().equals(key))
                            .findFirst()
                            .orElse(null);
                    if (tuple == null) {
                        return line;
                    }
                    line = tuple.getKeyNode().getStartMark().getLine() + 1;
                    node = tuple.getValueNode();
                }
                case SequenceNode sequence -> {
                    int index = p.getMatchingIndex();
                    if (index < 0 || index >= sequence.getValue().size()) {
                        return line;
                    }
                    node = sequence.getValue().get(index);
                    line = node.getStartMark().getLine() + 1;
                }
                default -> {
                    return line;
                }
            }
        }
        return line;
    }
}
