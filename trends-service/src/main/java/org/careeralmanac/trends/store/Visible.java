package org.careeralmanac.trends.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What was known at the end of a day, as the opening of a statement: the tables {@code given}, {@code visible}, {@code citable}. */
public final class Visible {

    /** Later than any day that anything is known from: the newest of everything. */
    public static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

    private static final String LANG = "en";

    /** How many parameters {@link #SQL} takes; {@link #bind} sets them. */
    public static final int PARAMETERS = 4;

    /** Follows WITH. */
    public static final String SQL = """
            given AS MATERIALIZED (
                SELECT ?::date AS as_of, ?::timestamptz AS published_before, ?::text AS lang, ?::text AS area),
            visible AS MATERIALIZED (SELECT v.id FROM given, visible_release(given.as_of) v),
            -- What a fact may cite: not withdrawn and known by then, superseded or not.
            citable AS MATERIALIZED (
                SELECT r.id, r.source_id, r.edition, r.part, r.known_from,
                    (extract(epoch FROM r.published_at) * 1000)::bigint AS published_at
                FROM release r, given WHERE r.status = 'published' AND r.known_from <= given.as_of)
            """;

    private Visible() {}

    /**
     * @param first the number of the first parameter
     * @param asOf null for the newest
     * @param area the area of the view, null where nothing asks for it
     */
    public static void bind(PreparedStatement statement, int first, LocalDate asOf, String area) throws SQLException {
        LocalDate day = asOf == null ? ALWAYS : asOf;
        statement.setObject(first, day);
        statement.setObject(
                first + 1, OffsetDateTime.of(day.atStartOfDay(), ZoneOffset.UTC).plusDays(1));
        statement.setString(first + 2, LANG);
        statement.setString(first + 3, area);
    }
}
