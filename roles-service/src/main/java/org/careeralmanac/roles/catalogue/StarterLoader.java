package org.careeralmanac.roles.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.onet.GeneratedRoles;
import org.careeralmanac.roles.page.Pages;
import org.jboss.logging.Logger;

/**
 * Loads a starter catalogue as releases: all of it in one transaction, or nothing. The same bytes again do nothing, and
 * two replicas that start at once load it once. It adds and corrects; it removes no role and touches no revision.
 */
@ApplicationScoped
public class StarterLoader {

    private static final Logger LOG = Logger.getLogger(StarterLoader.class);

    private final DataSource database;
    private final Releases releases;
    private final RoleAttributes attributes;
    private final GeneratedRoles generated;
    private final Pages pages;
    private final ChangeFeed feed;
    private final ObjectMapper json;
    private final Clock clock;

    public StarterLoader(
            DataSource database,
            Releases releases,
            RoleAttributes attributes,
            GeneratedRoles generated,
            Pages pages,
            ChangeFeed feed,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.releases = releases;
        this.attributes = attributes;
        this.generated = generated;
        this.pages = pages;
        this.feed = feed;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @return ids of the releases that are new, empty where all of it was known
     * @throws CatalogueException if a file is wrong
     * @throws ProblemException {@code RELEASE_EXISTS} if a release id is used by other bytes
     */
    public List<String> load(Catalogue files) throws SQLException {
        StarterCatalogue catalogue = StarterCatalogue.read(files);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<String> loaded = load(connection, catalogue);
                connection.commit();
                return loaded;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private List<String> load(Connection connection, StarterCatalogue catalogue) throws SQLException {
        // An import has its source's lock when it comes to the pages: in another order the two could wait for each
        // other.
        Set<String> sources = new HashSet<>(Set.of(catalogue.starter().source()));
        catalogue.cited().forEach(cited -> sources.add(cited.source()));
        catalogue.excerpts().forEach(excerpt -> sources.add(excerpt.release().source()));
        releases.lock(connection, sources);
        pages.lock(connection);
        for (Source source : unknown(connection, catalogue.sources())) {
            releases.describe(connection, source);
        }
        List<String> loaded = new ArrayList<>();
        String starter = stage(connection, catalogue.starter());
        if (starter != null) {
            // The newest load that names a source describes it.
            for (Source source : catalogue.sources()) {
                releases.describe(connection, source);
            }
            storeFamilies(connection, catalogue.families());
            for (StarterCatalogue.Career career : catalogue.careers()) {
                storeRole(connection, career);
                storeStarter(connection, starter, career);
            }
            loaded.add(starter);
        }
        for (Release.Draft cited : catalogue.cited()) {
            String release = stage(connection, cited);
            if (release != null) {
                loaded.add(release);
            }
        }
        for (StarterCatalogue.Excerpt excerpt : catalogue.excerpts()) {
            String release = stage(connection, excerpt.release());
            if (release != null) {
                storeRatings(connection, release, excerpt.occupations());
                loaded.add(release);
            }
        }
        if (loaded.isEmpty()) {
            return loaded;
        }
        for (String release : loaded) {
            releases.publish(connection, release);
        }
        List<GeneratedRoles.Replaced> replaced = generated.giveWay(connection);
        List<String> roles = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM role ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                roles.add(row.getString(1));
            }
        }
        attributes.refresh(connection, roles);
        List<String> touched = pages.rebuild(connection, roles);
        for (String release : loaded) {
            feed.append(
                    connection,
                    "release",
                    Change.Op.upsert,
                    release,
                    null,
                    Change.Touches.roles(touched.toArray(String[]::new)));
        }
        for (GeneratedRoles.Replaced one : replaced) {
            feed.append(
                    connection,
                    "role",
                    Change.Op.delete,
                    one.role(),
                    one.by(),
                    Change.Touches.roles(one.role(), one.by()));
        }
        return loaded;
    }

    private static List<Source> unknown(Connection connection, List<Source> sources) throws SQLException {
        List<Source> unknown = new ArrayList<>(sources);
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM source");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String id = row.getString(1);
                unknown.removeIf(s -> s.id().equals(id));
            }
        }
        return unknown;
    }

    /** @return the id to store the release's rows under, or null where there is nothing to do */
    private String stage(Connection connection, Release.Draft draft) throws SQLException {
        if (withdrawn(connection, draft)) {
            LOG.infof(
                    "Release %s:%s:%s:%s was withdrawn with these very bytes; it is not loaded again.",
                    draft.source(), draft.edition(), draft.part(), draft.knownFrom());
            return null;
        }
        Releases.Staged staged = releases.stage(connection, draft);
        return staged.known() ? null : staged.id();
    }

    private static boolean withdrawn(Connection connection, Release.Draft draft) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT FROM release WHERE source_id = ? AND edition = ? AND part = ? AND known_from = ?
                AND content_hash = ? AND status = 'withdrawn'""")) {
            select.setString(1, draft.source());
            select.setString(2, draft.edition());
            select.setString(3, draft.part());
            select.setObject(4, draft.knownFrom());
            select.setString(5, draft.contentHash());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void storeFamilies(Connection connection, List<StarterCatalogue.Family> families)
            throws SQLException {
        for (StarterCatalogue.Family family : families) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO family (id) VALUES (?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, family.id());
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO family_name (family_id, lang, name) VALUES (?, 'en', ?)
                    ON CONFLICT (family_id, lang) DO UPDATE SET name = excluded.name""")) {
                insert.setString(1, family.id());
                insert.setString(2, family.name());
                insert.executeUpdate();
            }
        }
    }

    private void storeRole(Connection connection, StarterCatalogue.Career career) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT role_id FROM role_slug WHERE slug = ?")) {
            select.setString(1, career.id());
            try (ResultSet owner = select.executeQuery()) {
                if (owner.next()) {
                    if (owner.getString(1).equals(career.id())) {
                        return;
                    }
                    throw new CatalogueException(List.of(career.file()
                            .fault(
                                    "/id",
                                    "'%s' is or was an address of '%s'; a slug is never reused"
                                            .formatted(career.id(), owner.getString(1)))));
                }
            }
        }
        Timestamp now = Timestamp.from(clock.instant());
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO role (id, slug, family_id, seniority, created_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, career.id());
            insert.setString(2, career.id());
            insert.setString(3, career.family());
            insert.setString(4, career.seniority());
            insert.setTimestamp(5, now);
            insert.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO role_slug (slug, role_id, given_at) VALUES (?, ?, ?)")) {
            insert.setString(1, career.id());
            insert.setString(2, career.id());
            insert.setTimestamp(3, now);
            insert.executeUpdate();
        }
    }

    private void storeStarter(Connection connection, String release, StarterCatalogue.Career career)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO starter_role (release_id, role_id, lang, title, family_id, seniority, alternate_titles,
                    skills, occupations) VALUES (?, ?, 'en', ?, ?, ?, ?, ?, ?::jsonb)""")) {
            insert.setString(1, release);
            insert.setString(2, career.id());
            insert.setString(3, career.title());
            insert.setString(4, career.family());
            insert.setString(5, career.seniority());
            insert.setArray(
                    6, connection.createArrayOf("text", career.alternateTitles().toArray()));
            insert.setArray(7, connection.createArrayOf("text", career.skills().toArray()));
            insert.setString(8, text(career.occupations()));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO starter_section (release_id, role_id, lang, key, body)
                VALUES (?, ?, 'en', ?, ?::jsonb)""")) {
            for (Map.Entry<String, ObjectNode> section : career.sections().entrySet()) {
                insert.setString(1, release);
                insert.setString(2, career.id());
                insert.setString(3, section.getKey());
                insert.setString(4, text(section.getValue()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void storeRatings(
            Connection connection, String release, List<StarterCatalogue.RatedOccupation> occupations)
            throws SQLException {
        try (PreparedStatement insertOccupation = connection.prepareStatement(
                        "INSERT INTO occupation_fact (release_id, scheme, code, title) VALUES (?, ?, ?, ?)");
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO skill_rating (release_id, scheme, code, element, name, kind,
                            importance_value, importance_missing, importance_sample_size, importance_standard_error,
                            level_value, level_missing, level_sample_size, level_standard_error)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (StarterCatalogue.RatedOccupation occupation : occupations) {
                insertOccupation.setString(1, release);
                insertOccupation.setString(2, occupation.scheme());
                insertOccupation.setString(3, occupation.code());
                insertOccupation.setString(4, occupation.title());
                insertOccupation.executeUpdate();
                for (StarterCatalogue.Rating rating : occupation.ratings()) {
                    insert.setString(1, release);
                    insert.setString(2, occupation.scheme());
                    insert.setString(3, occupation.code());
                    insert.setString(4, rating.element());
                    insert.setString(5, rating.name());
                    insert.setString(6, rating.kind().name());
                    set(insert, 7, rating.importance());
                    set(insert, 11, rating.requiredLevel());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, int from, StarterCatalogue.Given given) throws SQLException {
        insert.setBigDecimal(from, given.value());
        insert.setString(
                from + 1, given.missing() == null ? null : given.missing().name());
        insert.setObject(from + 2, given.sampleSize(), Types.INTEGER);
        insert.setBigDecimal(from + 3, given.standardError());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
