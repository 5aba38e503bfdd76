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
}
