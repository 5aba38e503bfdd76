package org.careeralmanac.salary.price;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.salary.area.UsAreas;

/**
 * Takes in the regional price parities of the U.S. Bureau of Economic Analysis by state (table SARPP, line 5: all items,
 * United States = 100).
 */
@ApplicationScoped
public class RppImporter implements Importer {

    static final Source SOURCE = new Source(
            "bea-rpp",
            "U.S. Bureau of Economic Analysis",
            "Regional price parities by state",
            "https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area",
            "LicenseRef-US-public-domain",
            "Source: U.S. Bureau of Economic Analysis, regional price parities",
            Source.Kind.OFFICIAL_STATISTICS);

    private static final Layout WANTED = Layout.of("GeoFIPS", "GeoName", "TableName", "LineCode", "Description")
            .with("a year", "\\d{4}");

    private static final String ALL_ITEMS = "5";
    private static final Pattern UPDATED = Pattern.compile("Last updated: (\\p{L}+ \\d{1,2}, \\d{4}).*");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    @Override
    public String kind() {
        return "rpp";
    }

    @Override
    public String title() {
        return "Price parities between US states: SARPP_STATE_….csv of the Bureau of Economic Analysis, plain or zipped";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.files().size() == 1
                ? bundle.only()
                : bundle.matching(n -> n.startsWith("sarpp_state"), "SARPP_STATE_….csv")
                        .getFirst();
        TreeMap<String, TreeMap<Integer, BigDecimal>> parities = new TreeMap<>();
        try (Table table = file.table(WANTED)) {
            List<String> years = table.header().matching("\\d{4}");
            Set<String> seen = new HashSet<>();
            for (Row row : table) {
                if (row.filled() == 1) {
                    run.leftOut("notes below the table", 1);
                    continue;
                }
                run.read(1);
                try {
                    read(row, years, seen, parities, run);
                } catch (SheetException wrong) {
                    run.refuse(wrong.refusal());
                }
            }
        }
        if (parities.isEmpty()) {
            throw new SheetException(Refusal.of(file.name(), "holds no parity of all items (LineCode 5)", title()));
        }
        LocalDate knownFrom = run.knownFrom()
                .or(() -> updated(file))
                .orElseThrow(() -> new SheetException(Refusal.of(
                        file.name(),
                        "does not tell when it was published",
                        "its footnote 'Last updated: …', or --known-from with that day")));
        Releases.Staged staged =
                run.stage(SOURCE, new Release.Draft(SOURCE.id(), "all", "states", null, knownFrom, file.sha256()));
        if (!staged.known()) {
            try (CopyWriter rows = run.copy("price_parity", "release_id", "area_id", "year", "index")) {
                for (var area : parities.entrySet()) {
                    for (var year : area.getValue().entrySet()) {
                        rows.row(staged.id(), area.getKey(), year.getKey(), year.getValue());
                    }
                }
                run.stored("price parities", rows.rows());
            }
        }
    }

    private static void read(
            Row row,
            List<String> years,
            Set<String> seen,
            TreeMap<String, TreeMap<Integer, BigDecimal>> parities,
            ImportRun run) {
        if (!row.required("TableName").equals("SARPP")) {
            throw row.refused("TableName", "is another table", "SARPP, the parities by state");
        }
        if (!row.required("LineCode").equals(ALL_ITEMS)) {
            run.leftOut("other lines than all items", 1);
            return;
        }
        if (!row.required("Description").contains("All items")) {
            throw row.refused("Description", "is not what line 5 was", "RPPs: All items");
        }
        String fips = row.code("GeoFIPS");
        if (fips == null || !fips.matches("\\d{5}")) {
            throw row.refused("GeoFIPS", "is no code of an area", "five digits");
        }
        if (fips.compareTo("90000") > 0) {
            run.leftOut("regions of several states", 1);
            return;
        }
        String area = fips.equals("00000")
                ? UsAreas.COUNTRY
                : UsAreas.state(fips.substring(0, 2))
                        .filter(s -> fips.endsWith("000"))
                        .orElseThrow(() -> row.refused(
                                "GeoFIPS", "is no area that is known", "00000, or a state's FIPS code and 000"));
        if (!seen.add(area)) {
            throw row.refused("GeoFIPS", "is in the file more than once", "one row an area");
        }
        TreeMap<Integer, BigDecimal> byYear = new TreeMap<>();
        for (String year : years) {
            String text = row.text(year);
            if (text == null || text.startsWith("(")) {
                // (NA) and the like: not available for that year.
                continue;
            }
            BigDecimal index = row.decimal(year);
            if (index.signum() <= 0) {
                throw row.refused(year, "is no price level", "a number above 0");
            }
            byYear.put(Integer.valueOf(year), index);
        }
        parities.put(area, byYear);
    }

    /** Notes below the table are not part of it, so they are looked for without a header. */
    private static Optional<LocalDate> updated(DataFile file) {
        try (Table table = file.table(Layout.bare())) {
            for (Row row : table) {
                Matcher note = row.filled() == 1 && row.text("A") != null ? UPDATED.matcher(row.text("A")) : null;
                if (note != null && note.matches()) {
                    return Optional.of(LocalDate.parse(note.group(1), DAY));
                }
            }
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
