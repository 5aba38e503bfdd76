package org.careeralmanac.trends.sections;

import jakarta.inject.Singleton;
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
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.trends.TrendsApi;
import org.careeralmanac.trends.role.RoleReference;
import org.jboss.logging.Logger;

/**
 * Finished answers in the default view, kept in the database: the read that every page needs is one row. An answer counts
 * only at the feed position, for the program and in the time that it was made for, so that nothing has to be thrown away.
 */
@Singleton
class StoredAnswers {

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
    private final String build = BuildHash.of(TrendsApi.class);

    StoredAnswers(DataSource database) {
        this.database = database;
    }

    /** An answer as it is sent. */
    record Stored(long position, String etag, byte[] body) {

        static Stored of(long position, byte[] body) {
            return new Stored(position, ETag.of(body), body);
        }
    }

    /** @param now by the clock of the service */
    Optional<Stored> find(RoleReference role, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, key(role));
            find.setString(2, build);
            find.setTimestamp(3, Timestamp.from(now));
            find.setTimestamp(4, Timestamp.from(now));
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stored(row.getLong(1), row.getString(2), row.getBytes(3)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Keeps an answer for the next who asks; it may fail, since the answer can be made again.
     *
     * @param validUntil the first moment the answer would differ without a write, null if none
     */
    void store(RoleReference role, Stored answer, Instant now, Instant validUntil) {
        try (Connection connection = database.getConnection();
                PreparedStatement store = connection.prepareStatement(STORE)) {
            store.setBytes(1, key(role));
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

    /** The reference as a record says itself: equal references are equal texts. */
    private static byte[] key(RoleReference role) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(role.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
