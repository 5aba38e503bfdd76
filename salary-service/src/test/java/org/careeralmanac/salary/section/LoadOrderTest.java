package org.careeralmanac.salary.section;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same releases, loaded in two orders for two roles: on every day both know the same. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class LoadOrderTest {

    private static final int RELEASES = 8;

    @Inject
    DataSource database;

    private record Load(String edition, String part, LocalDate knownFrom, int median) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatWasKnownOnADayDoesNotDependOnWhenItWasLoaded(long seed) throws SQLException {
        Random random = new Random(seed);
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < RELEASES; i++) {
            loads.add(new Load(
                    "20" + (20 + random.nextInt(3)),
                    random.nextBoolean() ? "national" : "excerpt",
                    // One day for each, since two of a day would be one release.
                    LocalDate.of(2024, 1, 1).plusDays(40L * i + random.nextInt(40)),
                    50_000 + random.nextInt(100_000)));
        }
        List<Load> shuffled = new ArrayList<>(loads);
        Collections.shuffle(shuffled, random);
        load("there-" + seed, loads);
        load("back-" + seed, shuffled);

        for (int i = 0; i < 40; i++) {
            String asOf = "&asOf=" + LocalDate.of(2023, 12, 1).plusDays(random.nextInt(420));
            assertThat(known("back-" + seed, asOf)).isEqualTo(known("there-" + seed, asOf));
        }
        assertThat(known("back-" + seed, "")).isEqualTo(known("there-" + seed, ""));
    }

    private static List<Object> known(String role, String asOf) {
        JsonPath answer = given().get("/api/v1/sections?role=" + role + asOf).jsonPath();
        if (answer.get("sections.salary") == null) {
            return List.of();
        }
        List<Object> known = new ArrayList<>();
        known.add(answer.getString("highlights.pay.text"));
        known.add(answer.getString("sections.salary.content.text").replace(role, "role"));
        known.add(answer.getList("sections.salary.content.estimates.text").stream()
                .sorted()
                .toList());
        return known;
    }

    private void load(String role, List<Load> loads) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO source VALUES ('%s', 'Office', 'T', NULL, 'CC0-1.0', 'A', 'official-statistics')"
                            .formatted(role));
            for (Load each : loads) {
                String release = "%s:%s:%s:%s".formatted(role, each.edition(), each.part(), each.knownFrom());
                statement.execute(
                        """
                        INSERT INTO release (id, source_id, edition, part, known_from, content_hash, status, loaded_at, published_at)
                        VALUES ('%1$s', '%2$s', '%3$s', '%4$s', '%5$s', '%1$s', 'published', now(), now());
                        INSERT INTO estimate (id, release_id, subject_role, subject_title, area_id, seniority,
                                              reference_period, period, basis, currency)
                        SELECT fact_id('%1$s'), '%1$s', '%2$s', 'Role', 'US', 'all', '%3$s', 'year', 'base', 'USD';
                        INSERT INTO figure (id, estimate_id, statistic, unit, value)
                        SELECT fact_id('%1$s median'), fact_id('%1$s'), 'median', 'USD', %6$d""".formatted(release, role, each.edition(), each.part(), each.knownFrom(), each.median()));
            }
        }
    }
}
