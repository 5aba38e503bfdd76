package org.careeralmanac.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.careeralmanac.system.Suite;
import org.junit.jupiter.api.Assumptions;

/** What can befall the suite's PostgreSQL. */
final class Database {

    private static final List<Connection> TAKEN = new ArrayList<>();
    private static final Path DISK = Path.of(System.getProperty("java.io.tmpdir"), "almanac-small-disk");

    private Database() {}

    /** To the server and to each of its processes: the one alone would leave the others at work. */
    static void signal(World world, String signal) {
        long server = world.process("postgres").pid();
        List<String> kill = new ArrayList<>(List.of("kill", "-" + signal, String.valueOf(server)));
        ProcessHandle.of(server).orElseThrow().descendants().forEach(p -> kill.add(String.valueOf(p.pid())));
        Suite.run(kill, Map.of());
    }

    /** Ends the services' connections and takes them all before the services can. */
    static void takeEveryConnection(World world) {
        try (Connection ruler = superuser(world);
                Statement statement = ruler.createStatement()) {
            for (int round = 0; round < 20; round++) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where usename in ('roles', 'salary', 'trends') and application_name <> 'taken'");
                takeWhatIsFree(world);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void takeWhatIsFree(World world) {
        try {
            for (; ; ) {
                TAKEN.add(connection(world, "trends", secret(world.suite(), "postgres.trends.password")));
            }
        } catch (SQLException full) {
            // 53300, too many connections: as intended.
            assertThat(full.getSQLState()).isEqualTo("53300");
        }
    }

    static void giveConnectionsBack() {
        for (Connection connection : TAKEN) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        TAKEN.clear();
    }

    /** Moves the server's files to a file system of their own that is small enough to be filled. */
    static void ontoASmallDisk(World world) {
        Path files = world.suite().data().resolve("postgres");
        boolean may = mounts("-t", "tmpfs", "-o", "size=1g", "tmpfs", DISK.toString());
        Assumptions.assumeTrue(
                may, "NOT RUN: PostgreSQL's disk full, which needs a small file system; only root may mount one.");
        stop(world);
        run("cp", "-a", files.toString(), DISK.resolve("postgres").toString());
        assertThat(mounts("--bind", DISK.resolve("postgres").toString(), files.toString()))
                .isTrue();
        world.mend();
    }

    static void fillTheDisk(World world) {
        // Until nothing goes in any more.
        Suite.run(List.of("dd", "if=/dev/zero", "of=" + DISK.resolve("ballast"), "bs=64k"), Map.of());
        // Whatever wants to be written now meets the full disk.
        try (Connection ruler = superuser(world);
                Statement statement = ruler.createStatement()) {
            statement.execute(
                    "create table ballast as select repeat(md5(i::text), 50) t from generate_series(1, 200000) i");
            throw new IllegalStateException("the disk is not full");
        } catch (SQLException full) {
            // 53100, or the server has gone: as intended.
            assertThat(full.getSQLState()).matches("53100|57P0.|08...");
        }
    }

    static void emptyTheDisk() {
        run("rm", "-f", DISK.resolve("ballast").toString());
    }

    static void backFromTheSmallDisk(World world) {
        Path files = world.suite().data().resolve("postgres");
        stop(world);
        run("umount", files.toString());
        run("rm", "-rf", files.toString());
        run("cp", "-a", DISK.resolve("postgres").toString(), files.toString());
        run("umount", DISK.toString());
        world.mend();
    }

    /** As an operator stops it, without waiting for its clients. */
    static void stop(World world) {
        Suite.Process server = world.process("postgres");
        server.signal("INT");
        await().atMost(Duration.ofSeconds(20)).until(() -> ProcessHandle.of(server.pid())
                .filter(ProcessHandle::isAlive)
                .isEmpty());
    }

    private static boolean mounts(String... arguments) {
        try {
            Files.createDirectories(DISK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Suite.run(Stream.concat(Stream.of("mount"), Stream.of(arguments)).toList(), Map.of())
                        .exitCode()
                == 0;
    }

    private static void run(String... command) {
        Suite.Outcome outcome = Suite.run(List.of(command), Map.of());
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    private static Connection superuser(World world) throws SQLException {
        return connection(world, "postgres", secret(world.suite(), "postgres.superuser.password"));
    }

    private static Connection connection(World world, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + world.process("postgres").port() + "/"
                        + (user.equals("postgres") ? "postgres" : user) + "?ApplicationName=taken",
                user,
                password);
    }

    private static String secret(Suite suite, String key) {
        try (Stream<Path> files = Files.walk(suite.data(), 2)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("secrets"))
                    .toList()) {
                Properties secrets = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    secrets.load(reader);
                }
                if (secrets.containsKey(key)) {
                    return secrets.getProperty(key);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no " + key + " in the secrets of " + suite.data());
    }
}
