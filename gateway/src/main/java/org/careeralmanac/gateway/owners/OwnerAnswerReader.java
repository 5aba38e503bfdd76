package org.careeralmanac.gateway.owners;

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
 * Splits an owner's answer into its parts, each by its place in the answer's bytes. Every byte is passed over and checked,
 * so that nothing that is not JSON can be spliced into a page.
 */
final class OwnerAnswerReader {

    private static final ObjectReader HEAD = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(LogicalType.Textual, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build()
            .readerFor(Head.class);

    private final Owner owner;
    private final byte[] bytes;
    private final JsonCursor in;

    private OwnerAnswerReader(Owner owner, byte[] bytes) {
        this.owner = owner;
        this.bytes = bytes;
        this.in = new JsonCursor(bytes);
    }

    /**
     * @throws OwnerFailure {@code INVALID_ANSWER} for anything that is not an owner's answer, whole and of the right
     *     types
     */
    static OwnerAnswer read(Owner owner, byte[] bytes) {
        try {
            return new OwnerAnswerReader(owner, bytes).answer();
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
        try {
            OwnerAnswerReader reader = new OwnerAnswerReader(owner, ndjson);
            List<HighlightLine> lines = new ArrayList<>();
            while (reader.in.more()) {
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
        in.openObject("a line");
        for (String name = in.member(); name != null; name = in.member()) {
            switch (name) {
                case "id" -> id = in.string(name);
                case "highlights" -> highlights = highlights();
                case "sources" -> sources = sources();
                default -> in.skip();
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
        in.openObject("the answer");
        for (String name = in.member(); name != null; name = in.member()) {
            switch (name) {
                case "head" -> head = head();
                case "sections" -> sections = sections();
                case "highlights" -> highlights = highlights();
                case "sources" -> sources = sources();
                case "validUntil" -> validUntil = in.isNull() ? null : Instant.parse(in.string(name));
                default -> in.skip();
            }
        }
        if (in.more()) {
            throw invalid("it goes on after its end, at byte " + in.at());
        }
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
        Map<String, Section> sections = new LinkedHashMap<>();
        in.openObject("sections");
        for (String key = in.member(); key != null; key = in.member()) {
            if (in.isNull()) {
                continue;
            }
            String updatedAt = null;
            Slice content = null;
            in.openObject(key);
            for (String name = in.member(); name != null; name = in.member()) {
                switch (name) {
                    case "updatedAt" -> updatedAt = in.string(name);
                    case "content" -> content = object(key);
                    default -> in.skip();
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
        Map<String, Slice> highlights = new LinkedHashMap<>();
        in.openObject("highlights");
        for (String key = in.member(); key != null; key = in.member()) {
            if (!in.isNull()) {
                highlights.put(key, object(key));
            }
        }
        return highlights;
    }

    private List<SourceSlice> sources() throws IOException {
        List<SourceSlice> sources = new ArrayList<>();
        in.openArray("sources");
        while (in.element()) {
            int from = in.at();
            String id = null;
            Slice releaseList = null;
            List<String> releases = new ArrayList<>();
            in.openObject("a source");
            for (String name = in.member(); name != null; name = in.member()) {
                switch (name) {
                    case "id" -> id = in.string(name);
                    case "releases" -> {
                        int listFrom = in.at();
                        in.openArray(name);
                        while (in.element()) {
                            releases.add(in.string("a release"));
                        }
                        releaseList = new Slice(bytes, listFrom, in.at());
                    }
                    default -> in.skip();
                }
            }
            if (id == null) {
                throw invalid("a source lacks its id");
            }
            sources.add(new SourceSlice(
                    id, new Slice(bytes, from, in.at()), Optional.ofNullable(releaseList), List.copyOf(releases)));
        }
        return sources;
    }

    private Slice object(String what) throws IOException {
        int from = in.at();
        in.skipObject(what);
        return new Slice(bytes, from, in.at());
    }

    private OwnerFailure invalid(String detail) {
        return new OwnerFailure(owner, Reason.INVALID_ANSWER, detail);
    }
}
