package org.careeralmanac.defaults.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;

/**
 * The life of releases: staged, published, withdrawn. Construct one per service. Writes take the caller's connection,
 * since the facts of a release and its state change in one transaction.
 */
public final class Releases {

    private static final String COLUMNS = """
            id, source_id, edition, part, label, known_from, status, loaded_at, published_at, withdrawn_at,
            withdrawn_reason""";

    private final DataSource database;
    private final Clock clock;

    public Releases(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param id the id given
     * @param known whether these very bytes were loaded before under this id, so that there is nothing left to do
     */
    public record Staged(String id, boolean known) {}

    /** Stores or renews the description of a source. */
    public void describe(Connection connection, Source source) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO source (id, publisher, title, url, licence, attribution, kind) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET publisher = excluded.publisher, title = excluded.title,
                    url = excluded.url, licence = excluded.licence, attribution = excluded.attribution,
                    kind = excluded.kind""")) {
            upsert.setString(1, source.id());
            upsert.setString(2, source.publisher());
            upsert.setString(3, source.title());
            upsert.setString(4, source.url());
            upsert.setString(5, source.licence());
            upsert.setString(6, source.attribution());
            upsert.setString(7, source.kind().key());
            upsert.executeUpdate();
        }
    }

    /**
     * Describes a source and makes room for a release of it. The description waits for the lock too, so that two loads of
     * a new source do not stand in each other's way.
     */
    public Staged stage(Connection connection, Source source, Release.Draft draft) throws SQLException {
        lock(connection, draft.source());
        describe(connection, source);
        return stage(connection, draft);
    }

    /**
     * Makes room for a release. Serialises with every other load of the same source until the transaction ends.
     *
     * @throws ProblemException {@code RELEASE_EXISTS} where the id is used by other bytes
     */
    public Staged stage(Connection connection, Release.Draft draft) throws SQLException {
        lock(connection, draft.source());
        int attempt = 1;
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT id, attempt, content_hash, status FROM release
                WHERE source_id = ? AND edition = ? AND part = ? AND known_from = ? ORDER BY attempt DESC LIMIT 1""")) {
            select.setString(1, draft.source());
            select.setString(2, draft.edition());
            select.setString(3, draft.part());
            select.setObject(4, draft.knownFrom());
            try (ResultSet newest = select.executeQuery()) {
                if (newest.next()) {
                    if (!newest.getString("status").equals("withdrawn")) {
                        if (newest.getString("content_hash").equals(draft.contentHash())) {
                            return new Staged(newest.getString("id"), true);
                        }
                        throw new ProblemException(
                                CommonProblem.RELEASE_EXISTS,
                                "%s was loaded with other content. Give the new content a later knownFrom, or withdraw it first."
                                        .formatted(newest.getString("id")));
                    }
                    attempt = newest.getInt("attempt") + 1;
                }
            }
        }
        String id = draft.id(attempt);
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO release (id, source_id, edition, part, label, known_from, attempt, content_hash, status,
                    loaded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'staged', ?)""")) {
            insert.setString(1, id);
            insert.setString(2, draft.source());
            insert.setString(3, draft.edition());
            insert.setString(4, draft.part());
            insert.setString(5, draft.label());
            insert.setObject(6, draft.knownFrom());
            insert.setInt(7, attempt);
            insert.setString(8, draft.contentHash());
            insert.setTimestamp(9, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
        return new Staged(id, false);
    }

    /** @throws ProblemException {@code RELEASE_NOT_FOUND}, or {@code RELEASE_STATE} unless it is staged */
    public void publish(Connection connection, String id) throws SQLException {
        expect(connection, id, Release.Status.staged);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE release SET status = 'published', published_at = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /**
     * Leaves a release out at every day, past ones too; it stays listed with the reason. A staged one is given up so:
     * its id is free for other bytes then.
     *
     * @return what it was before
     * @throws ProblemException {@code RELEASE_NOT_FOUND}, or {@code RELEASE_STATE} where it is withdrawn already
     */
    public Release.Status withdraw(Connection connection, String id, String reason) throws SQLException {
        Release.Status before = expect(connection, id, Release.Status.published, Release.Status.staged);
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE release SET status = 'withdrawn', withdrawn_at = ?, withdrawn_reason = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setString(2, reason);
            update.setString(3, id);
            update.executeUpdate();
        }
        return before;
    }

    /** Every source, by id. */
    public List<Source> sources() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, publisher, title, url, licence, attribution, kind FROM source ORDER BY id");
                ResultSet row = select.executeQuery()) {
            List<Source> sources = new ArrayList<>();
            while (row.next()) {
                sources.add(new Source(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Source.Kind.of(row.getString(7))));
            }
            return sources;
        }
    }

    /**
     * @throws ProblemException {@code RELEASE_NOT_FOUND}
     */
    public Release get(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM release WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return release(row);
                }
            }
        }
        throw notFound(id);
    }

    /**
     * What publishing a release takes the place of: the newest published one before it of its source, edition and part;
     * where there is none, the newest before it of its source and part, which is the one that people compare it with.
     */
    public Optional<Release> before(Connection connection, Release release) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + """
                 FROM release WHERE source_id = ? AND part = ? AND status = 'published' AND id <> ? AND known_from <= ?
                ORDER BY edition = ? DESC, known_from DESC, edition DESC, attempt DESC LIMIT 1""")) {
            select.setString(1, release.source());
            select.setString(2, release.part());
            select.setString(3, release.id());
            select.setObject(4, release.knownFrom());
            select.setString(5, release.edition());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(release(row)) : Optional.empty();
            }
        }
    }

    /**
     * The releases of a source, newest first.
     *
     * @throws ProblemException {@code SOURCE_NOT_FOUND}
     */
    public List<Release> of(String source) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT " + COLUMNS
                                + " FROM release WHERE source_id = ? ORDER BY known_from DESC, edition DESC, part, attempt DESC")) {
            select.setString(1, source);
            List<Release> releases = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    releases.add(release(row));
                }
            }
            // A source is only ever described by a load, so that one without releases is one nobody knows.
            if (releases.isEmpty()) {
                throw new ProblemException(CommonProblem.SOURCE_NOT_FOUND, "There is no source '" + source + "'.");
            }
            return releases;
        }
    }

    /** Every release of this service, by source, newest first. */
    public List<Release> all() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                        + " FROM release ORDER BY source_id, known_from DESC, edition DESC, part, attempt DESC");
                ResultSet row = select.executeQuery()) {
            List<Release> releases = new ArrayList<>();
            while (row.next()) {
                releases.add(release(row));
            }
            return releases;
        }
    }

    /**
     * Waits for every load of these sources and keeps others waiting until the transaction ends. For who takes other locks
     * too: releases come first, as in an import.
     */
    public void lock(Connection connection, Collection<String> sources) throws SQLException {
        for (String source : new TreeSet<>(sources)) {
            lock(connection, source);
        }
    }

    private static void lock(Connection connection, String source) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))")) {
            lock.setString(1, "release:" + source);
            lock.execute();
        }
    }

    private static Release.Status expect(Connection connection, String id, Release.Status... expected)
            throws SQLException {
        Release.Status status = status(connection, id).orElseThrow(() -> notFound(id));
        if (!List.of(expected).contains(status)) {
            throw new ProblemException(
                    CommonProblem.RELEASE_STATE,
                    "%s is %s; it would have to be %s."
                            .formatted(
                                    id,
                                    status,
                                    Stream.of(expected).map(Enum::name).collect(Collectors.joining(" or "))));
        }
        return status;
    }

    private static ProblemException notFound(String id) {
        return new ProblemException(CommonProblem.RELEASE_NOT_FOUND, "There is no release '" + id + "'.");
    }

    private static Optional<Release.Status> status(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT status FROM release WHERE id = ? FOR UPDATE")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Release.Status.valueOf(row.getString(1))) : Optional.empty();
            }
        }
    }

    private static Release release(ResultSet row) throws SQLException {
        return new Release(
                row.getString("id"),
                row.getString("source_id"),
                row.getString("edition"),
                row.getString("part"),
                row.getString("label"),
                row.getObject("known_from", java.time.LocalDate.class),
                Release.Status.valueOf(row.getString("status")),
                instant(row, "loaded_at"),
                instant(row, "published_at"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
