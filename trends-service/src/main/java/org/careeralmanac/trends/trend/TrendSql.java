package org.careeralmanac.trends.trend;

/** The parts of statements that read trends; they stand after {@link org.careeralmanac.trends.store.Visible#SQL}. */
public final class TrendSql {

    private TrendSql() {}

    /** The revision {@code v} of {@code candidate.trend_id} that counts. */
    public static final String REVISION = """
            LATERAL (
                SELECT w.*, c.source_id, (extract(epoch FROM w.published_at) * 1000)::bigint AS published_millis
                FROM trend_revision w JOIN citable c ON c.id = w.release_id, given
                WHERE w.trend_id = candidate.trend_id AND w.lang = given.lang
                AND (w.brought_by IN (SELECT id FROM visible)
                    OR w.brought_by IS NULL AND w.published_at < given.published_before)
                -- An editor's revision stands before any that a catalogue brings.
                ORDER BY w.brought_by IS NULL DESC, w.number DESC LIMIT 1) v""";

    /** A revision {@code v} as JSON, read as {@link TrendRow}. */
    public static final String ROW = """
            json_build_object(
                'id', v.trend_id, 'release', v.release_id, 'source', v.source_id, 'publishedAt', v.published_millis,
                'title', v.title, 'summary', v.summary, 'direction', v.direction, 'strength', v.strength,
                'horizonFrom', v.horizon_from, 'horizonTo', v.horizon_to, 'horizonStarts', v.horizon_starts,
                'horizonEnds', v.horizon_ends, 'statedIn', v.stated_in, 'firstStated', v.first_stated,
                'reviewedOn', v.reviewed_on, 'expiresOn', v.expires_on,
                'roles', (SELECT json_agg(r.role_id ORDER BY r.role_id) FROM trend_role r
                    WHERE (r.trend_id, r.lang, r.number) = (v.trend_id, v.lang, v.number)),
                'families', (SELECT json_agg(f.family_id ORDER BY f.family_id) FROM trend_family f
                    WHERE (f.trend_id, f.lang, f.number) = (v.trend_id, v.lang, v.number)),
                'skills', (SELECT json_agg(s.name ORDER BY s.ordinal) FROM trend_skill s
                    WHERE (s.trend_id, s.lang, s.number) = (v.trend_id, v.lang, v.number)),
                'effects', (SELECT json_agg(json_build_object('industry', e.industry, 'text', e.text) ORDER BY e.ordinal)
                    FROM trend_effect e WHERE (e.trend_id, e.lang, e.number) = (v.trend_id, v.lang, v.number)),
                'evidence', (
                    SELECT json_agg(json_build_object('kind', e.kind, 'text', e.text, 'publisher', e.publisher,
                        'title', e.title, 'url', e.url, 'date', e.date, 'series', e.series_id, 'figure', e.figure_id,
                        'release', l.release_id, 'source', l.source_id) ORDER BY e.ordinal)
                    FROM trend_evidence e
                    LEFT JOIN LATERAL (
                        SELECT x.release_id, y.source_id FROM series_load x JOIN citable y ON y.id = x.release_id
                        WHERE x.series_id = e.series_id AND x.brought_by IN (SELECT id FROM visible)
                        ORDER BY y.part LIKE 'excerpt%', y.known_from DESC, x.key DESC LIMIT 1) l ON true
                    -- A series whose release was withdrawn is no evidence any more.
                    WHERE (e.trend_id, e.lang, e.number) = (v.trend_id, v.lang, v.number)
                    AND (e.series_id IS NULL OR l.release_id IS NOT NULL)))""";
}
