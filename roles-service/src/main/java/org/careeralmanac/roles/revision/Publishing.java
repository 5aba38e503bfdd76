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
import org.careeralmanac.roles.page.Pages;
import org.careeralmanac.roles.role.RoleEntity;
import org.careeralmanac.roles.section.SectionKey;

/** Publishes revisions: stored, pages rebuilt and the feed extended in one transaction. */
@ApplicationScoped
public class Publishing {

    private final DataSource database;
    private final EntityManager entities;
    private final SectionSchemas schemas;
    private final Pages pages;
    private final ChangeFeed feed;
    private final ObjectMapper json;
    private final Clock clock;

    public Publishing(
            DataSource database,
            EntityManager entities,
            SectionSchemas schemas,
            Pages pages,
            ChangeFeed feed,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.entities = entities;
        this.schemas = schemas;
        this.pages = pages;
        this.feed = feed;
        this.json = json;
        this.clock = clock;
    }

    /** What was published. */
    public record Published(String role, int number, Instant publishedAt, List<SectionKey> sections, long position) {}

    /**
     * @param author who publishes, from the token
     * @param sections content by section key, as the client sent it
     * @throws ProblemException {@code BAD_BODY} with every fault, {@code ROLE_NOT_FOUND}, {@code ROLE_MERGED},
     *     {@code NOTHING_CHANGED}
     */
    @Transactional
    public Published publish(String roleId, String author, String note, Map<String, JsonNode> sections)
            throws SQLException {
        Map<SectionKey, JsonNode> checked = check(sections);
        try (Connection connection = database.getConnection()) {
            pages.lock(connection);
            RoleEntity.forWriting(roleId);
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

    private Map<SectionKey, JsonNode> check(Map<String, JsonNode> sections) {
        List<SectionSchemas.Fault> faults = new ArrayList<>();
        Map<SectionKey, JsonNode> checked = new EnumMap<>(SectionKey.class);
        if (sections == null || sections.isEmpty()) {
            faults.add(new SectionSchemas.Fault("/sections", "at least one section is needed"));
            refuse(faults);
        }
        sections.forEach((name, content) -> SectionKey.of(name)
                .ifPresentOrElse(
                        key -> {
                            schemas.check(key, content)
                                    .forEach(f -> faults.add(
                                            new SectionSchemas.Fault("/sections/" + name + f.at(), f.wrong())));
                            checked.put(key, content);
                        },
                        () -> faults.add(new SectionSchemas.Fault(
                                "/sections/" + name,
                                "no section of this owner; it has " + List.of(SectionKey.values())))));
        refuse(faults);
        return checked;
    }

    /** Whatever the sections name must exist: roles, sources; ids of claims must differ. */
    private List<SectionSchemas.Fault> references(
            Connection connection, String roleId, Map<SectionKey, JsonNode> sections) throws SQLException {
        List<SectionSchemas.Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int i = 0;
        for (JsonNode career : items(sections, SectionKey.RELATED_CAREERS, "careers")) {
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
        for (JsonNode step : items(sections, SectionKey.CAREER_DEVELOPMENT, "progression")) {
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
        for (JsonNode claim : items(sections, SectionKey.REQUIREMENTS, "claims")) {
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

    private static JsonNode items(Map<SectionKey, JsonNode> sections, SectionKey key, String field) {
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

    private boolean unchanged(Connection connection, String roleId, SectionKey key, JsonNode content) {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT body = ?::jsonb FROM revision_section
                WHERE role_id = ? AND lang = 'en' AND key = ? ORDER BY number DESC LIMIT 1""")) {
            select.setString(1, text(content));
            select.setString(2, roleId);
            select.setString(3, key.key());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(Connection connection, RevisionEntity revision, Map<SectionKey, JsonNode> sections)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO revision_section (role_id, number, lang, key, body) VALUES (?, ?, 'en', ?, ?::jsonb)")) {
            for (Map.Entry<SectionKey, JsonNode> section : sections.entrySet()) {
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
