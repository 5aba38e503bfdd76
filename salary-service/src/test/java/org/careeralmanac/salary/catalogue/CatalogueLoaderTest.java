package org.careeralmanac.salary.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.problem.ProblemException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CatalogueLoaderTest.OwnDatabase.class)
@WithTestResource(PostgresForTests.class)
class CatalogueLoaderTest {

    /** Its tests empty the database; the other classes keep theirs. */
    public static class OwnDatabase implements QuarkusTestProfile {}

    @Inject
    CatalogueLoader loader;

    @Inject
    DataSource database;

    @Inject
    @Readiness
    CatalogueAtStart atStart;

    @BeforeEach
    void empty() throws SQLException {
        execute("TRUNCATE source, release, estimate, figure, title_role, role_note, change CASCADE");
    }

    @Test
    void loadsOnceHoweverOftenItIsAsked() throws SQLException {
        assertThat(loader.load(catalogue("2026-01-01"))).hasSize(5);
        long figures = count("figure");

        assertThat(loader.load(catalogue("2026-01-01"))).isEmpty();
        assertThat(count("figure")).isEqualTo(figures).isPositive();
        assertThat(count("change")).isEqualTo(5);
    }

    @Test
    void loadsOnceFromReplicasThatStartTogether() throws Exception {
        Catalogue catalogue = catalogue("2026-01-01");
        List<Future<List<String>>> answers = new ArrayList<>();
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                answers.add(replicas.submit(() -> loader.load(catalogue)));
            }
        }
        List<Integer> published = new ArrayList<>();
        for (Future<List<String>> answer : answers) {
            published.add(answer.get().size());
        }

        assertThat(published).containsExactlyInAnyOrder(5, 0, 0, 0);
        assertThat(count("change")).isEqualTo(5);
    }

    @Test
    void aNewerOneCorrectsAndAnOlderOneStaysOut() throws SQLException {
        loader.load(catalogue("2026-01-01"));
        Catalogue newer = edited(catalogue("2026-02-01"), "excerpts/office-2024.yaml", "value: 95000", "value: 95500");

        assertThat(loader.load(newer))
                .containsExactly("career-almanac:all:starter:2026-02-01", "office:2024-05:excerpt:2025-04-02:2");
        given().get("/api/v1/sections?occupation=SOC-2018:51-9061:broader&role=clockmaker")
                .then()
                .body("highlights.pay.middle.value", equalTo(95_500));
        given().get("/api/v1/sources/office/releases")
                .then()
                .body(
                        "items.find { it.id == 'office:2024-05:excerpt:2025-04-02' }.withdrawnReason",
                        equalTo("Corrected by the starter catalogue of 2026-02-01."));

        assertThat(loader.load(catalogue("2026-01-01"))).isEmpty();
        assertThat(loader.load(newer)).isEmpty();
    }

    @Test
    void refusesOtherContentUnderTheSameDay() throws SQLException {
        loader.load(catalogue("2026-01-01"));
        Catalogue other = edited(catalogue("2026-01-01"), "excerpts/office-2024.yaml", "value: 95000", "value: 95500");

        assertThatThrownBy(() -> loader.load(other))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("later knownFrom");
    }

    @Test
    void leavesWhatAStewardWithdrewOrRemapped() throws SQLException {
        loader.load(catalogue("2026-01-01"));
        execute("""
                UPDATE release SET status = 'withdrawn', withdrawn_at = now(), withdrawn_reason = 'erratum'
                WHERE source_id = 'office' AND edition = '2024-05'""");
        execute("UPDATE title_role SET role_id = 'jeweller', origin = 'steward' WHERE title_key = 'master clockmaker'");

        assertThat(loader.load(catalogue("2026-02-01"))).containsExactly("career-almanac:all:starter:2026-02-01");
        assertThat(text("SELECT status FROM release WHERE source_id = 'office' AND edition = '2024-05'"))
                .isEqualTo("withdrawn");
        assertThat(text("SELECT role_id FROM title_role WHERE title_key = 'master clockmaker'"))
                .isEqualTo("jeweller");
    }

    @Test
    void loadsNothingOfACatalogueWithAFaultAndSaysSoByItsReadiness() throws SQLException {
        Catalogue bad = edited(catalogue("2026-01-01"), "excerpts/office-2024.yaml", "basis: base", "basis: gross");

        assertThatThrownBy(() -> loader.load(bad)).isInstanceOf(CatalogueException.class);
        assertThat(count("release")).isZero();
        atStart.attempt(bad);
        assertThat(atStart.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(atStart.call().getData().orElseThrow().get("refused").toString())
                .contains("excerpts/office-2024.yaml:11: /estimates/0/basis");

        atStart.attempt(catalogue("2026-01-01"));
        assertThat(atStart.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    private static Catalogue catalogue(String knownFrom) {
        return edited(StarterCatalogueTest.testCatalogue(), "catalogue.yaml", "2026-01-01", knownFrom);
    }

    private static Catalogue edited(Catalogue catalogue, String file, String old, String changed) {
        TreeMap<String, String> files = new TreeMap<>(catalogue.files());
        files.computeIfPresent(file, (_, text) -> text.replace(old, changed));
        return new Catalogue(files);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String table) throws SQLException {
        return Long.parseLong(text("SELECT count(*) FROM " + table));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
