package org.careeralmanac.trends.trend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.store.Visible;

/** Reads trends by themselves, whoever they bear on. */
@Singleton
class TrendQuery {

    private static final String LIST = "WITH " + Visible.SQL + """
            SELECT %s, (SELECT json_agg(json_build_object('id', s.id, 'publisher', s.publisher, 'title', s.title,
                    'url', s.url, 'licence', s.licence, 'attribution', s.attribution, 'kind', s.kind))
                FROM source s WHERE s.id = v.source_id)
            FROM (SELECT t.id AS trend_id FROM trend t WHERE t.id > ? AND (?::text IS NULL OR t.id = ?)) candidate
            JOIN %s ON true
            CROSS JOIN LATERAL (SELECT least(v.horizon_ends, v.expires_on) AS last_day) l
            WHERE (?::text IS NULL OR v.direction = ?)
            AND (?::text IS NULL OR EXISTS (
                SELECT FROM trend_effect e WHERE (e.trend_id, e.lang, e.number) = (v.trend_id, v.lang, v.number)
                AND lower(e.industry) = lower(?)))
            AND (?::text IS NULL OR EXISTS (
                SELECT FROM trend_role r WHERE (r.trend_id, r.lang, r.number) = (v.trend_id, v.lang, v.number)
                AND r.role_id = ?))
            AND (?::text IS NULL OR EXISTS (
                SELECT FROM trend_family f WHERE (f.trend_id, f.lang, f.number) = (v.trend_id, v.lang, v.number)
                AND f.family_id = ?))
            AND (?::date IS NULL OR v.horizon_starts <= ? AND v.horizon_ends >= ?)
            AND (?::text IS NULL OR ? = CASE
                WHEN l.last_day < ? THEN 'past'
                WHEN v.horizon_starts > ? THEN 'upcoming'
                WHEN l.last_day IS NULL THEN 'undated'
                ELSE 'current' END)
            ORDER BY v.trend_id LIMIT ?
            """.formatted(TrendSql.ROW, TrendSql.REVISION);

    private static final String INDUSTRIES = "WITH " + Visible.SQL + """
            SELECT DISTINCT e.industry
            FROM (SELECT id AS trend_id FROM trend) candidate
            JOIN %s ON true
            JOIN trend_effect e ON (e.trend_id, e.lang, e.number) = (v.trend_id, v.lang, v.number)
            ORDER BY 1
            """.formatted(TrendSql.REVISION);

    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    TrendQuery(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Which trends are asked for; null says nothing.
     *
     * @param after the id that the list goes on after
     * @param horizonFrom with {@code horizonTo} a time that the horizon touches
     */
    record Filter(
            String id,
            String after,
            String direction,
            String industry,
            String role,
            String family,
            String status,
            LocalDate horizonFrom,
            LocalDate horizonTo) {

        static Filter of(String id) {
            return new Filter(id, "", null, null, null, null, null, null, null);
        }
    }

    /** @param sources of the rows, by id */
    record Found(List<TrendRow> rows, Map<String, Source> sources) {}

    /** @param today the day by which a trend is past or current */
    Found find(Filter filter, LocalDate asOf, LocalDate today, int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            Visible.bind(select, 1, asOf, null);
            int at = Visible.PARAMETERS + 1;
            Object[] values = {
                filter.after(),
                filter.id(),
                filter.id(),
                filter.direction(),
                filter.direction(),
                filter.industry(),
                filter.industry(),
                filter.role(),
                filter.role(),
                filter.family(),
                filter.family(),
                filter.horizonTo(),
                filter.horizonTo(),
                filter.horizonFrom(),
                filter.status(),
                filter.status(),
                today,
                today,
                most
            };
            for (Object value : values) {
                select.setObject(at++, value);
            }
            List<TrendRow> rows = new ArrayList<>();
            Map<String, Source> sources = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(json.readValue(row.getString(1), TrendRow.class));
                    json.readValue(row.getString(2), SOURCES).forEach(s -> sources.put(s.id(), s));
                }
            }
            return new Found(rows, sources);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement builds what TrendRow reads", e);
        }
    }

    /** The industries that effects of trends are said for. */
    List<String> industries(LocalDate asOf) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(INDUSTRIES)) {
            Visible.bind(select, 1, asOf, null);
            List<String> industries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    industries.add(row.getString(1));
                }
            }
            return industries;
        }
    }
}
