package org.careeralmanac.salary.observation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the groups of a release's observations: an estimate each, with its exact quantiles. What a group is, and when
 * there is none, is said at the table {@code observation_group}. All of it is SQL, so that no observation leaves the
 * database.
 */
public final class ObservationGroups {

    /** Which titles of the release are which role, and how many people share the same of everything and an amount. */
    private static final String MAPPED = """
            CREATE TEMPORARY TABLE mapped_title ON COMMIT DROP AS
            SELECT o.file_id, o.number, o.title, o.size, t.role_id, t.fit
            FROM observation_file f
            JOIN observation_title o ON o.file_id = f.id
            JOIN title_role t ON t.lang = 'en' AND t.title_key = o.title_key AND t.fit IN ('exact', 'narrower')
            WHERE f.release_id = ? AND (?::text[] IS NULL OR t.role_id = ANY (?))""";

    /** The profiles with these titles; those of the same role, currency, seniority, area, year and remote share are a cell. */
    private static final String PLACED = """
            CREATE TEMPORARY TABLE pay_profile ON COMMIT DROP AS
            SELECT p.file_id, p.number, m.role_id, p.currency, p.seniority, p.area_id, p.year, p.remote,
                   dense_rank() OVER (ORDER BY m.role_id, p.currency, p.seniority, p.area_id, p.year, p.remote)::integer
                       AS cell
            FROM observation_profile p JOIN mapped_title m ON m.file_id = p.file_id AND m.number = p.title""";

    private static final String COUNTED = """
            CREATE TEMPORARY TABLE counted_pay ON COMMIT DROP AS
            SELECT p.cell, o.amount, count(*)::integer AS n
            FROM observation o JOIN pay_profile p ON p.file_id = o.file_id AND p.number = o.profile
            GROUP BY p.cell, o.amount""";

    private static final String CELLS = """
            CREATE TEMPORARY TABLE pay_cell ON COMMIT DROP AS
            SELECT c.cell, p.role_id, p.currency, p.seniority, p.area_id, p.year, p.remote, c.size, c.total
            FROM (SELECT cell, sum(n) AS size, sum(n * amount) AS total FROM counted_pay GROUP BY cell) AS c
            JOIN (SELECT DISTINCT cell, role_id, currency, seniority, area_id, year, remote FROM pay_profile) AS p
                USING (cell)""";

    /** The groups: cells put together along any of four dimensions. Null stands for all of one. */
    private static final String GROUPED = """
            CREATE TEMPORARY TABLE pay_group ON COMMIT DROP AS
            SELECT row_number() OVER ()::integer AS number, role_id, currency, seniority, area_id, year, remote,
                   sum(size)::bigint AS size, sum(total) AS total, min(year) AS first_year, max(year) AS last_year
            FROM pay_cell GROUP BY role_id, currency, CUBE (seniority, area_id, year, remote)
            HAVING sum(size) >= 10 AND (year IS NOT NULL OR min(year) < max(year))""";

    /** A cell belongs to sixteen groups: with and without each of the four. */
    private static final String MEMBERS = """
            CREATE TEMPORARY TABLE pay_group_cell ON COMMIT DROP AS
            SELECT g.number, c.cell
            FROM pay_cell c
            CROSS JOIN generate_series(0, 15) AS without
            JOIN pay_group g ON
                concat_ws('|', g.role_id, g.currency, coalesce(g.seniority, '*'), coalesce(g.area_id, '*'),
                          coalesce(g.year, 0), coalesce(g.remote, -1))
              = concat_ws('|', c.role_id, c.currency, CASE WHEN without & 1 = 0 THEN c.seniority ELSE '*' END,
                          CASE WHEN without & 2 = 0 THEN c.area_id ELSE '*' END,
                          CASE WHEN without & 4 = 0 THEN c.year ELSE 0 END,
                          CASE WHEN without & 8 = 0 THEN c.remote ELSE -1 END)""";

    /** The amounts in order, under numbers that go up with them. */
    private static final String AMOUNTS = """
            CREATE TEMPORARY TABLE pay_amount ON COMMIT DROP AS
            SELECT row_number() OVER (ORDER BY amount)::integer AS place, amount
            FROM (SELECT DISTINCT amount FROM counted_pay) AS each""";

    /**
     * In a group of N, sorted, point i is at rank i (N - 1) / 100 counted from 0. An amount that stands at the ranks from
     * upto - n to upto - 1 gives the points whose rank begins there, the last of them in proportion with the next amount.
     * One sort of numbers by group and place serves both the counting of each amount and the window over them.
     */
    private static final String POINTS = """
            CREATE TEMPORARY TABLE pay_points ON COMMIT DROP AS
            WITH ranked AS (
                SELECT number, place, n, sum(n) OVER ascending AS upto, lead(place) OVER ascending AS next
                FROM (SELECT m.number, a.place, sum(p.n)::integer AS n
                      FROM counted_pay p
                      JOIN pay_amount a USING (amount)
                      JOIN pay_group_cell m USING (cell)
                      GROUP BY m.number, a.place) AS combined
                WINDOW ascending AS (PARTITION BY number ORDER BY place ROWS UNBOUNDED PRECEDING)),
            placed AS MATERIALIZED (
                SELECT * FROM (SELECT r.number, r.place, r.next, r.upto, g.size - 1 AS last,
                                      (100 * (r.upto - r.n) + g.size - 2) / (g.size - 1) AS from_point,
                                      least(100, (100 * r.upto + g.size - 2) / (g.size - 1) - 1) AS to_point
                               FROM ranked r JOIN pay_group g USING (number)) AS every
                WHERE from_point <= to_point)
            SELECT number,
                   array_agg(trim_scale(
                       CASE WHEN i * last % 100 = 0 OR i * last / 100 + 1 < upto THEN amount
                            ELSE amount + (i * last % 100)::numeric / 100 * (above - amount) END) ORDER BY i) AS points
            FROM (SELECT p.number, p.last, p.upto, a.amount, b.amount AS above,
                         -- Here and not in FROM, where it would be made a table of its own half a million times.
                         generate_series(p.from_point, p.to_point) AS i
                  FROM placed p
                  JOIN pay_amount a ON a.place = p.place
                  LEFT JOIN pay_amount b ON b.place = p.next) AS each
            GROUP BY number""";

    private static final String MAKE = """
            INSERT INTO made_group
            SELECT g.role_id, g.currency, g.seniority, g.area_id, g.reference_period, g.remote, g.size, g.mean, p.points,
                   n.title,
                   concat_ws(E'\\n', ?::text, g.role_id, '', '', '', g.area_id, g.seniority, '', g.reference_period, 'year',
                             'unstated', g.currency, coalesce(g.remote::text, ''))
            FROM (SELECT number, role_id, currency, coalesce(seniority, 'all') AS seniority,
                         coalesce(area_id, '001') AS area_id,
                         coalesce(year::text, first_year || '/' || last_year) AS reference_period, remote, size::integer,
                         round(total / size, 2) AS mean
                  FROM pay_group) AS g
            JOIN pay_points p USING (number)
            JOIN (SELECT DISTINCT ON (role_id) role_id, title
                  FROM mapped_title ORDER BY role_id, fit = 'exact' DESC, size DESC, title) AS n USING (role_id)""";

    /**
     * People who are there but too few to show, in any currency and year: a reader of their place and seniority is told so
     * and nothing else of them, not even how many. They stand in the currency that most of them are paid in.
     */
    private static final String MAKE_SMALL = """
            INSERT INTO made_group (role_id, currency, seniority, area_id, reference_period, title, key)
            SELECT role_id, currency, seniority, area_id, reference_period, n.title,
                   concat_ws(E'\\n', ?::text, role_id, '', '', '', area_id, seniority, '', reference_period, 'year',
                             'unstated', currency, '')
            FROM (SELECT role_id, currency, coalesce(seniority, 'all') AS seniority, coalesce(area_id, '001') AS area_id,
                         concat_ws('/', min(year), nullif(max(year), min(year))) AS reference_period,
                         max(sum(size)) OVER same AS most,
                         row_number() OVER (same ORDER BY sum(size) DESC, currency) AS nth
                  FROM pay_cell GROUP BY role_id, currency, CUBE (seniority, area_id)
                  WINDOW same AS (PARTITION BY role_id, seniority, area_id)) AS g
            JOIN (SELECT DISTINCT ON (role_id) role_id, title
                  FROM mapped_title ORDER BY role_id, fit = 'exact' DESC, size DESC, title) AS n USING (role_id)
            WHERE most < 10 AND nth = 1""";

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
                ('median', g.points[51]), ('p75', g.points[76]), ('p90', g.points[91])) AS f (statistic, value)
            WHERE g.points IS NOT NULL""";

    private static final String SMALL_FIGURES = """
            INSERT INTO figure (id, estimate_id, statistic, unit, missing)
            SELECT fact_id(key || E'\\nmedian\\n'), id, 'median', currency, 'belowMinimumGroup'
            FROM made_group WHERE points IS NULL""";

    private static final String GROUPS =
            "INSERT INTO observation_group (estimate_id, size, points) SELECT id, size, points FROM made_group WHERE points IS NOT NULL";

    /** What is made one from the other, by the table that it is made in; each is analysed, as no one else would. */
    private static final Map<String, String> STEPS = steps();

    private static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("pay_profile", PLACED);
        steps.put("counted_pay", COUNTED);
        steps.put("pay_cell", CELLS);
        steps.put("pay_group", GROUPED);
        steps.put("pay_group_cell", MEMBERS);
        steps.put("pay_amount", AMOUNTS);
        steps.put("pay_points", POINTS);
        return steps;
    }

    private ObservationGroups() {}

    /**
     * Makes all groups of a release that has none yet.
     *
     * @return how many that are large enough to be shown
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
                PreparedStatement mapped = connection.prepareStatement(MAPPED);
                PreparedStatement make = connection.prepareStatement(MAKE);
                PreparedStatement makeSmall = connection.prepareStatement(MAKE_SMALL)) {
            // Sorts and hash tables of what ten million people come down to; the default makes them spill early.
            statement.execute("SET LOCAL work_mem = '128MB'");
            mapped.setString(1, release);
            mapped.setArray(2, roles);
            mapped.setArray(3, roles);
            mapped.execute();
            statement.execute("ANALYZE mapped_title");
            // A nested loop would read all observations once a profile, and nothing tells that these are most of the
            // table.
            statement.execute("SET LOCAL enable_nestloop = off");
            for (Map.Entry<String, String> step : STEPS.entrySet()) {
                statement.execute(step.getValue());
                statement.execute("ANALYZE " + step.getKey());
            }
            statement.execute("SET LOCAL enable_nestloop = on");
            statement.execute(TABLE);
            make.setString(1, release);
            long groups = make.executeUpdate();
            makeSmall.setString(1, release);
            makeSmall.executeUpdate();
            try (PreparedStatement estimates = connection.prepareStatement(ESTIMATES)) {
                estimates.setString(1, release);
                estimates.executeUpdate();
            }
            statement.executeUpdate(FIGURES);
            statement.executeUpdate(SMALL_FIGURES);
            statement.executeUpdate(GROUPS);
            statement.execute("DROP TABLE mapped_title, made_group, " + String.join(", ", STEPS.keySet()));
            return groups;
        }
    }
}
