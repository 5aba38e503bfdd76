package org.careeralmanac.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.careeralmanac.launcher.state.Secrets;
import org.careeralmanac.launcher.state.StateDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server, with real signals. */
class PostgresServerTest {

    @TempDir
    private Path directory;

    private final List<String> notices = new ArrayList<>();
    private StateDirectory state;
    private Secrets secrets;
    private PostgresServer server;

    @BeforeEach
    void create() {
        state = new StateDirectory(directory.resolve("almanac"));
        state.create();
        secrets = Secrets.loadOrCreate(state);
        server = new PostgresServer(state, notices::add);
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stop();
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws Exception {
        PostgresServer.Running first = server.start(secrets);
        try (Connection connection = connect(access(first, "roles"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (what text)");
            statement.execute("INSERT INTO kept VALUES ('acknowledged')");
        }

        first.identity().kill();
        while (first.identity().isAlive()) {
            Thread.sleep(20);
        }
        assertThat(server.running()).isEmpty();
        PostgresServer.Running second = server.start(secrets);

        assertThat(second.identity()).isNotEqualTo(first.identity());
        assertThat(second.port()).as("the services know this port").isEqualTo(first.port());
        assertThat(ask(access(second, "roles"), "SELECT what FROM kept")).isEqualTo("acknowledged");
    }

    @Test
    void letsNoUserIntoTheDatabaseOfAnother() throws Exception {
        PostgresServer.Running running = server.start(secrets);
        DatabaseAccess roles = access(running, "roles");

        for (String foreign : List.of("salary", "trends", "postgres", "template1")) {
            String url = roles.url().replaceAll("/roles$", "/" + foreign);
            DatabaseAccess intruder = new DatabaseAccess(foreign, url, roles.user(), roles.password());
            assertThatThrownBy(() -> connect(intruder))
                    .as(foreign)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
        }
        DatabaseAccess guess = new DatabaseAccess("roles", roles.url(), "roles", "guess");
        assertThatThrownBy(() -> connect(guess)).hasMessageContaining("password authentication failed");
    }

    @Test
    void isDurableSpeaksUnicodeAndLetsAnOwnerAddTheExtensionsOfSearch() throws Exception {
        DatabaseAccess roles = access(server.start(secrets), "roles");

        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(ask(roles, "SHOW " + setting)).as(setting).isEqualTo("on");
        }
        assertThat(ask(
                        roles,
                        "SELECT lower('ÀÉ') || pg_encoding_to_char(encoding) FROM pg_database"
                                + " WHERE datname = 'roles'"))
                .isEqualTo("àéUTF8");
        try (Connection connection = connect(roles);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_trgm");
            statement.execute("CREATE EXTENSION unaccent");
        }
    }

    @Test
    void removesTheUnfinishedDataDirectoryOfAnInterruptedFirstStart() throws Exception {
        Path unfinished = Files.createDirectories(state.root().resolve("postgres.unfinished-1/base"));
        Files.writeString(unfinished.resolve("1"), "half");

        PostgresServer.Running running = server.start(secrets);

        assertThat(unfinished.getParent()).doesNotExist();
        assertThat(notices).anyMatch(notice -> notice.contains("unfinished data directory"));
        assertThat(ask(access(running, "trends"), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void keepsAsideADirectoryThatIsNoDataDirectory() throws Exception {
        Files.createDirectories(state.postgres());
        Files.writeString(state.postgres().resolve("somebody's file"), "precious");

        server.start(secrets);

        try (Stream<Path> entries = Files.list(state.root())) {
            Path aside = entries.filter(entry -> entry.getFileName().toString().startsWith("postgres.set-aside-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(aside.resolve("somebody's file")).hasContent("precious");
        }
    }

    @Test
    void startsThoughTheNumberInItsStalePidFileBelongsToAnotherProcess() throws Exception {
        PostgresServer.Running first = server.start(secrets);
        List<String> pidFile = Files.readAllLines(state.postgres().resolve("postmaster.pid"));
        server.stop();
        pidFile.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(state.postgres().resolve("postmaster.pid"), pidFile);

        PostgresServer.Running second = server.start(secrets);

        assertThat(second.identity()).isNotEqualTo(first.identity());
        assertThat(notices).anyMatch(notice -> notice.contains("stale postmaster.pid"));
    }

    @Test
    void knowsItsNextPortOnlyAfterAStopInGoodOrder() throws Exception {
        assertThat(server.nextPort()).as("no data yet").isEmpty();
        PostgresServer.Running first = server.start(secrets);
        assertThat(server.nextPort()).as("it runs").isEmpty();
        server.stop();

        assertThat(server.nextPort()).hasValue(first.port());
        PostgresServer.Running second = server.start(secrets);
        assertThat(second.port()).isEqualTo(first.port());

        second.identity().kill();
        while (second.identity().isAlive()) {
            Thread.sleep(20);
        }
        assertThat(server.nextPort()).as("it must recover").isEmpty();
    }

    @Test
    void leavesNoProcessWhenStopped() throws Exception {
        PostgresServer.Running running = server.start(secrets);
        assertThat(server.start(secrets)).as("a second start finds the first").isEqualTo(running);

        assertThat(server.stop()).as("nothing had to be forced").isEmpty();

        assertThat(running.identity().isAlive()).isFalse();
        assertThat(server.running()).isEmpty();
    }

    private DatabaseAccess access(PostgresServer.Running running, String database) {
        return PostgresServer.access(running.port(), secrets).stream()
                .filter(access -> access.database().equals(database))
                .findFirst()
                .orElseThrow();
    }

    private static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private static String ask(DatabaseAccess access, String query) throws SQLException {
        try (Connection connection = connect(access);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
