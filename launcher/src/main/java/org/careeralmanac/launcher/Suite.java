package org.careeralmanac.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.careeralmanac.launcher.postgres.DatabaseAccess;
import org.careeralmanac.launcher.postgres.ExternalPostgres;
import org.careeralmanac.launcher.postgres.PostgresServer;
import org.careeralmanac.launcher.process.Footprint;
import org.careeralmanac.launcher.process.Logs;
import org.careeralmanac.launcher.process.Ports;
import org.careeralmanac.launcher.process.ProcessIdentity;
import org.careeralmanac.launcher.process.ProcessRecord;
import org.careeralmanac.launcher.process.ProcessRecords;
import org.careeralmanac.launcher.service.Application;
import org.careeralmanac.launcher.service.FirstPage;
import org.careeralmanac.launcher.service.Health;
import org.careeralmanac.launcher.service.HealthProbe;
import org.careeralmanac.launcher.service.ServiceEnvironment;
import org.careeralmanac.launcher.service.ServiceProcess;
import org.careeralmanac.launcher.service.StartCache;
import org.careeralmanac.launcher.service.SuiteService;
import org.careeralmanac.launcher.state.Secrets;
import org.careeralmanac.launcher.state.StateDirectory;
import org.careeralmanac.launcher.state.SuiteLock;

/**
 * One installation on this machine: brings it to the state that is asked for, from whatever state it is in. What was
 * interrupted, killed or half started before is found by its records and its command line, and put right.
 */
public final class Suite {

    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(8);
    private static final Duration READY_PATIENCE = Duration.ofSeconds(180);
    /** A service writes a line into its log for each question that it must answer with no. */
    private static final Duration QUESTION_INTERVAL = Duration.ofMillis(100);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    /** What four JVMs may need to write their start caches; a fifth of it does on a machine of two cores. */
    private static final Duration CACHE_PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final StateDirectory state;
    private final Map<String, String> environment;
    private final Console console;
    private final ProcessRecords records;
    private final PostgresServer postgres;
    private final HealthProbe probe = new HealthProbe();
    private final FirstPage firstPage = new FirstPage();

    /**
     * @param home the project's root, where the built services lie
     * @param environment the system's, handed on to the services
     */
    public Suite(Path home, StateDirectory state, Map<String, String> environment, Console console) {
        this.home = home;
        this.state = state;
        this.environment = environment;
        this.console = console;
        this.records = new ProcessRecords(state);
        this.postgres = new PostgresServer(state, notice -> console.say("  " + notice));
    }

    /**
     * Starts what does not run, starts again what runs with other settings or an older build, leaves the rest alone, and
     * returns when all is ready.
     *
     * @param gatewayPort where the gateway shall listen; empty: where it did last, else 8080
     * @return where the gateway listens
     * @throws LauncherException when that fails; then whatever this call started has been stopped
     * @throws InterruptedException likewise, after Ctrl-C
     */
    public int up(OptionalInt gatewayPort) throws InterruptedException {
        state.create();
        try (SuiteLock _ = lock("up");
                SuiteLock _ = turn()) {
            Start start = new Start();
            try {
                return start.run(gatewayPort);
            } catch (InterruptedException | RuntimeException e) {
                start.undo();
                throw e;
            }
        }
    }

    /**
     * Stops everything of this installation, the gateway first.
     *
     * @return false when nothing ran
     */
    public boolean down() throws InterruptedException {
        if (Files.notExists(state.root())) {
            return false;
        }
        state.create();
        try (SuiteLock _ = lock("down")) {
            boolean any = stop(List.of(SuiteService.GATEWAY));
            any |= stop(SuiteService.owners());
            any |= stopPostgres();
            Files.deleteIfExists(externalNote());
            return any;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secrets of this installation, made now if it has never been started. */
    public Secrets secrets() throws InterruptedException {
        state.create();
        try (SuiteLock _ = lock("token")) {
            return Secrets.loadOrCreate(state);
        }
    }

    /** True while any service or the embedded database lives. */
    public boolean anythingRuns() {
        return Stream.of(SuiteService.values())
                        .anyMatch(service -> records.alive(service.id()).isPresent())
                || postgres.running().isPresent();
    }

    /** How each service and database stands, found out now. Changes nothing and waits for nobody. */
    public SuiteStatus status() throws InterruptedException {
        List<SuiteStatus.Part> parts = new ArrayList<>();
        for (SuiteService service : SuiteService.values()) {
            parts.add(status(service));
        }
        if (Files.exists(externalNote())) {
            parts.addAll(externalStatus());
        } else {
            parts.addAll(postgresStatus());
        }
        return new SuiteStatus(state.root().toString(), parts);
    }

    private SuiteStatus.Part status(SuiteService service) throws InterruptedException {
        Optional<ProcessRecord> record = records.read(service.id());
        if (record.isEmpty()) {
            return new SuiteStatus.Part(service.id(), null, null, null, false, false, "not running", null, null);
        }
        ProcessRecord process = record.get();
        long pid = process.identity().pid();
        if (!process.isAlive()) {
            String health = "ended unexpectedly (was process " + pid + "); ./almanac up starts it again";
            return new SuiteStatus.Part(service.id(), process.version(), null, null, false, false, health, null, null);
        }
        Health health = probe.ask(process.managementPort());
        return new SuiteStatus.Part(
                service.id(),
                process.version(),
                process.port(),
                pid,
                true,
                health.isReady(),
                health.text(),
                boxed(Footprint.memory(pid)),
                null);
    }

    private List<SuiteStatus.Part> postgresStatus() throws InterruptedException {
        Optional<PostgresServer.Running> running = postgres.running();
        Long disk = postgres.hasData() ? Footprint.disk(state.postgres()) : null;
        if (running.isEmpty()) {
            String health = postgres.hasData() ? "not running" : "not running, no data yet";
            return List.of(new SuiteStatus.Part("postgres", null, null, null, false, false, health, null, disk));
        }
        long pid = running.get().identity().pid();
        List<SuiteStatus.Part> databases = Files.exists(state.secrets())
                ? PostgresServer.access(running.get().port(), Secrets.loadOrCreate(state)).stream()
                        .map(Suite::status)
                        .toList()
                : List.of();
        boolean well = databases.stream().allMatch(SuiteStatus.Part::well);
        String version = databases.stream()
                .map(SuiteStatus.Part::version)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<SuiteStatus.Part> parts = new ArrayList<>();
        parts.add(new SuiteStatus.Part(
                "postgres",
                version,
                running.get().port(),
                pid,
                true,
                well,
                well ? "ready" : "not ready",
                boxed(Footprint.memory(pid)),
                disk));
        parts.addAll(databases);
        return parts;
    }

    /** The services say through their readiness whether they reach it; it is asked itself where its password is known. */
    private List<SuiteStatus.Part> externalStatus() {
        return ExternalPostgres.from(environment)
                .map(databases -> databases.stream().map(Suite::status).toList())
                .orElseGet(() -> List.of(new SuiteStatus.Part(
                        "(external)",
                        null,
                        null,
                        null,
                        null,
                        true,
                        "its passwords are not in this shell: not asked",
                        null,
                        null)));
    }

    private static SuiteStatus.Part status(DatabaseAccess access) {
        String name = access.database();
        try {
            PostgresServer.Facts facts = PostgresServer.facts(access);
            return new SuiteStatus.Part(name, facts.version(), null, null, null, true, "ready", null, facts.bytes());
        } catch (SQLException e) {
            String reason = e.getMessage().lines().findFirst().orElse("");
            return new SuiteStatus.Part(name, null, null, null, null, false, "no answer: " + reason, null, null);
        }
    }

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private Path externalNote() {
        return state.run().resolve("postgres.external");
    }

    private SuiteLock lock(String command) throws InterruptedException {
        return SuiteLock.acquire(
                state, command, LOCK_PATIENCE, holder -> console.say("Waiting: " + holder + " is at work here."));
    }

    private SuiteLock turn() throws InterruptedException {
        return SuiteLock.acquireTurn(
                "up --data " + state.root(),
                LOCK_PATIENCE,
                holder -> console.say("Waiting: " + holder + " is choosing its ports."));
    }

    private boolean stopPostgres() throws InterruptedException {
        if (postgres.running().isEmpty()) {
            return false;
        }
        Optional<String> trouble = postgres.stop();
        console.step("postgres", "stopped", trouble.orElse(""));
        return true;
    }

    /** Asks, waits, and kills what does not end. */
    private boolean stop(List<SuiteService> services) throws InterruptedException {
        Map<SuiteService, List<ProcessIdentity>> processes = new EnumMap<>(SuiteService.class);
        for (SuiteService service : services) {
            processes.put(service, processesOf(service));
        }
        processes.values().forEach(list -> list.forEach(Suite::end));
        long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
        boolean any = false;
        for (SuiteService service : services) {
            List<ProcessIdentity> own = processes.get(service);
            boolean ended = awaitEnd(own, deadline);
            if (!ended) {
                own.forEach(ProcessIdentity::kill);
                awaitEnd(own, System.nanoTime() + Duration.ofSeconds(5).toNanos());
            }
            records.remove(service.id());
            if (!own.isEmpty()) {
                console.step(
                        service.id(),
                        ended ? "stopped" : "killed",
                        ended ? "" : "it did not end in " + STOP_PATIENCE.toSeconds() + " s");
                any = true;
            }
        }
        return any;
    }

    private List<ProcessIdentity> processesOf(SuiteService service) {
        Set<ProcessIdentity> found = new HashSet<>(ServiceProcess.all(service, state));
        records.alive(service.id()).map(ProcessRecord::identity).ifPresent(found::add);
        return List.copyOf(found);
    }

    /** Asks a service to end; one in training would first write its cache, so it is killed and whatever it has started. */
    private static void end(ProcessIdentity process) {
        if (ServiceProcess.isTraining(process)) {
            List<ProcessIdentity> helpers = ProcessHandle.of(process.pid()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(helper -> ProcessIdentity.of(helper.pid()))
                    .flatMap(Optional::stream)
                    .toList();
            process.kill();
            helpers.forEach(ProcessIdentity::kill);
        } else {
            process.terminate();
        }
    }

    private static boolean awaitEnd(List<ProcessIdentity> processes, long deadline) throws InterruptedException {
        while (processes.stream().anyMatch(ProcessIdentity::isAlive)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    /** How a service is to run. */
    private record Plan(
            Application application,
            int port,
            int managementPort,
            Map<String, String> environment,
            String setting,
            StartCache cache) {

        SuiteService service() {
            return application.service();
        }

        ProcessRecord record(ProcessIdentity identity) {
            return new ProcessRecord(service().id(), identity, port, managementPort, setting, application.version());
        }
    }

    /** The database server's start, under way while the services start. */
    private final class PostgresStart {

        private final FutureTask<PostgresServer.Running> task;
        private final Thread thread;

        PostgresStart(Secrets secrets) {
            task = new FutureTask<>(() -> postgres.start(secrets));
            thread = Thread.ofPlatform().name("postgres").start(task);
        }

        /** @throws LauncherException when it cannot start */
        PostgresServer.Running await() throws InterruptedException {
            try {
                return task.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            }
        }

        void giveUp() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    /** One run of {@code up}: remembers what it started, so that it can be undone. */
    private final class Start {

        private final List<SuiteService> started = new ArrayList<>();
        private final Map<SuiteService, ProcessRecord> processes = new EnumMap<>(SuiteService.class);
        private final Set<Integer> givenPorts = new HashSet<>();
        private boolean postgresStarted;
        /** Null unless it starts beside the services. */
        private PostgresStart postgresStart;

        int run(OptionalInt gatewayPort) throws InterruptedException {
            Secrets secrets = Secrets.loadOrCreate(state);
            Map<SuiteService, Application> applications = new EnumMap<>(SuiteService.class);
            for (SuiteService service : SuiteService.values()) {
                applications.put(service, Application.install(service, home, state));
            }
            stopUnrecorded();
            int port = gatewayPort.orElseGet(() -> lastPort(SuiteService.GATEWAY));
            checkGatewayPort(port);
            List<DatabaseAccess> databases = startDatabases(secrets);
            List<Plan> plans = plans(applications, port, databases, secrets);
            if (plans.stream().allMatch(plan -> plan.cache().exists())) {
                apply(plans, port);
            }
            if (postgresStart != null) {
                List<DatabaseAccess> actual = access(postgresStart.await(), secrets);
                if (!actual.equals(databases)) {
                    // Somebody took its port between the look at it and the start.
                    plans = plans(applications, port, actual, secrets);
                }
            }
            apply(plans, port);
            awaitReady();
            if (!started.isEmpty()) {
                boolean complete = firstPage.awaitComplete(port);
                console.step("first page", complete ? "complete" : "partial");
            }
            applications.values().forEach(Application::removeOthers);
            if (!postgresStarted && started.isEmpty()) {
                console.say("Career Almanac is already running.");
            }
            return port;
        }

        private List<Plan> plans(
                Map<SuiteService, Application> applications,
                int gatewayPort,
                List<DatabaseAccess> databases,
                Secrets secrets) {
            Map<String, DatabaseAccess> byName = new HashMap<>();
            databases.forEach(database -> byName.put(database.database(), database));
            Map<SuiteService, Integer> ownerPorts = new EnumMap<>(SuiteService.class);
            List<Plan> plans = new ArrayList<>();
            for (SuiteService owner : SuiteService.owners()) {
                int ownerPort = choosePort(owner, lastPort(owner));
                ownerPorts.put(owner, ownerPort);
                int managementPort = chooseManagementPort(owner);
                DatabaseAccess database = byName.get(owner.database().orElseThrow());
                plans.add(plan(
                        applications.get(owner),
                        ownerPort,
                        managementPort,
                        ServiceEnvironment.owner(
                                ownerPort, managementPort, database, secrets.publicKeyText(), state.uploads())));
            }
            int managementPort = chooseManagementPort(SuiteService.GATEWAY);
            plans.add(plan(
                    applications.get(SuiteService.GATEWAY),
                    gatewayPort,
                    managementPort,
                    ServiceEnvironment.gateway(gatewayPort, managementPort, ownerPorts)));
            return plans;
        }

        private void apply(List<Plan> plans, int gatewayPort) throws InterruptedException {
            for (Plan plan : plans) {
                stopIfDifferent(plan);
            }
            train(plans, gatewayPort);
            for (Plan plan : plans) {
                ensure(plan);
            }
        }

        void undo() throws InterruptedException {
            if (postgresStart != null) {
                postgresStart.giveUp();
            }
            if (!started.isEmpty() || postgresStarted) {
                console.say("Stopping what was started.");
                stop(started.reversed());
                if (postgresStarted) {
                    stopPostgres();
                }
            }
        }

        /** Processes of a launcher that was killed between starting them and writing them down. */
        private void stopUnrecorded() throws InterruptedException {
            List<ProcessIdentity> strays = new ArrayList<>();
            for (SuiteService service : SuiteService.values()) {
                Optional<ProcessIdentity> recorded = records.alive(service.id()).map(ProcessRecord::identity);
                ServiceProcess.all(service, state).stream()
                        .filter(process -> !recorded.equals(Optional.of(process)))
                        .forEach(strays::add);
            }
            if (!strays.isEmpty()) {
                console.say("  " + strays.size() + " process(es) left over from an interrupted start: stopped");
                strays.forEach(Suite::end);
                if (!awaitEnd(strays, System.nanoTime() + STOP_PATIENCE.toNanos())) {
                    strays.forEach(ProcessIdentity::kill);
                }
            }
        }

        private void checkGatewayPort(int port) throws InterruptedException {
            boolean ours = records.alive(SuiteService.GATEWAY.id())
                    .filter(process -> process.port() == port)
                    .isPresent();
            if (!ours && !Ports.isFree(port)) {
                String holder = Ports.holder(port)
                        .map(found -> "process " + found.pid() + ": " + found.command())
                        .orElse("a process of another user");
                throw new LauncherException("Port " + port + " is taken by " + holder
                        + "\nEnd it, or choose another port: ./almanac up --port " + (port == 8080 ? 8090 : port + 10));
            }
            givenPorts.add(port);
        }

        /** Starts the embedded server, or begins to, where the services can start beside it. */
        private List<DatabaseAccess> startDatabases(Secrets secrets) throws InterruptedException {
            Optional<List<DatabaseAccess>> external = ExternalPostgres.from(environment);
            if (external.isPresent()) {
                List<DatabaseAccess> databases = external.get();
                stopPostgres();
                StringJoiner note = new StringJoiner("\n", "", "\n");
                databases.forEach(database -> note.add(database.database() + " " + database));
                StateDirectory.replace(externalNote(), note.toString());
                console.step("postgres", "external", databases.getFirst().url());
                return databases;
            }
            try {
                Files.deleteIfExists(externalNote());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            postgresStarted = postgres.running().isEmpty();
            OptionalInt nextPort = postgresStarted ? postgres.nextPort() : OptionalInt.empty();
            if (nextPort.isPresent()) {
                postgresStart = new PostgresStart(secrets);
                return PostgresServer.access(nextPort.getAsInt(), secrets);
            }
            return access(postgres.start(secrets), secrets);
        }

        private List<DatabaseAccess> access(PostgresServer.Running server, Secrets secrets) {
            console.step("postgres", postgresStarted ? "ready" : "running", "127.0.0.1:" + server.port());
            return PostgresServer.access(server.port(), secrets);
        }

        private int lastPort(SuiteService service) {
            return records.read(service.id()).map(ProcessRecord::port).orElse(service.defaultPort());
        }

        private int choosePort(SuiteService service, int wished) {
            return choose(records.alive(service.id()).map(ProcessRecord::port), wished);
        }

        private int chooseManagementPort(SuiteService service) {
            int wished = records.read(service.id())
                    .map(ProcessRecord::managementPort)
                    .orElse(service.defaultManagementPort());
            return choose(records.alive(service.id()).map(ProcessRecord::managementPort), wished);
        }

        private int choose(Optional<Integer> held, int wished) {
            int port = held.orElseGet(() -> Ports.freeNear(wished, givenPorts));
            givenPorts.add(port);
            return port;
        }

        private Plan plan(Application application, int port, int managementPort, Map<String, String> own) {
            Map<String, String> all = ServiceEnvironment.over(environment, own);
            String setting = ServiceProcess.setting(application, all);
            StartCache cache =
                    ServiceProcess.cache(application, home.resolve(".almanac").resolve("cache"));
            return new Plan(application, port, managementPort, all, setting, cache);
        }

        private void stopIfDifferent(Plan plan) throws InterruptedException {
            SuiteService service = plan.service();
            if (records.alive(service.id())
                    .filter(running -> !running.setting().equals(plan.setting()))
                    .isPresent()) {
                console.say("  " + service.id() + " runs with another build or other settings: started again");
                stop(List.of(service));
            }
        }

        private void ensure(Plan plan) {
            SuiteService service = plan.service();
            Optional<ProcessRecord> running = records.alive(service.id());
            if (running.isPresent()) {
                processes.put(service, running.get());
                return;
            }
            if (!started.contains(service)) {
                started.add(service);
            }
            ProcessRecord process =
                    plan.record(ServiceProcess.start(plan.application(), plan.environment(), plan.cache(), state));
            records.write(process);
            processes.put(service, process);
        }

        /**
         * Lets the services that are to be started and have no start cache run once, with all the others, and answer some
         * pages; when they end they write their caches. Without a cache a service starts as well, only slower, so that
         * nothing that goes wrong here is more than a line on the screen.
         */
        private void train(List<Plan> plans, int gatewayPort) throws InterruptedException {
            List<Plan> pupils = plans.stream()
                    .filter(plan -> !plan.cache().exists())
                    .filter(plan -> records.alive(plan.service().id()).isEmpty())
                    .toList();
            if (pupils.isEmpty()) {
                return;
            }
            console.step("start caches", "training", "once after a build, so that every later start is fast");
            List<ProcessIdentity> training = new ArrayList<>();
            boolean done = false;
            try {
                for (Plan plan : plans) {
                    if (pupils.contains(plan)) {
                        started.add(plan.service());
                        // Not written down: whoever finds it without its launcher is to kill it.
                        ProcessIdentity identity =
                                ServiceProcess.train(plan.application(), plan.environment(), plan.cache(), state);
                        training.add(identity);
                        processes.put(plan.service(), plan.record(identity));
                    } else {
                        ensure(plan);
                    }
                }
                awaitReady("trained");
                firstPage.askAll(gatewayPort);
                console.step("start caches", "writing");
                training.forEach(ProcessIdentity::terminate);
                done = awaitEnd(training, System.nanoTime() + CACHE_PATIENCE.toNanos());
                long bytes = 0;
                for (Plan plan : pupils) {
                    done &= plan.cache().adopt();
                    bytes += plan.cache().exists() ? plan.cache().bytes() : 0;
                }
                if (done) {
                    console.step("start caches", "made", bytes / 1_000_000 + " MB");
                } else {
                    console.step("start caches", "missing", "not all were written; the next up tries again");
                }
            } catch (IOException | LauncherException | UncheckedIOException e) {
                String reason = e.getMessage().lines().findFirst().orElse("");
                console.step("start caches", "missing", "starting without: " + reason);
            } finally {
                if (!done) {
                    training.forEach(Suite::end);
                    awaitEnd(training, System.nanoTime() + STOP_PATIENCE.toNanos());
                    discard(pupils);
                }
            }
        }

        private static void discard(List<Plan> pupils) {
            for (Plan plan : pupils) {
                try {
                    plan.cache().discard();
                } catch (IOException e) {
                    // Only space is lost, and only until a later training finds it abandoned.
                    continue;
                }
            }
        }

        private void awaitReady() throws InterruptedException {
            awaitReady("ready");
        }

        /** @param word how a service stands that this call has started and that is ready */
        private void awaitReady(String word) throws InterruptedException {
            List<SuiteService> waiting = new ArrayList<>(List.of(SuiteService.values()));
            Map<SuiteService, Long> nextQuestion = new EnumMap<>(SuiteService.class);
            long begin = System.nanoTime();
            long nextWord = begin + Duration.ofSeconds(10).toNanos();
            while (true) {
                for (SuiteService service : List.copyOf(waiting)) {
                    ProcessRecord process = processes.get(service);
                    if (System.nanoTime() < nextQuestion.getOrDefault(service, begin)) {
                        continue;
                    }
                    nextQuestion.put(service, System.nanoTime() + QUESTION_INTERVAL.toNanos());
                    Health health = probe.readiness(process.managementPort());
                    if (health.isReady()) {
                        waiting.remove(service);
                        String outcome = started.contains(service) ? word : "running";
                        console.step(service.id(), outcome, "127.0.0.1:" + process.port());
                    } else if (!process.isAlive()) {
                        throw failed(service, " ended while starting.");
                    } else if (health.refused().isPresent()) {
                        throw new LauncherException(service.id() + " will not get ready: "
                                + health.refused().get() + "\nIts log: " + state.log(service.id()));
                    }
                }
                if (waiting.isEmpty()) {
                    return;
                }
                long now = System.nanoTime();
                if (now - begin > READY_PATIENCE.toNanos()) {
                    SuiteService late = waiting.getFirst();
                    String health =
                            probe.ask(processes.get(late).managementPort()).text();
                    throw failed(late, " is not ready after " + READY_PATIENCE.toSeconds() + " s: " + health + ".");
                }
                if (now > nextWord) {
                    for (SuiteService late : waiting) {
                        console.step(
                                late.id(),
                                "waiting",
                                probe.ask(processes.get(late).managementPort()).text());
                    }
                    nextWord = now + Duration.ofSeconds(10).toNanos();
                }
                Thread.sleep(50);
            }
        }

        private LauncherException failed(SuiteService service, String what) {
            Path log = state.log(service.id());
            return new LauncherException(
                    service.id() + what + " The end of " + log + ":\n  " + String.join("\n  ", Logs.tail(log, 25)));
        }
    }
}
