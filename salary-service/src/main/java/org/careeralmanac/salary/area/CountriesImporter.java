package org.careeralmanac.salary.area;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Takes in the countries of ISO 3166-1. {@code NA} is Namibia, and no missing value. */
@ApplicationScoped
public class CountriesImporter implements Importer {

    static final Source SOURCE = new Source(
            "iso-3166",
            "Open Knowledge Foundation",
            "Country codes of ISO 3166-1",
            "https://github.com/datasets/country-codes",
            "PDDL-1.0",
            "Country codes: ISO 3166-1, as compiled by the country-codes data package",
            Source.Kind.EDITORIAL);

    private static final String CODE = "ISO3166-1-Alpha-2";
    private static final String OFFICIAL = "official_name_en";
    private static final String COMMON = "CLDR display name";

    @Override
    public String kind() {
        return "countries";
    }

    @Override
    public String title() {
        return "Countries of ISO 3166-1: country-codes.csv of the country-codes data package";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM, Parameter.LABEL);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        Map<String, Area> countries = new LinkedHashMap<>();
        try (Table table = file.table(Layout.of(CODE, OFFICIAL))) {
            boolean common = table.header().has(COMMON);
            for (Row row : table) {
                run.read(1);
                try {
                    String code = row.required(CODE);
                    if (!code.matches("[A-Z]{2}")) {
                        throw row.refused(CODE, "is no country code", "two capital letters");
                    }
                    String name = common ? row.text(COMMON) : null;
                    Area country = new Area(code, "country", null, name == null ? row.required(OFFICIAL) : name);
                    if (countries.putIfAbsent(code, country) != null) {
                        throw row.refused(CODE, "is in the file more than once", "one row a country");
                    }
                } catch (SheetException wrong) {
                    run.refuse(wrong.refusal());
                }
            }
        }
        if (countries.isEmpty()) {
            throw new SheetException(Refusal.of(file.name(), "holds no country", title()));
        }
        LocalDate knownFrom = run.knownFrom()
                .orElseThrow(() -> new SheetException(
                        Refusal.of(file.name(), "does not tell when it was published", "--known-from with that day")));
        Releases.Staged staged = run.stage(
                SOURCE,
                new Release.Draft(
                        SOURCE.id(),
                        "all",
                        "countries",
                        run.parameter("label").orElse(null),
                        knownFrom,
                        file.sha256()));
        if (!staged.known()) {
            AreaStore.enter(run.connection(), staged.id(), countries.values());
            run.stored("countries", countries.size());
        }
    }
}
