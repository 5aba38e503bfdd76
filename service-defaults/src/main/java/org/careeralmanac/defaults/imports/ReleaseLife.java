package org.careeralmanac.defaults.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What stewards do with releases: compare, publish, withdraw. State, derived data and feed change in one transaction.
 * Construct one per service.
 */
public final class ReleaseLife {

    /** A value that moved by more than this share of what it was is shown to a steward (DESIGN: releases). */
    private static final String MOVED = "0.2";

    private final Transactions transactions;
    private final Releases releases;
    private final ChangeFeed feed;
    private final ReleaseContents contents;
    private final Clock clock;

    public ReleaseLife(DataSource database, Releases releases, ChangeFeed feed, ReleaseContents contents, Clock clock) {
        this.transactions = new Transactions(database);
        this.releases = releases;
        this.feed = feed;
        this.contents = contents;
        this.clock = clock;
    }

    /**
     * A release with what concerns stewards.
     *
     * @param flags what must be confirmed before it is published, or was
     */
    public record StewardRelease(Release release, List<ImportJob.ReleaseFlag> flags) {}

    /**
     * The state that a release has now.
     *
     * @param position of the change in the feed; null where nothing that anybody could see has changed
     */
    public record ReleaseChanged(
            String release,
            Release.Status status,
            @Schema(nullable = true) String reason,
            Long position) {}

    /** The releases of a source, newest first. */
    public List<Release> of(String source) throws SQLException {
        return releases.of(source);
    }

    /** Every release of this service. */
    public List<Release> all() throws SQLException {
        return releases.all();
    }

    /** @throws ProblemException {@code RELEASE_NOT_FOUND} */
    public StewardRelease get(String id) throws SQLException {
        return transactions.run(
                connection -> new StewardRelease(releases.get(connection, id), flags(connection, List.of(id), false)));
    }

    /**
     * Makes a staged release visible.
     *
     * @param confirmed whether the steward confirms what is flagged
     * @throws ProblemException {@code RELEASE_NOT_FOUND}, {@code RELEASE_STATE}, or {@code RELEASE_FLAGGED} where
     *     something must be confirmed and is not
     */
    public ReleaseChanged publish(String id, boolean confirmed, String by) throws SQLException {
        return transactions.run(connection -> {
            releases.publish(connection, id);
            List<ImportJob.ReleaseFlag> unconfirmed = flags(connection, List.of(id), true);
            if (!unconfirmed.isEmpty() && !confirmed) {
                throw new ProblemException(
                                CommonProblem.RELEASE_FLAGGED,
                                "%s is not published before this is confirmed: %s"
                                        .formatted(
                                                id,
                                                String.join(
                                                        " ",
                                                        unconfirmed.stream()
                                                                .map(ImportJob.ReleaseFlag::text)
                                                                .toList())))
                        .with("flags", unconfirmed);
            }
            confirm(connection, List.of(id), by);
            return new ReleaseChanged(id, Release.Status.published, null, announce(connection, List.of(id)));
        });
    }

    /** Within an import: publishes what it staged. */
    void publish(Connection connection, List<String> ids, String by) throws SQLException {
        for (String id : ids) {
            releases.publish(connection, id);
        }
        confirm(connection, ids, by);
        announce(connection, ids);
    }

    /**
     * Leaves a release out at every day, past ones too; what it superseded is visible again. A staged one is given up.
     *
     * @throws ProblemException {@code RELEASE_NOT_FOUND}, {@code RELEASE_STATE}
     */
    public ReleaseChanged withdraw(String id, String reason) throws SQLException {
        return transactions.run(connection -> {
            Long position = null;
            if (releases.withdraw(connection, id, reason) == Release.Status.published) {
                Change.Touches touches = contents.withdrawn(connection, id);
                position = feed.append(connection, "release", Change.Op.delete, id, null, touches);
            }
            return new ReleaseChanged(id, Release.Status.withdrawn, reason, position);
        });
    }

    /**
     * How a release differs from another one of its source.
     *
     * @param against null for the one that it takes the place of
     * @param kind null for all
     * @param cursor null for the first page
     * @throws ProblemException {@code RELEASE_NOT_FOUND}; {@code BAD_PARAMETER} where {@code against} is of another
     *     source or is the release itself
     */
    public ReleaseDifferences differences(
            String id, String against, ReleaseDifferences.DifferenceKind kind, String cursor, int limit)
            throws SQLException {
        // Releases do not change, so that a place in the list stays where it is.
        long offset = cursor == null ? 0 : Cursor.numbers("cursor", cursor, 1).getFirst();
        return transactions.run(connection -> {
            Release release = releases.get(connection, id);
            Optional<Release> other = against == null
                    ? releases.before(connection, release)
                    : Optional.of(comparable(release, releases.get(connection, against)));
            String before = other.map(Release::id).orElse(null);
            compare(connection, before, id);
            List<ReleaseDifferences.ReleaseDifference> items = items(connection, kind, offset, limit + 1);
            boolean more = items.size() > limit;
            return new ReleaseDifferences(
                    id,
                    before,
                    counts(connection),
                    more ? List.copyOf(items.subList(0, limit)) : items,
                    more ? Cursor.of(offset + limit) : null);
        });
    }

    private static Release comparable(Release release, Release other) {
        if (!other.source().equals(release.source()) || other.id().equals(release.id())) {
            throw ProblemException.badParameter("against", other.id(), "another release of " + release.source());
        }
        return other;
    }

    private void compare(Connection connection, String before, String after) throws SQLException {
        try (Statement planned = connection.createStatement()) {
            // Nothing is known of how many values a release has; nested loops would be a bet on few.
            planned.execute("SET LOCAL enable_nestloop = off");
        }
        try (PreparedStatement create =
                connection.prepareStatement("""
                CREATE TEMPORARY TABLE difference ON COMMIT DROP AS
                SELECT CASE WHEN a.key IS NULL THEN 'lost'
                            WHEN b.key IS NULL THEN 'added'
                            WHEN b.value IS NOT NULL AND a.value IS NULL THEN 'newlyMissing'
                            WHEN abs(a.value - b.value) > %s * abs(b.value) THEN 'moved'
                            ELSE 'same' END AS kind,
                       coalesce(a.key, b.key) AS key, coalesce(a.label, b.label) AS label,
                       b.key IS NOT NULL AS was_there, a.key IS NOT NULL AS is_there,
                       b.value AS before, a.value AS after,
                       round(100 * (a.value - b.value) / nullif(abs(b.value), 0), 1) AS change_percent,
                       a.missing
                FROM (%s) b FULL JOIN (%s) a ON a.key = b.key
                """.formatted(MOVED, contents.values(), contents.values()))) {
            create.setString(1, before);
            create.setString(2, after);
            create.execute();
        }
    }

    private static ReleaseDifferences.DifferenceCounts counts(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT count(*) FILTER (WHERE was_there), count(*) FILTER (WHERE is_there),
                               count(*) FILTER (WHERE kind = 'moved'), count(*) FILTER (WHERE kind = 'lost'),
                               count(*) FILTER (WHERE kind = 'added'), count(*) FILTER (WHERE kind = 'newlyMissing')
                        FROM difference""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new ReleaseDifferences.DifferenceCounts(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
        }
    }

    private static List<ReleaseDifferences.ReleaseDifference> items(
            Connection connection, ReleaseDifferences.DifferenceKind kind, long offset, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT kind, key, label, before, after, change_percent, missing FROM difference
                WHERE kind <> 'same' AND (?::text IS NULL OR kind = ?)
                ORDER BY array_position(ARRAY['moved', 'lost', 'newlyMissing', 'added'], kind),
                         abs(change_percent) DESC, key
                OFFSET ? LIMIT ?""")) {
            select.setString(1, kind == null ? null : kind.name());
            select.setString(2, kind == null ? null : kind.name());
            select.setLong(3, offset);
            select.setInt(4, limit);
            List<ReleaseDifferences.ReleaseDifference> items = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    items.add(new ReleaseDifferences.ReleaseDifference(
                            ReleaseDifferences.DifferenceKind.valueOf(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getBigDecimal(4),
                            row.getBigDecimal(5),
                            row.getBigDecimal(6),
                            row.getString(7)));
                }
            }
            return items;
        }
    }

    private long announce(Connection connection, List<String> ids) throws SQLException {
        Change.Touches touches = contents.published(connection, ids);
        long position = 0;
        for (String id : ids) {
            position = feed.append(connection, "release", Change.Op.upsert, id, null, touches);
        }
        return position;
    }

    List<ImportJob.ReleaseFlag> flags(Connection connection, List<String> ids, boolean unconfirmed)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT release_id, code, text, rows FROM release_flag
                WHERE release_id = ANY (?) AND (confirmed_at IS NULL OR NOT ?) ORDER BY release_id, code""")) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            select.setBoolean(2, unconfirmed);
            List<ImportJob.ReleaseFlag> flags = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    flags.add(new ImportJob.ReleaseFlag(
                            row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
                }
            }
            return flags;
        }
    }

    private void confirm(Connection connection, List<String> ids, String by) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE release_flag SET confirmed_by = ?, confirmed_at = ?
                WHERE release_id = ANY (?) AND confirmed_at IS NULL""")) {
            update.setString(1, by);
            update.setTimestamp(2, Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            update.setArray(3, connection.createArrayOf("text", ids.toArray()));
            update.executeUpdate();
        }
    }
}
