package org.careeralmanac.defaults.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.DatabaseAway;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.Limits;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.jboss.logging.Logger;

/**
 * Runs importers, one file after another. A file is received whole, then waits its turn; one import runs at a time in
 * the whole service, also where it has several processes, so that memory and disk are those of one and two files of one
 * source cannot meet. What an import stores and the end of its job are one transaction: an import that fails or is
 * killed leaves the almanac as it was. Construct one per service.
 */
public final class Imports implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Imports.class);

    /** Any constant of one's own: the lock is per database, and each service has its database. */
    private static final long ONE_AT_A_TIME = 0x696d706f727473L;

    private static final Pattern PART_OF_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");
    private static final long PROGRESS_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 2_000;
    private static final long LOOK_AGAIN_MILLIS = 10_000;

    private final DataSource database;
    private final Releases releases;
    private final ReleaseLife life;
    private final Map<String, Importer> importers = new TreeMap<>();
    private final Transactions transactions;
    private final Jobs jobs;
    private final Uploads uploads;
    private final Presence presence;
    private final ScheduledExecutorService worker = thread("imports");
    private final ScheduledExecutorService beside = thread("imports-progress");
    private volatile boolean closing;
    private volatile Connection running;

    /**
     * @param importers one per kind
     * @param folder where uploads lie until their job has ended; may be shared with other processes
     * @throws IllegalArgumentException where two importers have one kind
     */
    public Imports(
            DataSource database,
            ObjectMapper json,
            Clock clock,
            Releases releases,
            ReleaseLife life,
            List<Importer> importers,
            Path folder) {
        this.database = database;
        this.releases = releases;
        this.life = life;
        this.transactions = new Transactions(database);
        this.jobs = new Jobs(json, clock);
        this.uploads = new Uploads(folder);
        this.presence = new Presence(database);
        for (Importer importer : importers) {
            if (this.importers.put(importer.kind(), importer) != null) {
                throw new IllegalArgumentException("Two importers of the kind " + importer.kind());
            }
        }
    }

    /** The importers there are, by kind. */
    public List<Importer> importers() {
        return List.copyOf(importers.values());
    }

    /** Looks after what processes that are gone left behind: files, and jobs that will never end. */
    public void start() {
        uploads.removeLeftovers();
        beside.execute(this::failAbandoned);
    }

    /**
     * Takes a file in and puts it in the queue.
     *
     * @param kind of an importer
     * @param file what it is called where it came from
     * @param parameters what else the caller says, by name
     * @param publish whether to publish at once what it brings
     * @param confirm whether the caller confirms whatever will be flagged
     * @param by who hands it in
     * @param body its bytes
     * @param announced how many were announced, or -1
     * @throws ProblemException {@code IMPORT_KIND_NOT_FOUND}; {@code BAD_PARAMETER}; {@code BAD_BODY} where it is empty
     * @throws IOException where the body breaks off; nothing is left of it
     */
    public ImportJob submit(
            String kind,
            String file,
            Map<String, String> parameters,
            boolean publish,
            boolean confirm,
            String by,
            InputStream body,
            long announced)
            throws IOException, SQLException {
        Importer importer = checked(kind, parameters);
        Uploads.Upload upload = uploads.receive(body, announced);
        boolean queued = false;
        try {
            if (upload.bytes() == 0) {
                throw new ProblemException(CommonProblem.BAD_BODY, "The body is empty; send the bytes of the file.");
            }
            ImportJob job = queue(
                    importer,
                    new Jobs.Submission(kind, file, upload.bytes(), parameters, publish, confirm, by),
                    upload);
            queued = true;
            return job;
        } finally {
            if (!queued) {
                upload.close();
            }
        }
    }

    private ImportJob queue(Importer importer, Jobs.Submission submission, Uploads.Upload upload) throws SQLException {
        // Before the row: nobody may find a job of a process that seems to be gone.
        presence.enter();
        boolean queued = false;
        try {
            ImportJob job = transactions.run(connection -> jobs.add(connection, submission, presence.instance()));
            worker.execute(() -> work(importer, job, upload));
            queued = true;
            return job;
        } catch (RejectedExecutionException e) {
            throw ProblemMappers.unavailable("The service is ending.");
        } finally {
            if (!queued) {
                presence.leave();
            }
        }
    }

    private Importer checked(String kind, Map<String, String> parameters) {
        Importer importer = importers.get(kind);
        if (importer == null) {
            throw new ProblemException(
                    CommonProblem.IMPORT_KIND_NOT_FOUND,
                    "There is no kind '%s' here; there are: %s."
                            .formatted(kind, importers.isEmpty() ? "none" : String.join(", ", importers.keySet())));
        }
        List<String> known =
                importer.parameters().stream().map(Importer.Parameter::name).toList();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (!known.contains(parameter.getKey())) {
                throw ProblemException.badParameter(
                        parameter.getKey(),
                        parameter.getValue(),
                        "not for " + kind + ", which takes " + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
            check(parameter.getKey(), parameter.getValue());
        }
        return importer;
    }

    /** What becomes part of a release's id must be plain; a day must be one. */
    private static void check(String name, String value) {
        if (name.equals(Importer.Parameter.KNOWN_FROM.name())) {
            Parameters.date(name, value);
        } else if ((name.equals(Importer.Parameter.EDITION.name()) || name.equals(Importer.Parameter.PART.name()))
                && !PART_OF_ID.matcher(value).matches()) {
            throw ProblemException.badParameter(
                    name, value, "1 to 50 letters, digits, dots, hyphens or underscores, e.g. 2023-05");
        }
    }

    /** @throws ProblemException {@code IMPORT_NOT_FOUND} */
    public ImportJob job(long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return jobs.find(connection, id)
                    .orElseThrow(() ->
                            new ProblemException(CommonProblem.IMPORT_NOT_FOUND, "There is no import " + id + "."));
        }
    }

    /** The jobs before an id, newest first. */
    public List<ImportJob> jobs(long before, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return jobs.before(connection, before, limit);
        }
    }

    /**
     * The refused rows of a job that were kept, in the order in which they were met.
     *
     * @param after how many to pass over
     */
    public List<Refusal> refusals(long id, int after, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return jobs.refusals(connection, id, after, limit);
        }
    }

    private void work(Importer importer, ImportJob job, Uploads.Upload upload) {
        try (upload) {
            presence.renew();
            // Another process may have taken this one for gone, where the database was away in between.
            if (transactions.run(connection -> jobs.start(connection, job.id()))) {
                load(importer, job, upload);
            }
        } catch (Throwable e) {
            fail(job, failure(job, e), null);
        } finally {
            presence.leave();
        }
    }

    private void load(Importer importer, ImportJob job, Uploads.Upload upload) {
        Tally[] tally = new Tally[1];
        try (Bundle bundle = Bundle.open(upload.path(), job.file(), importer.dialect(), Limits.DEFAULT)) {
            ImportJob.ImportOutcome outcome = transactions.run(connection -> {
                tally[0] = new Tally(job.parameters(), connection, releases);
                return load(importer, job, bundle, tally[0]);
            });
            LOG.infof("Import %d (%s, %s): %s", job.id(), job.kind(), job.file(), outcome);
        } catch (Throwable e) {
            fail(job, failure(job, e), tally[0]);
        } finally {
            running = null;
        }
    }

    private ImportJob.ImportOutcome load(Importer importer, ImportJob job, Bundle bundle, Tally tally)
            throws SQLException {
        Connection connection = tally.connection();
        running = connection;
        try (Statement lock = connection.createStatement()) {
            lock.execute("SELECT pg_advisory_xact_lock(%d)".formatted(ONE_AT_A_TIME));
        }
        ScheduledFuture<?> progress = beside.scheduleWithFixedDelay(
                () -> progress(job.id(), bundle, tally), PROGRESS_MILLIS, PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
        try {
            importer.load(bundle, tally);
        } finally {
            progress.cancel(false);
        }
        ImportJob.ImportOutcome outcome = outcome(job, tally);
        jobs.done(connection, job.id(), outcome, tally);
        return outcome;
    }

    /** Publishes what is asked to be published, and says what came of it all. */
    private ImportJob.ImportOutcome outcome(ImportJob job, Tally tally) throws SQLException {
        if (tally.staged().isEmpty()) {
            throw new SheetException(
                    Refusal.of(job.file(), "holds nothing that could be stored", "a file of the kind " + job.kind()));
        }
        List<String> pending = new ArrayList<>();
        boolean brought = false;
        for (Releases.Staged staged : tally.staged()) {
            brought |= !staged.known();
            if (releases.get(tally.connection(), staged.id()).status() == Release.Status.staged) {
                pending.add(staged.id());
            }
        }
        if (job.publish() && !pending.isEmpty()) {
            List<ImportJob.ReleaseFlag> unconfirmed = life.flags(tally.connection(), pending, true);
            if (unconfirmed.isEmpty() || job.confirm()) {
                life.publish(tally.connection(), pending, job.submittedBy());
                return ImportJob.ImportOutcome.published;
            }
            tally.note("Not published: what is flagged must be confirmed first.");
        }
        return brought ? ImportJob.ImportOutcome.staged : ImportJob.ImportOutcome.alreadyLoaded;
    }

    private void progress(long job, Bundle bundle, Tally tally) {
        try (Connection connection = database.getConnection()) {
            jobs.progress(connection, job, bundle.bytesRead(), tally);
        } catch (SQLException e) {
            LOG.debugf("The progress of import %d is not written: %s", (Object) job, e.getMessage());
        }
    }

    private static ImportJob.ImportFailure failure(ImportJob job, Throwable e) {
        return switch (e) {
            case SheetException sheet ->
                new ImportJob.ImportFailure(CommonProblem.IMPORT_REFUSED.code(), sheet.getMessage(), sheet.refusal());
            case ProblemException problem ->
                new ImportJob.ImportFailure(problem.type().code(), problem.getMessage(), null);
            default -> {
                if (DatabaseAway.causes(e)) {
                    LOG.warnf("Import %d: the database went away: %s", (Object) job.id(), e.getMessage());
                    yield new ImportJob.ImportFailure(
                            CommonProblem.UNAVAILABLE.code(), "The database went away.", null);
                }
                ProblemException incident = ProblemMappers.incident(e);
                yield new ImportJob.ImportFailure(
                        incident.type().code(),
                        "%s Incident %s in its log."
                                .formatted(
                                        incident.getMessage(),
                                        incident.problem().extensions().get("incident")),
                        null);
            }
        };
    }

    /** Keeps at it until it is written: a job must not seem to run for ever because the database was away. */
    private void fail(ImportJob job, ImportJob.ImportFailure failure, Tally tally) {
        LOG.infof("Import %d (%s, %s) failed: %s", job.id(), job.kind(), job.file(), failure.text());
        while (!closing) {
            try {
                transactions.run(connection -> {
                    jobs.failed(connection, job.id(), failure, tally);
                    return null;
                });
                return;
            } catch (SQLException e) {
                LOG.warnf("The end of import %d is not written yet: %s", (Object) job.id(), e.getMessage());
                try {
                    Thread.sleep(RETRY_MILLIS);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    /** Until nobody else has unfinished jobs: of those that have, each may still die. */
    private void failAbandoned() {
        boolean othersWork = true;
        long pause = LOOK_AGAIN_MILLIS;
        try (Connection connection = database.getConnection()) {
            othersWork = false;
            for (long instance : jobs.instances(connection)) {
                if (instance != presence.instance()) {
                    if (Presence.isGone(connection, instance)) {
                        int failed = jobs.interrupt(connection, instance, interrupted());
                        LOG.warnf("%d import(s) had not ended when the service did", failed);
                    } else {
                        othersWork = true;
                    }
                }
            }
        } catch (SQLException e) {
            // The database, or its schema, may come later than the service.
            pause = RETRY_MILLIS;
        }
        if (othersWork && !closing) {
            beside.schedule(this::failAbandoned, pause, TimeUnit.MILLISECONDS);
        }
    }

    private static ImportJob.ImportFailure interrupted() {
        return new ImportJob.ImportFailure(
                CommonProblem.IMPORT_INTERRUPTED.code(),
                "The service ended before the import did; nothing of it was stored. Hand the file in again.",
                null);
    }

    /** Ends what runs and waits, with nothing stored. */
    @Override
    public void close() {
        closing = true;
        worker.shutdownNow();
        beside.shutdownNow();
        Connection busy = running;
        if (busy != null) {
            try {
                busy.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debugf("The running import's connection: %s", e.getMessage());
            }
        }
        if (presence.jobs() > 0) {
            try (Connection connection = database.getConnection()) {
                jobs.interrupt(connection, presence.instance(), interrupted());
            } catch (SQLException e) {
                LOG.warnf("What ended early is told at the next start: %s", e.getMessage());
            }
        }
        try {
            uploads.close();
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("Uploads are left behind: %s", e.getMessage());
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }
}
