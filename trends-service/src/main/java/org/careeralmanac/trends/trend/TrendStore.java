package org.careeralmanac.trends.trend;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.careeralmanac.trends.figure.Periods;
import org.careeralmanac.trends.store.Rows;

/** Writes revisions of trends; what is written is never changed. */
public final class TrendStore {

    private TrendStore() {}

    /**
     * Where a revision comes from: a catalogue or an editor.
     *
     * @param release whose statement it is
     * @param broughtBy the catalogue's release, null for an editor's
     * @param author the editor, null for a catalogue's
     * @param note the editor's remark on the revision
     */
    public record Origin(String release, String broughtBy, String author, String note, Instant publishedAt) {}

    /**
     * Adds a revision inside the caller's transaction; makes the trend if there is none of that id.
     *
     * @return its number
     */
    public static int add(Connection connection, TrendDraft draft, Origin origin) throws SQLException {
        String id = draft.id();
        Rows.write(connection, "INSERT INTO trend (id) VALUES (?) ON CONFLICT DO NOTHING", id);
        // Two publishers of one trend take turns, so that numbers have no holes and no twins.
        Rows.text(connection, "SELECT id FROM trend WHERE id = ? FOR UPDATE", id);
        int number = Math.toIntExact(Rows.number(
                connection,
                "SELECT coalesce(max(number), 0) + 1 FROM trend_revision WHERE trend_id = ? AND lang = ?",
                id,
                draft.lang()));
        Horizon horizon = draft.horizon();
        LocalDate starts = horizon == null ? null : Periods.firstDay(horizon.from());
        LocalDate ends = horizon == null ? null : Periods.lastDay(horizon.to());
        Rows.write(
                connection,
                """
                INSERT INTO trend_revision (trend_id, lang, number, release_id, brought_by, author, note, published_at,
                    title, summary, direction, strength, horizon_from, horizon_to, horizon_starts, horizon_ends,
                    stated_in, first_stated, reviewed_on, expires_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                draft.lang(),
                number,
                origin.release(),
                origin.broughtBy(),
                origin.author(),
                origin.note(),
                origin.publishedAt(),
                draft.title(),
                draft.summary(),
                draft.direction(),
                draft.strength(),
                horizon == null ? null : horizon.from(),
                horizon == null ? null : horizon.to(),
                starts,
                ends,
                draft.statedIn(),
                draft.firstStated(),
                draft.reviewedOn(),
                draft.expiresOn());
        for (String role : draft.roles()) {
            Rows.write(connection, "INSERT INTO trend_role VALUES (?, ?, ?, ?)", id, draft.lang(), number, role);
        }
        for (String family : draft.families()) {
            Rows.write(connection, "INSERT INTO trend_family VALUES (?, ?, ?, ?)", id, draft.lang(), number, family);
        }
        int ordinal = 0;
        for (String skill : draft.skills()) {
            Rows.write(
                    connection,
                    "INSERT INTO trend_skill VALUES (?, ?, ?, ?, ?)",
                    id,
                    draft.lang(),
                    number,
                    ordinal++,
                    skill);
        }
        for (Effect effect : draft.effects()) {
            Rows.write(
                    connection,
                    "INSERT INTO trend_effect VALUES (?, ?, ?, ?, ?, ?)",
                    id,
                    draft.lang(),
                    number,
                    ordinal++,
                    effect.industry(),
                    effect.text());
        }
        for (Evidence evidence : draft.evidence()) {
            Rows.write(
                    connection,
                    """
                    INSERT INTO trend_evidence (trend_id, lang, number, ordinal, kind, text, publisher, title, url, date,
                        series_id, figure_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    id,
                    draft.lang(),
                    number,
                    ordinal++,
                    evidence.kind(),
                    evidence.text(),
                    evidence.publisher(),
                    evidence.title(),
                    evidence.url(),
                    evidence.date(),
                    evidence.series(),
                    evidence.figure());
        }
        return number;
    }

    /** An earlier revision as the JSON of a {@link TrendDraft}, null where there is none of that number. */
    public static String revision(Connection connection, String id, int number) throws SQLException {
        return Rows.text(connection, """
                SELECT json_build_object(
                    'id', v.trend_id, 'lang', v.lang, 'title', v.title, 'summary', v.summary, 'direction', v.direction,
                    'strength', v.strength, 'source', r.source_id, 'statedIn', v.stated_in,
                    'firstStated', v.first_stated, 'reviewedOn', v.reviewed_on, 'expiresOn', v.expires_on,
                    'horizon', CASE WHEN v.horizon_from IS NOT NULL THEN
                        json_build_object('from', v.horizon_from, 'to', v.horizon_to) END,
                    'roles', (SELECT json_agg(x.role_id) FROM trend_role x
                        WHERE (x.trend_id, x.lang, x.number) = (v.trend_id, v.lang, v.number)),
                    'families', (SELECT json_agg(x.family_id) FROM trend_family x
                        WHERE (x.trend_id, x.lang, x.number) = (v.trend_id, v.lang, v.number)),
                    'skills', (SELECT json_agg(x.name ORDER BY x.ordinal) FROM trend_skill x
                        WHERE (x.trend_id, x.lang, x.number) = (v.trend_id, v.lang, v.number)),
                    'effects', (SELECT json_agg(json_build_object('industry', x.industry, 'text', x.text)
                            ORDER BY x.ordinal) FROM trend_effect x
                        WHERE (x.trend_id, x.lang, x.number) = (v.trend_id, v.lang, v.number)),
                    'evidence', (SELECT json_agg(json_build_object('kind', x.kind, 'text', x.text,
                            'publisher', x.publisher, 'title', x.title, 'url', x.url, 'date', x.date,
                            'series', x.series_id, 'figure', x.figure_id) ORDER BY x.ordinal) FROM trend_evidence x
                        WHERE (x.trend_id, x.lang, x.number) = (v.trend_id, v.lang, v.number)))::text
                FROM trend_revision v JOIN release r ON r.id = v.release_id
                WHERE v.trend_id = ? AND v.number = ? AND v.lang = 'en'""", id, number);
    }
}
