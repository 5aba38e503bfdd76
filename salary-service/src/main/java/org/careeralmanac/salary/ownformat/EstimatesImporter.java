package org.careeralmanac.salary.ownformat;

import com.networknt.schema.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.CatalogueFile;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.salary.area.AreaStore;
import org.careeralmanac.salary.currency.CurrencyStore;
import org.careeralmanac.salary.currency.UsdRates;
import org.careeralmanac.salary.staging.EstimateDraft;
import org.careeralmanac.salary.staging.Hashes;
import org.careeralmanac.salary.staging.StagedEstimates;
import org.careeralmanac.salary.staging.StagedEstimates.Place;

/**
 * Takes in estimates in the almanac's own format. A YAML file says whose they are and may hold them; CSV holds them
 * alone, beside such a YAML in one zip, or of a source that is known already.
 */
@ApplicationScoped
public class EstimatesImporter implements Importer {

    private static final Pattern PART_OF_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /** YAML is read as a whole; more than this belongs into CSV. */
    private static final int MOST_YAML_BYTES = 8 << 20;

    private static final Schema SCHEMA = CatalogueFile.schema(resource("/schema/estimates.schema.json"));

    @Override
    public String kind() {
        return "estimates";
    }

    @Override
    public String title() {
        return "Estimates in the almanac's own format: YAML, or CSV with a row an estimate; see salary-service/importing.md";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("source", "The id of a source that is known, where no YAML describes one"),
                Parameter.EDITION,
                Parameter.PART,
                Parameter.KNOWN_FROM,
                Parameter.LABEL);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        List<DataFile> yaml =
                bundle.files().stream().filter(EstimatesImporter::isYaml).toList();
        List<DataFile> tables = bundle.files().stream().filter(f -> !isYaml(f)).toList();
        String name =
                bundle.files().isEmpty() ? "the zip" : bundle.files().getFirst().name();
        if (yaml.size() > 1 || bundle.files().isEmpty()) {
            throw new SheetException(Refusal.of(
                    name,
                    "holds %d YAML files".formatted(yaml.size()),
                    "one that says whose the estimates are, or CSV alone"));
        }
        Optional<YamlEstimates> described =
                yaml.isEmpty() ? Optional.empty() : Optional.of(new YamlEstimates(read(yaml.getFirst())));
        Source source = described.isPresent() ? described.get().source() : known(run, name);
        Release.Draft draft = draft(source, described, run, name, Hashes.of(bundle.files()));
        Releases.Staged staged = run.stage(source, draft);
        if (staged.known()) {
            return;
        }
        Known known = new Known(AreaStore.kinds(run.connection()).keySet(), CurrencyStore.codes(run.connection()));
        try (StagedEstimates estimates = new StagedEstimates(run, staged.id(), new UsdRates(run.connection()))) {
            if (described.isPresent()) {
                described.get().add(yaml.getFirst().name(), known, estimates, run);
            }
            for (DataFile table : tables) {
                add(table, known, estimates, run);
            }
            estimates.store(name);
        }
    }

    /** What an estimate may refer to. */
    record Known(Set<String> areas, Set<String> currencies) {

        /** What is wrong with the references of a draft: the field, and what would be right; empty where nothing is. */
        Optional<String[]> wrong(EstimateDraft draft) {
            if (!areas.contains(draft.key().area())) {
                return Optional.of(new String[] {"area", "is no area that is known", "the id of an area, e.g. US-CA"});
            }
            if (!currencies.contains(draft.key().currency())) {
                return Optional.of(new String[] {"currency", "is no currency that is known", "an ISO 4217 code"});
            }
            return Optional.empty();
        }
    }

    private static void add(DataFile file, Known known, StagedEstimates estimates, ImportRun run) throws SQLException {
        try (Table table = file.table(CsvEstimates.WANTED)) {
            CsvEstimates layout = new CsvEstimates(table);
            for (Row row : table) {
                run.read(1);
                try {
                    EstimateDraft draft = layout.read(row);
                    Optional<String[]> wrong = known.wrong(draft);
                    if (wrong.isPresent()) {
                        throw row.refused(wrong.get()[0], wrong.get()[1], wrong.get()[2]);
                    }
                    estimates.add(new Place(table.file(), table.sheet(), row.number()), List.of(draft));
                } catch (SheetException wrong) {
                    run.refuse(wrong.refusal());
                }
            }
        }
    }

    private static boolean isYaml(DataFile file) {
        String name = file.simpleName().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static CatalogueFile read(DataFile file) {
        try (InputStream in = file.open()) {
            byte[] bytes = in.readNBytes(MOST_YAML_BYTES + 1);
            if (bytes.length > MOST_YAML_BYTES) {
                throw new SheetException(Refusal.of(
                        file.name(), "is too large for YAML", "at most 8 MB; the estimates as CSV beside it in a zip"));
            }
            return CatalogueFile.read(file.name(), new String(bytes, StandardCharsets.UTF_8), SCHEMA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CatalogueException e) {
            throw refused(e);
        }
    }

    /** The first fault as the refusal of the file, with how many more there are. */
    static SheetException refused(CatalogueException wrong) {
        CatalogueException.Fault first = wrong.faults().getFirst();
        int more = wrong.faults().size() - 1;
        return new SheetException(new Refusal(
                first.file(),
                null,
                first.line() == 0 ? null : (long) first.line(),
                first.field().isEmpty() ? "/" : first.field(),
                null,
                first.wrong() + (more > 0 ? " (and %d more faults)".formatted(more) : ""),
                "a file that keeps to schema/estimates.schema.json"));
    }

    private static Source known(ImportRun run, String file) throws SQLException {
        String id = run.parameter("source")
                .orElseThrow(() -> new SheetException(Refusal.of(
                        file,
                        "does not tell whose estimates these are",
                        "--source with the id of a known source, or a YAML file with the source beside it in a zip")));
        try (PreparedStatement select = run.connection()
                .prepareStatement(
                        "SELECT publisher, title, url, licence, attribution, kind FROM source WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SheetException(Refusal.of(
                            file,
                            "--source %s is no source that is known".formatted(id),
                            "one of /api/v1/sources, or a YAML file that describes it"));
                }
                return new Source(
                        id,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Source.Kind.of(row.getString(6)));
            }
        }
    }

    private static Release.Draft draft(
            Source source, Optional<YamlEstimates> described, ImportRun run, String file, String hash) {
        Optional<YamlEstimates.ReleaseLine> line = described.map(YamlEstimates::release);
        LocalDate knownFrom = run.knownFrom()
                .or(() -> described.map(YamlEstimates::knownFrom))
                .orElseThrow(() -> new SheetException(
                        Refusal.of(file, "does not tell when it was published", "--known-from with that day")));
        return new Release.Draft(
                source.id(),
                name(run.parameter("edition").or(() -> line.map(YamlEstimates.ReleaseLine::edition)), "edition", file),
                name(run.parameter("part").or(() -> line.map(YamlEstimates.ReleaseLine::part)), "part", file),
                run.parameter("label")
                        .or(() -> line.map(YamlEstimates.ReleaseLine::label))
                        .orElse(null),
                knownFrom,
                hash);
    }

    private static String name(Optional<String> given, String what, String file) {
        return given.filter(g -> PART_OF_ID.matcher(g).matches())
                .orElseThrow(() -> new SheetException(Refusal.of(
                        file,
                        given.isPresent()
                                ? "'%s' is no name of a release's %s".formatted(given.get(), what)
                                : "does not tell its " + what,
                        "--%s with letters, digits, dots and hyphens, e.g. %s"
                                .formatted(what, what.equals("edition") ? "2025 or all" : "national"))));
    }

    private static String resource(String path) {
        try (InputStream in = EstimatesImporter.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
