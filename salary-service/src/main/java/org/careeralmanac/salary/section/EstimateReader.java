package org.careeralmanac.salary.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.SalaryProblem;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.Currency;
import org.careeralmanac.salary.estimate.DerivedFrom;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.MissingReason;
import org.careeralmanac.salary.estimate.NaturalKey;
import org.careeralmanac.salary.estimate.Occupation;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayFigure;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.estimate.Subject;
import org.careeralmanac.salary.reconciliation.Levels;

/** Reads everything that is known for role references, and the feed position it belongs to, in one round trip. */
@ApplicationScoped
class EstimateReader {

    /** Past every day that a release can be known from. */
    private static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

    /** Estimates fetched in one go for an export. */
    private static final int AT_ONCE = 500;

    /** Estimates of the roles asked for, in the areas of the CTE before. */
    private static final String MATCHED = """
            matched AS MATERIALIZED (
                SELECT e.id, NULL AS title_role, NULL AS title_fit FROM estimate e
                WHERE e.subject_role = ANY (:roles) AND e.area_id = ANY (:areas)
                UNION
                SELECT e.id, NULL, NULL FROM unnest(:schemes::text[], :codes::text[]) AS o (scheme, code)
                JOIN estimate e ON e.occupation_scheme = o.scheme AND e.occupation_code = o.code
                WHERE e.area_id = ANY (:areas)
                UNION
                SELECT e.id, t.role_id, t.fit FROM title_role t JOIN estimate e ON lower(e.title_key) = t.title_key
                WHERE t.lang = 'en' AND t.role_id = ANY (:roles) AND e.area_id = ANY (:areas)),
            """;

    /**
     * What of them is visible and wanted. An excerpt's estimate gives way to the one of the same source, edition and
     * natural key in another part that is visible too. Of one line through time the newest is marked; what has no time
     * is never older than another.
     */
    private static final String KEPT = """
            kept AS MATERIALIZED (
                SELECT e.*, v.source_id, m.title_role, m.title_fit,
                       e.reference_period IS NULL OR row_number() OVER (
                           PARTITION BY v.source_id, e.subject_role, e.occupation_scheme, e.occupation_code, e.title_key,
                               e.area_id, e.seniority, e.period, e.basis, e.currency, e.reference_period IS NULL
                           ORDER BY e.period_ends DESC, e.period_begins DESC, v.edition DESC, e.id) = 1 AS newest
                FROM matched m
                JOIN estimate e ON e.id = m.id
                JOIN visible v ON v.id = e.release_id
                WHERE {scope}
                  AND (:year::int IS NULL OR e.period_ends IS NULL OR e.period_ends <= :year::int || '-12-31')
                  AND NOT (v.part LIKE 'excerpt%' AND EXISTS (
                      SELECT FROM estimate full_edition JOIN visible w ON w.id = full_edition.release_id
                      WHERE full_edition.key_in_edition = e.key_in_edition AND w.source_id = v.source_id
                        AND w.edition = v.edition AND w.part NOT LIKE 'excerpt%'))
                {limit})
            """;

    /** Pay of everyone in a place: neither one industry's nor one remote share's. */
    private static final String EVERYONE = "e.industry IS NULL AND e.remote IS NULL";

    /** An estimate e as {@link EstimateRow} reads it; of what is not the newest only the figures that history tells. */
    private static final String ESTIMATE_AS_JSON = """
            json_build_object(
                'id', e.id, 'release', e.release_id, 'newest', e.newest,
                'published', floor(extract(epoch FROM r.published_at) * 1000)::bigint,
                'source', row_to_json(s),
                'role', e.subject_role, 'scheme', e.occupation_scheme, 'code', e.occupation_code,
                'title', e.subject_title, 'titleRole', e.title_role, 'titleFit', e.title_fit,
                'area', e.area_id, 'areaName', coalesce(n.name, e.area_id), 'seniority', e.seniority,
                'industry', e.industry, 'referencePeriod', e.reference_period, 'period', e.period,
                'basis', e.basis, 'currency', e.currency, 'symbol', c.symbol, 'remote', e.remote,
                'population', e.population, 'sampleSize', e.sample_size, 'statedIn', e.stated_in,
                'note', e.note,
                'points', CASE WHEN :points THEN
                    (SELECT array_to_json(g.points) FROM observation_group g WHERE g.estimate_id = e.id) END,
                'figures', (SELECT json_agg(json_build_object(
                        'id', f.id, 'statistic', f.statistic, 'note', f.note, 'value', f.value,
                        'atLeast', f.at_least, 'atMost', f.at_most, 'missing', f.missing,
                        'symbol', f.symbol, 'sampleSize', f.sample_size,
                        'error', f.relative_standard_error_percent,
                        'derivedFrom', f.derived_from, 'rule', f.derivation_rule) ORDER BY f.id)
                    FROM figure f
                    WHERE f.estimate_id = e.id AND (e.newest OR f.statistic IN ('median', 'mean'))))
            """;

    private static final String JOINED = """
            JOIN release r ON r.id = e.release_id
            JOIN source s ON s.id = r.source_id
            JOIN currency c ON c.code = e.currency
            LEFT JOIN area_name n ON n.area_id = e.area_id AND n.lang = 'en'
            """;

    private static final String ESTIMATES_AS_JSON = "(SELECT coalesce(json_agg(" + ESTIMATE_AS_JSON
            + " ORDER BY e.id), '[]') FROM kept e " + JOINED
            + "WHERE e.newest OR (e.period = 'year' AND e.seniority = 'all'))";

    private static final String NOTES_AS_JSON = """
            (SELECT coalesce(json_agg(json_build_object(
                        'role', n.role_id, 'kind', n.kind, 'title', n.title, 'text', n.text,
                        'source', row_to_json(s), 'release', r.id,
                        'published', floor(extract(epoch FROM r.published_at) * 1000)::bigint)
                        ORDER BY n.kind, n.position, n.release_id, n.role_id), '[]')
             FROM role_note n
             JOIN visible v ON v.id = n.release_id
             JOIN release r ON r.id = v.id
             JOIN source s ON s.id = r.source_id
             WHERE n.role_id = ANY (:roles) AND n.lang = 'en')
            """;

    /** The rates and price levels that the kept estimates need on the scale asked for, and whether there is such a scale. */
    private static final String LEVELS_AS_JSON = """
            (SELECT json_build_object(
                'money', (SELECT json_build_object('code', code, 'symbol', symbol) FROM currency WHERE code = :currency),
                'areas', (SELECT coalesce(json_agg(id), '[]') FROM area WHERE id IN (:area, :priceArea)),
                'rates', (
                    SELECT coalesce(json_agg(row_to_json(r)), '[]')
                    FROM (SELECT k.currency, k.reference_period AS period, v.id AS release,
                                 mean_per_eur(v.id, k.currency, k.reference_period) AS "perEuro",
                                 mean_per_eur(v.id, :currency, k.reference_period) AS "targetPerEuro"
                          FROM (SELECT DISTINCT currency, reference_period FROM kept
                                WHERE currency <> :currency AND reference_period IS NOT NULL) AS k
                          JOIN visible v ON v.source_id = 'ecb-rates') AS r
                    WHERE "perEuro" IS NOT NULL AND "targetPerEuro" IS NOT NULL),
                'pricesKnown', :prices::int IS NULL OR EXISTS (
                    SELECT FROM visible v
                    WHERE v.source_id IN ('us-cpi', 'worldbank-cpi')
                      AND mean_price_index(v.id, :country, :prices::int::text) IS NOT NULL),
                'prices', (
                    SELECT coalesce(json_agg(row_to_json(p)), '[]')
                    FROM (SELECT k.country, k.reference_period AS period, i.release,
                                 mean_price_index(i.release, k.country, k.reference_period) AS level,
                                 mean_price_index(i.release, k.country, :prices::int::text) AS target
                          FROM (SELECT DISTINCT split_part(area_id, '-', 1) AS country, reference_period FROM kept
                                WHERE reference_period IS NOT NULL AND :prices::int IS NOT NULL) AS k
                          CROSS JOIN LATERAL (
                              SELECT v.id AS release FROM visible v
                              WHERE v.source_id IN ('us-cpi', 'worldbank-cpi')
                                AND EXISTS (SELECT FROM price_index x WHERE x.release_id = v.id AND x.area_id = k.country)
                              ORDER BY v.source_id LIMIT 1) AS i) AS p
                    WHERE level IS NOT NULL AND target IS NOT NULL),
                'parities', (
                    SELECT coalesce(json_agg(json_build_object(
                               'area', p.area_id, 'year', p.year, 'level', p.index, 'release', p.release_id)), '[]')
                    FROM price_parity p JOIN visible v ON v.id = p.release_id
                    WHERE :priceArea::text IS NOT NULL
                      AND (p.area_id = :priceArea OR p.area_id IN (SELECT area_id FROM kept))),
                'priceAreaKnown', :priceArea::text IS NULL OR EXISTS (
                    SELECT FROM price_parity p JOIN visible v ON v.id = p.release_id
                    WHERE p.area_id = :priceArea OR p.area_id LIKE :priceArea || '-%'),
                'sources', (SELECT coalesce(json_agg(row_to_json(s)), '[]') FROM source s
                            WHERE s.id IN ('ecb-rates', 'us-cpi', 'worldbank-cpi', 'bea-rpp'))))
            """;

    private static final String VISIBLE = """
            WITH visible AS MATERIALIZED (SELECT id, source_id, edition, part FROM visible_release(:asOf)),
            """;

    private static final String ALL_MATCHED =
            MATCHED.replace("AND e.area_id = ANY (:areas)", "").replace("WHERE e.area_id = ANY (:areas)", "");

    private static final String AREAS = """
            places AS MATERIALIZED (
                SELECT DISTINCT e.area_id AS id
                FROM matched m JOIN estimate e ON e.id = m.id JOIN visible v ON v.id = e.release_id
                WHERE e.industry IS NULL AND e.remote IS NULL AND e.area_id > :after
                  AND (:year::int IS NULL OR e.period_ends IS NULL OR e.period_ends <= :year::int || '-12-31')
                  AND (:within::text IS NULL OR e.area_id = :within
                       OR e.area_id IN (SELECT id FROM area WHERE parent = :within))
                ORDER BY id LIMIT :limit),
            """;

    /** One statement each, so one snapshot: the position is exactly what the rows reflect. */
    private static final Sql SECTION = new Sql(VISIBLE + MATCHED + kept(EVERYONE, "") + answer("NULL"));

    private static final Sql BY_AREA = new Sql(VISIBLE
            + ALL_MATCHED
            + AREAS
            + kept(EVERYONE + " AND e.area_id IN (SELECT id FROM places)", "")
            + answer("(SELECT coalesce(json_agg(json_build_object('id', a.id, 'name', coalesce(n.name, a.id),"
                    + " 'kind', a.kind) ORDER BY a.id), '[]') FROM places p JOIN area a ON a.id = p.id"
                    + " LEFT JOIN area_name n ON n.area_id = a.id AND n.lang = 'en')"));

    /** The newest first, a page of them; of every area, industry and remote share. */
    private static final Sql ALL = new Sql(VISIBLE
            + ALL_MATCHED
            + kept(
                            "(:within::text IS NULL OR e.area_id = :within)"
                                    + " AND (:onlySeniority::text IS NULL OR e.seniority = :onlySeniority)"
                                    + " AND (coalesce(e.period_ends, ''), e.id) < (:after, :afterId)",
                            "ORDER BY coalesce(e.period_ends, '') DESC, e.id DESC LIMIT :limit")
                    .replaceFirst("(?s)e\\.reference_period IS NULL OR row_number.*?AS newest", "true AS newest")
            + answer("NULL"));

    private static String kept(String scope, String limit) {
        return KEPT.replace("{scope}", scope).replace("{limit}", limit);
    }

    private static String answer(String places) {
        return "SELECT (SELECT coalesce(max(position), 0) FROM change), " + ESTIMATES_AS_JSON + ", " + NOTES_AS_JSON
                + ", " + LEVELS_AS_JSON + ", " + places;
    }

    private final DataSource database;
    private final ObjectReader estimate;
    private final ObjectReader estimates;
    private final ObjectReader notes;
    private final ObjectReader levels;
    private final ObjectReader places;

    EstimateReader(DataSource database, ObjectMapper json) {
        this.database = database;
        this.estimate = json.readerFor(EstimateRow.class);
        this.estimates = json.readerForListOf(EstimateRow.class);
        this.notes = json.readerForListOf(NoteRow.class);
        this.levels = json.readerFor(LevelsRow.class);
        this.places = json.readerForListOf(Place.class);
    }

    /**
     * What is known in the view's area and the country around it, for all industries and remote shares taken together.
     *
     * @throws ProblemException where there is no such area, currency or price index
     */
    Known read(Collection<RoleReference> roles, PayView view) throws SQLException {
        return read(roles, view, false);
    }

    /** @param points whether the exact quantiles of observation groups are wanted too */
    Known read(Collection<RoleReference> roles, PayView view, boolean points) throws SQLException {
        Map<String, Object> values = values(roles, view);
        values.put("points", points);
        return run(SECTION, values, view).known();
    }

    /** Every estimate that is visible, by id. */
    private static final Sql EXPORT =
            new Sql(VISIBLE.stripTrailing().replaceAll(",$", "") + " SELECT " + ESTIMATE_AS_JSON
                    + """
            FROM (SELECT e.*, true AS newest, NULL AS title_role, NULL AS title_fit
                  FROM estimate e JOIN visible v ON v.id = e.release_id
                  WHERE NOT (v.part LIKE 'excerpt%' AND EXISTS (
                      SELECT FROM estimate full_edition JOIN visible w ON w.id = full_edition.release_id
                      WHERE full_edition.key_in_edition = e.key_in_edition AND w.source_id = v.source_id
                        AND w.edition = v.edition AND w.part NOT LIKE 'excerpt%'))) AS e
            """ + JOINED + " ORDER BY e.id");

    /** What is done with one estimate of many. */
    interface Each {
        void take(PayEstimate estimate) throws IOException;
    }

    /**
     * Gives out every estimate, by id, as the database sends them: no more than {@value #AT_ONCE} are in memory.
     *
     * @param asOf the day whose knowledge is asked for, or null for the newest
     */
    void each(LocalDate asOf, Each each) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            // Without a transaction the driver would fetch everything at once.
            connection.setAutoCommit(false);
            try (PreparedStatement select =
                    EXPORT.prepare(connection, Map.of("asOf", asOf == null ? ALWAYS : asOf, "points", false))) {
                select.setFetchSize(AT_ONCE);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        EstimateRow read = estimate.readValue(row.getString(1));
                        each.take(read.known().estimate());
                    }
                }
            } finally {
                connection.rollback();
            }
        }
    }

    /** A place that pay is known for. */
    record Place(String id, String name, String kind) {}

    /** What is known of some places. */
    record Places(Known known, List<Place> places) {}

    /**
     * What is known of the next places by id, for all industries and remote shares taken together. Price levels come for
     * the view's price area, else for the United States.
     *
     * @param within this place and those directly in it, or null for all
     * @param after the last id of the page before, or empty
     */
    Places byArea(RoleReference role, PayView view, String within, String after, int limit) throws SQLException {
        Map<String, Object> values = values(List.of(role), view);
        values.put("points", false);
        values.put("within", within);
        values.put("after", after);
        values.put("limit", limit);
        values.put("priceArea", view.priceArea() == null ? PayView.DEFAULT.area() : view.priceArea());
        return run(BY_AREA, values, view);
    }

    /**
     * Every estimate, newest first.
     *
     * @param within the only area wanted, or null
     * @param only the only seniority wanted, or null
     * @param after end of the period and id of the last one before; "~" and empty for the beginning
     */
    Known all(RoleReference role, PayView view, String within, Seniority only, List<String> after, int limit)
            throws SQLException {
        Map<String, Object> values = values(List.of(role), view);
        values.put("points", false);
        values.put("within", within);
        values.put("onlySeniority", only);
        values.put("after", after.getFirst());
        values.put("afterId", after.getLast());
        values.put("limit", limit);
        return run(ALL, values, view).known();
    }

    private static Map<String, Object> values(Collection<RoleReference> roles, PayView view) {
        Set<String> ids = new LinkedHashSet<>();
        Set<Occupation> occupations = new LinkedHashSet<>();
        for (RoleReference role : roles) {
            role.ids().forEach(ids::add);
            occupations.addAll(role.occupations().keySet());
        }
        Map<String, Object> values = new HashMap<>();
        values.put("asOf", view.asOf() == null ? ALWAYS : view.asOf());
        values.put("roles", ids.toArray(String[]::new));
        values.put("schemes", occupations.stream().map(Occupation::scheme).toArray(String[]::new));
        values.put("codes", occupations.stream().map(Occupation::code).toArray(String[]::new));
        values.put("areas", view.areas());
        values.put("area", view.area());
        values.put("country", Levels.country(view.area()));
        values.put("currency", view.currency());
        values.put("year", view.year());
        values.put("prices", view.prices());
        values.put("priceArea", view.priceArea());
        return values;
    }

    private Places run(Sql statement, Map<String, Object> values, PayView view) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = statement.prepare(connection, values);
                ResultSet row = select.executeQuery()) {
            row.next();
            LevelsRow levelsRow = levels.readValue(row.getString(4));
            levelsRow.check(view);
            Known known = new Known(
                    row.getLong(1),
                    estimates.<List<EstimateRow>>readValue(row.getString(2)).stream()
                            .map(EstimateRow::known)
                            .toList(),
                    notes.<List<NoteRow>>readValue(row.getString(3)).stream()
                            .map(NoteRow::known)
                            .toList(),
                    levelsRow.known(),
                    levelsRow.sources());
            String found = row.getString(5);
            return new Places(known, found == null ? List.of() : places.readValue(found));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement builds what these records read", e);
        }
    }

    private record EstimateRow(
            String id,
            String release,
            boolean newest,
            long published,
            Source source,
            String role,
            String scheme,
            String code,
            String title,
            String titleRole,
            Fit titleFit,
            String area,
            String areaName,
            Seniority seniority,
            String industry,
            String referencePeriod,
            PayPeriod period,
            Basis basis,
            String currency,
            String symbol,
            Integer remote,
            String population,
            Integer sampleSize,
            String statedIn,
            String note,
            List<BigDecimal> points,
            List<FigureRow> figures) {

        Known.Row known() {
            Subject subject = new Subject(role, code == null ? null : new Occupation(scheme, code), title);
            PayEstimate estimate = new PayEstimate(
                    id,
                    release,
                    source,
                    new NaturalKey(
                            subject, area, seniority, industry, referencePeriod, period, basis, currency, remote),
                    areaName,
                    new Currency(currency, symbol),
                    Fit.exact,
                    population,
                    sampleSize,
                    statedIn,
                    note,
                    figures == null
                            ? List.of()
                            : figures.stream().map(FigureRow::known).toList());
            return new Known.Row(
                    estimate,
                    newest,
                    Instant.ofEpochMilli(published),
                    titleRole,
                    titleFit,
                    points == null ? List.of() : points);
        }
    }

    private record FigureRow(
            String id,
            String statistic,
            String note,
            BigDecimal value,
            BigDecimal atLeast,
            BigDecimal atMost,
            MissingReason missing,
            String symbol,
            Integer sampleSize,
            BigDecimal error,
            List<String> derivedFrom,
            String rule) {

        PayFigure known() {
            return new PayFigure(
                    id,
                    statistic,
                    note,
                    FigureValue.oneOf(value, atLeast, atMost, missing),
                    symbol,
                    sampleSize,
                    error,
                    derivedFrom == null ? null : new DerivedFrom(derivedFrom, rule));
        }
    }

    private record NoteRow(
            String role, String kind, String title, String text, Source source, String release, long published) {

        Known.Note known() {
            return new Known.Note(role, kind, title, text, source, release, Instant.ofEpochMilli(published));
        }
    }

    private record LevelsRow(
            Currency money,
            List<String> areas,
            List<Levels.Rate> rates,
            boolean pricesKnown,
            List<Levels.PriceLevel> prices,
            List<Levels.Parity> parities,
            boolean priceAreaKnown,
            List<Source> sources) {

        void check(PayView view) {
            if (!areas.contains(view.area())) {
                throw PayView.unknownArea("area", view.area());
            }
            if (view.priceArea() != null && !areas.contains(view.priceArea())) {
                throw PayView.unknownArea("priceArea", view.priceArea());
            }
            if (money == null) {
                throw view.unknownCurrency();
            }
            if (!pricesKnown) {
                throw noPriceIndex(
                        "prices",
                        "No index of consumer prices on file covers %s in %d."
                                .formatted(Levels.country(view.area()), view.prices()));
            }
            // Where the place's own country is only the default, what cannot be adjusted stands as it was published.
            if (view.priceArea() != null && !priceAreaKnown) {
                throw noPriceIndex(
                        "priceArea",
                        "No price level on file compares %s with other places.".formatted(view.priceArea()));
            }
        }

        private static ProblemException noPriceIndex(String parameter, String detail) {
            return new ProblemException(SalaryProblem.NO_PRICE_INDEX, detail).with("parameter", parameter);
        }

        Levels known() {
            return new Levels(money, rates, prices, parities, sources);
        }
    }
}
