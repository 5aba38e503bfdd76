package org.careeralmanac.defaults.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads and extends the feed of one service. Construct one per service. */
public final class ChangeFeed {

    /** Any constant of one's own: the lock is per database, and each service has its database. */
    private static final long LOCK = 0x616c6d616e6163L;

    private final DataSource database;
    private final ObjectMapper json;
    private final String service;
    private final Clock clock;

    public ChangeFeed(DataSource database, ObjectMapper json, String service, Clock clock) {
        this.database = database;
        this.json = json;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Appends a change inside the caller's transaction. Call it last: from here to the commit no other publisher of
     * this service can go on.
     *
     * @param publishing a connection in a transaction, at READ COMMITTED
     * @return the position given
     */
    public long append(
            Connection publishing, String kind, Change.Op op, String id, String replacedBy, Change.Touches touches)
            throws SQLException {
        try (PreparedStatement lock = publishing.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
        // A statement of its own: its snapshot must be taken after the lock was granted.
        try (PreparedStatement insert = publishing.prepareStatement("""
                INSERT INTO change (position, at, kind, op, entity_id, replaced_by, touches)
                SELECT coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?, ?::jsonb FROM change
                RETURNING position""")) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            insert.setString(2, kind);
            insert.setString(3, op.name());
            insert.setString(4, id);
            insert.setString(5, replacedBy);
            insert.setString(6, json.writeValueAsString(touches));
            try (ResultSet position = insert.executeQuery()) {
                position.next();
                return position.getLong(1);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The changes after a position, oldest first, at most {@code limit}. */
    public List<Change> after(long position, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT position, at, kind, op, entity_id, replaced_by, touches
                        FROM change WHERE position > ? ORDER BY position LIMIT ?""")) {
            select.setLong(1, position);
            select.setInt(2, limit);
            List<Change> changes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(new Change(
                            row.getLong(1),
                            row.getTimestamp(2).toInstant(),
                            service,
                            row.getString(3),
                            Change.Op.valueOf(row.getString(4)),
                            row.getString(5),
                            row.getString(6),
                            json.readValue(row.getString(7), Change.Touches.class)));
                }
            }
            return changes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the feed holds only what append() wrote", e);
        }
    }

    /** The newest position, 0 for an empty feed. */
    public long position() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT coalesce(max(position), 0) FROM change");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
