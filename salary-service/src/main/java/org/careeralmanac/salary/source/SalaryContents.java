package org.careeralmanac.salary.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.imports.ReleaseContents;

/** What this service keeps under a release: the figures of estimates. */
@ApplicationScoped
class SalaryContents implements ReleaseContents {

    /** An edition is of one reference period, which its next one has moved on from; a release of all times keeps it. */
    @Override
    public String values() {
        return """
                SELECT concat_ws('|', e.subject_role, e.occupation_scheme, e.occupation_code, e.title_key, e.area_id,
                           e.seniority, 'industry ' || e.industry,
                           CASE WHEN r.edition = 'all' THEN 'in ' || e.reference_period END, e.period, e.basis, e.currency,
                           'remote ' || e.remote, f.statistic, f.note) AS key,
                       concat_ws(', ', e.occupation_code || ' ' || e.subject_title, CASE WHEN e.occupation_code IS NULL
                           THEN e.subject_title END, e.area_id, nullif(e.seniority, 'all'), e.industry,
                           CASE WHEN r.edition = 'all' THEN e.reference_period END, 'a ' || e.period, f.statistic, f.note,
                           f.unit) AS label,
                       coalesce(f.value, f.at_least, f.at_most) AS value, f.missing
                FROM release r JOIN estimate e ON e.release_id = r.id JOIN figure f ON f.estimate_id = e.id
                WHERE r.id = ?""";
    }

    @Override
    public Change.Touches published(Connection connection, List<String> releases) throws SQLException {
        return Touched.by(connection, releases);
    }

    @Override
    public Change.Touches withdrawn(Connection connection, String release) throws SQLException {
        return Touched.by(connection, List.of(release));
    }
}
