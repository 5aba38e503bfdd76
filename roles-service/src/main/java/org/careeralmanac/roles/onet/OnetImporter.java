package org.careeralmanac.roles.onet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Dialect;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;

/**
 * Loads a release of the O*NET database, its text files or its workbooks, whole or in part. Each table becomes a release
 * of its own, so that a table which a newer load lacks keeps the newest earlier one. Layouts: text of 29.2 and 30.1 and
 * workbooks of 29.0 were seen, the others are built from the publisher's dictionary of each release.
 */
@ApplicationScoped
public class OnetImporter implements Importer {

    /** As the publisher asks to be named. The data is shown in parts, which the licence wants said. */
    static final Source SOURCE = new Source(
            "onet",
            "U.S. Department of Labor, Employment and Training Administration",
            "O*NET Database",
            "https://www.onetcenter.org/database.html",
            "CC-BY-4.0",
            "This page includes information from the O*NET Database by the U.S. Department of Labor, Employment and "
                    + "Training Administration (USDOL/ETA), used under the CC BY 4.0 licence. O*NET is a trademark of "
                    + "USDOL/ETA. The data was reduced by this project.",
            Source.Kind.OFFICIAL_STATISTICS);

    private static final String EDITION = "all";

    @Override
    public String kind() {
        return "onet";
    }

    @Override
    public String title() {
        return "O*NET database from 29.0 on: a zip of its text files or workbooks, or some of them";
    }

    @Override
    public Dialect dialect() {
        return Dialect.TAB;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.LABEL, Parameter.KNOWN_FROM);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        String name = name(bundle);
        Map<OnetTable, DataFile> files = files(bundle, name, run);
        OnetVersion version = OnetVersion.of(bundle, name, run);
        Loading loading = new Loading(run, version);
        for (OnetTable table : OnetTable.values()) {
            if (files.containsKey(table)) {
                loading.load(table, files.get(table), name);
            } else {
                run.note(loading.standIn(table));
            }
        }
        loading.end();
    }

    private static String name(Bundle bundle) {
        return bundle.files().isEmpty()
                ? "the archive"
                : bundle.files().getFirst().name().split(" › ", 2)[0];
    }

    private static Map<OnetTable, DataFile> files(Bundle bundle, String name, ImportRun run) {
        Map<OnetTable, DataFile> files = new EnumMap<>(OnetTable.class);
        List<String> others = new ArrayList<>();
        for (DataFile file : bundle.files()) {
            OnetTable table = OnetTable.ofFile(file.simpleName()).orElse(null);
            if (table == null) {
                if (!OnetVersion.isReadme(file)) {
                    others.add(file.simpleName());
                }
                continue;
            }
            DataFile other = files.putIfAbsent(table, file);
            if (other != null) {
                throw new SheetException(Refusal.of(
                        name,
                        "holds %s twice: %s and %s".formatted(table.file(), other.simpleName(), file.simpleName()),
                        "each table once, as text or as a workbook"));
            }
        }
        if (files.isEmpty()) {
            throw new SheetException(Refusal.of(
                    name,
                    others.isEmpty()
                            ? "holds nothing"
                            : "holds no table of O*NET, but "
                                    + String.join(", ", others.subList(0, Math.min(5, others.size()))),
                    "files named as the publisher names them, e.g. Occupation Data.txt or Skills.xlsx"));
        }
        if (!others.isEmpty()) {
            run.note("Not read, since nothing here shows them: " + String.join(", ", others) + ".");
        }
        return files;
    }

    /** One load: what it learned from the tables before the one that is read. */
    private static final class Loading {

        private final ImportRun run;
        private final OnetVersion version;
        private final OnetStore store;
        private final Vocabulary vocabulary = new Vocabulary();
        private String occupations;

        Loading(ImportRun run, OnetVersion version) {
            this.run = run;
            this.version = version;
            this.store = new OnetStore(run.connection());
        }

        void load(OnetTable table, DataFile file, String name) throws SQLException {
            if (table.ofOccupations()) {
                findOccupations(name);
            }
            Releases.Staged staged = run.stage(
                    SOURCE,
                    new Release.Draft(
                            SOURCE.id(), EDITION, table.part(), version.label(), version.knownFrom(), file.sha256()));
            if (staged.known()) {
                return;
            }
            String staging = store.stage(table);
            long stored = read(table, file, staging);
            if (table == OnetTable.OCCUPATION_DATA) {
                occupations = staged.id();
            }
            store.take(table, staging, staged.id(), occupations);
            run.stored(table.rows(), stored);
        }

        void end() throws SQLException {
            store.analyze();
        }

        private long read(OnetTable table, DataFile file, String staging) throws SQLException {
            Set<String> seen = new HashSet<>();
            try (Table rows = file.table(table.layout());
                    CopyWriter copy = run.copy(staging, table.columns().toArray(String[]::new))) {
                OnetRows reader = new OnetRows(table, rows.header(), vocabulary);
                for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                    Row row = each.next();
                    run.read(1);
                    try {
                        OnetRows.Read read = reader.read(row);
                        if (read.key() != null && !seen.add(read.key())) {
                            throw row.refused("says the same thing as a row above it", "one row for each thing");
                        }
                        copy.row(read.values());
                    } catch (SheetException e) {
                        run.refuse(e.refusal());
                    }
                }
                if (copy.rows() == 0) {
                    throw new SheetException(Refusal.of(
                            file.name(), "has no row that can be taken", "at least one row of " + table.rows()));
                }
                return copy.rows();
            }
        }

        /** Where this load does not define the occupations, the newest earlier load does, else the oldest later one. */
        private void findOccupations(String name) throws SQLException {
            if (occupations != null) {
                return;
            }
            try (PreparedStatement select = run.connection().prepareStatement("""
                    SELECT id FROM release WHERE source_id = ? AND part = ? AND status <> 'withdrawn'
                    ORDER BY known_from > ?, CASE WHEN known_from > ? THEN known_from END,
                             known_from DESC, attempt DESC LIMIT 1""")) {
                select.setString(1, SOURCE.id());
                select.setString(2, OnetTable.OCCUPATION_DATA.part());
                select.setObject(3, version.knownFrom());
                select.setObject(4, version.knownFrom());
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw new SheetException(Refusal.of(
                                name,
                                "holds no Occupation Data, and none was loaded before",
                                "Occupation Data beside the other tables, or a load that has it first"));
                    }
                    occupations = row.getString(1);
                }
            }
            try (PreparedStatement select =
                    run.connection().prepareStatement("SELECT code FROM occupation_fact WHERE release_id = ?")) {
                select.setString(1, occupations);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        vocabulary.occupation(row.getString(1));
                    }
                }
            }
        }

        /** What stands for a table that is not among the files. */
        String standIn(OnetTable table) throws SQLException {
            try (PreparedStatement select = run.connection().prepareStatement("""
                    SELECT id, label FROM release
                    WHERE source_id = ? AND edition = ? AND part = ? AND status <> 'withdrawn' AND known_from <= ?
                    ORDER BY known_from DESC, attempt DESC LIMIT 1""")) {
                select.setString(1, SOURCE.id());
                select.setString(2, EDITION);
                select.setString(3, table.part());
                select.setObject(4, version.knownFrom());
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? "%s is not among the files: that of O*NET %s stays (%s)."
                                    .formatted(table.file(), row.getString("label"), row.getString("id"))
                            : "%s is not among the files, and no earlier one was loaded: pages as of %s have no %s."
                                    .formatted(table.file(), version.knownFrom(), table.rows());
                }
            }
        }
    }
}
