package org.careeralmanac.launcher.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.careeralmanac.launcher.LauncherException;
import org.careeralmanac.launcher.process.Logs;
import org.careeralmanac.launcher.process.Ports;
import org.careeralmanac.launcher.process.ProcessIdentity;
import org.careeralmanac.launcher.process.ProcessScan;
import org.careeralmanac.launcher.state.Secrets;
import org.careeralmanac.launcher.state.StateDirectory;

/**
 * The embedded PostgreSQL. Its data directory is made under another name and renamed when complete, so what bears the
 * final name can be started: after a crash PostgreSQL recovers by itself. What it runs as, where it listens and whether
 * it lives is read from its own {@code postmaster.pid}, never from notes of ours.
 */
public final class PostgresServer {

    /** The databases; each belongs to a user of the same name. */
    public static final List<String> DATABASES = List.of("roles", "salary", "trends");

    private static final String MAJOR_VERSION = "18";
    private static final int PREFERRED_PORT = 5433;
    private static final String SUPERUSER = "postgres";
    private static final String UNFINISHED = "postgres.unfinished-";
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    /**
     * Durability is PostgreSQL's own default; it is written out because an acknowledged write must survive
     * {@code kill -9} and a power cut here as anywhere. Sizes suit a laptop: three pools of 16 connections and room
     * for tools.
     */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "max_connections=80",
            "shared_buffers=64MB",
            "max_wal_size=512MB",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=%m [%p] %u@%d ");

    private final StateDirectory state;
    private final Consumer<String> notices;

    /** @param notices told in words what was repaired */
    public PostgresServer(StateDirectory state, Consumer<String> notices) {
        this.state = state;
        this.notices = notices;
    }

    /**
     * The running server's process, if it runs on our data directory.
     *
     * @param identity the postmaster
     * @param port on the loopback address
     */
    public record Running(ProcessIdentity identity, int port) {}

    public Optional<Running> running() {
        return postmaster().filter(found -> isOurs(found.identity()));
    }

    /** True when there is a complete data directory. */
    public boolean hasData() {
        return Files.exists(state.postgres().resolve("PG_VERSION"))
                && Files.exists(state.postgres().resolve("global/pg_control"));
    }

    /**
     * Where a server that was stopped in good order will listen when it is started, so that those who need it can start
     * beside it.
     *
     * @return empty when it runs, has no data yet or must recover: then its start comes first
     */
    public OptionalInt nextPort() {
        if (!hasData() || Files.exists(state.postgres().resolve("postmaster.pid"))) {
            return OptionalInt.empty();
        }
        int port = Ports.freeNear(recordedPort().orElse(PREFERRED_PORT), Set.of());
        remember(port);
        return OptionalInt.of(port);
    }

    /**
     * Starts the server unless it runs, and makes what is missing of the databases and users.
     *
     * @return the running server
     * @throws LauncherException when it cannot start; the message holds the end of its log
     */
    public Running start(Secrets secrets) throws InterruptedException {
        removeUnfinished();
        Optional<Running> running = running();
        if (running.isEmpty()) {
            PostgresBinaries binaries = PostgresBinaries.unpack(state.bin());
            initialiseIfAbsent(binaries, secrets);
            clearStalePidFile();
            launch(binaries);
            running = running();
        }
        Running server = running.orElseThrow(() -> startFailed("It ended right after its start."));
        ensureDatabases(server, secrets);
        return server;
    }

    /**
     * Ends the server: sessions are cut, everything is written; harder after 15 seconds.
     *
     * @return what had to be done if it did not end by itself, for people
     */
    public Optional<String> stop() throws InterruptedException {
        Optional<Running> running = running();
        if (running.isEmpty()) {
            return Optional.empty();
        }
        ProcessIdentity postmaster = running.get().identity();
        // SIGINT is PostgreSQL's fast shutdown: the very thing that pg_ctl stop -m fast sends.
        signal(postmaster, "INT");
        if (awaitEnd(postmaster, STOP_PATIENCE)) {
            return Optional.empty();
        }
        // A frozen process does not even see the signal until it goes on.
        signal(postmaster, "CONT");
        signal(postmaster, "QUIT");
        if (awaitEnd(postmaster, Duration.ofSeconds(5))) {
            return Optional.of("did not end in 15 s and was told to quit; it recovers at its next start");
        }
        List<ProcessIdentity> children = ProcessHandle.of(postmaster.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .map(child -> ProcessIdentity.of(child.pid()))
                .flatMap(Optional::stream)
                .toList();
        postmaster.kill();
        children.forEach(ProcessIdentity::kill);
        awaitEnd(postmaster, Duration.ofSeconds(5));
        return Optional.of("did not end in 20 s and was killed; it recovers at its next start");
    }

    /** How the services reach their databases. */
    public static List<DatabaseAccess> access(int port, Secrets secrets) {
        return DATABASES.stream()
                .map(name -> new DatabaseAccess(name, url(port, name), name, secrets.password(name)))
                .toList();
    }

    /** What the server says about itself: its version and the bytes of a database; asked as that database's user. */
    public record Facts(String version, long bytes) {}

    public static Facts facts(DatabaseAccess access) throws SQLException {
        try (Connection connection = connect(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version'), pg_database_size(current_database())")) {
            row.next();
            return new Facts(row.getString(1), row.getLong(2));
        }
    }

    private void initialiseIfAbsent(PostgresBinaries binaries, Secrets secrets) throws InterruptedException {
        Path data = state.postgres();
        if (hasData()) {
            checkVersion(data);
            return;
        }
        try {
            setAsideIfNotEmpty(data);
            Path unfinished = Files.createTempDirectory(state.root(), UNFINISHED);
            Path passwordFile =
                    state.root().resolve("initdb." + ProcessHandle.current().pid() + ".tmp");
            StateDirectory.replace(passwordFile, secrets.superuserPassword() + "\n");
            try {
                List<String> command = new ArrayList<>(List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + unfinished,
                        "--username=" + SUPERUSER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "--encoding=UTF8",
                        // Sorting and case by Unicode, the same on every system and in every version of its libraries.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C"));
                SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
                run(command, state.log("initdb"), Duration.ofMinutes(3), "make its data directory");
                Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(passwordFile);
                PostgresBinaries.delete(unfinished);
            }
        } catch (IOException e) {
            throw new LauncherException(
                    "The data directory of PostgreSQL cannot be made in " + state.root() + ": " + e.getMessage(), e);
        }
    }

    private void checkVersion(Path data) {
        try {
            String version = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!version.equals(MAJOR_VERSION)) {
                throw new LauncherException("The data in " + data + " is of PostgreSQL " + version
                        + ", this is PostgreSQL " + MAJOR_VERSION + ". Upgrade it with pg_upgrade, or choose another"
                        + " directory with --data DIR.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory that we did not complete may still be somebody's data: it is kept under another name. */
    private void setAsideIfNotEmpty(Path data) throws IOException {
        if (Files.notExists(data)) {
            return;
        }
        try (Stream<Path> entries = Files.list(data)) {
            if (entries.findAny().isEmpty()) {
                Files.delete(data);
                return;
            }
        }
        Path aside = data.resolveSibling("postgres.set-aside-" + Instant.now().getEpochSecond());
        Files.move(data, aside);
        notices.accept(data + " was no complete PostgreSQL data directory; it was moved to " + aside.getFileName());
    }

    /** What an interrupted first start left behind, its programs included. */
    private void removeUnfinished() {
        String prefix = "--pgdata=" + state.root().resolve(UNFINISHED);
        ProcessScan.withArgument(argument -> argument.startsWith(prefix)).forEach(ProcessIdentity::kill);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(state.root(), UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                notices.accept("an unfinished data directory of an interrupted start was removed");
                PostgresBinaries.delete(leftover);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(state.root(), "*.tmp")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * PostgreSQL refuses to start when the number in {@code postmaster.pid} is anybody's: after a reboot that may be any
     * process of this user, and after {@code kill -9} the dead server itself where nobody collects the dead (process 1
     * of many containers does not). The file is removed only when no server process is left on the data, since with it
     * goes PostgreSQL's own guard against two servers on the same data.
     */
    private void clearStalePidFile() throws InterruptedException {
        Optional<Long> recorded = recordedPostmaster();
        if (recorded.isEmpty() || ProcessHandle.of(recorded.get()).isEmpty()) {
            return;
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (ProcessScan.worksIn(state.postgres())) {
            if (System.nanoTime() > deadline) {
                throw new LauncherException("Processes of a PostgreSQL server that died are still at work in "
                        + state.postgres() + ". End them, then try again.");
            }
            Thread.sleep(100);
        }
        try {
            Files.deleteIfExists(state.postgres().resolve("postmaster.pid"));
            notices.accept("a stale postmaster.pid was removed: process " + recorded.get() + " is no server of ours");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch(PostgresBinaries binaries) throws InterruptedException {
        Path log = state.log("postgres");
        Logs.rotate(log);
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (true) {
            int port = Ports.freeNear(recordedPort().orElse(PREFERRED_PORT), Set.of());
            List<String> command = List.of(
                    binaries.program("pg_ctl").toString(),
                    "start",
                    "--pgdata=" + state.postgres(),
                    "--log=" + log,
                    "--wait",
                    "--timeout=" + START_PATIENCE.toSeconds(),
                    "--options=-p " + port);
            try {
                run(command, state.log("pg_ctl"), START_PATIENCE.plusSeconds(10), "start");
                remember(port);
                return;
            } catch (LauncherException e) {
                // After kill -9 its children need a moment to notice; until then the shared memory is theirs.
                boolean heirs = Logs.tail(log, 5).stream().anyMatch(line -> line.contains("shared memory block"));
                // Somebody else may have taken the port between the look at it and the start.
                boolean overtaken = !Ports.isFree(port);
                if (!heirs && !overtaken || System.nanoTime() > deadline) {
                    throw startFailed(e.getMessage());
                }
                Thread.sleep(300);
            }
        }
    }

    /** The services hold addresses with the port in them, so a server that comes back should come back there. */
    private OptionalInt recordedPort() {
        try {
            return OptionalInt.of(Integer.parseInt(
                    Files.readString(state.run().resolve("postgres.port")).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private void remember(int port) {
        StateDirectory.replace(state.run().resolve("postgres.port"), port + "\n");
    }

    private LauncherException startFailed(String reason) {
        return new LauncherException("PostgreSQL did not start. " + reason + "\nThe end of " + state.log("postgres")
                + ":\n  " + String.join("\n  ", Logs.tail(state.log("postgres"), 15)));
    }

    private void ensureDatabases(Running server, Secrets secrets) {
        try (Connection connection = connect(url(server.port(), "postgres"), SUPERUSER, secrets.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC");
            for (String name : DATABASES) {
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
                    statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + secrets.password(name) + "'");
                }
                if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                    statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                }
                statement.execute("REVOKE CONNECT, TEMPORARY ON DATABASE " + name + " FROM PUBLIC");
            }
        } catch (SQLException e) {
            throw new LauncherException("PostgreSQL runs, but its databases cannot be made: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "15");
        properties.setProperty("ApplicationName", "launcher");
        return DriverManager.getConnection(url, properties);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Reads {@code postmaster.pid}: line 1 is the process, line 4 the port; it grows while the server starts. */
    private Optional<Running> postmaster() {
        try {
            List<String> lines = Files.readAllLines(state.postgres().resolve("postmaster.pid"));
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            return ProcessIdentity.of(Long.parseLong(lines.get(0).strip())).map(found -> new Running(found, port));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private Optional<Long> recordedPostmaster() {
        try (Stream<String> lines = Files.lines(state.postgres().resolve("postmaster.pid"))) {
            return lines.findFirst().map(line -> Long.parseLong(line.strip()));
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessIdentity process) {
        String data = state.postgres().toString();
        return ProcessScan.hasArgument(process.pid(), argument -> argument.equals(data));
    }

    private static boolean awaitEnd(ProcessIdentity process, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private static void signal(ProcessIdentity process, String signal) throws InterruptedException {
        try {
            if (process.isAlive()) {
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a program of PostgreSQL to its end. PostgreSQL refuses to run as root, so for root it is given a user
     * namespace in which it is nobody: the files stay root's, the powers are gone.
     */
    private void run(List<String> command, Path log, Duration patience, String purpose) throws InterruptedException {
        List<String> wrapped = new ArrayList<>();
        if (effectiveUser().equals(OptionalLong.of(0))) {
            requireUserNamespace();
            wrapped.addAll(List.of("unshare", "--user"));
        }
        wrapped.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(wrapped)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try {
                if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new LauncherException(
                            "PostgreSQL did not " + purpose + " in " + patience.toSeconds() + " s.");
                }
            } catch (InterruptedException e) {
                process.destroy();
                process.waitFor(10, TimeUnit.SECONDS);
                throw e;
            }
            if (process.exitValue() != 0) {
                throw new LauncherException(
                        "PostgreSQL could not " + purpose + ":\n  " + String.join("\n  ", Logs.tail(log, 10)));
            }
        } catch (IOException e) {
            throw new LauncherException("PostgreSQL could not " + purpose + ": " + e.getMessage(), e);
        }
    }

    private void requireUserNamespace() throws InterruptedException {
        String reason;
        try {
            Process probe = new ProcessBuilder(
                            "unshare", "--user", "test", "-w", state.root().toString())
                    .redirectErrorStream(true)
                    .start();
            reason = new String(probe.getInputStream().readAllBytes()).strip();
            if (probe.waitFor() == 0) {
                return;
            }
            if (reason.isEmpty()) {
                reason = "without root's powers " + state.root() + " cannot be written";
            }
        } catch (IOException e) {
            reason = e.getMessage();
        }
        throw new LauncherException("PostgreSQL does not run as root, and root's powers cannot be shed here (" + reason
                + "). Run ./almanac as an ordinary user, or name an existing PostgreSQL by"
                + " ALMANAC_POSTGRES_URL_ROLES, _SALARY and _TRENDS; see launcher/README.md.");
    }

    private static OptionalLong effectiveUser() throws InterruptedException {
        try {
            Process id = new ProcessBuilder("id", "-u").start();
            String answer = new String(id.getInputStream().readAllBytes()).strip();
            id.waitFor();
            return OptionalLong.of(Long.parseLong(answer));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
