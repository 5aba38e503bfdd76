package org.careeralmanac.roles.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.RolesProblem;
import org.careeralmanac.roles.catalogue.RoleAttributes;
import org.careeralmanac.roles.page.Pages;
import org.careeralmanac.roles.role.RoleEntity;

/** Publishes revisions: stored, pages rebuilt and the feed extended in one transaction. */
@ApplicationScoped
public class Publishing {

    /** The starter's, or what a publisher says of the occupation that the role is. */
    private static final String SUMMARY_BENEATH = """
            WITH asked AS (SELECT ?::text AS id)
            SELECT FROM asked a JOIN starter_section s ON s.role_id = a.id AND s.key = 'overview'
            UNION ALL
            SELECT FROM asked a JOIN role_occupation o ON o.role_id = a.id AND o.fit = 'exact'
                   JOIN occupation_fact f ON f.scheme = o.scheme AND f.code = o.code AND f.description IS NOT NULL""";

    private final DataSource database;
    private final EntityManager entities;
    private final SectionSchemas schemas;
    private final RoleAttributes attributes;
    private final Pages pages;
    private final ChangeFeed feed;
    private final ObjectMapper json;
    private final Clock clock;

    public Publishing(
            DataSource database,
            EntityManager entities,
            SectionSchemas schemas,
            RoleAttributes attributes,
            Pages pages,
            ChangeFeed feed,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.entities = entities;
        this.schemas = schemas;
        this.attributes = attributes;
        this.pages = pages;
        this.feed = feed;
        this.json = json;
        this.clock = clock;
    }

    /** What was published. */
    public record Published(String role, int number, Instant publishedAt, List<Part> sections, long position) {

        Published at(long later) {
            return new Published(role, number, publishedAt, sections, later);
        }
    }

    /**
     * @param author who publishes, from the token
     * @param sections content by the key of a part, as the client sent it; an empty one takes back what editors said
     * @throws ProblemException {@code BAD_BODY} with every fault, {@code ROLE_NOT_FOUND}, {@code ROLE_MERGED},
     *     {@code ROLE_NOT_PUBLISHED}, {@code NOTHING_CHANGED}
     */
    @Transactional
    public Published publish(String roleId, String author, String note, Map<String, JsonNode> sections)
            throws SQLException {
        Map<Part, JsonNode> checked = check(sections);
        try (Connection connection = database.getConnection()) {
            pages.lock(connection);
            RoleEntity.published(roleId);
            refuse(references(connection, roleId, checked));
            checked.keySet().removeIf(key -> unchanged(connection, roleId, key, checked.get(key)));
            if (checked.isEmpty()) {
                throw new ProblemException(
                        RolesProblem.NOTHING_CHANGED, "Each section sent is the newest revision's already.");
            }
            RevisionEntity before = RevisionEntity.newest(roleId).orElse(null);
            RevisionEntity revision = new RevisionEntity();
            revision.roleId = roleId;
            revision.number = before == null ? 1 : before.number + 1;
            revision.author = author;
            revision.note = note;
            revision.publishedAt = after(before, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            revision.persist();
            entities.flush();
            store(connection, revision, checked);
            if (checked.containsKey(Part.PROFILE)) {
                attributes.refresh(connection, List.of(roleId));
            }
            List<String> touched = pages.rebuild(connection, List.of(roleId));
            long position = feed.append(
                    connection,
                    "role",
                    Change.Op.upsert,
                    roleId,
                    null,
                    Change.Touches.roles(touched.toArray(String[]::new)));
            return new Published(
                    roleId, revision.number, revision.publishedAt, List.copyOf(checked.keySet()), position);
        }
    }

    /** Revisions never go back in time, even where the clocks of two replicas disagree. */
    private static Instant after(RevisionEntity before, Instant now) {
        return before == null || before.publishedAt.isBefore(now) ? now : before.publishedAt;
    }

    private Map<Part, JsonNode> check(Map<String, JsonNode> sections) {
        List<SectionSchemas.Fault> faults = new ArrayList<>();
        Map<Part, JsonNode> checked = new EnumMap<>(Part.class);
        if (sections == null || sections.isEmpty()) {
            faults.add(new SectionSchemas.Fault("/sections", "at least one section is needed"));
            refuse(faults);
        }
        sections.forEach((name, content) -> Part.of(name)
                .ifPresentOrElse(
                        key -> {
                            schemas.check(key, content)
                                    .forEach(f -> faults.add(
                                            new SectionSchemas.Fault("/sections/" + name + f.at(), f.wrong())));
                            checked.put(key, content);
                        },
                        () -> faults.add(new SectionSchemas.Fault(
                                "/sections/" + name,
                                "nothing that editors write; they write " + List.of(Part.values())))));
        refuse(faults);
        return checked;
    }

    /** Whatever the parts name must exist: families, roles, sources; ids of claims must differ; a summary must be left. */
    private List<SectionSchemas.Fault> references(Connection connection, String roleId, Map<Part, JsonNode> sections)
            throws SQLException {
        List<SectionSchemas.Fault> faults = new ArrayList<>();
        JsonNode profile = sections.get(Part.PROFILE);
        if (profile != null
                && profile.has("family")
                && !exists(
                        connection,
                        "SELECT FROM family WHERE id = ?",
                        profile.get("family").textValue())) {
            faults.add(new SectionSchemas.Fault(
                    "/sections/profile/family",
                    "there is no family '" + profile.get("family").textValue() + "'"));
        }
        if (profile != null && profile.has("occupations")) {
            faults.add(new SectionSchemas.Fault(
                    "/sections/profile/occupations", "occupations are those that the career was first published with"));
        }
        JsonNode overview = sections.get(Part.OVERVIEW);
        if (overview != null && !overview.has("summary") && !exists(connection, SUMMARY_BENEATH, roleId)) {
            faults.add(new SectionSchemas.Fault(
                    "/sections/overview/summary", "a career needs a summary, and nobody but editors wrote this one's"));
        }
        Set<String> seen = new HashSet<>();
        int i = 0;
        for (JsonNode career : items(sections, Part.RELATED_CAREERS, "careers")) {
            String at = "/sections/relatedCareers/careers/" + i++ + "/id";
            String id = career.get("id").textValue();
            if (id.equals(roleId)) {
                faults.add(new SectionSchemas.Fault(at, "a career is not related to itself"));
            } else if (!exists(connection, "SELECT FROM role WHERE id = ?", id)) {
                faults.add(new SectionSchemas.Fault(at, "there is no career with the id '" + id + "'"));
            } else if (!seen.add(id)) {
                faults.add(new SectionSchemas.Fault(at, "'" + id + "' is listed twice"));
            }
        }
        i = 0;
        for (JsonNode step : items(sections, Part.CAREER_DEVELOPMENT, "progression")) {
            String at = "/sections/careerDevelopment/progression/" + i++ + "/role";
            if (step.has("role")
                    && !exists(
                            connection,
                            "SELECT FROM role WHERE id = ?",
                            step.get("role").textValue())) {
                faults.add(new SectionSchemas.Fault(
                        at,
                        "there is no career with the id '" + step.get("role").textValue() + "'"));
            }
        }
        i = 0;
        Set<String> claims = new HashSet<>();
        for (JsonNode claim : items(sections, Part.REQUIREMENTS, "claims")) {
            String at = "/sections/requirements/claims/" + i++;
            if (!claims.add(claim.get("id").textValue())) {
                faults.add(new SectionSchemas.Fault(at + "/id", "another claim has this id"));
            }
            if (claim.has("source")
                    && !exists(
                            connection,
                            "SELECT FROM source WHERE id = ?",
                            claim.get("source").textValue())) {
                faults.add(new SectionSchemas.Fault(
                        at + "/source",
                        "there is no source '" + claim.get("source").textValue() + "'"));
            }
        }
        return faults;
    }

    private static JsonNode items(Map<Part, JsonNode> sections, Part key, String field) {
        JsonNode section = sections.get(key);
        return section == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : section.path(field);
    }

    private static boolean exists(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean unchanged(Connection connection, String roleId, Part key, JsonNode content) {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT coalesce((SELECT body FROM edited_part WHERE role_id = ? AND lang = 'en' AND key = ?), '{}')
                       = ?::jsonb""")) {
            select.setString(1, roleId);
            select.setString(2, key.key());
            select.setString(3, text(content));
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(Connection connection, RevisionEntity revision, Map<Part, JsonNode> sections)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO revision_section (role_id, number, lang, key, body) VALUES (?, ?, 'en', ?, ?::jsonb)")) {
            for (Map.Entry<Part, JsonNode> section : sections.entrySet()) {
                insert.setString(1, revision.roleId);
                insert.setInt(2, revision.number);
                insert.setString(3, section.getKey().key());
                insert.setString(4, text(section.getValue()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String text(JsonNode content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refuse(List<SectionSchemas.Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.BAD_BODY, "The body has %d fault(s).".formatted(faults.size()))
                    .with("errors", faults);
        }
    }
}
