package org.careeralmanac.trends.sections;

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
import org.careeralmanac.trends.figure.OccupationCode;
import org.careeralmanac.trends.role.RoleQuery;
import org.careeralmanac.trends.role.RoleReference;
import org.careeralmanac.trends.series.SeriesSql;
import org.careeralmanac.trends.store.Visible;
import org.careeralmanac.trends.trend.TrendSql;

/**
 * Reads all that is known for role references in one statement: one round trip, and one snapshot for the facts and the
 * feed position.
 */
@Singleton
class FactsQuery {

    private static final String GIVEN = """
            WITH ref AS MATERIALIZED (
                SELECT r.ord, r.roles, r.family, r.schemes, r.codes, r.groups
                FROM jsonb_to_recordset(?::jsonb) AS r(
                    ord integer, roles text[], family text, schemes text[], codes text[], groups text[])),
            """ + Visible.SQL;

    private static final String OUTLOOKS = """
            'outlooks', (
                SELECT json_agg(json_build_object(
                    'id', o.id, 'kind', o.kind, 'release', o.release_id, 'source', c.source_id,
                    'publishedAt', b.published_at, 'subjectRole', o.subject_role, 'scheme', o.occupation_scheme,
                    'code', o.occupation_code, 'family', o.subject_family, 'subjectTitle', o.subject_title,
                    'population', o.population, 'area', o.area, 'basePeriod', o.base_period,
                    'targetPeriod', o.target_period, 'targetEnds', o.target_ends, 'title', t.title, 'note', t.note,
                    'statedIn', t.stated_in, 'figures', (
                        SELECT json_agg(json_build_object(
                            'id', f.figure_id, 'statistic', f.statistic, 'unit', f.unit, 'period', f.period,
                            'referencePeriod', f.reference_period, 'value', f.value, 'atLeast', f.at_least,
                            'atMost', f.at_most, 'missing', f.missing, 'symbol', f.symbol, 'note', f.note)
                            ORDER BY f.ordinal)
                        FROM outlook_figure f WHERE f.outlook_key = o.key)))
                FROM outlook o
                JOIN citable c ON c.id = o.release_id
                JOIN citable b ON b.id = o.brought_by
                JOIN outlook_text t ON t.outlook_key = o.key AND t.lang = (SELECT lang FROM given)
                WHERE o.brought_by IN (SELECT id FROM visible)
                AND o.key IN (
                    SELECT x.key FROM unnest(ref.schemes, ref.codes) AS k(scheme, code)
                    JOIN outlook x ON x.occupation_scheme = k.scheme AND x.occupation_code = k.code
                    UNION SELECT r.outlook_key FROM outlook_role r WHERE r.role_id = ANY (ref.roles)
                    UNION SELECT f.outlook_key FROM outlook_family f WHERE f.family_id = ref.family)
                -- An excerpt gives way, key by key, to the publisher's own file of the same edition.
                AND NOT (c.part LIKE 'excerpt%' AND EXISTS (
                    SELECT FROM outlook x JOIN citable xc ON xc.id = x.release_id
                    WHERE xc.source_id = c.source_id AND xc.edition = c.edition AND xc.part NOT LIKE 'excerpt%'
                    AND x.brought_by IN (SELECT id FROM visible)
                    AND x.occupation_scheme = o.occupation_scheme AND x.occupation_code = o.occupation_code
                    AND x.kind = o.kind AND x.area IS NOT DISTINCT FROM o.area
                    AND x.population IS NOT DISTINCT FROM o.population
                    AND x.base_period = o.base_period AND x.target_period = o.target_period)))
            """;

    private static final String SERIES =
            """
            'series', (
                SELECT json_agg(%s
                    ORDER BY m.rank, m.ordinal, s.series_id)
                FROM (
                    SELECT DISTINCT ON (x.series_id) x.series_id, x.text, x.ordinal, x.rank
                    FROM (
                        SELECT x.series_id, x.text, x.ordinal, CASE WHEN x.role_id IS NULL THEN 2 ELSE 0 END AS rank
                        FROM series_mapping x
                        WHERE x.lang = (SELECT lang FROM given) AND x.brought_by IN (SELECT id FROM visible)
                        AND (x.role_id = ANY (ref.roles) OR x.family_id = ref.family)
                        UNION ALL
                        -- The sector that holds the role's occupation, by the narrowest group that a sector names.
                        SELECT l.series_id, n.text, 0, 1
                        FROM (
                            SELECT g.sector, g.text, rank() OVER (ORDER BY g.narrowness) AS nearest
                            FROM (
                                SELECT o.sector, m.text, min(k.narrowness) AS narrowness
                                FROM unnest(ref.groups) WITH ORDINALITY AS k(code, narrowness)
                                JOIN sector_occupation o ON o.scheme = 'SOC-2018' AND o.code = k.code
                                JOIN sector_mapping m ON m.sector = o.sector
                                GROUP BY o.sector, m.text) g) n
                        JOIN series_load l ON l.sector = n.sector AND l.area = (SELECT area FROM given) AND l.adjusted
                        WHERE n.nearest = 1 AND l.brought_by IN (SELECT id FROM visible)) x
                    ORDER BY x.series_id, x.rank, x.ordinal) m
                JOIN LATERAL (
                    SELECT l.* FROM series_load l JOIN citable y ON y.id = l.release_id
                    WHERE l.series_id = m.series_id AND l.brought_by IN (SELECT id FROM visible)
                    ORDER BY %s LIMIT 1) s ON true
                %s)
            """.formatted(SeriesSql.ROW.formatted("m.text", "d.drawn::text"), SeriesSql.NEWEST, SeriesSql.JOINS);

    private static final String EMPLOYMENT_ROW = """
            json_build_object(
                'id', e.figure_id, 'release', e.release_id, 'source', c.source_id, 'publishedAt', b.published_at,
                'subjectRole', e.subject_role, 'scheme', e.occupation_scheme, 'code', e.occupation_code,
                'subjectTitle', e.subject_title, 'area', e.area, 'areaName', e.area_name, 'industry', e.industry,
                'industryTitle', e.industry_title, 'referencePeriod', e.reference_period, 'unit', e.unit,
                'value', e.value, 'atLeast', e.at_least, 'atMost', e.at_most, 'missing', e.missing, 'symbol', e.symbol,
                'relativeStandardError', e.relative_standard_error)""";

    private static final String EMPLOYMENT = """
            'employment', (
                SELECT json_agg(%s)
                FROM unnest(ref.schemes, ref.codes) AS k(scheme, code)
                JOIN employment_figure e ON e.occupation_scheme = k.scheme AND e.occupation_code = k.code
                JOIN citable c ON c.id = e.release_id
                JOIN citable b ON b.id = e.brought_by
                WHERE e.industry IS NULL AND e.area IN ('US', (SELECT area FROM given))
                AND e.brought_by IN (SELECT id FROM visible)
                AND NOT (c.part LIKE 'excerpt%%' AND EXISTS (
                    SELECT FROM employment_figure x JOIN citable xc ON xc.id = x.release_id
                    WHERE xc.source_id = c.source_id AND xc.edition = c.edition AND xc.part NOT LIKE 'excerpt%%'
                    AND x.brought_by IN (SELECT id FROM visible)
                    AND x.occupation_scheme = e.occupation_scheme AND x.occupation_code = e.occupation_code
                    AND x.area = e.area AND x.industry IS NULL AND x.reference_period = e.reference_period))),
            'employmentBySector', (
                SELECT json_agg(s.row) FROM unnest(ref.schemes, ref.codes) AS k(scheme, code)
                CROSS JOIN LATERAL (
                    SELECT %s AS row
                    FROM employment_figure e
                    JOIN citable c ON c.id = e.release_id
                    JOIN citable b ON b.id = e.brought_by
                    WHERE e.occupation_scheme = k.scheme AND e.occupation_code = k.code AND e.area = 'US'
                    AND e.industry ~ '^[0-9]{2}(-[0-9]{2})?$' AND e.value IS NOT NULL
                    AND e.brought_by IN (SELECT id FROM visible)
                    ORDER BY e.reference_period DESC, e.value DESC LIMIT 10) s),
            'employmentByState', (
                SELECT json_agg(s.row) FROM unnest(ref.schemes, ref.codes) AS k(scheme, code)
                CROSS JOIN LATERAL (
                    SELECT %s AS row
                    FROM employment_figure e
                    JOIN citable c ON c.id = e.release_id
                    JOIN citable b ON b.id = e.brought_by
                    WHERE e.occupation_scheme = k.scheme AND e.occupation_code = k.code AND e.industry IS NULL
                    AND e.area ~ '^[A-Z]{2}-[A-Z]{2}$' AND e.value IS NOT NULL
                    AND e.brought_by IN (SELECT id FROM visible)
                    ORDER BY e.reference_period DESC, e.value DESC LIMIT 10) s)
            """.formatted(EMPLOYMENT_ROW, EMPLOYMENT_ROW, EMPLOYMENT_ROW);

    private static final String DEMAND = """
            'demand', (
                SELECT json_build_object(
                    'intro', d.intro, 'release', d.release_id, 'source', c.source_id, 'publishedAt', b.published_at,
                    'industries', (
                        SELECT json_agg(json_build_object('industry', i.industry, 'demand', i.demand,
                            'employers', i.employers, 'text', i.text, 'release', i.release_id, 'source', ic.source_id)
                            ORDER BY i.ordinal)
                        FROM industry_demand i JOIN citable ic ON ic.id = i.release_id
                        WHERE (i.role_id, i.lang, i.brought_by) = (d.role_id, d.lang, d.brought_by)),
                    'skills', (
                        SELECT json_agg(json_build_object('name', k.name, 'text', k.text, 'release', k.release_id,
                            'source', kc.source_id) ORDER BY k.ordinal)
                        FROM demanded_skill k JOIN citable kc ON kc.id = k.release_id
                        WHERE (k.role_id, k.lang, k.brought_by) = (d.role_id, d.lang, d.brought_by)))
                FROM role_demand d
                JOIN citable c ON c.id = d.release_id
                JOIN citable b ON b.id = d.brought_by
                WHERE d.role_id = ANY (ref.roles) AND d.lang = (SELECT lang FROM given)
                AND d.brought_by IN (SELECT id FROM visible)
                -- The role's own row before one of a role that it took over.
                ORDER BY array_position(ref.roles, d.role_id) LIMIT 1)
            """;

    private static final String TRENDS = """
            'trends', (
                SELECT json_agg(%s)
                FROM (
                    SELECT r.trend_id FROM trend_role r WHERE r.role_id = ANY (ref.roles)
                    UNION SELECT f.trend_id FROM trend_family f WHERE f.family_id = ref.family) candidate
                JOIN %s ON true
                WHERE EXISTS (SELECT FROM trend_role r
                        WHERE (r.trend_id, r.lang, r.number) = (v.trend_id, v.lang, v.number) AND r.role_id = ANY (ref.roles))
                    OR EXISTS (SELECT FROM trend_family f
                        WHERE (f.trend_id, f.lang, f.number) = (v.trend_id, v.lang, v.number) AND f.family_id = ref.family))
            """.formatted(TrendSql.ROW, TrendSql.REVISION);

    private static final String FROM = """
            , CASE WHEN ref.ord = 0 THEN (SELECT json_agg(json_build_object('id', s.id, 'publisher', s.publisher,
                'title', s.title, 'url', s.url, 'licence', s.licence, 'attribution', s.attribution, 'kind', s.kind))
                FROM source s) END
            , (SELECT coalesce(max(position), 0) FROM change)
            FROM ref ORDER BY ref.ord
            """;

    private static final String SECTIONS = GIVEN + "SELECT json_build_object("
            + String.join(",", TRENDS, OUTLOOKS, EMPLOYMENT, DEMAND, SERIES) + ")" + FROM;
    private static final String HIGHLIGHTS =
            GIVEN + "SELECT json_build_object(" + String.join(",", OUTLOOKS, SERIES) + ")" + FROM;

    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    FactsQuery(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * @param facts in the order of the references
     * @param sources all sources by id
     * @param position the feed position of the same snapshot
     */
    record Answer(List<Facts> facts, Map<String, Source> sources, long position) {}

    private record Given(
            int ord,
            List<String> roles,
            String family,
            List<String> schemes,
            List<String> codes,
            List<String> groups) {}

    Answer sections(RoleQuery query) throws SQLException {
        return read(SECTIONS, List.of(query.role()), query.asOf(), query.area());
    }

    Answer highlights(List<RoleReference> roles) throws SQLException {
        return read(HIGHLIGHTS, roles, null, RoleQuery.DEFAULT_AREA);
    }

    /** @param asOf the day whose knowledge is asked for, null for the newest */
    private Answer read(String sql, List<RoleReference> roles, LocalDate asOf, String area) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, json.writeValueAsString(given(roles)));
            Visible.bind(select, 2, asOf, area);
            List<Facts> facts = new ArrayList<>();
            Map<String, Source> sources = new HashMap<>();
            long position = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    facts.add(json.readValue(row.getString(1), Facts.class));
                    if (row.getString(2) != null) {
                        json.readValue(row.getString(2), SOURCES).forEach(s -> sources.put(s.id(), s));
                    }
                    position = row.getLong(3);
                }
            }
            return new Answer(facts, sources, position);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement builds what Facts reads", e);
        }
    }

    private static List<Given> given(List<RoleReference> roles) {
        List<Given> given = new ArrayList<>();
        for (RoleReference role : roles) {
            List<OccupationCode> codes = List.copyOf(role.codes().keySet());
            given.add(new Given(
                    given.size(),
                    role.ids(),
                    role.family(),
                    codes.stream().map(OccupationCode::scheme).toList(),
                    codes.stream().map(OccupationCode::code).toList(),
                    role.groups()));
        }
        return given;
    }
}
