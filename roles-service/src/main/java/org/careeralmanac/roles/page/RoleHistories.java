package org.careeralmanac.roles.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.occupation.Fit;
import org.careeralmanac.roles.occupation.Occupation;
import org.careeralmanac.roles.section.SectionKey;
import org.careeralmanac.roles.skill.SkillRating;

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
        rows(connection, """
                SELECT s.role_id, s.release_id, r.source_id, r.known_from, s.title, s.family_id, f.name, s.seniority,
                       s.skills, s.occupations
                FROM starter_role s
                JOIN release r ON r.id = s.release_id AND r.status = 'published'
                JOIN family_name f ON f.family_id = s.family_id AND f.lang = s.lang
                WHERE s.role_id = ANY (?) AND s.lang = 'en' ORDER BY r.known_from, r.id""", ids, row -> {
            List<Occupation> occupations = parse(row.getString("occupations"), OCCUPATIONS).stream()
                    .map(o -> new Occupation(o.scheme(), o.code(), o.title(), o.fit(), List.of()))
                    .toList();
            starters.computeIfAbsent(row.getString("role_id"), id -> new ArrayList<>())
                    .add(new RoleHistory.Starter(
                            row.getString("release_id"),
                            row.getString("source_id"),
                            row.getObject("known_from", LocalDate.class),
                            row.getString("title"),
                            new RoleAnswer.Family(row.getString("family_id"), row.getString("name")),
                            row.getString("seniority"),
                            List.of((String[]) row.getArray("skills").getArray()),
                            occupations));
        });
        Map<String, List<RoleHistory.StarterSection>> sections = new HashMap<>();
        rows(connection, """
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
        rows(connection, """
                SELECT s.role_id, s.number, r.published_at, s.key, s.body
                FROM revision_section s JOIN revision r USING (role_id, number)
                WHERE s.role_id = ANY (?) AND s.lang = 'en'""", ids, row -> edits.computeIfAbsent(row.getString("role_id"), id -> new ArrayList<>())
                .add(new RoleHistory.Edit(
                        row.getInt("number"), row.getTimestamp("published_at").toInstant(), key(row), body(row))));
        Map<String, RoleHistory> histories = new HashMap<>();
        rows(connection, """
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
                            edits.getOrDefault(id, List.of())));
        });
        return histories;
    }

    /** What the pages of these roles draw on beside the roles. */
    Facts facts(Connection connection, Collection<RoleHistory> roles) throws SQLException {
        List<Facts.PublishedRelease> releases = new ArrayList<>();
        Map<String, Source> sources = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT id, source_id, edition, part, known_from FROM release WHERE status = 'published'""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                releases.add(new Facts.PublishedRelease(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)));
            }
        }
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT id, publisher, title, url, licence, attribution, kind FROM source");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sources.put(
                        row.getString(1),
                        new Source(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                Source.Kind.of(row.getString(7))));
            }
        }
        Map<String, Facts.PublishedRelease> byId =
                releases.stream().collect(Collectors.toMap(Facts.PublishedRelease::id, Function.identity()));
        Set<String> codes = new HashSet<>();
        roles.forEach(
                role -> role.starters().forEach(starter -> starter.occupations().forEach(o -> codes.add(o.code()))));
        Map<Facts.Key, List<Facts.Rated>> ratings = new HashMap<>();
        rows(connection, """
                SELECT s.*, o.title FROM skill_rating s
                JOIN occupation_fact o USING (release_id, scheme, code)
                JOIN release r ON r.id = s.release_id AND r.status = 'published'
                WHERE s.code = ANY (?)""", codes, row -> ratings.computeIfAbsent(
                        new Facts.Key(row.getString("scheme"), row.getString("code")), key -> new ArrayList<>())
                .add(new Facts.Rated(
                        byId.get(row.getString("release_id")),
                        row.getString("title"),
                        row.getString("element"),
                        row.getString("name"),
                        SkillRating.Kind.valueOf(row.getString("kind")),
                        rating(row, "importance"),
                        rating(row, "level"))));
        Map<Facts.Key, List<Facts.Edge>> edges = new HashMap<>();
        rows(connection, """
                SELECT e.release_id, e.from_scheme, e.from_code, e.to_scheme, e.to_code, e.fit FROM crosswalk_edge e
                JOIN release r ON r.id = e.release_id AND r.status = 'published'
                WHERE e.to_code = ANY (?)""", codes, row -> edges.computeIfAbsent(
                        new Facts.Key(row.getString("to_scheme"), row.getString("to_code")), key -> new ArrayList<>())
                .add(new Facts.Edge(
                        byId.get(row.getString("release_id")),
                        new Facts.Key(row.getString("from_scheme"), row.getString("from_code")),
                        Fit.valueOf(row.getString("fit")))));
        return new Facts(sources, releases, ratings, edges);
    }

    private static SkillRating.Rating rating(ResultSet row, String prefix) throws SQLException {
        String missing = row.getString(prefix + "_missing");
        return new SkillRating.Rating(
                row.getBigDecimal(prefix + "_value"),
                missing == null ? null : SkillRating.Missing.valueOf(missing),
                row.getObject(prefix + "_sample_size", Integer.class),
                row.getObject(prefix + "_standard_error", BigDecimal.class));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Runs a query whose one parameter is a list of texts. */
    private static void rows(Connection connection, String sql, Collection<String> texts, RowReader reader)
            throws SQLException {
        Array parameter = connection.createArrayOf("text", texts.toArray());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } finally {
            parameter.free();
        }
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
