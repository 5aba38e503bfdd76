package org.careeralmanac.roles.onet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the rows of each table go: into a staging table of its columns, and from there into the facts of a release. */
final class OnetStore {

    static final String SCHEME = "ONET-SOC-2019";

    /** Types of staging columns; any other is text. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("position", "integer"),
            Map.entry("task", "integer"),
            Map.entry("incumbents", "integer"),
            Map.entry("sample_size", "integer"),
            Map.entry("category", "integer"),
            Map.entry("zone", "smallint"),
            Map.entry("value", "numeric"),
            Map.entry("minimum", "numeric"),
            Map.entry("maximum", "numeric"),
            Map.entry("standard_error", "numeric"),
            Map.entry("hot", "boolean"),
            Map.entry("in_demand", "boolean"),
            Map.entry("featured", "boolean"),
            Map.entry("not_relevant", "boolean"),
            Map.entry("origins", "text[]"));

    /** Importance and level stand in rows of their own in the file, and side by side here. */
    private static final String INSERT_RATINGS = """
            INSERT INTO skill_rating (release_id, scheme, code, element, name, kind,
                importance_value, importance_missing, importance_sample_size, importance_standard_error,
                level_value, level_missing, level_sample_size, level_standard_error, level_not_relevant,
                surveyed, domain_source)
            SELECT ?, ?, code, element, min(name), '%s',
                min(value) FILTER (WHERE scale = 'IM'),
                CASE WHEN count(value) FILTER (WHERE scale = 'IM') = 0
                     THEN coalesce(min(missing) FILTER (WHERE scale = 'IM'), 'notSurveyed') END,
                min(sample_size) FILTER (WHERE scale = 'IM'), min(standard_error) FILTER (WHERE scale = 'IM'),
                min(value) FILTER (WHERE scale = 'LV'),
                CASE WHEN count(value) FILTER (WHERE scale = 'LV') = 0
                     THEN coalesce(min(missing) FILTER (WHERE scale = 'LV'), 'notSurveyed') END,
                min(sample_size) FILTER (WHERE scale = 'LV'), min(standard_error) FILTER (WHERE scale = 'LV'),
                bool_or(not_relevant) FILTER (WHERE scale = 'LV') IS TRUE,
                max(surveyed), max(domain_source)
            FROM %s GROUP BY code, element""";

    private final Connection connection;

    OnetStore(Connection connection) {
        this.connection = connection;
    }

    /** A new, empty staging table, gone with {@link #take}. @return its name */
    String stage(OnetTable table) throws SQLException {
        String name = "onet_" + table.part().replace('-', '_');
        String columns = table.columns().stream()
                .map(column -> column + ' ' + TYPES.getOrDefault(column, "text"))
                .collect(Collectors.joining(", "));
        try (Statement create = connection.createStatement()) {
            create.execute("CREATE TEMPORARY TABLE %s (%s) ON COMMIT DROP".formatted(name, columns));
        }
        return name;
    }

    /**
     * Takes what was staged into a release, and says which occupations it speaks of.
     *
     * @param occupations the release that gives the occupations their titles
     */
    void take(OnetTable table, String staging, String release, String occupations) throws SQLException {
        if (table.ofOccupations()) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO occupation_fact (release_id, scheme, code, title)
                    SELECT ?, o.scheme, o.code, o.title FROM occupation_fact o
                    WHERE o.release_id = ? AND o.code IN (SELECT code FROM %s)""".formatted(staging))) {
                insert.setString(1, release);
                insert.setString(2, occupations);
                insert.executeUpdate();
            }
        }
        boolean occupational = table.ofOccupations() || table == OnetTable.OCCUPATION_DATA;
        try (PreparedStatement insert = connection.prepareStatement(insert(table, staging, occupational))) {
            insert.setString(1, release);
            if (occupational) {
                insert.setString(2, SCHEME);
            }
            insert.executeUpdate();
        }
        nameSkills(table, release);
        try (Statement drop = connection.createStatement()) {
            drop.execute("DROP TABLE " + staging);
        }
    }

    /**
     * Has the planner look at what was stored: within its own transaction nobody else does, and it would go on as if the
     * tables were empty.
     */
    void analyze() throws SQLException {
        try (Statement analyze = connection.createStatement()) {
            analyze.execute(
                    "ANALYZE release, occupation_fact, occupation_title, occupation_task, occupation_technology,"
                            + " occupation_skill_names, skill_rating, element_rating, preparation, preparation_category,"
                            + " job_zone, related_occupation, content_element, level_anchor");
        }
    }

    /** The names by which two occupations are compared. */
    private void nameSkills(OnetTable table, String release) throws SQLException {
        String telling =
                switch (table) {
                    case SKILLS, KNOWLEDGE -> """
                            SELECT scheme, code, name, row_number() OVER (PARTITION BY scheme, code
                                ORDER BY importance_value DESC, element) AS place
                            FROM skill_rating WHERE release_id = ? AND importance_value >= 3""";
                    case TECHNOLOGY -> """
                            SELECT scheme, code, name, row_number() OVER (PARTITION BY scheme, code
                                ORDER BY in_demand DESC, name) AS place
                            FROM (SELECT DISTINCT scheme, code, name, in_demand FROM occupation_technology
                                  WHERE release_id = ? AND (in_demand OR hot)) t""";
                    default -> null;
                };
        if (telling == null) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO occupation_skill_names (release_id, scheme, code, names)
                SELECT ?, scheme, code, array_agg(name ORDER BY place) FROM (%s) ranked
                WHERE place <= 10 GROUP BY scheme, code""".formatted(telling))) {
            insert.setString(1, release);
            insert.setString(2, release);
            insert.executeUpdate();
        }
    }

    private static String insert(OnetTable table, String staging, boolean occupational) {
        return switch (table) {
            case OCCUPATION_DATA -> plain("occupation_fact", "", table, staging, occupational);
            case CONTENT_MODEL -> plain("content_element", "", table, staging, occupational);
            case SCALES -> plain("scale", "", table, staging, occupational);
            case ANCHORS -> plain("level_anchor", "", table, staging, occupational);
            case PREPARATION_CATEGORIES -> plain("preparation_category", "", table, staging, occupational);
            case ZONE_REFERENCE -> plain("job_zone_reference", "", table, staging, occupational);
            case ALTERNATE_TITLES, REPORTED_TITLES -> plain("occupation_title", "", table, staging, occupational);
            case TASKS -> plain("occupation_task", "", table, staging, occupational);
            case TECHNOLOGY -> plain("occupation_technology", "", table, staging, occupational);
            case SKILLS -> INSERT_RATINGS.formatted("skill", staging);
            case KNOWLEDGE -> INSERT_RATINGS.formatted("knowledge", staging);
            case ABILITIES -> INSERT_RATINGS.formatted("ability", staging);
            case PREPARATION -> plain("preparation", "", table, staging, occupational);
            case JOB_ZONES -> plain("job_zone", "", table, staging, occupational);
            case WORK_STYLES -> plain("element_rating", "workStyle", table, staging, occupational);
            case INTERESTS -> plain("element_rating", "interest", table, staging, occupational);
            case RELATED -> plain("related_occupation", "", table, staging, occupational);
        };
    }

    private static String plain(String target, String kind, OnetTable table, String staging, boolean occupational) {
        String columns = String.join(", ", table.columns());
        return "INSERT INTO %s (release_id%s%s, %s) SELECT ?%s%s, %s FROM %s"
                .formatted(
                        target,
                        occupational ? ", scheme" : "",
                        kind.isEmpty() ? "" : ", kind",
                        columns,
                        occupational ? ", ?" : "",
                        kind.isEmpty() ? "" : ", '" + kind + "'",
                        columns,
                        staging);
    }
}
