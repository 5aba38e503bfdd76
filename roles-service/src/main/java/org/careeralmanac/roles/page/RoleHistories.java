package org.careeralmanac.roles.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.roles.occupation.Fit;
import org.careeralmanac.roles.occupation.Occupation;
import org.careeralmanac.roles.section.SectionKey;

/** Reads what the composer needs for a batch of roles, in a fixed number of statements whatever the size of the batch. */
@ApplicationScoped
public class RoleHistories {

    private static final TypeReference<List<StoredOccupation>> OCCUPATIONS = new TypeReference<>() {};

    private final ObjectMapper json;

    public RoleHistories(ObjectMapper json) {
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** An occupation as {@code starter_role.occupations} holds it. */
    private record StoredOccupation(String scheme, String code, String title, Fit fit) {}

    /** The histories of these roles by id; ids that nobody knows are left out. A merged role's id stays its own here. */
    Map<String, RoleHistory> read(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, List<RoleHistory.Starter>> starters = new HashMap<>();
        Rows.read(connection, """
                WITH profile AS MATERIALIZED (SELECT * FROM role_profile WHERE role_id = ANY (?) AND lang = 'en')
                SELECT s.role_id, s.release_id, r.source_id, r.known_from, s.title, s.family_id, f.name, s.seniority,
                       s.skills, s.occupations
                FROM profile s
                JOIN release r ON r.id = s.release_id AND r.status = 'published'
                JOIN family_name f ON f.family_id = s.family_id AND f.lang = s.lang
                ORDER BY r.known_from, r.id""", ids, row -> {
            starters.computeIfAbsent(row.getString("role_id"), id -> new ArrayList<>())
                    .add(new RoleHistory.Starter(
                            row.getString("release_id"),
                            row.getString("source_id"),
                            row.getObject("known_from", LocalDate.class),
                            row.getString("title"),
                            new RoleAnswer.Family(row.getString("family_id"), row.getString("name")),
                            row.getString("seniority"),
                            List.of((String[]) row.getArray("skills").getArray()),
                            occupations(row.getString("occupations"))));
        });
        Map<String, List<RoleHistory.StarterSection>> sections = new HashMap<>();
        Rows.read(
                connection, """
                SELECT s.role_id, s.release_id, r.source_id, r.known_from, s.key, s.body
                FROM starter_section s JOIN release r ON r.id = s.release_id AND r.status = 'published'
                WHERE s.role_id = ANY (?) AND s.lang = 'en'""", ids, row -> sections.computeIfAbsent(row.getString("role_id"), id -> new ArrayList<>())
                        .add(new RoleHistory.StarterSection(
                                row.getString("release_id"),
                                row.getString("source_id"),
                                row.getObject("known_from", LocalDate.class),
                                key(row),
                                body(row))));
        Map<String, List<RoleHistory.Edit>> edits = new HashMap<>();
        Rows.read(connection, """
                SELECT s.role_id, s.number, r.published_at, s.key, s.body
                FROM revision_section s JOIN revision r USING (role_id, number)
                WHERE s.role_id = ANY (?) AND s.lang = 'en' AND s.key <> 'profile'""", ids, row -> edits.computeIfAbsent(row.getString("role_id"), id -> new ArrayList<>())
                .add(new RoleHistory.Edit(
                        row.getInt("number"), row.getTimestamp("published_at").toInstant(), key(row), body(row))));
        Map<String, List<RoleHistory.Profile>> profiles = new HashMap<>();
        Rows.read(
                connection, """
                SELECT s.role_id, s.number, r.published_at, s.body, f.name
                FROM revision_section s JOIN revision r USING (role_id, number)
                LEFT JOIN family_name f ON f.family_id = s.body ->> 'family' AND f.lang = s.lang
                WHERE s.role_id = ANY (?) AND s.lang = 'en' AND s.key = 'profile'""", ids, row -> profiles.computeIfAbsent(row.getString("role_id"), id -> new ArrayList<>())
                        .add(profile(
                                row.getInt("number"),
                                row.getTimestamp("published_at").toInstant(),
                                body(row),
                                row.getString("name"))));
        Map<String, RoleHistory> histories = new HashMap<>();
        Rows.read(connection, """
                SELECT r.id, r.slug, r.merged_into,
                       ARRAY(SELECT m.id FROM role m WHERE m.merged_into = r.id ORDER BY m.id) AS merged
                FROM role r WHERE r.id = ANY (?)""", ids, row -> {
            String id = row.getString("id");
            histories.put(
                    id,
                    new RoleHistory(
                            id,
                            row.getString("slug"),
                            row.getString("merged_into"),
                            List.of((String[]) row.getArray("merged").getArray()),
                            starters.getOrDefault(id, List.of()),
                            sections.getOrDefault(id, List.of()),
                            edits.getOrDefault(id, List.of()),
                            profiles.getOrDefault(id, List.of())));
        });
        return histories;
    }

    /** @param family name of the family that the body names, null where it names none */
    private static RoleHistory.Profile profile(int number, Instant at, JsonNode body, String family) {
        return new RoleHistory.Profile(
                number,
                at,
                body.path("title").textValue(),
                family == null ? null : new RoleAnswer.Family(body.get("family").textValue(), family),
                body.path("seniority").textValue(),
                body.has("skills")
                        ? body.get("skills")
                                .valueStream()
                                .map(JsonNode::textValue)
                                .toList()
                        : null);
    }

    /** What an editor would say of a role as a whole. */
    RoleHistory.Profile profile(Connection connection, Instant at, ObjectNode body) throws SQLException {
        return profile(0, at, body, family(connection, body));
    }

    /** What a role would be born as with this profile; null where that does not say what every role needs. */
    RoleHistory.Starter born(Connection connection, ObjectNode profile, Release.Draft birth) throws SQLException {
        String family = family(connection, profile);
        if (family == null || !profile.has("title") || !profile.has("seniority")) {
            return null;
        }
        return new RoleHistory.Starter(
                birth.id(1),
                birth.source(),
                birth.knownFrom(),
                profile.get("title").textValue(),
                new RoleAnswer.Family(profile.get("family").textValue(), family),
                profile.get("seniority").textValue(),
                profile.path("skills").valueStream().map(JsonNode::textValue).toList(),
                occupations(
                        profile.has("occupations") ? profile.get("occupations").toString() : "[]"));
    }

    /** The name of the family that the profile names, or null where it names none. */
    private static String family(Connection connection, ObjectNode profile) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name FROM family_name WHERE family_id = ? AND lang = 'en'")) {
            select.setString(1, profile.path("family").textValue());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private List<Occupation> occupations(String stored) {
        return parse(stored, OCCUPATIONS).stream()
                .map(o -> new Occupation(o.scheme(), o.code(), o.title(), o.fit(), List.of()))
                .toList();
    }

    private static SectionKey key(ResultSet row) throws SQLException {
        return SectionKey.of(row.getString("key"))
                .orElseThrow(() -> new IllegalStateException("the table's CHECK lists the keys"));
    }

    private ObjectNode body(ResultSet row) throws SQLException {
        return parse(row.getString("body"), new TypeReference<>() {});
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds only what was checked", e);
        }
    }
}
