package org.careeralmanac.roles.revision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.CatalogueFile;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.RolesProblem;
import org.careeralmanac.roles.catalogue.RoleAttributes;
import org.careeralmanac.roles.catalogue.SchemaFiles;
import org.careeralmanac.roles.onet.GeneratedRoles;
import org.careeralmanac.roles.page.Pages;
import org.careeralmanac.roles.role.Renaming;

/**
 * Makes new roles. A new one is a draft that only editors see, with its id and address kept for it. It is born when that is
 * first published: what it is as a whole (title, family, occupations, skills) is a release of its own then, like the
 * starter's, so that it has a day from which it is known; its sections are the first revision.
 */
@ApplicationScoped
public class Creation {

    private static final Source EDITORS = new Source(
            "almanac-editors",
            "The editors of this almanac",
            "Careers written in this almanac",
            null,
            "NOASSERTION",
            "Written by the editors of this almanac",
            Source.Kind.EDITORIAL);

    private static final int LONGEST_SLUG = 100;

    private final DataSource database;
    private final EntityManager entities;
    private final Releases releases;
    private final RoleAttributes attributes;
    private final GeneratedRoles generated;
    private final Pages pages;
    private final ChangeFeed feed;
    private final ObjectMapper json;
    private final Clock clock;
    private final Schema schema = CatalogueFile.schema(SchemaFiles.text("career.schema.json"));

    public Creation(
            DataSource database,
            EntityManager entities,
            Releases releases,
            RoleAttributes attributes,
            GeneratedRoles generated,
            Pages pages,
            ChangeFeed feed,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.entities = entities;
        this.releases = releases;
        this.attributes = attributes;
        this.generated = generated;
        this.pages = pages;
        this.feed = feed;
        this.json = json;
        this.clock = clock;
    }

    /** The role can be drafted. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Created(String id, String slug) {}

    /**
     * @param key of the request; the same key with the same body again gives the same answer and does nothing
     * @param career as a file of the starter catalogue has it, {@code id} may be left out
     * @throws ProblemException {@code BAD_BODY} with every fault, {@code SLUG_RESERVED}, {@code SLUG_TAKEN},
     *     {@code OCCUPATION_TAKEN}, {@code IDEMPOTENCY_KEY_REUSED}
     */
    @Transactional
    public Created create(String key, String author, ObjectNode career) throws SQLException {
        String request = ETag.of(career.toString().getBytes(StandardCharsets.UTF_8));
        try (Connection connection = database.getConnection()) {
            pages.lock(connection);
            Created before = before(connection, key, author, request);
            if (before != null) {
                return before;
            }
            if (!career.hasNonNull("id") && career.path("title").isTextual()) {
                career.put("id", slug(career.get("title").textValue()));
            }
            check(connection, career);
            String id = career.get("id").textValue();
            free(connection, id);
            store(connection, id, career);
            draft(connection, id, author, career);
            Created created = new Created(id, id);
            remember(connection, key, author, request, created);
            return created;
        }
    }

    /** Whether it was published ever. */
    boolean born(Connection connection, String id) throws SQLException {
        return exists(connection, "SELECT FROM role_profile WHERE role_id = ?", id);
    }

    /** The release that a role is born with today. */
    Release.Draft birth(String id, String contentHash) {
        return new Release.Draft(EDITORS.id(), "all", "career-" + id, null, LocalDate.now(clock), contentHash);
    }

    /**
     * Makes a drafted role one that can be published, inside the caller's transaction. Where it is exactly an occupation
     * that had a role made from its facts, that one gives way.
     *
     * @param drafted every draft, by the key of its part
     * @return which roles gave way, to be announced once the new one is published
     * @throws ProblemException {@code BAD_BODY} with every fault, {@code OCCUPATION_TAKEN}
     */
    List<GeneratedRoles.Replaced> bear(Connection connection, String id, Map<String, JsonNode> drafted)
            throws SQLException {
        ObjectNode career = json.createObjectNode().put("id", id);
        if (drafted.get(Part.PROFILE.key()) instanceof ObjectNode profile) {
            career.setAll(profile);
        }
        ObjectNode sections = career.putObject("sections");
        drafted.forEach((key, content) -> {
            if (!key.equals(Part.PROFILE.key())) {
                sections.set(key, content);
            }
        });
        check(connection, career);
        releases.describe(connection, EDITORS);
        String release = releases.stage(
                        connection, birth(id, ETag.of(career.toString().getBytes(StandardCharsets.UTF_8))))
                .id();
        releases.publish(connection, release);
        profile(connection, id, release, career);
        List<GeneratedRoles.Replaced> replaced = generated.giveWay(connection);
        attributes.refresh(connection, List.of(id));
        // The entities know nothing of rows that were stored beside them.
        entities.clear();
        return replaced;
    }

    /** Tells readers of the roles that gave way. @return the position of the last change, or the one before */
    long announce(Connection connection, List<GeneratedRoles.Replaced> replaced, long before) throws SQLException {
        long position = before;
        for (GeneratedRoles.Replaced one : replaced) {
            pages.rebuild(connection, List.of(one.role(), one.by()));
            position = feed.append(
                    connection,
                    "role",
                    Change.Op.delete,
                    one.role(),
                    one.by(),
                    Change.Touches.roles(one.role(), one.by()));
        }
        return position;
    }

    private Created before(Connection connection, String key, String author, String request) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT request, answer::text FROM role_creation WHERE key = ? AND author = ?")) {
            select.setString(1, key);
            select.setString(2, author);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                if (!row.getString(1).equals(request)) {
                    throw new ProblemException(
                            RolesProblem.IDEMPOTENCY_KEY_REUSED,
                            "The key '" + key + "' was sent with another body before.");
                }
                return json.readValue(row.getString(2), Created.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void remember(Connection connection, String key, String author, String request, Created created)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO role_creation (key, author, request, answer, created_at) VALUES (?, ?, ?, ?::jsonb, ?)")) {
            insert.setString(1, key);
            insert.setString(2, author);
            insert.setString(3, request);
            insert.setString(4, json.writeValueAsString(created));
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(Connection connection, ObjectNode career) throws SQLException {
        List<SectionSchemas.Fault> faults = new ArrayList<>(schema.validate(career).stream()
                .map(error ->
                        new SectionSchemas.Fault(error.getInstanceLocation().toString(), error.getMessage()))
                .toList());
        PlainText.faults(career, "", faults);
        if (faults.isEmpty()
                && !exists(
                        connection,
                        "SELECT FROM family WHERE id = ?",
                        career.get("family").textValue())) {
            faults.add(new SectionSchemas.Fault(
                    "/family", "there is no family '" + career.get("family").textValue() + "'"));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.BAD_BODY, "The career has %d fault(s).".formatted(faults.size()))
                    .with("errors", faults);
        }
        for (JsonNode occupation : career.path("occupations")) {
            if (occupation.get("fit").textValue().equals("exact")) {
                free(
                        connection,
                        occupation.get("scheme").textValue(),
                        occupation.get("code").textValue());
            }
        }
    }

    /** An address is given once. */
    private static void free(Connection connection, String id) throws SQLException {
        if (Renaming.RESERVED.contains(id)) {
            throw new ProblemException(RolesProblem.SLUG_RESERVED, "'" + id + "' is an address of the API.");
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT role_id FROM role_slug WHERE slug = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw new ProblemException(
                                    RolesProblem.SLUG_TAKEN,
                                    "'%s' is or was an address of '%s'. Send another id."
                                            .formatted(id, row.getString(1)))
                            .with("takenBy", row.getString(1));
                }
            }
        }
    }

    /** An occupation is exactly one role, unless nobody wrote that one. */
    private static void free(Connection connection, String scheme, String code) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT o.role_id FROM role_occupation o
                WHERE o.scheme = ? AND o.code = ? AND o.fit = 'exact'
                  AND NOT EXISTS (SELECT FROM generated_role g WHERE g.role_id = o.role_id)""")) {
            select.setString(1, scheme);
            select.setString(2, code);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw new ProblemException(
                                    RolesProblem.OCCUPATION_TAKEN,
                                    "%s %s is exactly the career '%s' already."
                                            .formatted(scheme, code, row.getString(1)))
                            .with("takenBy", row.getString(1));
                }
            }
        }
    }

    private void store(Connection connection, String id, ObjectNode career) throws SQLException {
        Timestamp now = Timestamp.from(clock.instant());
        try (PreparedStatement role = connection.prepareStatement(
                        "INSERT INTO role (id, slug, family_id, seniority, created_at) VALUES (?, ?, ?, ?, ?)");
                PreparedStatement slug = connection.prepareStatement(
                        "INSERT INTO role_slug (slug, role_id, given_at) VALUES (?, ?, ?)")) {
            role.setString(1, id);
            role.setString(2, id);
            role.setString(3, career.get("family").textValue());
            role.setString(4, career.get("seniority").textValue());
            role.setTimestamp(5, now);
            role.executeUpdate();
            slug.setString(1, id);
            slug.setString(2, id);
            slug.setTimestamp(3, now);
            slug.executeUpdate();
        }
    }

    private void draft(Connection connection, String id, String author, ObjectNode career) throws SQLException {
        Map<String, JsonNode> drafts = new TreeMap<>();
        ObjectNode profile = json.createObjectNode();
        SectionSchemas.PROFILE.stream().filter(career::has).forEach(name -> profile.set(name, career.get(name)));
        drafts.put(Part.PROFILE.key(), profile);
        career.get("sections").properties().forEach(s -> drafts.put(s.getKey(), s.getValue()));
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO draft (role_id, lang, key, body, saved_by, saved_at) VALUES (?, 'en', ?, ?::jsonb, ?, ?)""")) {
            for (Map.Entry<String, JsonNode> draft : drafts.entrySet()) {
                insert.setString(1, id);
                insert.setString(2, draft.getKey());
                insert.setString(3, draft.getValue().toString());
                insert.setString(4, author);
                insert.setTimestamp(5, Timestamp.from(clock.instant()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void profile(Connection connection, String id, String release, ObjectNode career)
            throws SQLException {
        try (PreparedStatement profile = connection.prepareStatement("""
                INSERT INTO starter_role (release_id, role_id, lang, title, family_id, seniority,
                    alternate_titles, skills, occupations) VALUES (?, ?, 'en', ?, ?, ?, ?, ?, ?::jsonb)""")) {
            profile.setString(1, release);
            profile.setString(2, id);
            profile.setString(3, career.get("title").textValue());
            profile.setString(4, career.get("family").textValue());
            profile.setString(5, career.get("seniority").textValue());
            profile.setArray(6, connection.createArrayOf("text", texts(career.path("alternateTitles"))));
            profile.setArray(7, connection.createArrayOf("text", texts(career.path("skills"))));
            profile.setString(8, career.path("occupations") instanceof ArrayNode given ? given.toString() : "[]");
            profile.executeUpdate();
        }
    }

    private static Object[] texts(JsonNode list) {
        return list.valueStream().map(JsonNode::textValue).toArray();
    }

    private static boolean exists(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static String slug(String title) {
        String slug = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return slug.length() <= LONGEST_SLUG
                ? slug
                : slug.substring(0, LONGEST_SLUG).replaceAll("-[^-]*$", "");
    }
}
