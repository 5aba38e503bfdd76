package org.careeralmanac.defaults.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careeralmanac.defaults.sheet.Refusal;

/** The rows of {@code import_job} and {@code import_refusal}. */
final class Jobs {

    private static final String COLUMNS = """
            id, kind, file, bytes, parameters, publish, confirm, submitted_by, submitted_at, started_at, ended_at, status,
            outcome, bytes_read, rows_read, stored, rows_refused, refused, left_out, releases, flags, notes, failure""";

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Clock clock;

    Jobs(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** What is handed in. */
    record Submission(
            String kind,
            String file,
            long bytes,
            Map<String, String> parameters,
            boolean publish,
            boolean confirm,
            String by) {}

    ImportJob add(Connection connection, Submission submission, long instance) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO import_job (kind, file, bytes, parameters, publish, confirm, submitted_by, submitted_at,
                    instance, status) VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, 'waiting') RETURNING\s""" + COLUMNS)) {
            insert.setString(1, submission.kind());
            insert.setString(2, submission.file());
            insert.setLong(3, submission.bytes());
            insert.setString(4, written(submission.parameters()));
            insert.setBoolean(5, submission.publish());
            insert.setBoolean(6, submission.confirm());
            insert.setString(7, submission.by());
            insert.setTimestamp(8, now());
            insert.setLong(9, instance);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return job(row);
            }
        }
    }

    Optional<ImportJob> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM import_job WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(job(row)) : Optional.empty();
            }
        }
    }

    /** Newest first, those before an id. */
    List<ImportJob> before(Connection connection, long id, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM import_job WHERE id < ? ORDER BY id DESC LIMIT ?")) {
            select.setLong(1, id);
            select.setInt(2, limit);
            List<ImportJob> jobs = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    jobs.add(job(row));
                }
            }
            return jobs;
        }
    }

    /** The refused rows that were kept, in the order of the file, those after an ordinal. */
    List<Refusal> refusals(Connection connection, long id, int after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT file, sheet, "row", "column", value, why, "right" FROM import_refusal
                WHERE job_id = ? AND ordinal > ? ORDER BY ordinal LIMIT ?""")) {
            select.setLong(1, id);
            select.setInt(2, after);
            select.setInt(3, limit);
            List<Refusal> refusals = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    refusals.add(new Refusal(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, Long.class),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)));
                }
            }
            return refusals;
        }
    }

    /** @return whether it was still waiting */
    boolean start(Connection connection, long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE import_job SET status = 'running', started_at = ? WHERE id = ? AND status = 'waiting'")) {
            update.setTimestamp(1, now());
            update.setLong(2, id);
            return update.executeUpdate() == 1;
        }
    }

    void progress(Connection connection, long id, long bytesRead, Tally tally) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE import_job SET bytes_read = ?, rows_read = ?, rows_refused = ?
                WHERE id = ? AND status = 'running'""")) {
            update.setLong(1, bytesRead);
            update.setLong(2, tally.rowsRead());
            update.setLong(3, tally.rowsRefused());
            update.setLong(4, id);
            update.executeUpdate();
        }
    }

    /** In the import's own transaction, so that a job is done exactly if what it brought is there. */
    void done(Connection connection, long id, ImportJob.ImportOutcome outcome, Tally tally) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE import_job SET status = 'done', ended_at = ?, outcome = ?, bytes_read = bytes, rows_read = ?,
                    stored = ?::jsonb, rows_refused = ?, refused = ?::jsonb, left_out = ?::jsonb, releases = ?::jsonb,
                    flags = ?::jsonb, notes = ?::jsonb WHERE id = ?""")) {
            update.setTimestamp(1, now());
            update.setString(2, outcome.name());
            update.setLong(3, tally.rowsRead());
            update.setString(4, written(tally.stored()));
            update.setLong(5, tally.rowsRefused());
            update.setString(6, written(tally.refused()));
            update.setString(7, written(tally.leftOut()));
            update.setString(
                    8,
                    written(tally.staged().stream().map(staged -> staged.id()).toList()));
            update.setString(9, written(tally.flags()));
            update.setString(10, written(tally.notes()));
            update.setLong(11, id);
            update.executeUpdate();
        }
        keepRefusals(connection, id, tally);
    }

    /** @param tally how far it came; null where it did not begin to read */
    void failed(Connection connection, long id, ImportJob.ImportFailure failure, Tally tally) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE import_job SET status = 'failed', ended_at = ?, failure = ?::jsonb, rows_read = ?,
                    rows_refused = ?, refused = ?::jsonb, left_out = ?::jsonb
                WHERE id = ? AND status IN ('waiting', 'running')""")) {
            update.setTimestamp(1, now());
            update.setString(2, written(failure));
            update.setLong(3, tally == null ? 0 : tally.rowsRead());
            update.setLong(4, tally == null ? 0 : tally.rowsRefused());
            update.setString(5, written(tally == null ? List.of() : tally.refused()));
            update.setString(6, written(tally == null ? List.of() : tally.leftOut()));
            update.setLong(7, id);
            if (update.executeUpdate() == 1 && tally != null) {
                keepRefusals(connection, id, tally);
            }
        }
    }

    /** The processes that have unfinished jobs. */
    List<Long> instances(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT DISTINCT instance FROM import_job WHERE status IN ('waiting', 'running')");
                ResultSet row = select.executeQuery()) {
            List<Long> instances = new ArrayList<>();
            while (row.next()) {
                instances.add(row.getLong(1));
            }
            return instances;
        }
    }

    /** @return how many jobs of the process were unfinished */
    int interrupt(Connection connection, long instance, ImportJob.ImportFailure failure) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE import_job SET status = 'failed', ended_at = ?, failure = ?::jsonb
                WHERE instance = ? AND status IN ('waiting', 'running')""")) {
            update.setTimestamp(1, now());
            update.setString(2, written(failure));
            update.setLong(3, instance);
            return update.executeUpdate();
        }
    }

    private static void keepRefusals(Connection connection, long id, Tally tally) throws SQLException {
        try (CopyWriter copy = new CopyWriter(
                connection,
                "import_refusal",
                "job_id",
                "ordinal",
                "file",
                "sheet",
                "\"row\"",
                "\"column\"",
                "value",
                "why",
                "\"right\"")) {
            int ordinal = 0;
            for (Refusal refusal : tally.refusals()) {
                copy.row(
                        id,
                        ++ordinal,
                        stored(refusal.file()),
                        stored(refusal.sheet()),
                        refusal.row(),
                        stored(refusal.column()),
                        stored(refusal.value()),
                        stored(refusal.why()),
                        stored(refusal.right()));
            }
        }
    }

    /** No text that PostgreSQL stores can hold a NUL, but a cell of a foreign file can. */
    private static String stored(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    private ImportJob job(ResultSet row) throws SQLException {
        try {
            return new ImportJob(
                    row.getLong("id"),
                    row.getString("kind"),
                    row.getString("file"),
                    row.getLong("bytes"),
                    json.readValue(row.getString("parameters"), PARAMETERS),
                    row.getBoolean("publish"),
                    row.getBoolean("confirm"),
                    row.getString("submitted_by"),
                    instant(row, "submitted_at"),
                    instant(row, "started_at"),
                    instant(row, "ended_at"),
                    ImportJob.ImportStatus.valueOf(row.getString("status")),
                    row.getString("outcome") == null ? null : ImportJob.ImportOutcome.valueOf(row.getString("outcome")),
                    row.getLong("bytes_read"),
                    row.getLong("rows_read"),
                    list(row, "stored", ImportJob.ImportCount.class),
                    row.getLong("rows_refused"),
                    list(row, "refused", ImportJob.ImportCount.class),
                    list(row, "left_out", ImportJob.ImportCount.class),
                    list(row, "releases", String.class),
                    list(row, "flags", ImportJob.ReleaseFlag.class),
                    list(row, "notes", String.class),
                    row.getString("failure") == null
                            ? null
                            : json.readValue(row.getString("failure"), ImportJob.ImportFailure.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job holds only what was written here", e);
        }
    }

    private <T> List<T> list(ResultSet row, String column, Class<T> of) throws SQLException, JsonProcessingException {
        JavaType type = TypeFactory.defaultInstance().constructCollectionType(List.class, of);
        return json.readValue(row.getString(column), type);
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value).replace("\\u0000", "\\uFFFD");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
