package org.careeralmanac.trends.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.trends.store.Rows;
import org.careeralmanac.trends.trend.Horizon;
import org.careeralmanac.trends.trend.TrendDraft;
import org.careeralmanac.trends.trend.TrendStore;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StarterLoaderTest {

    private static final Catalogue CATALOGUE = Catalogue.onClassPath("test-catalogue");

    private DataSource database;
    private StarterLoader loader;

    @BeforeEach
    void freshDatabase() throws SQLException {
        String name = "starter_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection c = PostgresForTests.server().getPostgresDatabase().getConnection();
                Statement s = c.createStatement()) {
            s.execute("CREATE DATABASE " + name);
        }
        database = PostgresForTests.server().getDatabase("postgres", name);
        Flyway.configure()
                .dataSource(database)
                .locations("db/defaults", "db/migration")
                .load()
                .migrate();
        Clock clock = Clock.systemUTC();
        loader = new StarterLoader(
                database,
                new Releases(database, clock),
                new ChangeFeed(database, new ObjectMapper(), "trends-service", clock),
                clock);
    }

    @Test
    void loadsOnceHoweverOftenItIsAsked() throws SQLException {
        assertThat(loader.load(CATALOGUE)).isTrue();
        long changes = count("change");

        assertThat(loader.load(CATALOGUE)).isFalse();
        assertThat(count("change")).isEqualTo(changes);
        assertThat(count("trend_revision")).isEqualTo(4);
        assertThat(count("series_point")).isEqualTo(19);
    }

    @Test
    void twoReplicasThatStartTogetherLoadOnce() throws Exception {
        List<Boolean> loaded = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> replicas =
                    List.of(pool.submit(() -> loader.load(CATALOGUE)), pool.submit(() -> loader.load(CATALOGUE)));
            for (Future<Boolean> replica : replicas) {
                loaded.add(replica.get());
            }
        }
        assertThat(loaded).containsExactlyInAnyOrder(true, false);
        assertThat(count("trend_revision")).isEqualTo(4);
    }

    @Test
    void aNewerCatalogueCorrectsAndAnOlderOneTakesNothingBack() throws SQLException {
        loader.load(CATALOGUE);

        assertThat(loader.load(newer())).isTrue();
        assertThat(visibleTitle("agents")).isEqualTo("Agents, corrected");
        assertThat(text("SELECT value FROM outlook o JOIN outlook_figure f ON f.outlook_key = o.key"
                        + " WHERE o.occupation_code = '53-2011' AND f.statistic = 'openings'"
                        + " AND o.brought_by IN (SELECT id FROM visible_release('infinity'))"))
                .isEqualTo("3.3");
        assertThat(text("SELECT withdrawn_reason FROM release WHERE id = 'bls-ep:2024-2034:excerpt:2025-08-28'"))
                .contains("newer starter catalogue");
        assertThat(text("SELECT status FROM release WHERE id = 'bls-ep:2024-2034:excerpt:2025-08-28:2'"))
                .isEqualTo("published");

        assertThat(loader.load(CATALOGUE)).isFalse();
        assertThat(visibleTitle("agents")).isEqualTo("Agents, corrected");
    }

    @Test
    void aNewerCatalogueNeverTouchesWhatAnEditorChanged() throws SQLException {
        loader.load(CATALOGUE);
        try (Connection connection = database.getConnection()) {
            TrendDraft draft = new TrendDraft(
                    "agents",
                    null,
                    "Agents, edited",
                    "s",
                    "rising",
                    "weak",
                    new Horizon("2026", "2027"),
                    "nobody",
                    null,
                    null,
                    null,
                    null,
                    List.of("pilot"),
                    null,
                    null,
                    null,
                    null);
            TrendStore.add(
                    connection,
                    draft,
                    new TrendStore.Origin("nobody:all:page:2026-11-23", null, "eve", "n", Instant.now()));
        }

        loader.load(newer());

        assertThat(visibleTitle("agents")).isEqualTo("Agents, edited");
    }

    @Test
    void otherContentUnderTheSameReleaseIsRefusedAndLeavesEverythingAsItWas() throws SQLException {
        loader.load(CATALOGUE);
        TreeMap<String, String> files = new TreeMap<>(CATALOGUE.files());
        files.compute("trends/edge.yaml", (name, text) -> text.replace("Edge devices", "Edge"));

        assertThatThrownBy(() -> loader.load(new Catalogue(files)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("career-almanac:all:starter:2026-11-23");
        assertThat(visibleTitle("edge")).isEqualTo("Edge devices");
    }

    @Test
    void ofABadCatalogueNothingIsLoaded() throws SQLException {
        TreeMap<String, String> files = new TreeMap<>(CATALOGUE.files());
        files.compute("outlooks.yaml", (name, text) -> text.replace("value: 40", "value: forty"));

        assertThatThrownBy(() -> loader.load(new Catalogue(files)))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("outlooks.yaml:");
        assertThat(count("release")).isZero();
        assertThat(count("trend")).isZero();
    }

    private static Catalogue newer() {
        TreeMap<String, String> files = new TreeMap<>(CATALOGUE.files());
        files.compute(
                "catalogue.yaml",
                (name, text) -> text.replaceFirst(
                        "label: \"1\", knownFrom: \"2026-11-23\"", "label: \"2\", knownFrom: \"2027-01-10\""));
        files.compute("trends/agents.yaml", (name, text) -> text.replace("\"Agents\"", "\"Agents, corrected\""));
        files.compute("excerpts/ep.yaml", (name, text) -> text.replace("openings: 3.2", "openings: 3.3"));
        return new Catalogue(files);
    }

    /** The title that readers of today see, by the rule of the owner's answer. */
    private String visibleTitle(String trend) throws SQLException {
        return text("SELECT title FROM trend_revision WHERE trend_id = '" + trend + "'"
                + " AND (brought_by IS NULL OR brought_by IN (SELECT id FROM visible_release('infinity')))"
                + " ORDER BY brought_by IS NULL DESC, number DESC LIMIT 1");
    }

    private long count(String table) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Rows.number(connection, "SELECT count(*) FROM " + table);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Rows.text(connection, sql);
        }
    }
}
