package org.careeralmanac.salary.area;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

/**
 * Takes in areas below countries in the almanac's own format: {@code id, kind, parent, name}, a parent before what lies in
 * it. For places that no wage file brings along, and for better names.
 */
@ApplicationScoped
public class AreasImporter implements Importer {

    static final Source SOURCE = new Source(
            "areas",
            "The stewards of this almanac",
            "Areas",
            null,
            "NOASSERTION",
            "Areas as the stewards of this almanac name them",
            Source.Kind.EDITORIAL);

    private static final Layout WANTED = Layout.of("id", "kind", "parent", "name");
    private static final Set<String> KINDS = Set.of("state", "territory", "metro", "nonmetro");
    private static final Pattern ID = Pattern.compile("[A-Z]{2}(-[A-Z0-9]+)+");

    @Override
    public String kind() {
        return "areas";
    }

    @Override
    public String title() {
        return "Areas in the almanac's own format: a CSV with id, kind, parent, name";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.PART, Parameter.KNOWN_FROM, Parameter.LABEL);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        Map<String, String> kinds = AreaStore.kinds(run.connection());
        Map<String, Area> areas = new LinkedHashMap<>();
        try (Table table = file.table(WANTED)) {
            for (Row row : table) {
                run.read(1);
                try {
                    Area area = area(row, kinds);
                    if (areas.putIfAbsent(area.id(), area) != null) {
                        throw row.refused("id", "is in the file more than once", "one row an area");
                    }
                    kinds.put(area.id(), area.kind());
                } catch (SheetException wrong) {
                    run.refuse(wrong.refusal());
                }
            }
        }
        if (areas.isEmpty()) {
            throw new SheetException(Refusal.of(file.name(), "holds no area", title()));
        }
        LocalDate knownFrom = run.knownFrom()
                .orElseThrow(() -> new SheetException(
                        Refusal.of(file.name(), "does not tell when it was published", "--known-from with that day")));
        Releases.Staged staged = run.stage(
                SOURCE,
                new Release.Draft(
                        SOURCE.id(),
                        "all",
                        run.parameter("part").orElse("areas"),
                        run.parameter("label").orElse(null),
                        knownFrom,
                        file.sha256()));
        if (!staged.known()) {
            AreaStore.enter(run.connection(), staged.id(), areas.values());
            run.stored("areas", areas.size());
        }
    }

    private static Area area(Row row, Map<String, String> kinds) {
        String id = row.required("id");
        if (!ID.matcher(id).matches()) {
            throw row.refused("id", "is no id of an area", "a country and what is in it, e.g. US-CA or US-CBSA-41860");
        }
        String kind = row.required("kind");
        if (!KINDS.contains(kind)) {
            throw row.refused("kind", "is no kind of area", "state, territory, metro or nonmetro");
        }
        String known = kinds.get(id);
        if (known != null && !known.equals(kind)) {
            throw row.refused("kind", "is not what this area is", known);
        }
        String parent = row.required("parent");
        if (!kinds.containsKey(parent) || !id.startsWith(parent.substring(0, 2))) {
            throw row.refused(
                    "parent",
                    "is no area that is known",
                    "an area of the same country, in an earlier row or known here");
        }
        return new Area(id, kind, parent, row.required("name"));
    }
}
