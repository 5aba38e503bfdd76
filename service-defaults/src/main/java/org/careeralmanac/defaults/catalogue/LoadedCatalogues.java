package org.careeralmanac.defaults.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Which catalogues a service has loaded as a whole. To read one and check it against its schemas takes most of the time
 * of a start, and a catalogue that was loaded before has nothing new. The note is only there to save that work: where it
 * is missing, the load itself finds that there is nothing to do.
 */
public final class LoadedCatalogues {

    private final DataSource database;

    public LoadedCatalogues(DataSource database) {
        this.database = database;
    }

    public boolean contains(Catalogue catalogue) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT FROM loaded_catalogue WHERE hash = ?")) {
            select.setString(1, catalogue.hash());
            return select.executeQuery().next();
        }
    }

    /** Call it when all of the catalogue is committed. */
    public void add(Catalogue catalogue) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO loaded_catalogue (hash) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, catalogue.hash());
            insert.executeUpdate();
        }
    }
}
