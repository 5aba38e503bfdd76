package org.careeralmanac.salary.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.salary.area.AreaEntity;
import org.careeralmanac.salary.catalogue.StarterCatalogue.Content;
import org.careeralmanac.salary.catalogue.StarterCatalogue.EstimateDraft;
import org.careeralmanac.salary.catalogue.StarterCatalogue.NoteDraft;
import org.careeralmanac.salary.catalogue.StarterCatalogue.Reference;
import org.careeralmanac.salary.catalogue.StarterFiles.EstimateLine;
import org.careeralmanac.salary.catalogue.StarterFiles.FigureLine;
import org.careeralmanac.salary.currency.CurrencyEntity;
import org.careeralmanac.salary.estimate.Ids;
import org.careeralmanac.salary.observation.ObservationGroups;
import org.careeralmanac.salary.source.Touched;
import org.jboss.logging.Logger;

/**
 * Puts the starter catalogue into the database: all of it or nothing, in one transaction, once. Two replicas that start
 * together wait for each other at one advisory lock, and the second finds nothing left to do.
 */
@ApplicationScoped
public class CatalogueLoader {

    private static final Logger LOG = Logger.getLogger(CatalogueLoader.class);

    private final DataSource database;
    private final Releases releases;
    private final ChangeFeed feed;

    CatalogueLoader(DataSource database, Releases releases, ChangeFeed feed) {
        this.database = database;
        this.releases = releases;
        this.feed = feed;
    }

    /**
     * Loads a catalogue unless it, or a newer one, is there. A cited release whose content was corrected is withdrawn
     * and takes its new content under the next id; one that a steward withdrew stays so until its content changes.
     *
     * @return the ids of the releases published, empty where there was nothing to do
     * @throws CatalogueException with every fault; nothing is loaded
     * @throws ProblemException {@code RELEASE_EXISTS} where the catalogue changed without a later {@code knownFrom}
     */
    @Transactional
    public List<String> load(Catalogue files) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement lock =
                    connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext('salary-service:catalogue'))")) {
                lock.execute();
            }
            StarterCatalogue catalogue = StarterCatalogue.read(files, AreaEntity.ids(), CurrencyEntity.codes());
            Release.Draft own = catalogue.release();
            if (newerIsThere(connection, own)) {
                LOG.infof("A catalogue newer than %s is loaded; this one stays out", own.knownFrom());
                return List.of();
            }
            for (var source : catalogue.sources()) {
                releases.describe(connection, source);
            }
            List<String> published = new ArrayList<>();
            for (Content content : catalogue.releases()) {
                Release.Draft draft = content.release();
                Optional<Loaded> loaded = loaded(connection, draft);
                if (loaded.filter(l -> l.hash().equals(draft.contentHash())).isPresent()) {
                    if (draft.equals(own)) {
                        // All that the catalogue holds was loaded with it, whatever stewards made of it since.
                        return List.of();
                    }
                    continue;
                }
                if (!draft.equals(own) && loaded.filter(Loaded::published).isPresent()) {
                    releases.withdraw(
                            connection,
                            loaded.get().id(),
                            "Corrected by the starter catalogue of %s.".formatted(own.knownFrom()));
                }
                String id = releases.stage(connection, draft).id();
                insert(connection, id, content);
                releases.publish(connection, id);
                published.add(id);
            }
            catalogue.titles().forEach(TitleRoleEntity::seed);
            TitleRoleEntity.flush();
            ObservationGroups.renewAll(connection);
            for (String release : published) {
                // The catalogue itself may have moved titles from one role to another.
                Change.Touches touches = release.equals(published.getFirst())
                        ? Change.Touches.everything()
                        : Touched.by(connection, List.of(release));
                feed.append(connection, "release", Change.Op.upsert, release, null, touches);
            }
            LOG.infof("Starter catalogue loaded: %s", String.join(", ", published));
            return List.copyOf(published);
        }
    }

    private static boolean newerIsThere(Connection connection, Release.Draft own) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT EXISTS (SELECT FROM release WHERE source_id = ? AND edition = ? AND part = ? AND known_from > ?)""")) {
            select.setString(1, own.source());
            select.setString(2, own.edition());
            select.setString(3, own.part());
            select.setObject(4, own.knownFrom());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private record Loaded(String id, String hash, boolean published) {}

    /** The newest attempt at a release. */
    private static Optional<Loaded> loaded(Connection connection, Release.Draft draft) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT id, content_hash, status = 'published' FROM release
                WHERE source_id = ? AND edition = ? AND part = ? AND known_from = ? ORDER BY attempt DESC LIMIT 1""")) {
            select.setString(1, draft.source());
            select.setString(2, draft.edition());
            select.setString(3, draft.part());
            select.setObject(4, draft.knownFrom());
            try (ResultSet newest = select.executeQuery()) {
                return newest.next()
                        ? Optional.of(new Loaded(newest.getString(1), newest.getString(2), newest.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    private static void insert(Connection connection, String release, Content content) throws SQLException {
        try (PreparedStatement estimates = connection.prepareStatement("""
                        INSERT INTO estimate (id, release_id, subject_role, occupation_scheme, occupation_code,
                            subject_title, area_id, seniority, industry, reference_period, period, basis, currency,
                            remote, population, sample_size, stated_in, note)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
                PreparedStatement figures = connection.prepareStatement("""
                        INSERT INTO figure (id, estimate_id, statistic, note, unit, value, at_least, at_most, missing,
                            symbol, sample_size, relative_standard_error_percent, derived_from, derivation_rule)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
                PreparedStatement notes = connection.prepareStatement("""
                        INSERT INTO role_note (release_id, role_id, lang, kind, position, title, text)
                        VALUES (?, ?, 'en', ?, ?, ?, ?)""")) {
            for (EstimateDraft draft : content.estimates()) {
                bind(estimates, release, draft);
                for (int i = 0; i < draft.line().figures().size(); i++) {
                    bind(connection, figures, release, draft, i);
                }
            }
            for (NoteDraft note : content.notes()) {
                notes.setString(1, release);
                notes.setString(2, note.role());
                notes.setString(3, note.kind());
                notes.setInt(4, note.position());
                notes.setString(5, note.title());
                notes.setString(6, note.text());
                notes.addBatch();
            }
            estimates.executeBatch();
            figures.executeBatch();
            notes.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, String release, EstimateDraft draft) throws SQLException {
        EstimateLine line = draft.line();
        var subject = draft.key().subject();
        insert.setString(1, Ids.estimate(release, draft.key()));
        insert.setString(2, release);
        insert.setString(3, subject.role());
        insert.setString(
                4, subject.occupation() == null ? null : subject.occupation().scheme());
        insert.setString(
                5, subject.occupation() == null ? null : subject.occupation().code());
        insert.setString(6, subject.title());
        insert.setString(7, line.area());
        insert.setString(8, line.seniority().name());
        insert.setString(9, line.industry());
        insert.setString(10, line.referencePeriod());
        insert.setString(11, line.period().name());
        insert.setString(12, line.basis().name());
        insert.setString(13, line.currency());
        insert.setObject(14, line.remote(), Types.SMALLINT);
        insert.setString(15, line.population());
        insert.setObject(16, line.sampleSize(), Types.INTEGER);
        insert.setString(17, draft.statedIn());
        insert.setString(18, line.note());
        insert.addBatch();
    }

    private static void bind(
            Connection connection, PreparedStatement insert, String release, EstimateDraft draft, int index)
            throws SQLException {
        FigureLine figure = draft.line().figures().get(index);
        // A restatement refers figure by figure; what was put together refers to all of its inputs.
        List<Reference> references =
                draft.references().size() == draft.line().figures().size()
                                && draft.line().derivedFrom() == null
                        ? List.of(draft.references().get(index))
                        : draft.references();
        insert.setString(1, Ids.figure(release, draft.key(), figure.statistic(), figure.note()));
        insert.setString(2, Ids.estimate(release, draft.key()));
        insert.setString(3, figure.statistic());
        insert.setString(4, figure.note());
        insert.setString(5, draft.line().currency());
        insert.setBigDecimal(6, figure.value());
        insert.setBigDecimal(7, figure.atLeast());
        insert.setBigDecimal(8, figure.atMost());
        insert.setString(9, figure.missing() == null ? null : figure.missing().name());
        insert.setString(10, figure.symbol());
        insert.setObject(11, figure.sampleSize(), Types.INTEGER);
        insert.setBigDecimal(12, figure.relativeStandardErrorPercent());
        insert.setArray(
                13,
                references.isEmpty()
                        ? null
                        : connection.createArrayOf(
                                "text",
                                references.stream()
                                        .map(r -> Ids.figure(release, r.key(), r.statistic(), r.note()))
                                        .distinct()
                                        .toArray()));
        insert.setString(14, references.isEmpty() ? null : draft.rule());
        insert.addBatch();
    }
}
