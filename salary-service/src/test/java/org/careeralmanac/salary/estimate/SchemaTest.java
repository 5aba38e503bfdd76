package org.careeralmanac.salary.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever writes. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SchemaTest {

    private static final String ESTIMATE = """
            INSERT INTO estimate (id, release_id, subject_role, occupation_scheme, occupation_code, subject_title, area_id,
                seniority, reference_period, period, basis, currency, remote) VALUES """;
    private static final String GOOD =
            "('schemaaaaaaaaaaa', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'Title', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)";

    @Inject
    DataSource database;

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void begin() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        statement = connection.createStatement();
        statement.execute("""
                INSERT INTO source VALUES ('schema', 'P', 'T', NULL, 'CC0-1.0', 'A', 'survey');
                INSERT INTO release (id, source_id, edition, part, known_from, content_hash, status, loaded_at)
                    VALUES ('schema:1:p:2024-01-01', 'schema', '1', 'p', '2024-01-01', 'h', 'staged', now())""");
        statement.execute(ESTIMATE + GOOD);
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "('schemabbbbbbbbbb', 'no:such:release', NULL, NULL, NULL, 'T', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)",
                "('schemabbbbbbbbbb', NULL, NULL, NULL, NULL, 'T', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)",
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, 'SOC-2018', NULL, 'T', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)",
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, 'SOC-1999', '1', 'T', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)",
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'T', 'XX', 'all', NULL, 'year', 'base', 'USD', NULL)",
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'T', 'US', 'boss', NULL, 'year', 'base', 'USD', NULL)",
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'T', 'US', 'all', 'May 2024', 'year', 'base', 'USD', NULL)",
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'T', 'US', 'all', NULL, 'month', 'base', 'USD', NULL)",
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'T', 'US', 'all', NULL, 'year', 'gross', 'USD', NULL)",
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'T', 'US', 'all', NULL, 'year', 'base', 'XXX', NULL)",
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'T', 'US', 'all', NULL, 'year', 'base', 'USD', 30)",
                "('UPPER', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'T', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)",
                // The same natural key, all its nulls included.
                "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'Title', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)",
            })
    void refusesAnEstimateThat(String values) {
        assertThatThrownBy(() -> statement.execute(ESTIMATE + values)).isInstanceOf(SQLException.class);
    }

    @Test
    void countsTheTitleOnlyWhereNothingElseNamesTheSubject() throws SQLException {
        statement.execute(
                ESTIMATE
                        + "('schemabbbbbbbbbb', 'schema:1:p:2024-01-01', NULL, NULL, NULL, 'Other title', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)");
        statement.execute(
                ESTIMATE
                        + "('schemacccccccccc', 'schema:1:p:2024-01-01', 'r', NULL, NULL, 'One', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)");
        assertThatThrownBy(
                        () -> statement.execute(
                                ESTIMATE
                                        + "('schemadddddddddd', 'schema:1:p:2024-01-01', 'r', NULL, NULL, 'Two', 'US', 'all', NULL, 'year', 'base', 'USD', NULL)"))
                .hasMessageContaining("estimate_natural_key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "('figureaaaaaaaaaa', 'schemaaaaaaaaaaa', 'mean', NULL, NULL, NULL, NULL, NULL, NULL)",
                "('figureaaaaaaaaaa', 'schemaaaaaaaaaaa', 'mean', 1, 1, NULL, NULL, NULL, NULL)",
                "('figureaaaaaaaaaa', 'schemaaaaaaaaaaa', 'mean', 1, NULL, NULL, 'suppressed', NULL, NULL)",
                "('figureaaaaaaaaaa', 'schemaaaaaaaaaaa', 'mean', NULL, NULL, NULL, 'unknown', NULL, NULL)",
                "('figureaaaaaaaaaa', 'schemaaaaaaaaaaa', 'mean', -1, NULL, NULL, NULL, NULL, NULL)",
                "('figureaaaaaaaaaa', 'schemaaaaaaaaaaa', 'p100', 1, NULL, NULL, NULL, NULL, NULL)",
                "('figureaaaaaaaaaa', 'schemaaaaaaaaaaa', 'p90', 1, NULL, NULL, NULL, 1.5, NULL)",
                "('figureaaaaaaaaaa', 'schemaaaaaaaaaaa', 'mean', 1, NULL, NULL, NULL, NULL, '{a}')",
                "('figureaaaaaaaaaa', NULL, 'mean', 1, NULL, NULL, NULL, NULL, NULL)",
                "('figureaaaaaaaaaa', 'no such estimate', 'mean', 1, NULL, NULL, NULL, NULL, NULL)",
            })
    void refusesAFigureThat(String values) {
        assertThatThrownBy(() -> statement.execute(figure(values))).isInstanceOf(SQLException.class);
    }

    @Test
    void partsFiguresOfOneStatisticByTheirNotes() throws SQLException {
        String columns = "INSERT INTO figure (id, estimate_id, statistic, note, unit, value) VALUES ";
        statement.execute(columns + "('figureaaaaaaaaaa', 'schemaaaaaaaaaaa', 'rangeLow', 'typical', 'USD', 2)");
        statement.execute(columns + "('figurebbbbbbbbbb', 'schemaaaaaaaaaaa', 'rangeLow', NULL, 'USD', 1)");
        assertThat(statement
                        .executeQuery("SELECT FROM figure WHERE estimate_id = 'schemaaaaaaaaaaa'")
                        .next())
                .isTrue();
        assertThatThrownBy(() -> statement.execute(
                        columns + "('figurecccccccccc', 'schemaaaaaaaaaaa', 'rangeLow', NULL, 'USD', 3)"))
                .hasMessageContaining("figure_natural_key");
    }

    private static String figure(String values) {
        return """
                INSERT INTO figure (id, estimate_id, statistic, unit, value, at_least, at_most, missing,
                    relative_standard_error_percent, derived_from)
                """ + "SELECT a, b, c, 'USD', d, e, f, g, h, i::text[] FROM (VALUES "
                + values.replace("'{a}'", "'{a}'::text")
                + ") AS v (a, b, c, d, e, f, g, h, i)";
    }
}
