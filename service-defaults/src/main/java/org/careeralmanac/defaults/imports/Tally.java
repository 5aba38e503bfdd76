package org.careeralmanac.defaults.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Refusal;

/** The run of one job: counts what its importer tells. Progress may be read by another thread. */
final class Tally implements ImportRun {

    /** Refused rows that are kept whole; beyond it they are counted. */
    static final int MOST_REFUSALS = 1_000;

    /** Different reasons that are told apart; an importer has a few dozen. */
    private static final int MOST_REASONS = 1_000;

    private static final String OTHER_REASONS = "other reasons";

    private final Map<String, String> parameters;
    private final Connection connection;
    private final Releases releases;
    private final Map<String, Long> stored = new LinkedHashMap<>();
    private final Map<String, Long> refused = new LinkedHashMap<>();
    private final Map<String, Long> leftOut = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Releases.Staged> staged = new LinkedHashMap<>();
    private final List<ImportJob.ReleaseFlag> flags = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private volatile long rowsRead;
    private volatile long rowsRefused;

    Tally(Map<String, String> parameters, Connection connection, Releases releases) {
        this.parameters = parameters;
        this.connection = connection;
        this.releases = releases;
    }

    @Override
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public Optional<LocalDate> knownFrom() {
        String name = Importer.Parameter.KNOWN_FROM.name();
        return parameter(name).map(day -> Parameters.date(name, day));
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Releases.Staged stage(Source source, Release.Draft draft) throws SQLException {
        Releases.Staged room = releases.stage(connection, source, draft);
        // Staged by this very run and asked for again: still its own to fill.
        staged.putIfAbsent(room.id(), room);
        return staged.get(room.id());
    }

    @Override
    public CopyWriter copy(String table, String... columns) {
        return new CopyWriter(connection, table, columns);
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
    public void read(long rows) {
        rowsRead += rows;
    }

    @Override
    public void stored(String what, long count) {
        stored.merge(what, count, Long::sum);
    }

    @Override
    public void refuse(Refusal refusal) {
        refuse(refusal, 1);
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
    public void refuse(Refusal example, long rows) {
        rowsRefused += rows;
        boolean told = refused.containsKey(example.why()) || refused.size() < MOST_REASONS;
        refused.merge(told ? example.why() : OTHER_REASONS, rows, Long::sum);
        if (refusals.size() < MOST_REFUSALS) {
            refusals.add(example);
        }
    }

    @Override
    public void leftOut(String why, long rows) {
        if (rows > 0) {
            leftOut.merge(why, rows, Long::sum);
        }
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    @Override
    public void flag(String release, String code, String text, long rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO release_flag (release_id, code, text, rows) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, release);
            insert.setString(2, code);
            insert.setString(3, text);
            insert.setLong(4, rows);
            insert.executeUpdate();
        }
        flags.add(new ImportJob.ReleaseFlag(release, code, text, rows));
    }

    long rowsRead() {
        return rowsRead;
    }

    long rowsRefused() {
        return rowsRefused;
    }

    /** The releases of this run, in the order in which they were staged. */
    List<Releases.Staged> staged() {
        return List.copyOf(staged.values());
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<ImportJob.ImportCount> stored() {
        return counts(stored, false);
    }

    List<ImportJob.ImportCount> refused() {
        return counts(refused, true);
    }

    List<ImportJob.ImportCount> leftOut() {
        return counts(leftOut, true);
    }

    List<ImportJob.ReleaseFlag> flags() {
        return flags;
    }

    List<String> notes() {
        return notes;
    }

    private static List<ImportJob.ImportCount> counts(Map<String, Long> by, boolean mostFirst) {
        List<ImportJob.ImportCount> counts = new ArrayList<>();
        by.forEach((what, count) -> counts.add(new ImportJob.ImportCount(what, count)));
        if (mostFirst) {
            counts.sort((a, b) -> Long.compare(b.count(), a.count()));
        }
        return counts;
    }
}
