package org.careeralmanac.trends.series;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Header;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.trends.figure.Periods;
import org.careeralmanac.trends.load.Cells;
import org.careeralmanac.trends.load.SeriesHead;
import org.careeralmanac.trends.load.SeriesLoad;
import org.careeralmanac.trends.load.SeriesRows;
import org.careeralmanac.trends.load.SeriesValue;
import org.careeralmanac.trends.momentum.Grain;

/**
 * Loads series of any other publisher from the almanac's own CSV, one row for each period; {@code docs/series-csv.md} says
 * what each column means, {@code docs/series-template.csv} is one to start from. The first row says who the source is and
 * when it published; the first row of a series describes it; later rows may leave that blank.
 */
@ApplicationScoped
public class SeriesImporter implements Importer {

    static final Layout LAYOUT = Layout.of("id", "period", "value", "title", "measure", "unit", "grain", "area");

    private static final Set<String> UNITS = Set.of("index", "percent", "ratio", "persons", "thousandPersons");
    private static final Set<String> NEVER_NEGATIVE = Set.of("index", "persons", "thousandPersons");
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    @Override
    public String kind() {
        return "series";
    }

    @Override
    public String title() {
        return "Measured series of any publisher, in the almanac's own CSV";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.PART, Parameter.KNOWN_FROM, Parameter.LABEL);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        try (Table table = file.table(LAYOUT)) {
            Rows rows = new Rows(table.header());
            try (SeriesLoad load = SeriesLoad.of(table, run, rows)) {
                if (rows.source == null) {
                    throw load.refused(
                            null, "has no row that names its source", "sourceId, publisher and so on in the first row");
                }
                LocalDate knownFrom = run.knownFrom()
                        .or(() -> Optional.ofNullable(rows.knownFrom))
                        .orElseThrow(
                                () -> ProblemException.badParameter(
                                        "knownFrom",
                                        null,
                                        "the day that its publisher published it, here or in the column knownFrom of the first row"));
                load.store(
                        rows.source,
                        new Release.Draft(
                                rows.source.id(),
                                "all",
                                run.parameter("part").orElse("series"),
                                run.parameter("label").orElse(knownFrom.toString()),
                                knownFrom,
                                file.sha256()));
            }
        }
    }

    /** Rows that lean on earlier ones for what they leave blank. */
    static final class Rows implements SeriesRows {

        private final Header header;
        private final Map<String, SeriesHead> heads = new HashMap<>();
        private Source source;
        private LocalDate knownFrom;

        Rows(Header header) {
            this.header = header;
        }

        Source source() {
            return source;
        }

        @Override
        public List<SeriesValue> of(Row row) {
            if (source == null) {
                source = source(row);
                knownFrom = has(row, "knownFrom") == null ? null : Cells.day(row, "knownFrom");
            } else if (has(row, "sourceId") != null && !has(row, "sourceId").equals(source.id())) {
                throw row.refused(
                        "sourceId", "is another source than above", "one source in each file: " + source.id());
            }
            String id = row.required("id");
            SeriesHead head = heads.get(id);
            if (head == null) {
                head = head(row, id);
                heads.put(id, head);
            } else {
                same(row, "title", head.title());
                same(row, "measure", head.measure());
                same(row, "unit", head.unit());
                same(row, "grain", head.grain().name());
                same(row, "area", head.area());
                same(row, "sector", head.sector());
            }
            return List.of(new SeriesValue(
                    head,
                    period(row, head.grain()),
                    NEVER_NEGATIVE.contains(head.unit())
                            ? Cells.notNegative(row, "value")
                            : Cells.number(row, "value")));
        }

        private Source source(Row row) {
            String id = required(row, "sourceId");
            if (!id.matches(ID)) {
                throw row.refused("sourceId", "is no id", "lower-case letters, digits and hyphens");
            }
            String kind = required(row, "sourceKind");
            try {
                return new Source(
                        id,
                        required(row, "publisher"),
                        required(row, "sourceTitle"),
                        has(row, "sourceUrl"),
                        required(row, "licence"),
                        required(row, "attribution"),
                        Source.Kind.of(kind));
            } catch (IllegalArgumentException e) {
                throw row.refused(
                        "sourceKind",
                        "is not known",
                        "official-statistics, survey, job-postings, self-reported, editorial or unattributed");
            }
        }

        private SeriesHead head(Row row, String id) {
            if (!id.matches(ID)) {
                throw row.refused("id", "is no id", "lower-case letters, digits and hyphens");
            }
            String unit = row.required("unit");
            if (!UNITS.contains(unit)) {
                throw row.refused("unit", "is not known", "index, percent, ratio, persons or thousandPersons");
            }
            String area = row.required("area");
            if (!area.matches("[A-Z]{2}(-[A-Z0-9]+)*")) {
                throw row.refused("area", "is no area", "a code such as US, US-CA or US-CBSA-41860");
            }
            return new SeriesHead(
                    id,
                    row.required("title"),
                    row.required("measure"),
                    unit,
                    has(row, "baseDate") == null ? null : Cells.day(row, "baseDate"),
                    adjusted(row),
                    grain(row),
                    area,
                    has(row, "areaName"),
                    has(row, "sector"),
                    has(row, "note"));
        }

        private boolean adjusted(Row row) {
            String given = has(row, "adjusted");
            return switch (given == null ? "false" : given.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw row.refused("adjusted", "is neither true nor false", "true where seasonally adjusted");
            };
        }

        private static Grain grain(Row row) {
            try {
                return Grain.valueOf(row.required("grain"));
            } catch (IllegalArgumentException e) {
                throw row.refused("grain", "is not known", "day, week, month, quarter or year");
            }
        }

        private static LocalDate period(Row row, Grain grain) {
            String given = row.required("period");
            String right =
                    switch (grain) {
                        case day, week -> "a day as 2026-08-19";
                        case month -> "a month as 2026-08";
                        case quarter -> "the first month of a quarter as 2026-07";
                        case year -> "a year as 2026";
                    };
            try {
                LocalDate first = Periods.firstDay(given);
                boolean fits =
                        switch (grain) {
                            case day, week -> given.length() == 10;
                            case month -> first.getDayOfMonth() == 1;
                            case quarter -> first.getDayOfMonth() == 1 && first.getMonthValue() % 3 == 1;
                            case year -> first.getDayOfYear() == 1;
                        };
                if (fits) {
                    return first;
                }
            } catch (DateTimeException e) {
                // refused below
            }
            throw row.refused("period", "is no period of this series", right);
        }

        private void same(Row row, String column, String above) {
            String given = has(row, column);
            if (given != null && !given.equals(above)) {
                throw row.refused(column, "is not what the series says above", above == null ? "nothing" : above);
            }
        }

        private String required(Row row, String column) {
            if (!header.has(column)) {
                throw new SheetException(row.refused("has no column " + column, "the columns of docs/series-csv.md")
                        .refusal());
            }
            return row.required(column);
        }

        private String has(Row row, String column) {
            return header.has(column) ? row.text(column) : null;
        }
    }
}
