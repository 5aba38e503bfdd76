package org.careeralmanac.trends.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself refuses, whoever writes. */
class InvariantsTest {

    private static final String R = "s:1:p:2026-01-01";

    private Connection connection;

    @BeforeEach
    void freshDatabase() throws SQLException {
        String name = "invariants_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection c = PostgresForTests.server().getPostgresDatabase().getConnection();
                Statement s = c.createStatement()) {
            s.execute("CREATE DATABASE " + name);
        }
        DataSource database = PostgresForTests.server().getDatabase("postgres", name);
        Flyway.configure()
                .dataSource(database)
                .locations("db/defaults", "db/migration")
                .load()
                .migrate();
        connection = database.getConnection();
        Rows.write(connection, "INSERT INTO source VALUES ('s', 'P', 'T', NULL, 'CC0-1.0', 'A', 'survey')");
        Rows.write(
                connection,
                "INSERT INTO release VALUES (?, 's', '1', 'p', NULL, '2026-01-01', 1, 'h', 'published', now(), now())",
                R);
        Rows.write(connection, "INSERT INTO series VALUES ('x')");
        Rows.write(connection, """
                INSERT INTO series_load (series_id, release_id, brought_by, unit, adjusted, grain, area)
                VALUES ('x', ?, ?, 'index', true, 'month', 'US')""", R, R);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aPointSaysOneThing() {
        refused("series_point_says_one_thing", "INSERT INTO series_point VALUES (1, '2026-01-01', 1, 'suppressed')");
        refused("series_point_says_one_thing", "INSERT INTO series_point VALUES (1, '2026-01-01', NULL, NULL)");
    }

    @Test
    void aFigureSaysOneThing() throws SQLException {
        Rows.write(connection, outlook("2023"));
        String figure = """
                INSERT INTO outlook_figure (outlook_key, figure_id, ordinal, statistic, unit, value, at_least, missing)
                VALUES (1, 'aaaaaaaaaaaaaaaa', 0, 'change', 'percent', %s)""";
        refused("outlook_figure_says_one_thing", figure.formatted("1, 2, NULL"));
        refused("outlook_figure_says_one_thing", figure.formatted("1, NULL, 'suppressed'"));
        refused("outlook_figure_says_one_thing", figure.formatted("NULL, NULL, NULL"));
        assertThat(Rows.write(connection, figure.formatted("NULL, 2, NULL"))).isEqualTo(1);
    }

    @Test
    void theSameOutlookIsNotStoredTwiceEvenWhereItsYearsAreUnknown() throws SQLException {
        Rows.write(connection, outlook(null));
        refused("outlook_natural_key", outlook(null).replace("'o'", "'o2'"));
        assertThat(Rows.write(connection, outlook("2023").replace("'o'", "'o3'")))
                .isEqualTo(1);
    }

    @Test
    void noFactIsStoredWithoutARelease() {
        refused("release_id", outlook(null).replace("'" + R + "', '" + R + "'", "NULL, '" + R + "'"));
        refused("outlook_release_id_fkey", outlook(null).replace("'" + R + "', '" + R + "'", "'none', '" + R + "'"));
        refused("release_id", """
                INSERT INTO employment_figure (figure_id, brought_by, subject_title, area, reference_period, unit, value)
                VALUES ('aaaaaaaaaaaaaaaa', '%s', 'T', 'US', '2026', 'persons', 5)""".formatted(R));
    }

    @Test
    void noTrendIsStoredWithoutASourceOrWithHalfAHorizon() throws SQLException {
        Rows.write(connection, "INSERT INTO trend VALUES ('t')");
        String revision = """
                INSERT INTO trend_revision (trend_id, lang, number, release_id, author, published_at, title, summary,
                    direction, strength, horizon_from, horizon_to, horizon_starts, horizon_ends)
                VALUES ('t', 'en', 1, %s, 'eve', now(), 'T', 'S', 'rising', 'weak', %s)""";
        refused("release_id", revision.formatted("NULL", "NULL, NULL, NULL, NULL"));
        refused("horizon_is_whole", revision.formatted("'" + R + "'", "'2026', NULL, NULL, NULL"));
        refused("horizon_is_whole", revision.formatted("'" + R + "'", "'2026', '2025', '2026-01-01', '2025-12-31'"));
    }

    private static String outlook(String base) {
        return """
                INSERT INTO outlook (id, kind, release_id, brought_by, subject_title, base_period)
                VALUES ('o', 'claim', '%s', '%s', 'T', %s)""".formatted(R, R, base == null ? "NULL" : "'" + base + "'");
    }

    private void refused(String rule, String sql) {
        assertThatThrownBy(() -> Rows.write(connection, sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(rule);
    }
}
