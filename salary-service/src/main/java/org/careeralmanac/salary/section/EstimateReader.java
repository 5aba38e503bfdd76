package org.careeralmanac.salary.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.careeralmanac.defaults.release.Source;
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

/** Reads everything that is known for role references, and the feed position it belongs to, in one round trip. */
@ApplicationScoped
class EstimateReader {

    /** Past every day that a release can be known from. */
    private static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

    private static final TypeReference<List<EstimateRow>> ESTIMATES = new TypeReference<>() {};
    private static final TypeReference<List<NoteRow>> NOTES = new TypeReference<>() {};

    /**
     * One statement, so one snapshot: the position is exactly what the rows reflect. An excerpt's estimate gives way to
     * the one of the same source, edition and natural key in another part that is visible too.
     */
    private static final String SELECT = """
            WITH visible AS MATERIALIZED (SELECT id, source_id, edition, part FROM visible_release(?)),
            matched AS MATERIALIZED (
                SELECT e.id, NULL AS title_role, NULL AS title_fit FROM estimate e WHERE e.subject_role = ANY (?)
                UNION
                SELECT e.id, NULL, NULL FROM unnest(?::text[], ?::text[]) AS o (scheme, code)
                JOIN estimate e ON e.occupation_scheme = o.scheme AND e.occupation_code = o.code
                UNION
                SELECT e.id, t.role_id, t.fit FROM title_role t JOIN estimate e ON lower(e.title_key) = t.title_key
                WHERE t.lang = 'en' AND t.role_id = ANY (?))
            SELECT (SELECT coalesce(max(position), 0) FROM change),
                   (SELECT coalesce(json_agg(json_build_object(
                               'id', e.id, 'release', e.release_id,
                               'published', floor(extract(epoch FROM r.published_at) * 1000)::bigint,
                               'source', row_to_json(s),
                               'role', e.subject_role, 'scheme', e.occupation_scheme, 'code', e.occupation_code,
                               'title', e.subject_title, 'titleRole', m.title_role, 'titleFit', m.title_fit,
                               'area', e.area_id, 'areaName', coalesce(n.name, e.area_id), 'seniority', e.seniority,
                               'industry', e.industry, 'referencePeriod', e.reference_period, 'period', e.period,
                               'basis', e.basis, 'currency', e.currency, 'symbol', c.symbol, 'remote', e.remote,
                               'population', e.population, 'sampleSize', e.sample_size, 'statedIn', e.stated_in,
                               'note', e.note,
                               'figures', (SELECT json_agg(json_build_object(
                                       'id', f.id, 'statistic', f.statistic, 'note', f.note, 'value', f.value,
                                       'atLeast', f.at_least, 'atMost', f.at_most, 'missing', f.missing,
                                       'symbol', f.symbol, 'sampleSize', f.sample_size,
                                       'error', f.relative_standard_error_percent,
                                       'derivedFrom', f.derived_from, 'rule', f.derivation_rule) ORDER BY f.id)
                                   FROM figure f WHERE f.estimate_id = e.id))
                               ORDER BY e.id), '[]')
                    FROM matched m
                    JOIN estimate e ON e.id = m.id
                    JOIN visible v ON v.id = e.release_id
                    JOIN release r ON r.id = e.release_id
                    JOIN source s ON s.id = r.source_id
                    JOIN currency c ON c.code = e.currency
                    LEFT JOIN area_name n ON n.area_id = e.area_id AND n.lang = 'en'
                    WHERE NOT (v.part LIKE 'excerpt%' AND EXISTS (
                        SELECT FROM estimate full_edition JOIN visible w ON w.id = full_edition.release_id
                        WHERE full_edition.key_in_edition = e.key_in_edition AND w.source_id = v.source_id
                          AND w.edition = v.edition AND w.part NOT LIKE 'excerpt%'))),
                   (SELECT coalesce(json_agg(json_build_object(
                               'role', n.role_id, 'kind', n.kind, 'title', n.title, 'text', n.text,
                               'source', row_to_json(s), 'release', r.id,
                               'published', floor(extract(epoch FROM r.published_at) * 1000)::bigint)
                               ORDER BY n.kind, n.position, n.release_id, n.role_id), '[]')
                    FROM role_note n
                    JOIN visible v ON v.id = n.release_id
                    JOIN release r ON r.id = v.id
                    JOIN source s ON s.id = r.source_id
                    WHERE n.role_id = ANY (?) AND n.lang = 'en')""";

    private final DataSource database;
    private final ObjectMapper json;

    EstimateReader(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param asOf the day whose knowledge is asked for, or null for the newest */
    Known read(Collection<RoleReference> roles, LocalDate asOf) throws SQLException {
        Set<String> ids = new LinkedHashSet<>();
        Set<Occupation> occupations = new LinkedHashSet<>();
        for (RoleReference role : roles) {
            role.ids().forEach(ids::add);
            occupations.addAll(role.occupations().keySet());
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            Array idArray = connection.createArrayOf("text", ids.toArray());
            select.setObject(1, asOf == null ? ALWAYS : asOf);
            select.setArray(2, idArray);
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "text", occupations.stream().map(Occupation::scheme).toArray()));
            select.setArray(
                    4,
                    connection.createArrayOf(
                            "text", occupations.stream().map(Occupation::code).toArray()));
            select.setArray(5, idArray);
            select.setArray(6, idArray);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Known(
                        row.getLong(1),
                        json.readValue(row.getString(2), ESTIMATES).stream()
                                .map(EstimateRow::known)
                                .toList(),
                        json.readValue(row.getString(3), NOTES).stream()
                                .map(NoteRow::known)
                                .toList());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement builds what these records read", e);
        }
    }

    private record EstimateRow(
            String id,
            String release,
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
            return new Known.Row(estimate, Instant.ofEpochMilli(published), titleRole, titleFit);
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
}
