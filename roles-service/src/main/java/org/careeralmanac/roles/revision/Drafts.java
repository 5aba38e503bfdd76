package org.careeralmanac.roles.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.RolesProblem;
import org.careeralmanac.roles.onet.GeneratedRoles;
import org.careeralmanac.roles.page.Pages;
import org.careeralmanac.roles.role.RoleEntity;
import org.careeralmanac.roles.section.SectionKey;

/**
 * What editors write before it is published: one draft for each part of a role, shared by all editors. Whoever saves
 * says which version was read; who read an older one is told, so that nobody's work is written over.
 */
@ApplicationScoped
public class Drafts {

    private static final String READ = """
            SELECT k.key, d.body::text, d.saved_by, d.saved_at,
                   (CASE WHEN k.key = 'profile' THEN coalesce(s.body, '{}') || e.body ELSE e.body END)::text, s.body::text
            FROM unnest(?::text[]) WITH ORDINALITY AS k (key, n)
            LEFT JOIN draft d ON d.role_id = ? AND d.lang = 'en' AND d.key = k.key
            LEFT JOIN edited_part e ON e.role_id = ? AND e.lang = 'en' AND e.key = k.key
            LEFT JOIN LATERAL (SELECT x.body FROM starter_part x
                               JOIN release r ON r.id = x.release_id AND r.status = 'published'
                               WHERE x.role_id = ? AND x.lang = 'en' AND x.key = k.key
                               ORDER BY r.known_from DESC, r.id DESC LIMIT 1) s ON true
            ORDER BY k.n""";

    private static final List<Part> ALL = List.of(Part.values());

    private final DataSource database;
    private final SectionSchemas schemas;
    private final Creation creation;
    private final Publishing publishing;
    private final Pages pages;
    private final ObjectMapper json;
    private final Clock clock;

    public Drafts(
            DataSource database,
            SectionSchemas schemas,
            Creation creation,
            Publishing publishing,
            Pages pages,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.schemas = schemas;
        this.creation = creation;
        this.publishing = publishing;
        this.pages = pages;
        this.json = json;
        this.clock = clock;
    }

    /** Where the content of a section comes from that an editor sees. */
    public enum State {
        /** Saved and not published. */
        draft,
        /** The newest revision that has it. */
        published,
        /** The starter catalogue; nobody has edited it. */
        starter,
        /** Nobody wrote it; the page shows facts, or nothing. */
        unwritten
    }

    /**
     * A part as an editor goes on from it.
     *
     * @param etag of this version, for {@code If-Match}
     * @param savedBy who saved the draft, or null
     */
    public record Section(Part key, State state, JsonNode content, String etag, String savedBy, Instant savedAt) {}

    /** Every part, in the order of the page. */
    public List<Section> all(String roleId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            known(connection, roleId);
            return read(connection, roleId, ALL);
        }
    }

    public Section of(String roleId, Part key) throws SQLException {
        try (Connection connection = database.getConnection()) {
            known(connection, roleId);
            return read(connection, roleId, List.of(key)).getFirst();
        }
    }

    /** The tag of all drafts of a role together. */
    public static String tag(List<Section> sections) {
        return ETag.of(sections.stream()
                .map(Section::etag)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param ifMatch the version that was read, or null
     * @throws ProblemException {@code BAD_BODY}, {@code ROLE_NOT_FOUND}, {@code ROLE_MERGED},
     *     {@code PRECONDITION_REQUIRED}, {@code PRECONDITION_FAILED}
     */
    @Transactional
    public Section save(String roleId, Part key, JsonNode content, String ifMatch, String author) throws SQLException {
        List<SectionSchemas.Fault> faults = schemas.check(key, content);
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.BAD_BODY, "The body has %d fault(s).".formatted(faults.size()))
                    .with("errors", faults);
        }
        RoleEntity.forWriting(roleId);
        try (Connection connection = database.getConnection()) {
            expect(read(connection, roleId, List.of(key)).getFirst(), ifMatch);
            try (PreparedStatement upsert = connection.prepareStatement("""
                    INSERT INTO draft (role_id, lang, key, body, saved_by, saved_at) VALUES (?, 'en', ?, ?::jsonb, ?, ?)
                    ON CONFLICT (role_id, lang, key) DO UPDATE SET body = excluded.body, saved_by = excluded.saved_by,
                        saved_at = excluded.saved_at""")) {
                upsert.setString(1, roleId);
                upsert.setString(2, key.key());
                upsert.setString(3, json.writeValueAsString(content));
                upsert.setString(4, author);
                upsert.setTimestamp(5, Timestamp.from(clock.instant()));
                upsert.executeUpdate();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
            return read(connection, roleId, List.of(key)).getFirst();
        }
    }

    /** Throws the draft of a section away; as {@link #save}. */
    @Transactional
    public void discard(String roleId, Part key, String ifMatch) throws SQLException {
        RoleEntity.forWriting(roleId);
        try (Connection connection = database.getConnection()) {
            Section before = read(connection, roleId, List.of(key)).getFirst();
            expect(before, ifMatch);
            if (before.state() != State.draft) {
                throw nothingDrafted();
            }
            delete(connection, roleId, List.of(key));
        }
    }

    /**
     * Publishes every draft of a role as one revision. The first one is what the role is born with.
     *
     * @param ifMatch the tag of all drafts as they were read, or null
     * @throws ProblemException as {@link #save}, {@link Publishing#publish} and {@link Creation#bear}, and
     *     {@code NOTHING_DRAFTED}
     */
    @Transactional
    public Publishing.Published publish(String roleId, String author, String note, String ifMatch) throws SQLException {
        try (Connection connection = database.getConnection()) {
            pages.lock(connection);
            RoleEntity.forWriting(roleId);
            List<Section> sections = read(connection, roleId, ALL);
            expect(tag(sections), null, ifMatch);
            Map<String, JsonNode> drafted = new LinkedHashMap<>();
            sections.stream()
                    .filter(s -> s.state() == State.draft)
                    .forEach(s -> drafted.put(s.key().key(), s.content()));
            if (drafted.isEmpty()) {
                throw nothingDrafted();
            }
            List<GeneratedRoles.Replaced> replaced = List.of();
            if (!creation.born(connection, roleId)) {
                replaced = creation.bear(connection, roleId, drafted);
                drafted.remove(Part.PROFILE.key());
            }
            Publishing.Published published = publishing.publish(roleId, author, note, drafted);
            delete(connection, roleId, ALL);
            return published.at(creation.announce(connection, replaced, published.position()));
        }
    }

    /** The answer for the role as it would be if its drafts were published now; nothing is stored. */
    public byte[] preview(String roleId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            known(connection, roleId);
            Map<SectionKey, ObjectNode> drafted = new EnumMap<>(SectionKey.class);
            ObjectNode profile = null;
            for (Section section : read(connection, roleId, ALL)) {
                if (section.state() != State.draft) {
                    continue;
                }
                if (section.key() == Part.PROFILE) {
                    profile = (ObjectNode) section.content();
                } else {
                    drafted.put(section.key().section().orElseThrow(), (ObjectNode) section.content());
                }
            }
            return pages.preview(connection, roleId, drafted, profile, creation.birth(roleId, ""), clock.instant());
        }
    }

    private static void known(Connection connection, String roleId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT merged_into FROM role WHERE id = ?")) {
            select.setString(1, roleId);
            try (ResultSet row = select.executeQuery()) {
                boolean known = row.next();
                RoleEntity.expectThere(roleId, known, known ? row.getString(1) : null);
            }
        }
    }

    private List<Section> read(Connection connection, String roleId, List<Part> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(Part::key).toArray()));
            for (int i = 2; i <= 4; i++) {
                select.setString(i, roleId);
            }
            List<Section> sections = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Part key = Part.of(row.getString(1)).orElseThrow();
                    String draft = row.getString(2);
                    String published = row.getString(5);
                    String starter = row.getString(6);
                    State state = draft != null
                            ? State.draft
                            : published != null ? State.published : starter != null ? State.starter : State.unwritten;
                    String content =
                            switch (state) {
                                case draft -> draft;
                                case published -> published;
                                case starter -> starter;
                                case unwritten -> "{}";
                            };
                    sections.add(new Section(
                            key,
                            state,
                            json.readTree(content),
                            ETag.of((state + " " + content).getBytes(StandardCharsets.UTF_8)),
                            row.getString(3),
                            draft == null ? null : row.getTimestamp(4).toInstant()));
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("sections are checked before they are stored", e);
            }
            return sections;
        }
    }

    private static void delete(Connection connection, String roleId, List<Part> keys) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM draft WHERE role_id = ? AND lang = 'en' AND key = ANY (?)")) {
            delete.setString(1, roleId);
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(Part::key).toArray()));
            delete.executeUpdate();
        }
    }

    private static void expect(Section now, String ifMatch) {
        expect(now.etag(), now.savedBy(), ifMatch);
    }

    /** RFC 9110, 13.1.1, and RFC 6585, 3: who does not say what was read could write over somebody's work. */
    private static void expect(String etag, String savedBy, String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                            RolesProblem.PRECONDITION_REQUIRED, "Send If-Match with the ETag of what you read.")
                    .with("etag", etag);
        }
        for (String tag : ifMatch.split(",")) {
            if (tag.strip().equals(etag) || tag.strip().equals("*")) {
                return;
            }
        }
        ProblemException failed = new ProblemException(
                        RolesProblem.PRECONDITION_FAILED,
                        savedBy == null
                                ? "It has changed since you read it."
                                : "'%s' has saved it since you read it.".formatted(savedBy))
                .with("etag", etag);
        throw savedBy == null ? failed : failed.with("savedBy", savedBy);
    }

    private static ProblemException nothingDrafted() {
        return new ProblemException(RolesProblem.NOTHING_DRAFTED, "There is no draft.");
    }
}
