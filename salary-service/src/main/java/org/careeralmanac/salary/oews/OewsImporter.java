package org.careeralmanac.salary.oews;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
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
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.salary.area.Area;
import org.careeralmanac.salary.area.AreaStore;
import org.careeralmanac.salary.currency.UsdRates;
import org.careeralmanac.salary.staging.Hashes;
import org.careeralmanac.salary.staging.StagedEstimates;

/** Takes in the wage tables of the U.S. Bureau of Labor Statistics: an edition's table is a release. */
@ApplicationScoped
public class OewsImporter implements Importer {

    /** As the starter catalogue describes it, which cites some of its figures. */
    static final Source SOURCE = new Source(
            "bls-oews",
            "U.S. Bureau of Labor Statistics",
            "Occupational Employment and Wage Statistics",
            "https://www.bls.gov/oes/",
            "LicenseRef-US-public-domain",
            "Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics",
            Source.Kind.OFFICIAL_STATISTICS);

    @Override
    public String kind() {
        return "oews";
    }

    @Override
    public String title() {
        return "Wages of the U.S. Bureau of Labor Statistics (OEWS), May 2014 on: national, industry, state and metropolitan .xlsx or .csv, plain or zipped";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.EDITION, Parameter.PART, Parameter.KNOWN_FROM);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        OewsFiles files = OewsFiles.of(bundle, run.parameter("edition"), run.parameter("part"));
        String name = bundle.files().getFirst().name();
        // The caller first: a corrected table comes out later than its edition.
        LocalDate knownFrom = run.knownFrom()
                .or(files.edition()::published)
                .orElseThrow(() -> new SheetException(Refusal.of(
                        name,
                        "is of an edition whose day of publication is not known here",
                        "--known-from with the day the Bureau published it")));
        UsdRates rates = new UsdRates(run.connection());
        for (Map.Entry<OewsPart, List<DataFile>> part : files.tables().entrySet()) {
            Release.Draft draft = new Release.Draft(
                    SOURCE.id(),
                    files.edition().period(),
                    part.getKey().key(),
                    null,
                    knownFrom,
                    Hashes.of(part.getValue()));
            Releases.Staged staged = run.stage(SOURCE, draft);
            if (!staged.known()) {
                load(files, part.getKey(), part.getValue(), staged.id(), rates, run);
            }
        }
    }

    private static void load(
            OewsFiles files, OewsPart part, List<DataFile> tables, String release, UsdRates rates, ImportRun run)
            throws SQLException {
        Map<String, String> kinds = AreaStore.kinds(run.connection());
        Map<String, Area> named = new LinkedHashMap<>();
        Map<String, Long> leftOut = new HashMap<>();
        try (StagedEstimates estimates = new StagedEstimates(run, release, rates)) {
            for (DataFile file : tables) {
                try (Table table = file.table(OewsLayout.WANTED)) {
                    OewsLayout layout = new OewsLayout(table, part, files.edition(), files.topCode());
                    for (Row row : table) {
                        run.read(1);
                        try {
                            switch (layout.read(row)) {
                                case OewsLayout.Said.Nothing(String why) -> leftOut.merge(why, 1L, Long::sum);
                                case OewsLayout.Said.Wages(Area area, var drafts) -> {
                                    check(row, area, kinds);
                                    var place = new StagedEstimates.Place(table.file(), table.sheet(), row.number());
                                    if (estimates.add(place, drafts) && area.name() != null) {
                                        named.putIfAbsent(area.id(), area);
                                    }
                                }
                            }
                        } catch (SheetException wrong) {
                            run.refuse(wrong.refusal());
                        }
                    }
                }
            }
            leftOut.forEach(run::leftOut);
            AreaStore.enter(run.connection(), release, named.values());
            estimates.store(tables.getFirst().name());
        }
    }

    /** Metropolitan and nonmetropolitan areas come with these files; every other area must be there. */
    private static void check(Row row, Area area, Map<String, String> kinds) {
        if (area.name() == null && !kinds.containsKey(area.id())) {
            throw row.refused("AREA", "is no area that is known", "one of the areas of /api/v1/areas");
        }
    }
}
