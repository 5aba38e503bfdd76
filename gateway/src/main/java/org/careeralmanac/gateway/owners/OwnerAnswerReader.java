package org.careeralmanac.gateway.owners;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careeralmanac.gateway.owners.OwnerAnswer.Head;
import org.careeralmanac.gateway.owners.OwnerAnswer.Section;
import org.careeralmanac.gateway.owners.OwnerAnswer.SourceSlice;
import org.careeralmanac.gateway.owners.OwnerFailure.Reason;

/**
 * Splits an owner's answer with a streaming parser that notes byte offsets. The parser runs through every byte, so that
 * nothing that is not JSON can be spliced into a page.
 */
final class OwnerAnswerReader {

    private static final JsonFactory JSON = new JsonFactory();

    private static final ObjectReader HEAD = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(LogicalType.Textual, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build()
            .readerFor(Head.class);

    private final Owner owner;
    private final byte[] bytes;
    private final JsonParser parser;

    private OwnerAnswerReader(Owner owner, byte[] bytes, JsonParser parser) {
        this.owner = owner;
        this.bytes = bytes;
        this.parser = parser;
    }

    /**
     * @throws OwnerFailure {@code INVALID_ANSWER} for anything that is not an owner's answer, whole and of the right
     *     types
     */
    static OwnerAnswer read(Owner owner, byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            return new OwnerAnswerReader(owner, bytes, parser).answer();
        } catch (IOException | DateTimeException e) {
            throw new OwnerFailure(owner, Reason.INVALID_ANSWER, e.getMessage());
        }
    }

    /**
     * Reads the answer to {@code POST /highlights}: one line a role.
     *
     * @throws OwnerFailure as {@link #read}
     */
    static List<HighlightLine> highlightLines(Owner owner, byte[] ndjson) {
        try (JsonParser parser = JSON.createParser(ndjson)) {
            OwnerAnswerReader reader = new OwnerAnswerReader(owner, ndjson, parser);
            List<HighlightLine> lines = new ArrayList<>();
            while (parser.nextToken() != null) {
                lines.add(reader.highlightLine());
            }
            return lines;
        } catch (IOException e) {
            throw new OwnerFailure(owner, Reason.INVALID_ANSWER, e.getMessage());
        }
    }

    private HighlightLine highlightLine() throws IOException {
        String id = null;
        Map<String, Slice> highlights = null;
        List<SourceSlice> sources = List.of();
        expect(parser.currentToken(), JsonToken.START_OBJECT, "a line");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = text(name);
                case "highlights" -> highlights = highlights();
                case "sources" -> sources = sources();
                default -> parser.skipChildren();
            }
        }
        if (id == null || highlights == null) {
            throw invalid("a line lacks id or highlights");
        }
        return new HighlightLine(id, highlights, sources);
    }

    private OwnerAnswer answer() throws IOException {
        Head head = null;
        Map<String, Section> sections = null;
        Map<String, Slice> highlights = null;
        List<SourceSlice> sources = null;
        Instant validUntil = null;
        expect(parser.nextToken(), JsonToken.START_OBJECT, "the answer");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "head" -> head = head();
                case "sections" -> sections = sections();
                case "highlights" -> highlights = highlights();
                case "sources" -> sources = sources();
                case "validUntil" -> validUntil = value == JsonToken.VALUE_NULL ? null : Instant.parse(text(name));
                default -> parser.skipChildren();
            }
        }
        expect(parser.nextToken(), null, "the end");
        if (sections == null || highlights == null || sources == null) {
            throw invalid("sections, highlights or sources are not there");
        }
        if (owner == Owner.ROLES && head == null) {
            throw invalid("the head is not there");
        }
        return new OwnerAnswer(
                Optional.ofNullable(head),
                sections,
                highlights,
                sources,
                Optional.ofNullable(validUntil),
                bytes.length);
    }

    private Head head() throws IOException {
        Slice json = object("head");
        Head head = HEAD.readValue(json.of(), json.from(), json.length());
        if (head.id() == null || head.slug() == null || head.title() == null) {
            throw invalid("the head lacks id, slug or title");
        }
        if (head.occupations().stream().anyMatch(o -> o.scheme() == null || o.code() == null || o.fit() == null)) {
            throw invalid("an occupation lacks scheme, code or fit");
        }
        return head;
    }

    private Map<String, Section> sections() throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT, "sections");
        Map<String, Section> sections = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            expect(parser.currentToken(), JsonToken.START_OBJECT, key);
            String updatedAt = null;
            Slice content = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "updatedAt" -> updatedAt = text(name);
                    case "content" -> content = object(key);
                    default -> parser.skipChildren();
                }
            }
            if (updatedAt == null || content == null) {
                throw invalid("section " + key + " lacks updatedAt or content");
            }
            Instant.parse(updatedAt);
            sections.put(key, new Section(updatedAt, content));
        }
        return sections;
    }

    private Map<String, Slice> highlights() throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT, "highlights");
        Map<String, Slice> highlights = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            highlights.put(key, object(key));
        }
        return highlights;
    }

    private List<SourceSlice> sources() throws IOException {
        expect(parser.currentToken(), JsonToken.START_ARRAY, "sources");
        List<SourceSlice> sources = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser.currentToken(), JsonToken.START_OBJECT, "a source");
            int from = tokenStart();
            String id = null;
            Slice releaseList = null;
            List<String> releases = new ArrayList<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "id" -> id = text(name);
                    case "releases" -> {
                        expect(parser.currentToken(), JsonToken.START_ARRAY, "releases");
                        int listFrom = tokenStart();
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            releases.add(text("a release"));
                        }
                        releaseList = new Slice(bytes, listFrom, here());
                    }
                    default -> parser.skipChildren();
                }
            }
            if (id == null) {
                throw invalid("a source lacks its id");
            }
            sources.add(new SourceSlice(
                    id, new Slice(bytes, from, here()), Optional.ofNullable(releaseList), List.copyOf(releases)));
        }
        return sources;
    }

    /** The object that the parser stands at the beginning of; it stands at its end afterwards. */
    private Slice object(String what) throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT, what);
        int from = tokenStart();
        parser.skipChildren();
        return new Slice(bytes, from, here());
    }

    private String text(String what) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING, what);
        return parser.getText();
    }

    private int tokenStart() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private int here() {
        return (int) parser.currentLocation().getByteOffset();
    }

    private void expect(JsonToken found, JsonToken expected, String what) {
        if (found != expected) {
            throw invalid(what + " is " + found + ", not " + expected);
        }
    }

    private OwnerFailure invalid(String detail) {
        return new OwnerFailure(owner, Reason.INVALID_ANSWER, detail);
    }
}
