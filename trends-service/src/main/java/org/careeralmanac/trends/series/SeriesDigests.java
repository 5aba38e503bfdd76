package org.careeralmanac.trends.series;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.careeralmanac.trends.momentum.Grain;
import org.careeralmanac.trends.momentum.Momentum;

/**
 * What readers see of loads of series, computed once when they are loaded: neither the points for drawing nor the momentum
 * depend on who reads or when.
 */
public final class SeriesDigests {

    /** More points than this are thinned: no screen shows them apart. */
    static final int MOST_POINTS = 120;

    /** Give it another number whenever a digest of the same points would come out differently. */
    private static final String RULE = "digest-2 " + Momentum.RULE;

    private static final int FETCHED = 5_000;
    private static final int BATCH = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private SeriesDigests() {}

    /**
     * Makes the digests that are missing or of an earlier rule, in the caller's transaction.
     *
     * @return whether there were any
     */
    public static boolean complete(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT l.key, l.unit, l.grain, l.base_date, p.period, p.value, p.missing
                        FROM series_load l JOIN series_point p ON p.series_key = l.key
                        WHERE NOT EXISTS (SELECT FROM series_digest d WHERE d.series_key = l.key AND d.rule = ?)
                        ORDER BY l.key, p.period""");
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO series_digest (series_key, rule, first_day, last_day, periods, gaps, drawn, shown,
                            momentum)
                        VALUES (?, ?, ?, ?, ?, ?, ?::json, ?, ?::json)
                        ON CONFLICT (series_key) DO UPDATE SET rule = excluded.rule, first_day = excluded.first_day,
                            last_day = excluded.last_day, periods = excluded.periods, gaps = excluded.gaps,
                            drawn = excluded.drawn, shown = excluded.shown, momentum = excluded.momentum""")) {
            select.setString(1, RULE);
            select.setFetchSize(FETCHED);
            boolean any = false;
            int waiting = 0;
            try (ResultSet row = select.executeQuery()) {
                boolean more = row.next();
                any = more;
                while (more) {
                    long key = row.getLong(1);
                    String unit = row.getString(2);
                    Grain grain = Grain.valueOf(row.getString(3));
                    LocalDate base = row.getObject(4, LocalDate.class);
                    List<Point> points = new ArrayList<>();
                    do {
                        points.add(
                                new Point(row.getObject(5, LocalDate.class), row.getBigDecimal(6), row.getString(7)));
                        more = row.next();
                    } while (more && row.getLong(1) == key);
                    add(upsert, key, unit, grain, base, points);
                    if (++waiting == BATCH) {
                        upsert.executeBatch();
                        waiting = 0;
                    }
                }
            }
            upsert.executeBatch();
            return any;
        }
    }

    private static void add(
            PreparedStatement upsert, long key, String unit, Grain grain, LocalDate base, List<Point> points)
            throws SQLException {
        List<Point> whole = whole(points, grain);
        List<Point> measured = points.stream().filter(Point::measured).toList();
        upsert.setLong(1, key);
        upsert.setString(2, RULE);
        upsert.setObject(3, measured.isEmpty() ? null : measured.getFirst().day());
        upsert.setObject(4, measured.isEmpty() ? null : measured.getLast().day());
        upsert.setInt(5, whole.size());
        upsert.setInt(6, whole.size() - measured.size());
        List<Point> shown = Thinning.thin(whole, MOST_POINTS);
        upsert.setString(7, json(drawn(shown, grain)));
        upsert.setInt(8, shown.size());
        Momentum momentum = momentum(points, unit, grain, base);
        upsert.setString(9, momentum == null ? null : json(momentum));
        upsert.addBatch();
    }

    /** Null where nothing was measured. */
    public static Momentum momentum(List<Point> points, String unit, Grain grain, LocalDate base) {
        NavigableMap<LocalDate, BigDecimal> measured = new TreeMap<>();
        points.stream().filter(Point::measured).forEach(p -> measured.put(p.day(), p.value()));
        return Momentum.of(measured, unit, grain, base);
    }

    /** The points with every period between the first and the last; what has no row was not surveyed. */
    static List<Point> whole(List<Point> points, Grain grain) {
        List<Point> whole = new ArrayList<>(points.size());
        for (Point point : points) {
            if (!whole.isEmpty()) {
                LocalDate expected = grain.next(whole.getLast().day());
                while (expected != null && expected.isBefore(point.day())) {
                    whole.add(new Point(expected, null, "notSurveyed"));
                    expected = grain.next(expected);
                }
            }
            whole.add(point);
        }
        return whole;
    }

    static List<SeriesPoint> drawn(List<Point> points, Grain grain) {
        return points.stream()
                .map(p -> new SeriesPoint(grain.period(p.day()), p.value(), p.missing()))
                .toList();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers can always be written", e);
        }
    }
}
