package org.careeralmanac.roles.page;

import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;

/**
 * Rebuilds all pages once when the code that composes them has changed. The pages are rows that survive their code: a
 * newer build on an unchanged catalogue would else go on sending what an older one wrote.
 */
@ApplicationScoped
public class PageCode {

    /** All of this service: which of it a page passes through nobody would keep listed. */
    private static final String CLASSES = "org/careeralmanac/roles";

    private final DataSource database;
    private final Pages pages;
    private final ChangeFeed feed;

    public PageCode(DataSource database, Pages pages, ChangeFeed feed) {
        this.database = database;
        this.pages = pages;
        this.feed = feed;
    }

    /** Whether there are pages that this code may not have written. */
    public boolean pending() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT FROM page LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return row.next() && !fingerprint().equals(stored(connection));
        }
    }

    /**
     * Makes the stored pages those of this code. One digest and one row read when they are so already.
     *
     * @return ids of the roles whose answer differs now, sorted
     */
    public List<String> apply() throws SQLException {
        String ours = fingerprint();
        try (Connection connection = database.getConnection()) {
            if (ours.equals(stored(connection))) {
                return List.of();
            }
            connection.setAutoCommit(false);
            try {
                pages.lock(connection);
                List<String> different = pages.rebuild(connection, roles(connection));
                if (!different.isEmpty()) {
                    Change.Touches touches = Change.Touches.roles(different.toArray(String[]::new));
                    feed.append(connection, "pages", Change.Op.upsert, "all", null, touches);
                }
                store(connection, ours);
                connection.commit();
                return different;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** SHA-256 over the classes of this service, in hex: equal for equal sources, whoever builds them. */
    private static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ClassPathUtils.consumeAsPaths(
                    Thread.currentThread().getContextClassLoader(), CLASSES, folder -> add(digest, folder));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file :
                    tree.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stored(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT fingerprint FROM page_code");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static void store(Connection connection, String fingerprint) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO page_code (fingerprint) VALUES (?)
                ON CONFLICT (only_one) DO UPDATE SET fingerprint = excluded.fingerprint""")) {
            upsert.setString(1, fingerprint);
            upsert.executeUpdate();
        }
    }

    private static List<String> roles(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM role ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }
}
