package org.careeralmanac.roles.occupation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;

/**
 * Loads which occupations of one taxonomy stand behind which of another, and what taxonomies call their codes. What a
 * change of taxonomy loses is kept: where codes were split or put together, the edge says that the older occupation is
 * the wider or the narrower one, or that neither holds the other.
 */
@ApplicationScoped
public class CrosswalkImporter implements Importer {

    private static final String EDITION = "all";
    private static final Set<String> NO_MATCH = Set.of("99.9999", "99-9999");

    /** How many codes each side has on the other says which of the two is wider; what the publisher says goes before. */
    private static final String INSERT_EDGES = """
            INSERT INTO crosswalk_edge (release_id, from_scheme, from_code, to_scheme, to_code, fit)
            SELECT ?, from_scheme, from_code, to_scheme, to_code, coalesce(fit, CASE
                WHEN onwards = 1 AND backwards = 1 THEN 'exact'
                WHEN backwards = 1 THEN 'broader'
                WHEN onwards = 1 THEN 'narrower'
                ELSE 'related' END)
            FROM (SELECT *, count(*) OVER (PARTITION BY from_scheme, from_code, to_scheme) AS onwards,
                         count(*) OVER (PARTITION BY to_scheme, to_code, from_scheme) AS backwards
                  FROM (SELECT DISTINCT from_scheme, from_code, to_scheme, to_code, fit FROM crosswalk_staging) e) c""";

    private static final String INSERT_LABELS = """
            INSERT INTO taxonomy_label (release_id, scheme, code, position, lang, label)
            SELECT DISTINCT ON (scheme, code, position) ?, scheme, code, position, 'en', label FROM label_staging
            ORDER BY scheme, code, position, label""";

    @Override
    public String kind() {
        return "crosswalk";
    }

    @Override
    public String title() {
        return "Crosswalks between taxonomies (O*NET-SOC, SOC, CIP, ISCO, ESCO) and the labels of ISCO and ESCO";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.LABEL, Parameter.KNOWN_FROM);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        if (bundle.files().isEmpty()) {
            throw new SheetException(Refusal.of("the archive", "holds nothing", "at least one crosswalk"));
        }
        for (DataFile file : bundle.files()) {
            load(file, run);
        }
    }

    private static void load(DataFile file, ImportRun run) throws SQLException {
        Correspondence kind = kind(file);
        LocalDate knownFrom = run.knownFrom().orElse(kind.published());
        if (knownFrom == null) {
            throw new SheetException(Refusal.of(
                    file.name(), "does not tell when it was published", "--known-from YYYY-MM-DD beside it"));
        }
        Releases.Staged staged = run.stage(
                kind.source(),
                new Release.Draft(
                        kind.source().id(),
                        EDITION,
                        kind.part(),
                        run.parameter("label").orElse(null),
                        knownFrom,
                        file.sha256()));
        if (!staged.known()) {
            new Loading(file, kind, run).load(staged.id());
        }
    }

    private static Correspondence kind(DataFile file) {
        SheetException nearest = null;
        for (Correspondence kind : Correspondence.values()) {
            try (Table ignored = file.table(kind.layout())) {
                return kind;
            } catch (SheetException e) {
                // The layout that lacks the fewest columns is the one that was meant; a file that is no table has none.
                if (e.refusal().column() == null) {
                    throw e;
                }
                nearest = nearest == null || missing(e) < missing(nearest) ? e : nearest;
            }
        }
        throw new SheetException(new Refusal(
                file.name(),
                nearest.refusal().sheet(),
                nearest.refusal().row(),
                nearest.refusal().column(),
                null,
                "is missing; no crosswalk has the columns that are there",
                nearest.refusal().right()));
    }

    private static int missing(SheetException e) {
        return e.refusal().column().split(", ").length;
    }

    /** One file being read. */
    private static final class Loading {

        private final DataFile file;
        private final Correspondence kind;
        private final ImportRun run;
        private final Set<String> edges = new HashSet<>();
        private final Set<String> labelled = new HashSet<>();
        private Map<String, String> escoCodes = Map.of();

        Loading(DataFile file, Correspondence kind, ImportRun run) {
            this.file = file;
            this.kind = kind;
            this.run = run;
        }

        void load(String release) throws SQLException {
            Connection connection = run.connection();
            try (Statement create = connection.createStatement()) {
                create.execute("""
                        CREATE TEMPORARY TABLE crosswalk_staging (from_scheme text, from_code text, to_scheme text,
                            to_code text, fit text) ON COMMIT DROP""");
                create.execute("""
                        CREATE TEMPORARY TABLE label_staging (scheme text, code text, position integer, label text)
                            ON COMMIT DROP""");
            }
            if (kind == Correspondence.ESCO_ONET_2019) {
                escoCodes = escoCodes(connection);
            }
            try (Table rows = file.table(kind.layout());
                    CopyWriter edge =
                            run.copy("crosswalk_staging", "from_scheme", "from_code", "to_scheme", "to_code", "fit");
                    CopyWriter label = run.copy("label_staging", "scheme", "code", "position", "label")) {
                for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                    Row row = each.next();
                    run.read(1);
                    try {
                        if (kind.to() == null) {
                            label(row, edge, label);
                        } else {
                            edge(row, edge, label);
                        }
                    } catch (SheetException e) {
                        run.refuse(e.refusal());
                    }
                }
                if (edge.rows() + label.rows() == 0) {
                    throw new SheetException(Refusal.of(
                            file.name(), "has no row that can be taken", "at least one row below the header"));
                }
            }
            run.stored("edges", insert(connection, INSERT_EDGES, release));
            run.stored("labels", insert(connection, INSERT_LABELS, release));
            try (Statement drop = connection.createStatement()) {
                drop.execute("DROP TABLE crosswalk_staging, label_staging");
            }
        }

        private static long insert(Connection connection, String sql, String release) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, release);
                return insert.executeUpdate();
            }
        }

        private void edge(Row row, CopyWriter edge, CopyWriter label) throws SQLException {
            String from = code(row, kind.from());
            String to = code(row, kind.to());
            if (NO_MATCH.contains(from) || NO_MATCH.contains(to)) {
                run.leftOut("codes that have no match, as the publisher says", 1);
                return;
            }
            String fromTitle = row.required(kind.from().title());
            String toTitle = row.required(kind.to().title());
            String fit =
                    switch (kind) {
                        // A field of study is no occupation: it leads to one.
                        case CIP_2020_SOC_2018 -> Fit.related.name();
                        case ESCO_ONET_2019 -> match(row);
                        default -> null;
                    };
            String fromScheme = kind.from().scheme();
            if (kind == Correspondence.ESCO_ONET_2019) {
                if (from.contains("/isco/")) {
                    fromScheme = "ISCO-08";
                    from = from.substring(from.lastIndexOf("/C") + 2);
                } else {
                    from = escoCodes.get(from);
                    if (from == null) {
                        throw row.refused(
                                kind.from().code(),
                                "is no occupation of ESCO that is known here",
                                "the list of ESCO's occupations loaded first");
                    }
                }
            }
            write(edge, fromScheme, from, kind.to().scheme(), to, fit);
            name(label, fromScheme, from, fromTitle);
            name(label, kind.to().scheme(), to, toTitle);
            if (kind == Correspondence.ONET_2010_SOC_2018) {
                write(edge, "SOC-2010", from.substring(0, 7), kind.to().scheme(), to, null);
                if (from.endsWith(".00")) {
                    name(label, "SOC-2010", from.substring(0, 7), fromTitle);
                }
            }
        }

        private static String match(Row row) {
            String type = row.required("Type of Match");
            return switch (type) {
                case "exactMatch" -> Fit.exact.name();
                case "broadMatch" -> Fit.broader.name();
                case "narrowMatch" -> Fit.narrower.name();
                case "closeMatch" -> Fit.related.name();
                default ->
                    throw row.refused(
                            "Type of Match",
                            "is no type of match",
                            "exactMatch, closeMatch, broadMatch or narrowMatch");
            };
        }

        private void label(Row row, CopyWriter edge, CopyWriter label) throws SQLException {
            String code = code(row, kind.from());
            Set<String> labels = new LinkedHashSet<>();
            labels.add(row.required(kind.from().title()));
            String alternatives = row.text(kind.alternatives());
            if (alternatives != null) {
                Arrays.stream(alternatives.split("\\R"))
                        .map(String::strip)
                        .filter(l -> !l.isEmpty())
                        .forEach(labels::add);
            }
            String address = row.text(kind.address());
            if (address != null) {
                labels.add(address);
            }
            if (!labelled.add(code)) {
                throw row.refused(kind.from().code(), "is listed twice", "each code once");
            }
            int position = 0;
            for (String text : labels) {
                label.row(kind.from().scheme(), code, position++, text);
            }
            String group = kind.group() == null ? null : row.text(kind.group());
            if (group != null) {
                write(edge, "ISCO-08", group, kind.from().scheme(), code, Fit.broader.name());
            }
        }

        private static String code(Row row, Correspondence.Side side) {
            String code = row.code(side.code());
            if (code == null) {
                throw row.refused(side.code(), "is empty", "a code such as " + side.example());
            }
            if (!side.pattern().matcher(code).matches()) {
                throw row.refused(side.code(), "is no code of " + side.scheme(), "a code such as " + side.example());
            }
            return code;
        }

        private void write(CopyWriter edge, String fromScheme, String from, String toScheme, String to, String fit)
                throws SQLException {
            if (edges.add(String.join(" ", fromScheme, from, toScheme, to))) {
                edge.row(fromScheme, from, toScheme, to, fit);
            }
        }

        private void name(CopyWriter label, String scheme, String code, String title) throws SQLException {
            if (labelled.add(scheme + ' ' + code)) {
                label.row(scheme, code, 0, title);
            }
        }

        /** ESCO's codes by address, from the newest list of its occupations. */
        private static Map<String, String> escoCodes(Connection connection) throws SQLException {
            Map<String, String> codes = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("""
                            SELECT l.label, l.code FROM taxonomy_label l
                            JOIN release r ON r.id = l.release_id AND r.status <> 'withdrawn'
                            WHERE l.scheme = 'ESCO' AND l.label LIKE 'http%' ORDER BY r.known_from""");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    codes.put(row.getString(1), row.getString(2));
                }
            }
            return codes;
        }
    }
}
