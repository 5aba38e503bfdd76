package org.careeralmanac.trends.starter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.figure.FigureId;
import org.careeralmanac.trends.figure.Periods;
import org.careeralmanac.trends.sector.Sectors;
import org.careeralmanac.trends.series.SeriesDigests;
import org.careeralmanac.trends.starter.Files.CareerEntry;
import org.careeralmanac.trends.starter.Files.DemandEntry;
import org.careeralmanac.trends.starter.Files.EmploymentEntry;
import org.careeralmanac.trends.starter.Files.FigureEntry;
import org.careeralmanac.trends.starter.Files.MappingEntry;
import org.careeralmanac.trends.starter.Files.OutlookEntry;
import org.careeralmanac.trends.starter.Files.ProjectionEntry;
import org.careeralmanac.trends.starter.Files.ReleaseHead;
import org.careeralmanac.trends.starter.Files.SeriesEntry;
import org.careeralmanac.trends.starter.Files.SubjectEntry;
import org.careeralmanac.trends.store.Rows;
import org.careeralmanac.trends.trend.TrendDraft;
import org.careeralmanac.trends.trend.TrendStore;

/** Loads a catalogue as releases: all of it in one transaction, or nothing. */
final class StarterLoader {

    /** Replicas that start together load one after the other; the second finds its work done. */
    private static final long LOCK = 0x73746172746572L;

    private static final String LANG = "en";

    private final DataSource database;
    private final Releases releases;
    private final ChangeFeed feed;
    private final Clock clock;

    StarterLoader(DataSource database, Releases releases, ChangeFeed feed, Clock clock) {
        this.database = database;
        this.releases = releases;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * @return whether anything was loaded: false where this very catalogue, or a newer one, was there already
     * @throws CatalogueException with every fault of the catalogue
     * @throws ProblemException {@code RELEASE_EXISTS} where other content was loaded under this catalogue's release id
     */
    boolean load(Catalogue files) throws SQLException {
        StarterCatalogue catalogue = StarterCatalogue.read(files);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean loaded = load(connection, catalogue);
                connection.commit();
                return loaded;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Brings in the mapping of sectors, and makes what is derived of earlier loads where a new version needs it. */
    void derive() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                boolean mapped = Sectors.seed(connection, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                boolean digested = SeriesDigests.complete(connection);
                if (mapped || digested) {
                    feed.append(connection, "series", Change.Op.upsert, "all", null, Change.Touches.everything());
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private boolean load(Connection connection, StarterCatalogue catalogue) throws SQLException {
        lock(connection);
        ReleaseHead head = catalogue.head().release();
        if (isSuperseded(connection, head)) {
            // An older replica that starts again after a newer one must not take anything back.
            return false;
        }
        for (Source source : catalogue.head().sources()) {
            releases.describe(connection, source);
        }
        Releases.Staged starter = releases.stage(connection, head.draft(catalogue.hash()));
        if (starter.known()) {
            return false;
        }
        Writing writing = new Writing(connection, starter.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        for (ReleaseHead cited : catalogue.head().releases()) {
            // What is cited from it comes with the catalogue and changes with it; the release itself is its name.
            Releases.Staged staged = releases.stage(connection, cited.draft("cited"));
            writing.publish(staged);
            writing.cite(cited.source(), staged.id());
        }
        writing.cite(head.source(), starter.id());
        Map<ReleaseHead, Releases.Staged> publishers = new HashMap<>();
        for (Map.Entry<ReleaseHead, String> publisher : catalogue.publishers().entrySet()) {
            publishers.put(publisher.getKey(), excerpt(connection, publisher.getKey(), publisher.getValue()));
        }
        for (SeriesEntry series : catalogue.series()) {
            Releases.Staged release = publishers.get(series.release());
            if (!release.known()) {
                writing.series(series, release.id());
            }
            writing.mapping(series);
        }
        for (var excerpt : catalogue.projections()) {
            Releases.Staged release = publishers.get(excerpt.release());
            if (!release.known()) {
                for (ProjectionEntry projection : excerpt.projections()) {
                    writing.projection(projection, release.id());
                }
            }
        }
        for (var excerpt : catalogue.employment()) {
            Releases.Staged release = publishers.get(excerpt.release());
            if (!release.known()) {
                for (EmploymentEntry employment : excerpt.employment()) {
                    writing.employment(employment, release.id());
                }
            }
        }
        for (OutlookEntry outlook : catalogue.outlooks()) {
            writing.claim(outlook);
        }
        for (TrendDraft trend : catalogue.trends()) {
            writing.trend(trend);
        }
        for (CareerEntry career : catalogue.careers()) {
            writing.career(career, catalogue.series());
        }
        SeriesDigests.complete(connection);
        for (Releases.Staged publisher : publishers.values()) {
            writing.publish(publisher);
        }
        writing.publish(starter);
        for (String release : writing.published) {
            feed.append(connection, "release", Change.Op.upsert, release, null, Change.Touches.everything());
        }
        return true;
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    private static boolean isSuperseded(Connection connection, ReleaseHead head) throws SQLException {
        return Rows.number(connection, """
                        SELECT count(*) FROM release WHERE source_id = ? AND edition = ? AND part = ?
                        AND status = 'published' AND known_from > ?""", head.source(), head.edition(), head.part(), head.knownFrom()) > 0;
    }

    /**
     * An excerpt keeps the day its publisher published it, so that a newer catalogue that adds to it takes the earlier
     * excerpt back.
     */
    private Releases.Staged excerpt(Connection connection, ReleaseHead head, String hash) throws SQLException {
        String replaced =
                Rows.text(connection, """
                SELECT id FROM release WHERE source_id = ? AND edition = ? AND part = ? AND known_from = ?
                AND status = 'published' AND content_hash <> ?""", head.source(), head.edition(), head.part(), head.knownFrom(), hash);
        Release.Draft draft = head.draft(hash);
        if (replaced != null) {
            releases.withdraw(connection, replaced, "Replaced by the excerpt of a newer starter catalogue");
        }
        return releases.stage(connection, draft);
    }

    /** One load under way. */
    private final class Writing {

        private final Connection connection;
        private final String starter;
        private final Instant now;
        private final Map<String, String> releaseOf = new HashMap<>();
        private final Set<String> published = new LinkedHashSet<>();

        private Writing(Connection connection, String starter, Instant now) {
            this.connection = connection;
            this.starter = starter;
            this.now = now;
        }

        private void publish(Releases.Staged release) throws SQLException {
            if (!release.known()) {
                releases.publish(connection, release.id());
                published.add(release.id());
            }
        }

        private void cite(String source, String release) {
            releaseOf.put(source, release);
        }

        private String release(String source) {
            return releaseOf.get(Objects.requireNonNullElse(source, starter.substring(0, starter.indexOf(':'))));
        }

        private void series(SeriesEntry series, String release) throws SQLException {
            Rows.write(connection, "INSERT INTO series (id) VALUES (?) ON CONFLICT DO NOTHING", series.id());
            long key = Rows.number(
                    connection,
                    """
                    INSERT INTO series_load (series_id, release_id, brought_by, unit, base_date, adjusted, grain, area,
                        sector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key""",
                    series.id(),
                    release,
                    release,
                    series.unit(),
                    series.baseDate(),
                    series.adjusted(),
                    series.grain(),
                    series.area(),
                    series.sector());
            Rows.write(
                    connection,
                    "INSERT INTO series_text (series_key, lang, title, measure, note) VALUES (?, ?, ?, ?, ?)",
                    key,
                    LANG,
                    series.title(),
                    series.measure(),
                    series.note());
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO series_point (series_key, period, value, missing) VALUES (?, ?, ?, ?)")) {
                for (Map.Entry<String, JsonNode> point : series.points().entrySet()) {
                    JsonNode value = point.getValue();
                    BigDecimal number = value.isNumber() ? value.decimalValue() : null;
                    insert.setLong(1, key);
                    insert.setObject(2, Periods.firstDay(point.getKey()));
                    insert.setBigDecimal(3, number);
                    insert.setString(4, number != null ? null : value.isTextual() ? value.asText() : "notSurveyed");
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }

        private void mapping(SeriesEntry series) throws SQLException {
            int ordinal = 0;
            for (MappingEntry mapping : series.mapping()) {
                for (String role : mapping.roles()) {
                    mapping(series.id(), role, null, ordinal++, mapping.text());
                }
                for (String family : mapping.families()) {
                    mapping(series.id(), null, family, ordinal++, mapping.text());
                }
            }
        }

        private void mapping(String series, String role, String family, int ordinal, String text) throws SQLException {
            // A career that names its series puts them into its own order, which is why the later row wins.
            Rows.write(connection, """
                    INSERT INTO series_mapping (series_id, brought_by, lang, role_id, family_id, ordinal, text)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (series_id, brought_by, lang, role_id, family_id)
                    DO UPDATE SET ordinal = excluded.ordinal""", series, starter, LANG, role, family, ordinal, text);
        }

        private void projection(ProjectionEntry p, String release) throws SQLException {
            String area = Objects.requireNonNullElse(p.area(), "US");
            List<FigureEntry> figures = List.of(
                    FigureEntry.of("change", "percent", null, null, p.changePercent()),
                    FigureEntry.of("employment", "thousandPersons", null, p.base(), p.employmentBase()),
                    FigureEntry.of("employment", "thousandPersons", null, p.target(), p.employmentTarget()),
                    FigureEntry.of("change", "thousandPersons", null, null, p.change()),
                    FigureEntry.of("openings", "thousandPersons", "year", null, p.openings()));
            OutlookEntry outlook = new OutlookEntry(
                    FigureId.of(
                            release,
                            "projection",
                            p.occupation().scheme(),
                            p.occupation().code(),
                            area,
                            p.base(),
                            p.target()),
                    "projection",
                    "Employment of %s, %s to %s".formatted(p.title(), p.base(), p.target()),
                    null,
                    new SubjectEntry(null, p.occupation(), null, p.title()),
                    null,
                    area,
                    p.base(),
                    p.target(),
                    null,
                    null,
                    figures,
                    null,
                    null);
            outlook(outlook, release, release);
        }

        private void claim(OutlookEntry claim) throws SQLException {
            long key = outlook(claim, release(claim.source()), starter);
            Set<String> roles = new LinkedHashSet<>(claim.roles());
            Set<String> families = new LinkedHashSet<>(claim.families());
            if (claim.subject().role() != null) {
                roles.add(claim.subject().role());
            }
            if (claim.subject().family() != null) {
                families.add(claim.subject().family());
            }
            for (String role : roles) {
                Rows.write(connection, "INSERT INTO outlook_role VALUES (?, ?)", key, role);
            }
            for (String family : families) {
                Rows.write(connection, "INSERT INTO outlook_family VALUES (?, ?)", key, family);
            }
        }

        private long outlook(OutlookEntry outlook, String release, String broughtBy) throws SQLException {
            SubjectEntry subject = outlook.subject();
            String scheme =
                    subject.occupation() == null ? null : subject.occupation().scheme();
            String code =
                    subject.occupation() == null ? null : subject.occupation().code();
            LocalDate ends = outlook.targetPeriod() == null ? null : Periods.lastDay(outlook.targetPeriod());
            long key = Rows.number(
                    connection,
                    """
                    INSERT INTO outlook (id, kind, release_id, brought_by, subject_role, occupation_scheme,
                        occupation_code, subject_family, subject_title, population, area, base_period, target_period,
                        target_ends) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key""",
                    outlook.id(),
                    outlook.kind(),
                    release,
                    broughtBy,
                    subject.role(),
                    scheme,
                    code,
                    subject.family(),
                    subject.title(),
                    outlook.population(),
                    outlook.area(),
                    outlook.basePeriod(),
                    outlook.targetPeriod(),
                    ends);
            Rows.write(
                    connection,
                    "INSERT INTO outlook_text (outlook_key, lang, title, note, stated_in) VALUES (?, ?, ?, ?, ?)",
                    key,
                    LANG,
                    outlook.title(),
                    outlook.note(),
                    outlook.statedIn());
            int ordinal = 0;
            for (FigureEntry f : outlook.figures()) {
                String id = FigureId.of(
                        release,
                        outlook.kind(),
                        subject.role(),
                        scheme,
                        code,
                        subject.family(),
                        subject.role() == null && code == null ? subject.title() : null,
                        outlook.population(),
                        outlook.area(),
                        outlook.basePeriod(),
                        outlook.targetPeriod(),
                        f.statistic(),
                        f.unit(),
                        f.period(),
                        f.referencePeriod(),
                        f.note());
                Rows.write(
                        connection,
                        """
                        INSERT INTO outlook_figure (outlook_key, figure_id, ordinal, statistic, unit, period,
                            reference_period, value, at_least, at_most, missing, symbol, note)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        key,
                        id,
                        ordinal++,
                        f.statistic(),
                        f.unit(),
                        f.period(),
                        f.referencePeriod(),
                        f.value(),
                        f.atLeast(),
                        f.atMost(),
                        f.missing(),
                        f.symbol(),
                        f.note());
            }
            return key;
        }

        private void employment(EmploymentEntry e, String release) throws SQLException {
            FigureEntry f = e.figures().getFirst();
            Rows.write(
                    connection,
                    """
                    INSERT INTO employment_figure (figure_id, release_id, brought_by, occupation_scheme, occupation_code,
                        subject_title, area, industry, reference_period, unit, value, at_least, at_most, missing, symbol,
                        relative_standard_error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    FigureId.of(
                            release,
                            "employment",
                            null,
                            e.occupation().scheme(),
                            e.occupation().code(),
                            null,
                            e.area(),
                            e.industry(),
                            e.referencePeriod()),
                    release,
                    release,
                    e.occupation().scheme(),
                    e.occupation().code(),
                    e.title(),
                    e.area(),
                    e.industry(),
                    e.referencePeriod(),
                    f.unit(),
                    f.value(),
                    f.atLeast(),
                    f.atMost(),
                    f.missing(),
                    f.symbol(),
                    f.relativeStandardErrorPercent());
        }

        private void trend(TrendDraft trend) throws SQLException {
            TrendStore.add(connection, trend, new TrendStore.Origin(release(trend.source()), starter, null, null, now));
        }

        private void career(CareerEntry career, List<SeriesEntry> series) throws SQLException {
            DemandEntry demand = career.marketDemand();
            Rows.write(
                    connection,
                    "INSERT INTO role_demand (role_id, lang, release_id, brought_by, intro) VALUES (?, ?, ?, ?, ?)",
                    career.id(),
                    LANG,
                    release(demand.source()),
                    starter,
                    demand.intro());
            int ordinal = 0;
            for (var industry : demand.demandByIndustry()) {
                Rows.write(
                        connection,
                        """
                        INSERT INTO industry_demand (role_id, lang, brought_by, release_id, ordinal, industry, demand,
                            employers, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        career.id(),
                        LANG,
                        starter,
                        release(industry.source() == null ? demand.source() : industry.source()),
                        ordinal++,
                        industry.industry(),
                        industry.demand(),
                        industry.employers(),
                        industry.text());
            }
            for (var skill : demand.keySkills()) {
                Rows.write(
                        connection,
                        """
                        INSERT INTO demanded_skill (role_id, lang, brought_by, release_id, ordinal, name, text)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""",
                        career.id(),
                        LANG,
                        starter,
                        release(skill.source() == null ? demand.source() : skill.source()),
                        ordinal++,
                        skill.name(),
                        skill.text());
            }
            ordinal = 0;
            for (String id : demand.series()) {
                SeriesEntry entry = series.stream()
                        .filter(s -> s.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                mapping(id, career.id(), null, ordinal++, words(entry, career.id()));
            }
        }

        /** How a series relates to a career that names it, in the words of its own mapping where it has any. */
        private static String words(SeriesEntry series, String role) {
            return series.mapping().stream()
                    .filter(m -> m.roles().contains(role))
                    .findFirst()
                    .or(() -> series.mapping().stream().findFirst())
                    .map(MappingEntry::text)
                    .orElse("Chosen by the editors of the catalogue as the nearest measured series.");
        }
    }
}
