package org.careeralmanac.salary.section;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ExcerptHidingTest {

    @Inject
    DataSource database;

    /** The excerpt cites two occupations on the first day; the full edition brings one of them ten days later. */
    @Test
    void hidesAnExcerptsEstimateKeyByKeyOnceTheEditionIsVisible() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO source VALUES ('stats', 'P', 'T', NULL, 'CC0-1.0', 'A', 'official-statistics');
                    INSERT INTO release (id, source_id, edition, part, known_from, content_hash, status, loaded_at, published_at)
                    VALUES ('stats:2024:excerpt:2024-06-01', 'stats', '2024', 'excerpt', '2024-06-01', 'a', 'published', now(), now()),
                           ('stats:2024:national:2024-06-11', 'stats', '2024', 'national', '2024-06-11', 'b', 'published', now(), now()),
                           ('stats:2025:national:2024-06-01', 'stats', '2025', 'national', '2024-06-01', 'c', 'published', now(), now());
                    INSERT INTO estimate (id, release_id, occupation_scheme, occupation_code, subject_title, area_id,
                        seniority, reference_period, period, basis, currency)
                    SELECT id, release, 'SOC-2018', code, title, 'US', 'all', time, 'year', 'base', 'USD'
                    FROM (VALUES ('hidingaaaaaaaaaa', 'stats:2024:excerpt:2024-06-01', '99-0001', 'One', '2024'),
                                 ('hidingbbbbbbbbbb', 'stats:2024:excerpt:2024-06-01', '99-0002', 'Two', '2024'),
                                 ('hidingcccccccccc', 'stats:2024:national:2024-06-11', '99-0001', 'One, renamed', '2024'),
                                 ('hidingdddddddddd', 'stats:2025:national:2024-06-01', '99-0002', 'Two', '2024'))
                        AS e (id, release, code, title, time);
                    """);
        }

        assertThat(estimates("")).containsExactlyInAnyOrder("hidingbbbbbbbbbb", "hidingcccccccccc", "hidingdddddddddd");
        assertThat(estimates("asOf=2024-06-10&"))
                .containsExactlyInAnyOrder("hidingaaaaaaaaaa", "hidingbbbbbbbbbb", "hidingdddddddddd");
    }

    private static List<String> estimates(String asOf) {
        return given().get("/api/v1/pay?" + asOf
                        + "occupation=SOC-2018:99-0001:exact&occupation=SOC-2018:99-0002:exact&role=hider")
                .jsonPath()
                .getList("items.id");
    }
}
