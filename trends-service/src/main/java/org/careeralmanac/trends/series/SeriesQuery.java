package org.careeralmanac.trends.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.series.SeriesDetail.SeriesMapping;
import org.careeralmanac.trends.series.SeriesDetail.Vintage;
import org.careeralmanac.trends.store.Visible;

/** Reads series by themselves. */
@Singleton
class SeriesQuery {

    private static final int FETCHED = 5_000;

    /** Of each series the load that counts, in order of their ids. */
    private static final String LOADS = "WITH " + Visible.SQL + """
            , chosen AS (
                SELECT DISTINCT ON (l.series_id) l.*
                FROM series_load l JOIN citable y ON y.id = l.release_id
                JOIN series_text x ON x.series_key = l.key AND x.lang = (SELECT lang FROM given)
                WHERE l.brought_by IN (SELECT id FROM visible)
                AND l.series_id > ?
                AND (?::text[] IS NULL OR l.series_id = ANY (?::text[]))
                AND (?::text IS NULL OR x.measure = ?) AND (?::text IS NULL OR l.area = ?)
                AND (?::text IS NULL OR l.sector = ?) AND (?::text IS NULL OR y.source_id = ?)
                ORDER BY l.series_id, %s LIMIT ?)
            """.formatted(SeriesSql.NEWEST);

    private static final String LIST = LOADS
            + "SELECT s.key, %s FROM chosen s %s ORDER BY s.series_id"
                    .formatted(SeriesSql.ROW.formatted("NULL", "NULL"), SeriesSql.JOINS);

    private static final String EXPORT = "WITH " + Visible.SQL
            + """
            SELECT s.key, %s, p.period, p.value, p.missing
            FROM (
                SELECT DISTINCT ON (l.series_id) l.*
                FROM series_load l JOIN citable y ON y.id = l.release_id
                WHERE l.brought_by IN (SELECT id FROM visible)
                ORDER BY l.series_id, %s) s
            %s
            JOIN series_point p ON p.series_key = s.key
            ORDER BY s.series_id, p.period
            """.formatted(SeriesSql.ROW.formatted("NULL", "NULL"), SeriesSql.NEWEST, SeriesSql.JOINS);

    private final DataSource database;
    private final Releases releases;
    private final ObjectMapper json;

    SeriesQuery(DataSource database, Releases releases, ObjectMapper json) {
        this.database = database;
        this.releases = releases;
        this.json = json;
    }

    /** Who publishes these series, by id. */
    List<Source> sources(List<SeriesSummary> items) throws SQLException {
        Set<String> used = items.stream().map(SeriesSummary::source).collect(Collectors.toSet());
        return releases.sources().stream().filter(s -> used.contains(s.id())).toList();
    }

    /**
     * Which series are asked for; null says nothing.
     *
     * @param after the id that the list goes on after
     */
    record Filter(List<String> ids, String measure, String area, String sector, String source, String after) {

        static Filter of(String... ids) {
            return new Filter(List.of(ids), null, null, null, null, "");
        }
    }

    /** @param key of the load, for its points */
    record Found(long key, SeriesRow row) {}

    List<Found> find(Filter filter, LocalDate asOf, int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            Visible.bind(select, 1, asOf, null);
            int at = Visible.PARAMETERS + 1;
            select.setString(at++, filter.after());
            Object ids = filter.ids() == null
                    ? null
                    : connection.createArrayOf("text", filter.ids().toArray());
            select.setObject(at++, ids);
            select.setObject(at++, ids);
            for (String given : Arrays.asList(filter.measure(), filter.area(), filter.sector(), filter.source())) {
                select.setString(at++, given);
                select.setString(at++, given);
            }
            select.setInt(at, most);
            List<Found> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Found(row.getLong(1), read(row.getString(2))));
                }
            }
            return found;
        }
    }

    /** The points of loads between two days, both included; null for no bound. */
    Map<Long, List<Point>> points(List<Long> keys, LocalDate from, LocalDate to) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT series_key, period, value, missing FROM series_point
                        WHERE series_key = ANY (?) AND period >= ? AND period <= ? ORDER BY series_key, period""")) {
            select.setArray(1, connection.createArrayOf("bigint", keys.toArray()));
            select.setObject(2, from == null ? LocalDate.of(1000, 1, 1) : from);
            select.setObject(3, to == null ? Visible.ALWAYS : to);
            Map<Long, List<Point>> points = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    points.computeIfAbsent(row.getLong(1), k -> new ArrayList<>())
                            .add(new Point(row.getObject(2, LocalDate.class), row.getBigDecimal(3), row.getString(4)));
                }
            }
            return points;
        }
    }

    /** How a series relates to careers: what the visible catalogue says, and today's mapping of its sector. */
    List<SeriesMapping> mappings(String id, String sector, LocalDate asOf) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("WITH " + Visible.SQL + """
                        SELECT m.role_id, m.family_id, NULL::text[], m.text FROM (
                            SELECT * FROM series_mapping
                            WHERE series_id = ? AND brought_by IN (SELECT id FROM visible)
                            AND lang = (SELECT lang FROM given) ORDER BY role_id, family_id) m
                        UNION ALL
                        SELECT NULL, NULL, array(SELECT o.code FROM sector_occupation o
                            WHERE o.sector = s.sector ORDER BY o.code), s.text
                        FROM sector_mapping s WHERE s.sector = ?""")) {
            Visible.bind(select, 1, asOf, null);
            select.setString(Visible.PARAMETERS + 1, id);
            select.setString(Visible.PARAMETERS + 2, sector);
            List<SeriesMapping> mappings = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    mappings.add(new SeriesMapping(
                            row.getString(1),
                            row.getString(2),
                            row.getArray(3) == null
                                    ? null
                                    : List.of((String[]) row.getArray(3).getArray()),
                            row.getString(4)));
                }
            }
            return mappings;
        }
    }

    /** The releases that measured a series, newest first. */
    List<Vintage> vintages(String id, LocalDate asOf) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("WITH " + Visible.SQL + """
                        SELECT DISTINCT c.id, c.known_from FROM series_load l JOIN citable c ON c.id = l.release_id
                        WHERE l.series_id = ? ORDER BY c.known_from DESC, c.id""")) {
            Visible.bind(select, 1, asOf, null);
            select.setString(Visible.PARAMETERS + 1, id);
            List<Vintage> vintages = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    vintages.add(new Vintage(
                            row.getString(1), row.getObject(2, LocalDate.class).toString()));
                }
            }
            return vintages;
        }
    }

    /** Takes one series and all its points. */
    @FunctionalInterface
    interface Taker<E extends Exception> {
        void take(SeriesRow row, List<Point> points) throws E;
    }

    /** Every series with its points, one after the other, never more than one of them in memory. */
    <E extends Exception> void each(LocalDate asOf, Taker<E> taker) throws SQLException, E {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(EXPORT)) {
                select.setFetchSize(FETCHED);
                Visible.bind(select, 1, asOf, null);
                try (ResultSet row = select.executeQuery()) {
                    boolean more = row.next();
                    while (more) {
                        long key = row.getLong(1);
                        SeriesRow series = read(row.getString(2));
                        List<Point> points = new ArrayList<>();
                        do {
                            points.add(new Point(
                                    row.getObject(3, LocalDate.class), row.getBigDecimal(4), row.getString(5)));
                            more = row.next();
                        } while (more && row.getLong(1) == key);
                        taker.take(series, points);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private SeriesRow read(String row) {
        try {
            return json.readValue(row, SeriesRow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement builds what SeriesRow reads", e);
        }
    }
}
