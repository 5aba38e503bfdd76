package org.careeralmanac.trends.sector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.careeralmanac.defaults.catalogue.CatalogueFile;
import org.careeralmanac.trends.store.Rows;

/** Reads and writes the mapping; every method works in the caller's transaction. */
public final class Sectors {

    private static final String SCHEME = "SOC-2018";

    private Sectors() {}

    private record SeedFile(List<Seed> sectors) {}

    private record Seed(String sector, List<String> occupations) {}

    /**
     * Brings in the file of this project; what a steward said stays.
     *
     * @return whether anything is otherwise than before
     */
    public static boolean seed(Connection connection, Instant now) throws SQLException {
        SeedFile seeds = CatalogueFile.read(
                        "mapping/sectors.yaml",
                        resource("mapping/sectors.yaml"),
                        CatalogueFile.schema(resource("schema/sectors.schema.json")))
                .as(SeedFile.class);
        boolean changed = false;
        for (Seed seed : seeds.sectors()) {
            if (!seed.occupations().stream().sorted().toList().equals(codes(connection, seed.sector()))
                    && Rows.number(
                                    connection,
                                    "SELECT count(*) FROM sector_mapping WHERE sector = ? AND author IS NOT NULL",
                                    seed.sector())
                            == 0) {
                put(connection, seed.sector(), seed.occupations(), words(seed.sector()), null, now);
                changed = true;
            }
        }
        return changed;
    }

    /** How a series of a sector relates to a career of one of its occupations, where nobody said it better. */
    static String words(String sector) {
        return "Its publisher counts the occupation of this career, beside others, in the sector %s.".formatted(sector);
    }

    /**
     * Replaces what a sector holds.
     *
     * @param author null for the file of this project
     */
    static void put(
            Connection connection, String sector, List<String> occupations, String text, String author, Instant now)
            throws SQLException {
        Rows.write(connection, """
                INSERT INTO sector_mapping (sector, text, author, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (sector) DO UPDATE SET text = excluded.text, author = excluded.author,
                    changed_at = excluded.changed_at""", sector, text, author, now);
        Rows.write(connection, "DELETE FROM sector_occupation WHERE sector = ?", sector);
        Rows.write(
                connection,
                "INSERT INTO sector_occupation (sector, scheme, code) SELECT ?, ?, unnest(?::text[])",
                sector,
                SCHEME,
                occupations);
    }

    private static List<String> codes(Connection connection, String sector) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT code FROM sector_occupation WHERE sector = ? ORDER BY code")) {
            select.setString(1, sector);
            List<String> codes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    codes.add(row.getString(1));
                }
            }
            return codes;
        }
    }

    /** Every sector that is mapped, and those that measured series name and nobody mapped yet. */
    static List<Sector> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT coalesce(m.sector, l.sector), m.text, m.author, m.changed_at, coalesce(l.series, 0),
                            array(SELECT o.code FROM sector_occupation o WHERE o.sector = m.sector ORDER BY o.code)
                        FROM sector_mapping m
                        FULL JOIN (
                            SELECT sector, count(DISTINCT series_id) AS series FROM series_load
                            WHERE sector IS NOT NULL GROUP BY sector) l ON l.sector = m.sector
                        ORDER BY 1""");
                ResultSet row = select.executeQuery()) {
            List<Sector> sectors = new ArrayList<>();
            while (row.next()) {
                sectors.add(new Sector(
                        row.getString(1),
                        SCHEME,
                        Arrays.asList((String[]) row.getArray(6).getArray()),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4) == null
                                ? null
                                : row.getTimestamp(4).toInstant().toString(),
                        row.getLong(5)));
            }
            return sectors;
        }
    }

    private static String resource(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
