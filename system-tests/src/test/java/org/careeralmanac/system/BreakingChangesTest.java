package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakingChangesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String DESCRIPTION = """
            paths:
              /careers:
                get:
                  security: []
                  parameters:
                    - {name: q, in: query, schema: {type: string}}
                    - {name: sort, in: query, schema: {type: string, enum: [pay, title]}}
                  responses:
                    "200": {$ref: "#/components/responses/List"}
                post:
                  requestBody:
                    content:
                      application/json:
                        schema: {type: object, properties: {note: {type: [string, "null"]}}}
                  responses:
                    "201": {description: made}
            components:
              responses:
                List:
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [items]
                        properties:
                          items: {type: array, items: {$ref: "#/components/schemas/Career"}}
              schemas:
                Career:
                  allOf:
                    - {type: object, required: [id], properties: {id: {type: string}}}
                    - {type: object, properties: {near: {$ref: "#/components/schemas/Career"}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '/careers:'                   | '/jobs:'                       | GET /careers: is gone
            'security: []'                | 'security: [{token: []}]'      | GET /careers: needs a token
            '{name: q, in: query, schema' | '{name: p, in: query, schema'  | GET /careers: parameter q is gone
            '{name: q, in'                | '{required: true, name: q, in' | GET /careers: parameter q must be sent
            '[pay, title]'                | '[pay]'                        | GET /careers: parameter sort: takes [pay], took [pay, title]
            '"201"'                       | '"204"'                        | POST /careers: answer 201 is gone
            '[string, "null"]'            | 'string'                       | POST /careers: body.note: takes [string], took [null, string]
            '{note: {'                    | '{text: {'                     | POST /careers: body.note: is gone
            'schema: {type: object,'      | 'schema: {type: object, required: [note],' | POST /careers: body.note: must be sent
            'required: [items]'           | 'required: []'                 | GET /careers: answer 200.items: may be absent
            'id: {type: string}'          | 'id: {type: integer}'          | GET /careers: answer 200.items[].id: may be [integer], was [string]
            'id: {type: string}'          | 'id: {type: [string, "null"]}' | 'GET /careers: answer 200.items[].id: may be [null, string], was [string]'
            'properties: {near'           | 'properties: {far'             | GET /careers: answer 200.items[].near: is gone
            """)
    void whatBreaksClientsIsFound(String was, String is, String said) throws IOException {
        assertThat(DESCRIPTION).contains(was);
        assertThat(BreakingChanges.between(read(DESCRIPTION), read(DESCRIPTION.replace(was, is))))
                .contains(said);
    }

    @Test
    void whatIsAddedBreaksNobody() throws IOException {
        String more = DESCRIPTION
                .replace("[pay, title]", "[pay, title, growth]")
                .replace("properties: {id:", "properties: {slug: {type: string}, id:")
                .replace("- {name: q", "- {name: code, in: query, schema: {type: string}}\n        - {name: q")
                .replace("type: [string, \"null\"]", "type: [string, integer, \"null\"]");
        assertThat(BreakingChanges.between(read(DESCRIPTION), read(more))).isEmpty();
        assertThat(BreakingChanges.between(read(DESCRIPTION), read(DESCRIPTION)))
                .isEmpty();
    }

    private static JsonNode read(String yaml) throws IOException {
        return YAML.readTree(yaml);
    }
}
