package org.careeralmanac.roles.page;

import java.math.BigDecimal;
import java.sql.Connection;
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
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.occupation.Fit;
import org.careeralmanac.roles.occupation.Lineage;
import org.careeralmanac.roles.section.Tasks;
import org.careeralmanac.roles.skill.SkillRating;

/**
 * Reads published facts: once for a rebuild what all pages share, then for each batch of roles what their occupations
 * have, in a fixed number of statements whatever the size of the batch.
 */
final class StoredFacts {

    private final Connection connection;
    private final List<Facts.PublishedRelease> releases = new ArrayList<>();
    private final Map<String, Facts.PublishedRelease> byId = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<Facts.Key, String> roles = new HashMap<>();
    private final References references = References.empty();

    StoredFacts(Connection connection) throws SQLException {
        this.connection = connection;
        Rows.read(connection, """
                SELECT id, source_id, edition, part, label, known_from FROM release WHERE status = 'published'""", row -> {
            Facts.PublishedRelease release = new Facts.PublishedRelease(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, LocalDate.class));
            releases.add(release);
            byId.put(release.id(), release);
        });
        Rows.read(
                connection,
                "SELECT id, publisher, title, url, licence, attribution, kind FROM source",
                row -> sources.put(
                        row.getString(1),
                        new Source(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                Source.Kind.of(row.getString(7)))));
        Rows.read(
                connection,
                "SELECT scheme, code, role_id FROM role_occupation WHERE fit = 'exact'",
                row -> roles.put(new Facts.Key(row.getString(1), row.getString(2)), row.getString(3)));
        readReferences();
    }

    private void readReferences() throws SQLException {
        published("SELECT f.release_id, f.element, f.name, f.description FROM content_element f", row -> byRelease(
                        references.elements(), row)
                .put(row.getString(2), new References.Element(row.getString(3), row.getString(4))));
        published("SELECT f.release_id, f.scale, f.name, f.minimum, f.maximum FROM scale f", row -> byRelease(
                        references.scales(), row)
                .put(
                        row.getString(2),
                        new References.Scale(row.getString(3), row.getBigDecimal(4), row.getBigDecimal(5))));
        published("SELECT f.release_id, f.element, f.value, f.description FROM level_anchor f", row -> byRelease(
                        references.anchors(), row)
                .computeIfAbsent(row.getString(2), e -> new ArrayList<>())
                .add(new References.Anchor(row.getBigDecimal(3), row.getString(4))));
        published(
                "SELECT f.release_id, f.element, f.scale, f.category, f.description FROM preparation_category f",
                row -> byRelease(references.categories(), row)
                        .put(
                                References.categoryKey(row.getString(2), row.getString(3), row.getInt(4)),
                                row.getString(5)));
        published(
                "SELECT f.release_id, f.zone, f.name, f.experience, f.education, f.training, f.svp_range"
                        + " FROM job_zone_reference f",
                row -> byRelease(references.zones(), row)
                        .put(
                                row.getInt(2),
                                new References.Zone(
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        row.getString(7))));
    }

    private void published(String select, Rows.Reader reader) throws SQLException {
        Rows.read(connection, select + " JOIN release r ON r.id = f.release_id AND r.status = 'published'", reader);
    }

    private static <K, V> Map<K, V> byRelease(Map<String, Map<K, V>> all, ResultSet row) throws SQLException {
        return all.computeIfAbsent(row.getString(1), release -> new HashMap<>());
    }

    /** By the id of each of these roles the ids of those whose occupations a publisher holds to be near. */
    Map<String, Set<String>> related(Collection<RoleHistory> batch) throws SQLException {
        Map<String, Set<String>> related = new HashMap<>();
        Rows.read(connection, """
                SELECT DISTINCT f.scheme, f.code, f.related_code FROM related_occupation f
                JOIN release r ON r.id = f.release_id AND r.status = 'published'
                WHERE f.code = ANY (?)""", exactCodes(batch), row -> {
            String from = roles.get(new Facts.Key(row.getString(1), row.getString(2)));
            String to = roles.get(new Facts.Key(row.getString(1), row.getString(3)));
            if (from != null && to != null) {
                related.computeIfAbsent(from, id -> new HashSet<>()).add(to);
            }
        });
        return related;
    }

    private static Set<String> exactCodes(Collection<RoleHistory> roles) {
        Set<String> codes = new HashSet<>();
        roles.forEach(role -> role.starters().forEach(starter -> starter.occupations().stream()
                .filter(o -> o.fit() == Fit.exact)
                .forEach(o -> codes.add(o.code()))));
        return codes;
    }

    /**
     * What the pages of these roles draw on beside the roles.
     *
     * @param named other roles that they show, of which little is needed
     */
    Facts of(Collection<RoleHistory> batch, Collection<RoleHistory> named) throws SQLException {
        Set<String> codes = new HashSet<>();
        batch.forEach(
                role -> role.starters().forEach(starter -> starter.occupations().forEach(o -> codes.add(o.code()))));
        Set<String> exact = exactCodes(batch);
        Set<String> shown = exactCodes(named);
        shown.addAll(exact);
        Map<Facts.Key, OccupationFacts> occupations = new HashMap<>();
        describe(shown, occupations);
        detail(exact, occupations);
        return new Facts(sources, releases, ratings(codes), edges(codes), occupations, references, roles);
    }

    private Map<Facts.Key, List<Facts.Rated>> ratings(Set<String> codes) throws SQLException {
        Map<Facts.Key, List<Facts.Rated>> ratings = new HashMap<>();
        Rows.read(connection, """
                SELECT f.*, o.title FROM skill_rating f
                JOIN occupation_fact o USING (release_id, scheme, code)
                JOIN release r ON r.id = f.release_id AND r.status = 'published'
                WHERE f.code = ANY (?)""", codes, row -> ratings.computeIfAbsent(key(row), key -> new ArrayList<>())
                .add(new Facts.Rated(
                        release(row),
                        row.getString("title"),
                        row.getString("element"),
                        row.getString("name"),
                        SkillRating.Kind.valueOf(row.getString("kind")),
                        rating(row, "importance"),
                        rating(row, "level"),
                        row.getBoolean("level_not_relevant"))));
        return ratings;
    }

    private Map<Facts.Key, List<Facts.Edge>> edges(Set<String> codes) throws SQLException {
        Map<Facts.Key, List<Facts.Edge>> edges = new HashMap<>();
        Rows.read(connection, """
                SELECT f.release_id, f.from_scheme, f.from_code, f.to_scheme, f.to_code, f.fit FROM crosswalk_edge f
                JOIN release r ON r.id = f.release_id AND r.status = 'published'
                WHERE f.to_code = ANY (?)""", codes, row -> {
            if (Lineage.precedes(row.getString("from_scheme"), row.getString("to_scheme"))) {
                edges.computeIfAbsent(
                                new Facts.Key(row.getString("to_scheme"), row.getString("to_code")),
                                key -> new ArrayList<>())
                        .add(new Facts.Edge(
                                release(row),
                                new Facts.Key(row.getString("from_scheme"), row.getString("from_code")),
                                Fit.valueOf(row.getString("fit"))));
            }
        });
        return edges;
    }

    private void describe(Set<String> codes, Map<Facts.Key, OccupationFacts> into) throws SQLException {
        each("occupation_fact", "f.title, f.description", "f.description IS NOT NULL", codes, row -> of(row, into)
                .described()
                .add(new OccupationFacts.Of<>(
                        release(row),
                        new OccupationFacts.Described(row.getString("title"), row.getString("description")))));
        each("occupation_skill_names", "f.names", "true", codes, row -> of(row, into)
                .skillNames()
                .add(new OccupationFacts.Of<>(
                        release(row), List.of((String[]) row.getArray("names").getArray()))));
    }

    private void detail(Set<String> codes, Map<Facts.Key, OccupationFacts> into) throws SQLException {
        each("occupation_title", "f.position, f.title, f.featured", "true", codes, row -> of(row, into)
                .titles()
                .add(new OccupationFacts.Of<>(
                        release(row),
                        new OccupationFacts.Title(
                                row.getInt("position"),
                                row.getString("title"),
                                row.getObject("featured", Boolean.class)))));
        each("occupation_task", "f.task, f.statement, f.type", "true", codes, row -> of(row, into)
                .tasks()
                .add(new OccupationFacts.Of<>(
                        release(row),
                        new OccupationFacts.Task(
                                row.getInt("task"),
                                row.getString("statement"),
                                row.getString("type") == null ? null : Tasks.Type.valueOf(row.getString("type"))))));
        each("occupation_technology", "f.name, f.commodity_title, f.hot, f.in_demand", "true", codes, row -> of(
                        row, into)
                .technologies()
                .add(new OccupationFacts.Of<>(
                        release(row),
                        new OccupationFacts.Technology(
                                row.getString("name"),
                                row.getString("commodity_title"),
                                row.getBoolean("hot"),
                                row.getBoolean("in_demand")))));
        each(
                "element_rating",
                "f.element, f.name, f.scale, f.kind, f.value, f.missing, f.sample_size, f.standard_error, f.domain_source",
                "true",
                codes,
                row -> of(row, into)
                        .elements()
                        .add(new OccupationFacts.Of<>(
                                release(row),
                                new OccupationFacts.Element(
                                        row.getString("element"),
                                        row.getString("name"),
                                        row.getString("scale"),
                                        row.getString("kind").equals("interest"),
                                        measured(row),
                                        row.getString("domain_source")))));
        each(
                "preparation",
                "f.element, f.name, f.scale, f.category, f.value, f.missing, f.sample_size, f.standard_error,"
                        + " f.surveyed, f.domain_source",
                "true",
                codes,
                row -> of(row, into)
                        .shares()
                        .add(new OccupationFacts.Of<>(
                                release(row),
                                new OccupationFacts.Share(
                                        row.getString("element"),
                                        row.getString("name"),
                                        row.getString("scale"),
                                        row.getInt("category"),
                                        measured(row),
                                        row.getString("surveyed"),
                                        row.getString("domain_source")))));
        each("job_zone", "f.zone", "true", codes, row -> of(row, into)
                .zones()
                .add(new OccupationFacts.Of<>(release(row), new OccupationFacts.Zone(row.getInt("zone")))));
        each("related_occupation", "f.related_code, f.tier, f.position", "true", codes, row -> of(row, into)
                .related()
                .add(new OccupationFacts.Of<>(
                        release(row),
                        new OccupationFacts.Related(
                                row.getString("related_code"), row.getString("tier"), row.getInt("position")))));
    }

    private void each(String table, String columns, String where, Set<String> codes, Rows.Reader reader)
            throws SQLException {
        Rows.read(connection, """
                SELECT f.release_id, f.scheme, f.code, %s FROM %s f
                JOIN release r ON r.id = f.release_id AND r.status = 'published'
                WHERE f.code = ANY (?) AND %s""".formatted(columns, table, where), codes, reader);
    }

    private static OccupationFacts of(ResultSet row, Map<Facts.Key, OccupationFacts> into) throws SQLException {
        return into.computeIfAbsent(key(row), key -> OccupationFacts.empty());
    }

    private Facts.PublishedRelease release(ResultSet row) throws SQLException {
        return byId.get(row.getString("release_id"));
    }

    private static Facts.Key key(ResultSet row) throws SQLException {
        return new Facts.Key(row.getString("scheme"), row.getString("code"));
    }

    private static OccupationFacts.Measured measured(ResultSet row) throws SQLException {
        String missing = row.getString("missing");
        return new OccupationFacts.Measured(
                row.getBigDecimal("value"),
                missing == null ? null : SkillRating.Missing.valueOf(missing),
                row.getObject("sample_size", Integer.class),
                row.getBigDecimal("standard_error"));
    }

    private static SkillRating.Rating rating(ResultSet row, String prefix) throws SQLException {
        String missing = row.getString(prefix + "_missing");
        return new SkillRating.Rating(
                row.getBigDecimal(prefix + "_value"),
                missing == null ? null : SkillRating.Missing.valueOf(missing),
                row.getObject(prefix + "_sample_size", Integer.class),
                row.getObject(prefix + "_standard_error", BigDecimal.class));
    }
}
