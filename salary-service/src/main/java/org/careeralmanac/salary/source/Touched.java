package org.careeralmanac.salary.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.careeralmanac.defaults.feed.Change;

/** Finds which careers releases speak of, for the feed. */
public final class Touched {

    /** From here on naming them one by one costs readers of the feed more than asking again for everything. */
    private static final int MOST = 500;

    private Touched() {}

    public static Change.Touches by(Connection connection, List<String> releases) throws SQLException {
        List<String> roles = new ArrayList<>();
        List<Change.Code> occupations = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT subject_role, NULL, NULL FROM estimate WHERE release_id = ANY (?) AND subject_role IS NOT NULL
                UNION SELECT t.role_id, NULL, NULL FROM estimate e JOIN title_role t ON t.title_key = lower(e.title_key)
                      WHERE e.release_id = ANY (?)
                UNION SELECT role_id, NULL, NULL FROM role_note WHERE release_id = ANY (?)
                UNION SELECT NULL, occupation_scheme, occupation_code FROM estimate
                      WHERE release_id = ANY (?) AND occupation_code IS NOT NULL
                ORDER BY 1, 2, 3""")) {
            for (int i = 1; i <= 4; i++) {
                select.setArray(i, connection.createArrayOf("text", releases.toArray()));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1) != null) {
                        roles.add(row.getString(1));
                    } else {
                        occupations.add(new Change.Code(row.getString(2), row.getString(3)));
                    }
                }
            }
        }
        return roles.size() + occupations.size() > MOST
                ? Change.Touches.everything()
                : new Change.Touches(roles, occupations, false);
    }
}
