package org.careeralmanac.gateway.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that the API answers with. Unknown members are ignored; an absent text is empty and an absent list has
 * no items, so that templates need not ask. An absent number stays null: it must never become a zero.
 */
@ApplicationScoped
class PageReader {

    private final JsonMapper json;

    PageReader() {
        json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        JsonSetter.Value empty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.SKIP);
        json.configOverride(String.class).setSetterInfo(empty);
        json.configOverride(List.class).setSetterInfo(empty);
        json.configOverride(Map.class).setSetterInfo(empty);
    }

    /** @throws UncheckedIOException where the bytes are not JSON of this shape */
    <T> T read(byte[] body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException where the content has not this shape */
    <T> T read(JsonNode content, Class<T> type) {
        try {
            return json.treeToValue(content, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
