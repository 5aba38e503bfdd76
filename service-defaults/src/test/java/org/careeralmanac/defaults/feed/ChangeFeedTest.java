package org.careeralmanac.defaults.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

    private static final int PUBLISHERS = 4;
    private static final int CHANGES_EACH = 100;

    private DataSource database;
    private ChangeFeed feed;

    @BeforeEach
    void freshDatabase() throws SQLException {
        String name = "feed_" + System.nanoTime();
        try (Connection c = PostgresForTests.server().getPostgresDatabase().getConnection();
                Statement s = c.createStatement()) {
            s.execute("CREATE DATABASE " + name);
        }
        database = PostgresForTests.server().getDatabase("postgres", name);
        Flyway.configure().dataSource(database).locations("db/defaults").load().migrate();
        feed = new ChangeFeed(database, new ObjectMapper(), "test-service", Clock.systemUTC());
    }

    @Test
    void aReaderBetweenPublishersMissesNothing() throws Exception {
        List<Long> seen = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(PUBLISHERS)) {
            List<Future<?>> publishers = new ArrayList<>();
            for (int p = 0; p < PUBLISHERS; p++) {
                String publisher = "p" + p;
                publishers.add(pool.submit(() -> publish(publisher)));
            }
            long position = 0;
            while (seen.size() < PUBLISHERS * CHANGES_EACH && (!allDone(publishers) || feed.position() > position)) {
                for (Change change : feed.after(position, 7)) {
                    seen.add(change.position());
                    position = change.position();
                }
            }
            for (Future<?> publisher : publishers) {
                publisher.get();
            }
        }
        assertThat(seen).hasSize(PUBLISHERS * CHANGES_EACH).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aChangeComesBackAsItWasPut() throws Exception {
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false);
            feed.append(c, "role", Change.Op.delete, "old", "new", Change.Touches.roles("old", "new"));
            c.commit();
        }
        assertThat(feed.after(0, 10)).singleElement().satisfies(change -> {
            assertThat(change.position()).isEqualTo(1);
            assertThat(change.service()).isEqualTo("test-service");
            assertThat(change.op()).isEqualTo(Change.Op.delete);
            assertThat(change.id()).isEqualTo("old");
            assertThat(change.replacedBy()).isEqualTo("new");
            assertThat(change.touches().roles()).containsExactly("old", "new");
        });
    }

    private Void publish(String publisher) throws SQLException {
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false);
            for (int i = 0; i < CHANGES_EACH; i++) {
                feed.append(c, "role", Change.Op.upsert, publisher + i, null, Change.Touches.roles(publisher + i));
                c.commit();
            }
        }
        return null;
    }

    private static boolean allDone(List<Future<?>> publishers) {
        return publishers.stream().allMatch(Future::isDone);
    }
}
