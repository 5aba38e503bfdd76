package org.careeralmanac.salary.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.careeralmanac.defaults.build.BuildHash;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.salary.SalaryProblem;
import org.jboss.logging.Logger;

/**
 * Finished answers in the default view, kept in the database: the read that every page needs is one row. An answer counts
 * only at the feed position and for the program that it was made at, so that nothing has to be thrown away in time.
 */
@ApplicationScoped
class StoredAnswers {

    private static final Logger LOG = Logger.getLogger(StoredAnswers.class);

    private static final String FIND = """
            SELECT position, etag, body FROM stored_answer
            WHERE reference = ? AND build = ? AND position = (SELECT coalesce(max(position), 0) FROM change)""";

    private static final String STORE = """
            INSERT INTO stored_answer (reference, build, position, etag, body) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (reference) DO UPDATE
            SET build = excluded.build, position = excluded.position, etag = excluded.etag, body = excluded.body
            WHERE stored_answer.build <> excluded.build OR stored_answer.position <= excluded.position""";

    private final DataSource database;
    private final String build = BuildHash.of(SalaryProblem.class);

    StoredAnswers(DataSource database) {
        this.database = database;
    }

    /** An answer as it is sent. */
    record Stored(long position, String etag, byte[] body) {

        static Stored of(long position, byte[] body) {
            return new Stored(position, ETag.of(body), body);
        }
    }

    Optional<Stored> find(RoleReference role) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, key(role));
            find.setString(2, build);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stored(row.getLong(1), row.getString(2), row.getBytes(3)))
                        : Optional.empty();
            }
        }
    }

    /** Keeps an answer for the next who asks; it may fail, since the answer can be made again. */
    void store(RoleReference role, Stored answer) {
        try (Connection connection = database.getConnection();
                PreparedStatement store = connection.prepareStatement(STORE)) {
            store.setBytes(1, key(role));
            store.setString(2, build);
            store.setLong(3, answer.position());
            store.setString(4, answer.etag());
            store.setBytes(5, answer.body());
            store.executeUpdate();
        } catch (SQLException e) {
            LOG.warnf("An answer was given but not stored: %s", e.getMessage());
        }
    }

    private static byte[] key(RoleReference role) {
        return sha256().digest(role.canonical().getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
