package org.careeralmanac.defaults.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.careeralmanac.defaults.build.BuildHash;
import org.jboss.logging.Logger;

/**
 * Finished answers in the default view, kept in the owner's table {@code stored_answer}. An answer counts only at the feed
 * position, for the program and in the time that it was made for, so that nothing has to be thrown away.
 */
public class StoredAnswers {

    private static final Logger LOG = Logger.getLogger(StoredAnswers.class);

    private static final String FIND = """
            SELECT position, etag, body FROM stored_answer
            WHERE reference = ? AND build = ? AND position = (SELECT coalesce(max(position), 0) FROM change)
            AND made_at <= ? AND (valid_until IS NULL OR valid_until > ?)""";

    private static final String STORE = """
            INSERT INTO stored_answer (reference, build, position, made_at, valid_until, etag, body)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (reference) DO UPDATE
            SET build = excluded.build, position = excluded.position, made_at = excluded.made_at,
                valid_until = excluded.valid_until, etag = excluded.etag, body = excluded.body
            WHERE stored_answer.build <> excluded.build OR stored_answer.position <= excluded.position""";

    private final DataSource database;
    private final String build;

    /** @param inTopPackage a class in the package that holds all of the owner: what makes its answers */
    public StoredAnswers(DataSource database, Class<?> inTopPackage) {
        this.database = database;
        this.build = BuildHash.of(inTopPackage);
    }

    /**
     * @param reference the role reference as a text that is equal for equal ones
     * @param now by the clock of the service
     */
    public Optional<FinishedAnswer> find(String reference, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, key(reference));
            find.setString(2, build);
            find.setTimestamp(3, Timestamp.from(now));
            find.setTimestamp(4, Timestamp.from(now));
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new FinishedAnswer(row.getLong(1), row.getString(2), row.getBytes(3)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Keeps an answer for the next who asks; it may fail, since the answer can be made again.
     *
     * @param validUntil the first moment the answer would differ without a write, null if none
     */
    public void store(String reference, FinishedAnswer answer, Instant now, Instant validUntil) {
        try (Connection connection = database.getConnection();
                PreparedStatement store = connection.prepareStatement(STORE)) {
            store.setBytes(1, key(reference));
            store.setString(2, build);
            store.setLong(3, answer.position());
            store.setTimestamp(4, Timestamp.from(now));
            store.setTimestamp(5, validUntil == null ? null : Timestamp.from(validUntil));
            store.setString(6, answer.etag());
            store.setBytes(7, answer.body());
            store.executeUpdate();
        } catch (SQLException e) {
            LOG.warnf("An answer was given but not stored: %s", e.getMessage());
        }
    }

    private static byte[] key(String reference) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
