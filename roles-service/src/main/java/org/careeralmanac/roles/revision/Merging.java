package org.careeralmanac.roles.revision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.RolesProblem;
import org.careeralmanac.roles.catalogue.RoleAttributes;
import org.careeralmanac.roles.page.Pages;
import org.careeralmanac.roles.role.RoleEntity;

/** Merges a role into another, and takes that back. Nothing of either is lost: the merged one only stops to be shown. */
@ApplicationScoped
public class Merging {

    private final DataSource database;
    private final EntityManager entities;
    private final RoleAttributes attributes;
    private final Pages pages;
    private final ChangeFeed feed;
    private final Clock clock;

    public Merging(
            DataSource database,
            EntityManager entities,
            RoleAttributes attributes,
            Pages pages,
            ChangeFeed feed,
            Clock clock) {
        this.database = database;
        this.entities = entities;
        this.attributes = attributes;
        this.pages = pages;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * The role's addresses and titles lead to the other from now on, and so do those of roles merged into it before.
     *
     * @return the position of the change, a tombstone with the other role's id
     * @throws ProblemException {@code BAD_BODY}, {@code ROLE_NOT_FOUND}, {@code ROLE_MERGED}, {@code ROLE_NOT_PUBLISHED}
     */
    @Transactional
    public long merge(String id, String into, String author, String note) throws SQLException {
        try (Connection connection = database.getConnection()) {
            pages.lock(connection);
            RoleEntity.published(id);
            if (id.equals(into)) {
                throw fault("a career is not merged into itself");
            }
            if (RoleEntity.findById(into) == null) {
                throw fault("there is no career with the id '" + into + "'");
            }
            RoleEntity.published(into);
            Set<String> changed = new TreeSet<>(List.of(id, into));
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE role SET merged_into = ? WHERE id = ? OR merged_into = ? RETURNING id")) {
                update.setString(1, into);
                update.setString(2, id);
                update.setString(3, id);
                try (ResultSet row = update.executeQuery()) {
                    while (row.next()) {
                        changed.add(row.getString(1));
                    }
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO role_merge (role_id, merged_into, author, note, merged_at) VALUES (?, ?, ?, ?, ?)")) {
                insert.setString(1, id);
                insert.setString(2, into);
                insert.setString(3, author);
                insert.setString(4, note);
                insert.setTimestamp(5, Timestamp.from(clock.instant()));
                insert.executeUpdate();
            }
            entities.clear();
            Set<String> touched = new TreeSet<>(changed);
            touched.addAll(pages.rebuild(connection, changed));
            return feed.append(
                    connection,
                    "role",
                    Change.Op.delete,
                    id,
                    into,
                    Change.Touches.roles(touched.toArray(String[]::new)));
        }
    }

    /**
     * Takes a merge back: the role has its own page again.
     *
     * @return the position of the change
     * @throws ProblemException {@code ROLE_NOT_FOUND}, {@code NOT_MERGED}
     */
    @Transactional
    public long restore(String id, String author, String note) throws SQLException {
        try (Connection connection = database.getConnection()) {
            pages.lock(connection);
            RoleEntity role = RoleEntity.findById(id);
            if (role == null) {
                throw new ProblemException(RolesProblem.ROLE_NOT_FOUND, "There is no career with the id '" + id + "'.");
            }
            if (role.mergedInto == null) {
                throw new ProblemException(RolesProblem.NOT_MERGED, "'" + id + "' stands for itself.");
            }
            String survivor = role.mergedInto;
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE role SET merged_into = NULL WHERE id = ?")) {
                update.setString(1, id);
                update.executeUpdate();
            }
            try (PreparedStatement update = connection.prepareStatement("""
                    UPDATE role_merge SET restored_at = ?, restored_by = ?, restored_note = ?
                    WHERE role_id = ? AND restored_at IS NULL""")) {
                update.setTimestamp(1, Timestamp.from(clock.instant()));
                update.setString(2, author);
                update.setString(3, note);
                update.setString(4, id);
                update.executeUpdate();
            }
            entities.clear();
            attributes.refresh(connection, List.of(id));
            Set<String> touched = new TreeSet<>(List.of(id, survivor));
            touched.addAll(pages.rebuild(connection, List.of(id, survivor)));
            if (!hasPage(connection, id)) {
                throw new ProblemException(
                        RolesProblem.NOT_MERGED,
                        "Nothing is published of '%s' by itself any more; it stays a part of '%s'."
                                .formatted(id, survivor));
            }
            return feed.append(
                    connection,
                    "role",
                    Change.Op.upsert,
                    id,
                    null,
                    Change.Touches.roles(touched.toArray(String[]::new)));
        }
    }

    private static boolean hasPage(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT FROM page WHERE role_id = ? LIMIT 1")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static ProblemException fault(String wrong) {
        return new ProblemException(CommonProblem.BAD_BODY, "The career to merge into cannot be used.")
                .with("errors", List.of(Map.of("at", "/into", "wrong", wrong)));
    }
}
