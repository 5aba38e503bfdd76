package org.careeralmanac.salary.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Columns that differ from a good row, and what must refuse them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "release_id | 'no:such:release' | estimate_release_id_fkey",
                "release_id | NULL | not-null",
                "occupation_scheme | 'SOC-2018' | estimate_check",
                "occupation_scheme, occupation_code | 'SOC-1999', '1' | estimate_occupation_scheme_check",
                "area_id | 'XX' | estimate_area_id_fkey",
                "seniority | 'boss' | estimate_seniority_check",
                "reference_period | 'May 2024' | estimate_reference_period_check",
                "period | 'month' | estimate_period_check",
                "basis | 'gross' | estimate_basis_check",
                "currency | 'XXX' | estimate_currency_fkey",
                "remote | 30 | estimate_remote_check",
                "id | 'UPPER' | estimate_id_check",
                // The same natural key, all its nulls included.
                "subject_title | 'Title' | estimate_natural_key",
            })
    void refusesAnEstimateWhose(String columns, String values, String constraint) {
        Map<String, String> row = new LinkedHashMap<>(Map.of(
                "id", "'schemabbbbbbbbbb'",
                "release_id", "'schema:1:p:2024-01-01'",
                "subject_title", "'Another title'",
                "area_id", "'US'",
                "seniority", "'all'",
                "period", "'year'",
                "basis", "'base'",
                "currency", "'USD'"));
        String[] names = columns.split(", ");
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], values.split(", ")[i]);
        }
        assertThatThrownBy(() -> statement.execute("INSERT INTO estimate (%s) VALUES (%s)"
                        .formatted(String.join(", ", row.keySet()), String.join(", ", row.values()))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(constraint);
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

    /** Columns that differ from a good row (statistic mean, value 1), and what must refuse them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "value | NULL | figure_one_of",
                "at_least | 1 | figure_one_of",
                "at_most | 1 | figure_one_of",
                "missing | 'suppressed' | figure_one_of",
                "value, missing | NULL, 'unknown' | figure_missing_check",
                "value | -1 | figure_value_check",
                "statistic | 'p100' | figure_statistic_check",
                "statistic, relative_standard_error_percent | 'p90', 1.5 | figure_error_of_mean",
                "derived_from | '{a}' | figure_derivation",
                "estimate_id | NULL | not-null",
                "estimate_id | 'nobody' | figure_estimate_id_fkey",
                "unit | 'EUR' | figure_estimate_id_fkey",
            })
    void refusesAFigureWhose(String columns, String values, String constraint) {
        Map<String, String> row = new LinkedHashMap<>(Map.of(
                "id", "'figureaaaaaaaaaa'",
                "estimate_id", "'schemaaaaaaaaaaa'",
                "statistic", "'mean'",
                "unit", "'USD'",
                "value", "1"));
        String[] names = columns.split(", ");
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], values.split(", ")[i]);
        }
        assertThatThrownBy(() -> statement.execute("INSERT INTO figure (%s) VALUES (%s)"
                        .formatted(String.join(", ", row.keySet()), String.join(", ", row.values()))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(constraint);
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
}
