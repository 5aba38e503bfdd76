package org.careeralmanac.defaults.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.careeralmanac.defaults.feed.Change;

/** What an owner keeps under a release. One CDI bean per owner. */
public interface ReleaseContents {

    /**
     * A query for the comparable values of one release: its rows are what two releases are compared by.
     *
     * <ul>
     *   <li>{@code key text}: what the value is of, without the release, its edition or its reference period; unique
     *       within the release, so that {@code 2023-05} compares with {@code 2024-05}
     *   <li>{@code label text}: the same for people, e.g. {@code "15-2051 Data Scientists, US, median"}
     *   <li>{@code value numeric}: null where there is none (also for a bound, which is a value of its own kind: give
     *       the bound)
     *   <li>{@code missing text}: the reason where {@code value} is null
     * </ul>
     *
     * @return SQL with one parameter {@code ?}, the release id, used once; no semicolon
     */
    String values();

    /**
     * Releases were published, in this transaction, so that they are visible to what runs in it. Brings derived data in
     * line.
     *
     * @param releases those of one import, or a single one
     * @return the careers whose answers may differ now, for the feed
     */
    Change.Touches published(Connection connection, List<String> releases) throws SQLException;

    /**
     * A release was withdrawn, in this transaction, so that what it had superseded is visible again. Brings derived data
     * in line.
     *
     * @return the careers whose answers may differ now, for the feed
     */
    Change.Touches withdrawn(Connection connection, String release) throws SQLException;
}
