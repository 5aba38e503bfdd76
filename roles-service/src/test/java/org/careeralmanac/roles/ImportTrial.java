package org.careeralmanac.roles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.Limits;
import org.careeralmanac.defaults.sheet.Refusal;

/**
 * Imports in one transaction that is rolled back at the end, so that tests share a database and not what they load into
 * it: what an importer does is seen without the jobs around it.
 */
public final class ImportTrial implements ImportRun, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Releases releases;
    private final ReleaseContents contents;

    private Map<String, String> parameters = Map.of();
    private final List<String> staged = new ArrayList<>();
    public final List<Refusal> refusals = new ArrayList<>();
    public final Map<String, Long> stored = new LinkedHashMap<>();
    public final Map<String, Long> leftOut = new LinkedHashMap<>();
    public final List<String> notes = new ArrayList<>();
    public final List<String> known = new ArrayList<>();
    public long rowsRead;

    public ImportTrial(Connection connection, Releases releases, ReleaseContents contents) throws SQLException {
        this.connection = connection;
        this.releases = releases;
        this.contents = contents;
        connection.setAutoCommit(false);
    }

    /** Loads a zip of these files, given by name and text. */
    public ImportTrial load(Importer importer, Map<String, String> files, String... named) throws SQLException {
        try {
            Path zip = Files.createTempFile("trial", ".zip");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    out.putNextEntry(new ZipEntry(file.getKey()));
                    out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
            return load(importer, zip, "files.zip", named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads a zip of what lies in a folder. */
    public ImportTrial loadFolder(Importer importer, Path folder, String... named) throws SQLException {
        try (Stream<Path> files = Files.list(folder)) {
            Path zip = Files.createTempFile("trial", ".zip");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                for (Path file : files.sorted().toList()) {
                    out.putNextEntry(new ZipEntry(file.getFileName().toString()));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
            return load(importer, zip, folder.getFileName() + ".zip", named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads one file. @param named parameters, name and value in turn */
    public ImportTrial load(Importer importer, Path file, String name, String... named) throws SQLException {
        parameters = new LinkedHashMap<>();
        for (int i = 0; i < named.length; i += 2) {
            parameters.put(named[i], named[i + 1]);
        }
        staged.clear();
        refusals.clear();
        stored.clear();
        leftOut.clear();
        notes.clear();
        known.clear();
        rowsRead = 0;
        try (Bundle bundle = Bundle.open(file, name, importer.dialect(), Limits.DEFAULT)) {
            importer.load(bundle, this);
        }
        return this;
    }

    /** Publishes what the last load staged. */
    public Change.Touches publish() throws SQLException {
        for (String release : staged) {
            releases.publish(connection, release);
        }
        return contents.published(connection, staged);
    }

    public List<String> staged() {
        return List.copyOf(staged);
    }

    /** What the page of a role says from that day on, or null. */
    public JsonNode page(String role, String day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT body FROM page WHERE role_id = ? AND known_from <= ?::date ORDER BY known_from DESC LIMIT 1""")) {
            select.setString(1, role);
            select.setString(2, day);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? JSON.readTree(row.getBytes(1)) : null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a query, each as its columns' texts joined by a bar; null is empty. */
    public List<String> rows(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        cells.add(row.getString(i) == null ? "" : row.getString(i));
                    }
                    rows.add(String.join("|", cells));
                }
            }
            return rows;
        }
    }

    public long count(String sql, Object... parameters) throws SQLException {
        return Long.parseLong(rows(sql, parameters).getFirst());
    }

    public void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }

    @Override
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public Optional<LocalDate> knownFrom() {
        return parameter("knownFrom").map(LocalDate::parse);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Releases.Staged stage(Source source, Release.Draft draft) throws SQLException {
        releases.describe(connection, source);
        Releases.Staged release = releases.stage(connection, draft);
        (release.known() ? known : staged).add(release.id());
        return release;
    }

    @Override
    public CopyWriter copy(String table, String... columns) {
        return new CopyWriter(connection, table, columns);
    }

    @Override
    public void read(long rows) {
        rowsRead += rows;
    }

    @Override
    public void stored(String what, long count) {
        stored.merge(what, count, Long::sum);
    }

    @Override
    public void refuse(Refusal refusal) {
        refusals.add(refusal);
    }

    @Override
    public void refuse(Refusal example, long rows) {
        refusals.add(example);
    }

    @Override
    public void leftOut(String why, long rows) {
        leftOut.merge(why, rows, Long::sum);
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    @Override
    public void flag(String release, String code, String text, long rows) {
        notes.add(code + ": " + text);
    }
}
