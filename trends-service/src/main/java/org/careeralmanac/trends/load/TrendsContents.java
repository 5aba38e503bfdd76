package org.careeralmanac.trends.load;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.imports.ReleaseContents;

/** What this service keeps under a release: series, outlooks, counts. */
@ApplicationScoped
class TrendsContents implements ReleaseContents {

    /** A change that names more occupations than this names everything: the feed is for what is small. */
    private static final int MOST_OCCUPATIONS = 2_000;

    /** Series compare by their last measurements, so that a rewritten history shows and a new day is no difference. */
    @Override
    public String values() {
        return """
            SELECT x.key, x.label, x.value, x.missing FROM (SELECT ?::text AS id) r CROSS JOIN LATERAL (
                SELECT concat_ws('|', 'series', l.series_id, p.period) AS key,
                    t.title || ', ' || p.period AS label, p.value, p.missing
                FROM series_load l JOIN series_text t ON t.series_key = l.key AND t.lang = 'en'
                JOIN series_point p ON p.series_key = l.key
                WHERE l.brought_by = r.id
                UNION ALL
                SELECT concat_ws('|', 'outlook', o.occupation_code, o.area, f.statistic, f.unit,
                        CASE f.reference_period WHEN o.base_period THEN 'base' WHEN o.target_period THEN 'target' END),
                    concat_ws(', ', o.occupation_code || ' ' || o.subject_title, o.area, f.statistic, f.unit,
                        CASE f.reference_period WHEN o.base_period THEN 'base year' WHEN o.target_period THEN 'target year' END),
                    coalesce(f.value, f.at_least, f.at_most), f.missing
                FROM outlook o JOIN outlook_figure f ON f.outlook_key = o.key
                WHERE o.brought_by = r.id AND o.kind = 'projection'
                UNION ALL
                SELECT concat_ws('|', 'employment', e.occupation_code, e.area, e.industry),
                    concat_ws(', ', e.occupation_code || ' ' || e.subject_title, e.area, e.industry, 'employment'),
                    coalesce(e.value, e.at_least, e.at_most), e.missing
                FROM employment_figure e WHERE e.brought_by = r.id) x""";
    }

    @Override
    public Change.Touches published(Connection connection, List<String> releases) throws SQLException {
        return touches(connection, releases);
    }

    @Override
    public Change.Touches withdrawn(Connection connection, String release) throws SQLException {
        return touches(connection, List.of(release));
    }

    /** A series may speak of any career: by role, by family, by the sector of an occupation. */
    private static Change.Touches touches(Connection connection, List<String> releases) throws SQLException {
        Set<Change.Code> occupations = new LinkedHashSet<>();
        try (PreparedStatement select = connection.prepareStatement("""
                WITH given AS (SELECT unnest(?::text[]) AS id)
                SELECT NULL AS scheme, NULL AS code
                WHERE EXISTS (SELECT FROM series_load JOIN given ON brought_by = given.id)
                OR EXISTS (SELECT FROM trend_revision JOIN given ON brought_by = given.id)
                OR EXISTS (SELECT FROM role_demand JOIN given ON brought_by = given.id)
                UNION SELECT occupation_scheme, occupation_code FROM outlook JOIN given ON brought_by = given.id
                UNION SELECT occupation_scheme, occupation_code FROM employment_figure JOIN given ON brought_by = given.id
                ORDER BY 1, 2""")) {
            select.setArray(1, connection.createArrayOf("text", releases.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1) == null || occupations.size() == MOST_OCCUPATIONS) {
                        return Change.Touches.everything();
                    }
                    occupations.add(new Change.Code(row.getString(1), row.getString(2)));
                }
            }
        }
        return new Change.Touches(List.of(), List.copyOf(occupations), false);
    }
}
