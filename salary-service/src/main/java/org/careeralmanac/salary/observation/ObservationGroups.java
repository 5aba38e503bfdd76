package org.careeralmanac.salary.observation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Makes the groups of a release's observations: an estimate each, with its exact quantiles. What a group is, and when
 * there is none, is said at the table {@code observation_group}. All of it is SQL, so that no observation leaves the
 * database.
 */
public final class ObservationGroups {

    /**
     * Equal amounts are counted first, so that what is sorted and ranked are amounts, not people. In a group of N, sorted,
     * point i is at rank i (N - 1) / 100 counted from 0; an amount that stands at the ranks from `before` to `upto`
     * (excluded) gives the points whose rank begins there, the last of them in proportion with the next amount.
     */
    private static final String MAKE = """
            WITH release AS (SELECT ?::text AS id),
            mapped AS MATERIALIZED (
                SELECT o.file_id, o.number, o.title, o.size, t.role_id, t.fit
                FROM release r
                JOIN observation_file f ON f.release_id = r.id
                JOIN observation_title o ON o.file_id = f.id
                JOIN title_role t ON t.lang = 'en' AND t.title_key = o.title_key AND t.fit IN ('exact', 'narrower')
                WHERE ?::text[] IS NULL OR t.role_id = ANY (?)),
            named AS (
                SELECT DISTINCT ON (role_id) role_id, title
                FROM mapped ORDER BY role_id, fit = 'exact' DESC, size DESC, title),
            counted AS MATERIALIZED (
                SELECT m.role_id, o.currency, o.seniority, o.area_id, o.year, o.remote, o.amount, count(*) AS n
                FROM observation o JOIN mapped m ON m.file_id = o.file_id AND m.number = o.title
                GROUP BY m.role_id, o.currency, o.seniority, o.area_id, o.year, o.remote, o.amount),
            combined AS (
                SELECT role_id, currency, seniority, area_id, year, remote, amount, sum(n)::bigint AS n,
                       min(year) AS first, max(year) AS last
                FROM counted
                GROUP BY role_id, currency, amount, CUBE (seniority, area_id, year, remote)),
            ranked AS (
                SELECT *, (sum(n) OVER ascending)::bigint AS upto, (sum(n) OVER alike)::bigint AS size,
                       lead(amount) OVER ascending AS next, sum(n * amount) OVER alike AS total,
                       min(first) OVER alike AS first_year, max(last) OVER alike AS last_year
                FROM combined
                WINDOW alike AS (PARTITION BY role_id, currency, seniority, area_id, year, remote),
                       ascending AS (PARTITION BY role_id, currency, seniority, area_id, year, remote ORDER BY amount)),
            point AS (
                SELECT r.*, i,
                       CASE WHEN i * (size - 1) % 100 = 0 OR i * (size - 1) / 100 + 1 < upto THEN amount
                            ELSE amount + (i * (size - 1) % 100)::numeric / 100 * (next - amount) END AS value
                FROM ranked r
                CROSS JOIN LATERAL generate_series(
                    (100 * (upto - n) + size - 2) / nullif(size - 1, 0),
                    least(100, (100 * upto + size - 2) / nullif(size - 1, 0) - 1)) AS i
                WHERE size >= 10 AND (year IS NOT NULL OR first_year < last_year)),
            grouped AS (
                SELECT role_id, currency, coalesce(seniority, 'all') AS seniority, coalesce(area_id, '001') AS area_id,
                       coalesce(year::text, first_year || '/' || last_year) AS reference_period, remote,
                       size::integer AS size, round(total / size, 2) AS mean,
                       array_agg(trim_scale(value) ORDER BY i) AS points
                FROM point
                GROUP BY role_id, currency, seniority, area_id, year, remote, size, total, first_year, last_year)
            INSERT INTO made_group
            SELECT g.*, n.title,
                   concat_ws(E'\\n', r.id, role_id, '', '', '', area_id, seniority, '', reference_period, 'year',
                             'unstated', currency, coalesce(remote::text, ''))
            FROM release r CROSS JOIN grouped g JOIN named n USING (role_id)""";

    private static final String TABLE = """
            CREATE TEMPORARY TABLE made_group (role_id text, currency text, seniority text, area_id text,
                reference_period text, remote smallint, size integer, mean numeric, points numeric[], title text, key text,
                id text GENERATED ALWAYS AS (fact_id(key)) STORED) ON COMMIT DROP""";

    private static final String ESTIMATES = """
            INSERT INTO estimate (id, release_id, subject_role, subject_title, area_id, seniority, reference_period, period,
                basis, currency, remote, sample_size)
            SELECT id, ?, role_id, title, area_id, seniority, reference_period, 'year', 'unstated', currency, remote, size
            FROM made_group""";

    private static final String FIGURES = """
            INSERT INTO figure (id, estimate_id, statistic, unit, value, sample_size)
            SELECT fact_id(g.key || E'\\n' || f.statistic || E'\\n'), g.id, f.statistic, g.currency, f.value, g.size
            FROM made_group g
            CROSS JOIN LATERAL (VALUES ('mean', g.mean), ('p10', g.points[11]), ('p25', g.points[26]),
                ('median', g.points[51]), ('p75', g.points[76]), ('p90', g.points[91])) AS f (statistic, value)""";

    private static final String GROUPS =
            "INSERT INTO observation_group (estimate_id, size, points) SELECT id, size, points FROM made_group";

    private ObservationGroups() {}

    /**
     * Makes all groups of a release that has none yet.
     *
     * @return how many
     */
    public static long make(Connection connection, String release) throws SQLException {
        lock(connection);
        return make(connection, release, null);
    }

    /**
     * Makes the groups of some roles anew in every release that has observations, staged and withdrawn ones too.
     *
     * @param roles ids of the roles that titles went to or came from
     */
    public static void renew(Connection connection, Collection<String> roles) throws SQLException {
        lock(connection);
        Array ids = connection.createArrayOf("text", roles.toArray());
        for (String release : releases(connection)) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM estimate WHERE release_id = ? AND subject_role = ANY (?)")) {
                delete.setString(1, release);
                delete.setArray(2, ids);
                delete.executeUpdate();
            }
            make(connection, release, ids);
        }
    }

    /** Makes all groups of all releases anew, for a change of many titles at once. */
    public static void renewAll(Connection connection) throws SQLException {
        lock(connection);
        for (String release : releases(connection)) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM estimate WHERE release_id = ?")) {
                delete.setString(1, release);
                delete.executeUpdate();
            }
            make(connection, release, null);
        }
    }

    /**
     * Waits for whoever makes groups or changes titles, until this transaction ends: groups are made of the titles that
     * they are seen with.
     */
    static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext('salary-service:titles'))")) {
            lock.execute();
        }
    }

    private static List<String> releases(Connection connection) throws SQLException {
        List<String> releases = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT DISTINCT release_id FROM observation_file ORDER BY 1")) {
            while (row.next()) {
                releases.add(row.getString(1));
            }
        }
        return releases;
    }

    /** @param roles null for all */
    private static long make(Connection connection, String release, Array roles) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement make = connection.prepareStatement(MAKE)) {
            // One sort of ten million amounts and some hash tables; the default makes them spill early.
            statement.execute("SET LOCAL work_mem = '128MB'");
            statement.execute(TABLE);
            make.setString(1, release);
            make.setArray(2, roles);
            make.setArray(3, roles);
            long groups = make.executeUpdate();
            try (PreparedStatement estimates = connection.prepareStatement(ESTIMATES)) {
                estimates.setString(1, release);
                estimates.executeUpdate();
            }
            statement.executeUpdate(FIGURES);
            statement.executeUpdate(GROUPS);
            statement.execute("DROP TABLE made_group");
            return groups;
        }
    }
}
