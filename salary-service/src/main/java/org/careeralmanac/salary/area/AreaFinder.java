package org.careeralmanac.salary.area;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.salary.area.AreasResource.Choice;

/** Finds places by what they are called. */
@ApplicationScoped
class AreaFinder {

    /**
     * The places of each release that have estimates are stepped through, one look into the index each. Pay is known where
     * one of these has a number.
     */
    private static final String FIND = """
            WITH RECURSIVE visible AS MATERIALIZED (
                SELECT id, source_id FROM visible_release(coalesce(?::date, date '9999-12-31'))),
            paid (release, area) AS (
                SELECT v.id, (SELECT min(e.area_id) FROM estimate e WHERE e.release_id = v.id) FROM visible v
                UNION ALL
                SELECT p.release, (SELECT min(e.area_id) FROM estimate e WHERE e.release_id = p.release AND e.area_id > p.area)
                FROM paid p WHERE p.area IS NOT NULL),
            priced AS MATERIALIZED (
                SELECT DISTINCT i.area_id FROM price_index i JOIN visible v ON v.id = i.release_id
                WHERE v.source_id IN ('us-cpi', 'worldbank-cpi')),
            levelled AS MATERIALIZED (
                SELECT DISTINCT p.area_id FROM price_parity p JOIN visible v ON v.id = p.release_id)
            SELECT a.id, coalesce(n.name, a.id), a.kind, a.parent,
                   EXISTS (SELECT FROM paid p JOIN estimate e ON e.release_id = p.release AND e.area_id = p.area
                           JOIN figure f ON f.estimate_id = e.id AND f.missing IS NULL WHERE p.area = a.id) AS paid,
                   split_part(a.id, '-', 1) IN (SELECT area_id FROM priced),
                   EXISTS (SELECT FROM levelled l WHERE l.area_id = a.id OR l.area_id LIKE a.id || '-%')
            FROM area a LEFT JOIN area_name n ON n.area_id = a.id AND n.lang = 'en'
            CROSS JOIN LATERAL (SELECT words_of(a.id || ' ' || coalesce(n.name, '')) AS words) AS called
            WHERE NOT EXISTS (SELECT FROM regexp_split_to_table(words_of(?), ' ') AS word
                              WHERE called.words NOT LIKE '% ' || word || '%')
            ORDER BY paid DESC, array_position(ARRAY['world', 'country', 'state', 'territory', 'metro', 'nonmetro'], a.kind),
                     coalesce(n.name, a.id), a.id
            LIMIT ?""";

    private final DataSource database;

    AreaFinder(DataSource database) {
        this.database = database;
    }

    /**
     * @param q the first letters of each word wanted, in any order; empty for all places
     * @param asOf the day whose knowledge is asked for, or null for the newest
     */
    List<Choice> find(String q, int limit, LocalDate asOf) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, asOf);
            find.setString(2, q);
            find.setInt(3, limit);
            try (ResultSet row = find.executeQuery()) {
                List<Choice> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Choice(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getBoolean(5),
                            row.getBoolean(6),
                            row.getBoolean(7)));
                }
                return found;
            }
        }
    }
}
