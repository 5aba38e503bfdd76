package org.careeralmanac.roles.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.roles.RolesProblem;
import org.careeralmanac.roles.search.SearchIndex;
import org.careeralmanac.roles.section.SectionKey;

/** Keeps the table of pages true, inside the transaction that changes what they show. */
@ApplicationScoped
public class Pages {

    /** Any constant of one's own, other than the change feed's. */
    private static final long LOCK = 0x70616765734cL;

    /** Roles composed at a time: bounds the memory of a rebuild. */
    private static final int BATCH = 50;

    private final RoleHistories histories;
    private final PageComposer composer;
    private final SearchIndex search;

    public Pages(RoleHistories histories, PageComposer composer, SearchIndex search) {
        this.histories = histories;
        this.composer = composer;
        this.search = search;
    }

    /**
     * Lets one writer at a time change what pages show. Call it before the first read of a publishing transaction: two
     * writers that each saw a neighbour's old title would else both leave a stale page behind.
     *
     * @param publishing a connection in a transaction, at READ COMMITTED
     */
    public void lock(Connection publishing) throws SQLException {
        try (PreparedStatement lock = publishing.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    /**
     * Rebuilds the pages of these roles and of every role whose page shows one of them, and what these roles are found by.
     *
     * @return ids of the roles whose answer differs now on some day, sorted
     */
    public List<String> rebuild(Connection publishing, Collection<String> changed) throws SQLException {
        Set<String> touched = new TreeSet<>(changed);
        try (PreparedStatement select =
                publishing.prepareStatement("SELECT role_id FROM page_reference WHERE refers_to = ANY (?)")) {
            select.setArray(1, publishing.createArrayOf("text", changed.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    touched.add(row.getString(1));
                }
            }
        }
        List<String> different = new ArrayList<>();
        List<String> all = List.copyOf(touched);
        StoredFacts facts = new StoredFacts(publishing);
        for (int from = 0; from < all.size(); from += BATCH) {
            different.addAll(batch(publishing, all.subList(from, Math.min(from + BATCH, all.size())), facts));
        }
        search.rebuild(publishing, changed);
        return different;
    }

    /**
     * The answer for a role as it would be if these drafts were published at that time.
     *
     * @param profile the draft of what it is as a whole, or null
     * @param birth the release that a role would be born with that was never published
     * @throws ProblemException {@code ROLE_NOT_FOUND} where nothing is published of it, and the drafts do not suffice
     */
    public byte[] preview(
            Connection connection,
            String id,
            Map<SectionKey, ObjectNode> drafted,
            ObjectNode profile,
            Release.Draft birth,
            Instant at)
            throws SQLException {
        Map<String, RoleHistory> known = new HashMap<>(histories.read(connection, List.of(id)));
        RoleHistory before = known.get(id);
        if (before != null) {
            boolean born = !before.starters().isEmpty();
            known.put(
                    id,
                    before.edited(
                            drafted,
                            at,
                            born && profile != null ? histories.profile(connection, at, profile) : null,
                            born || profile == null ? null : histories.born(connection, profile, birth)));
        }
        Context context = context(connection, known, List.of(id), new StoredFacts(connection));
        List<PageComposer.ComposedPage> pages = context.roles().stream()
                .flatMap(role -> composer.pages(role, context.others(), context.facts()).stream())
                .toList();
        if (pages.isEmpty()) {
            throw new ProblemException(RolesProblem.ROLE_NOT_FOUND, "Nothing is published of '" + id + "'.");
        }
        return pages.getLast().body();
    }

    /** All that the pages of some roles are composed from. */
    private record Context(
            List<RoleHistory> roles,
            Map<String, Set<String>> related,
            Function<String, Optional<RoleHistory>> others,
            Facts facts) {}

    private List<String> batch(Connection publishing, List<String> ids, StoredFacts stored) throws SQLException {
        Context context = context(publishing, new HashMap<>(histories.read(publishing, ids)), ids, stored);
        List<String> different = new ArrayList<>();
        for (RoleHistory role : context.roles()) {
            if (store(
                    publishing,
                    role,
                    composer.pages(role, context.others(), context.facts()),
                    context.related().getOrDefault(role.id(), Set.of()),
                    context.others())) {
                different.add(role.id());
            }
        }
        return different;
    }

    /** @param known the histories of the roles; those of others that they name are added */
    private Context context(Connection connection, Map<String, RoleHistory> known, List<String> ids, StoredFacts stored)
            throws SQLException {
        Set<String> named = new HashSet<>();
        ids.forEach(id -> Optional.ofNullable(known.get(id)).ifPresent(r -> named.addAll(r.references())));
        List<RoleHistory> roles =
                ids.stream().filter(known::containsKey).map(known::get).toList();
        Map<String, Set<String>> related = stored.related(roles);
        related.values().forEach(named::addAll);
        readMissing(connection, known, named);
        Set<String> survivors = new HashSet<>();
        named.forEach(id ->
                Optional.ofNullable(known.get(id)).map(RoleHistory::survivor).ifPresent(survivors::add));
        readMissing(connection, known, survivors);
        Function<String, Optional<RoleHistory>> others =
                id -> Optional.ofNullable(known.get(id)).map(r -> r.survivor() == null ? r : known.get(r.survivor()));
        Facts facts = stored.of(
                roles,
                named.stream()
                        .map(id -> others.apply(id))
                        .flatMap(Optional::stream)
                        .toList());
        return new Context(roles, related, others, facts);
    }

    private void readMissing(Connection publishing, Map<String, RoleHistory> known, Set<String> wanted)
            throws SQLException {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            known.putAll(histories.read(publishing, missing));
        }
    }

    /** @return whether what is stored differs from before */
    private static boolean store(
            Connection publishing,
            RoleHistory role,
            List<PageComposer.ComposedPage> pages,
            Set<String> related,
            Function<String, Optional<RoleHistory>> others)
            throws SQLException {
        List<String> before = new ArrayList<>();
        try (PreparedStatement delete = publishing.prepareStatement("""
                WITH gone AS (DELETE FROM page WHERE role_id = ? AND lang = 'en' RETURNING known_from, etag, item)
                SELECT known_from || etag || item FROM gone ORDER BY known_from""")) {
            delete.setString(1, role.id());
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    before.add(row.getString(1));
                }
            }
        }
        try (PreparedStatement insert = publishing.prepareStatement("""
                INSERT INTO page (role_id, lang, known_from, etag, body, item, highlights)
                VALUES (?, 'en', ?, ?, ?, ?, ?)""")) {
            for (PageComposer.ComposedPage page : pages) {
                insert.setString(1, role.id());
                insert.setObject(2, page.knownFrom());
                insert.setString(3, page.etag());
                insert.setBytes(4, page.body());
                insert.setString(5, page.item());
                insert.setString(6, page.highlights());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        references(publishing, role, related, others);
        return !before.equals(
                pages.stream().map(p -> p.knownFrom() + p.etag() + p.item()).toList());
    }

    private static void references(
            Connection publishing,
            RoleHistory role,
            Set<String> related,
            Function<String, Optional<RoleHistory>> others)
            throws SQLException {
        // The survivor's id beside the one that is written, since its changes show here too.
        Set<String> targets = new TreeSet<>(role.references());
        targets.addAll(related);
        List.copyOf(targets).forEach(id -> others.apply(id).map(RoleHistory::id).ifPresent(targets::add));
        try (PreparedStatement delete = publishing.prepareStatement("DELETE FROM page_reference WHERE role_id = ?")) {
            delete.setString(1, role.id());
            delete.executeUpdate();
        }
        Array ids = publishing.createArrayOf("text", targets.toArray());
        try (PreparedStatement insert =
                publishing.prepareStatement("INSERT INTO page_reference (role_id, refers_to) SELECT ?, unnest(?)")) {
            insert.setString(1, role.id());
            insert.setArray(2, ids);
            insert.executeUpdate();
        }
    }
}
