package org.careeralmanac.roles.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.roles.catalogue.RoleAttributes;
import org.careeralmanac.roles.page.Pages;

/** Leaves a release out at every day, and rebuilds what showed it. */
@ApplicationScoped
public class Withdrawal {

    private final DataSource database;
    private final Releases releases;
    private final RoleAttributes attributes;
    private final Pages pages;
    private final ChangeFeed feed;

    public Withdrawal(DataSource database, Releases releases, RoleAttributes attributes, Pages pages, ChangeFeed feed) {
        this.database = database;
        this.releases = releases;
        this.attributes = attributes;
        this.pages = pages;
        this.feed = feed;
    }

    /**
     * @return the position of the change, a tombstone of the release
     * @throws ProblemException {@code RELEASE_NOT_FOUND}, {@code RELEASE_STATE}
     */
    @Transactional
    public long withdraw(String release, String reason) throws SQLException {
        try (Connection connection = database.getConnection()) {
            pages.lock(connection);
            releases.withdraw(connection, release, reason);
            List<String> roles = roles(connection, release);
            attributes.refresh(connection, roles);
            List<String> touched = pages.rebuild(connection, roles);
            return feed.append(
                    connection,
                    "release",
                    Change.Op.delete,
                    release,
                    null,
                    Change.Touches.roles(touched.toArray(String[]::new)));
        }
    }

    /** Every role whose pages may draw on the release: any that cites its source, or has an occupation that it speaks of. */
    private static List<String> roles(Connection connection, String release) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT role_id FROM starter_role WHERE release_id = ?
                UNION SELECT o.role_id FROM role_occupation o JOIN occupation_fact f USING (scheme, code)
                      WHERE f.release_id = ?
                UNION SELECT o.role_id FROM role_occupation o
                      JOIN crosswalk_edge e ON e.to_scheme = o.scheme AND e.to_code = o.code WHERE e.release_id = ?
                UNION SELECT s.role_id FROM starter_section s, jsonb_path_query(s.body, '$.claims[*].source') c
                      WHERE s.key = 'requirements' AND c #>> '{}' = (SELECT source_id FROM release WHERE id = ?)
                UNION SELECT s.role_id FROM revision_section s, jsonb_path_query(s.body, '$.claims[*].source') c
                      WHERE s.key = 'requirements' AND c #>> '{}' = (SELECT source_id FROM release WHERE id = ?)""")) {
            for (int i = 1; i <= 5; i++) {
                select.setString(i, release);
            }
            List<String> roles = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    roles.add(row.getString(1));
                }
            }
            return roles;
        }
    }
}
