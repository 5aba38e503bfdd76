package org.careeralmanac.salary.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.salary.area.AreaStore;
import org.careeralmanac.salary.currency.CurrencyStore;

/**
 * What this service keeps under a release: estimates, notes, rates, price levels, and what places and currencies are called.
 * Observations are in the estimates of their groups.
 */
@ApplicationScoped
public class SalaryContents implements ReleaseContents {

    /**
     * A release of one edition gives one time, which is left out of the key, so that two editions compare; where the
     * edition is `all`, several times stand side by side and belong to it.
     */
    private static final String VALUES = """
            WITH this AS (SELECT id, edition FROM release WHERE id = ?)
            SELECT concat_ws(E'\\n', CASE WHEN this.edition = 'all' OR e.reference_period IS NULL
                                         THEN e.key_in_edition ELSE replace(e.key_in_edition, E'\\n' || e.reference_period || E'\\n', E'\\n') END,
                             f.statistic, f.note) AS key,
                   concat_ws(', ', concat_ws(' ', e.occupation_code, e.subject_title), e.area_id, nullif(e.seniority, 'all'),
                             e.industry, CASE WHEN this.edition = 'all' THEN e.reference_period END,
                             e.remote || ' % remote', e.currency || ' a ' || e.period, f.statistic, f.note) AS label,
                   coalesce(f.value, f.at_least, f.at_most) AS value, f.missing
            FROM this JOIN estimate e ON e.release_id = this.id JOIN figure f ON f.estimate_id = e.id
            UNION ALL
            SELECT concat_ws(E'\\n', 'rate', r.currency, r.month), concat_ws(' ', r.currency, to_char(r.month, 'YYYY-MM')),
                   r.total / r.days, NULL
            FROM this JOIN exchange_rate r ON r.release_id = this.id
            UNION ALL
            SELECT concat_ws(E'\\n', 'index', p.area_id, p.period), concat_ws(' ', p.area_id, p.period), p.index, NULL
            FROM this JOIN price_index p ON p.release_id = this.id
            UNION ALL
            SELECT concat_ws(E'\\n', 'parity', p.area_id, p.year), concat_ws(' ', p.area_id, p.year), p.index, NULL
            FROM this JOIN price_parity p ON p.release_id = this.id
            UNION ALL
            SELECT concat_ws(E'\\n', 'area', a.area_id, a.lang), concat_ws(' ', a.area_id, a.name), 1, NULL
            FROM this JOIN area_entry a ON a.release_id = this.id
            UNION ALL
            SELECT concat_ws(E'\\n', 'currency', c.code), concat_ws(' ', c.code, c.name), 1, NULL
            FROM this JOIN currency_entry c ON c.release_id = this.id
            UNION ALL
            SELECT concat_ws(E'\\n', 'note', n.role_id, n.lang, n.kind, n.title), concat_ws(', ', n.role_id, n.title), 1, NULL
            FROM this JOIN role_note n ON n.release_id = this.id""";

    @Override
    public String values() {
        return VALUES;
    }

    @Override
    public Change.Touches published(Connection connection, List<String> releases) throws SQLException {
        boolean all = false;
        for (String release : releases) {
            AreaStore.rename(connection, release);
            CurrencyStore.rename(connection, release);
            all |= concernsAll(connection, release);
        }
        return all ? Change.Touches.everything() : Touched.by(connection, releases);
    }

    @Override
    public Change.Touches withdrawn(Connection connection, String release) throws SQLException {
        return published(connection, List.of(release));
    }

    /** Rates, price levels and names may show on any page. */
    private static boolean concernsAll(Connection connection, String release) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT EXISTS (SELECT FROM exchange_rate WHERE release_id = r.id)
                    OR EXISTS (SELECT FROM price_index WHERE release_id = r.id)
                    OR EXISTS (SELECT FROM price_parity WHERE release_id = r.id)
                    OR EXISTS (SELECT FROM area_entry WHERE release_id = r.id)
                    OR EXISTS (SELECT FROM currency_entry WHERE release_id = r.id)
                FROM release r WHERE r.id = ?""")) {
            select.setString(1, release);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
