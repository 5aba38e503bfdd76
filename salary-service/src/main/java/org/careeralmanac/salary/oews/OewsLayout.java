package org.careeralmanac.salary.oews;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.careeralmanac.defaults.sheet.Header;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.salary.area.Area;
import org.careeralmanac.salary.area.UsAreas;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.NaturalKey;
import org.careeralmanac.salary.estimate.Occupation;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.estimate.Subject;
import org.careeralmanac.salary.staging.EstimateDraft;
import org.careeralmanac.salary.staging.FigureDraft;

/**
 * How the columns of one table are called, and what a row of it says. Names changed over the years (OCC_GROUP became
 * O_GROUP, AREA_NAME and STATE became AREA_TITLE, 2019 is in lower case); what the columns mean did not.
 */
final class OewsLayout {

    /** A statistic and its column without the period's letter. */
    private record Wage(String statistic, String column) {}

    private static final List<Wage> WAGES = List.of(
            new Wage("mean", "MEAN"),
            new Wage("p10", "PCT10"),
            new Wage("p25", "PCT25"),
            new Wage("median", "MEDIAN"),
            new Wage("p75", "PCT75"),
            new Wage("p90", "PCT90"));

    private static final Set<String> GROUPS = Set.of("total", "major", "minor", "broad", "detailed");

    private static final String GROUP = "(occ_|o_)?group";

    /** What a table must have to be one of wages. */
    static final Layout WANTED = Layout.of(
                    "OCC_CODE",
                    "OCC_TITLE",
                    "MEAN_PRSE",
                    "H_MEAN",
                    "A_MEAN",
                    "H_PCT10",
                    "H_PCT25",
                    "H_MEDIAN",
                    "H_PCT75",
                    "H_PCT90",
                    "A_PCT10",
                    "A_PCT25",
                    "A_MEDIAN",
                    "A_PCT75",
                    "A_PCT90",
                    "ANNUAL",
                    "HOURLY")
            .with("O_GROUP", GROUP);

    private final OewsPart part;
    private final OewsEdition edition;
    private final OewsEdition.TopCode topCode;
    private final String group;
    private final String area;
    private final String areaType;
    private final String areaName;
    private final boolean hasIndustry;
    private final boolean hasIndustryGroup;
    private final boolean hasYear;

    /**
     * @param topCode what {@code #} stands for, or null where nothing says it
     * @throws SheetException where the table lacks what its part needs
     */
    OewsLayout(Table table, OewsPart part, OewsEdition edition, OewsEdition.TopCode topCode) {
        this.part = part;
        this.edition = edition;
        this.topCode = topCode;
        Header header = table.header();
        List<String> groups = header.matching(GROUP);
        if (groups.size() > 1) {
            throw new SheetException(new org.careeralmanac.defaults.sheet.Refusal(
                    table.file(),
                    table.sheet(),
                    header.row(),
                    String.join(", ", groups),
                    null,
                    "is in the table more than once",
                    "one column that says total, major, minor, broad or detailed"));
        }
        this.group = groups.getFirst();
        this.area = header.firstOf("AREA");
        this.areaType = header.firstOf("AREA_TYPE");
        this.areaName = header.firstOf("AREA_TITLE", "AREA_NAME", "STATE");
        this.hasIndustry = header.has("NAICS");
        this.hasIndustryGroup = header.has("I_GROUP");
        this.hasYear = header.has("YEAR");
        if (part.isByIndustry() && !hasIndustry) {
            throw missing(table, "NAICS");
        }
        if (part.isByArea() && (area == null || areaName == null)) {
            throw missing(table, area == null ? "AREA" : "AREA_TITLE");
        }
    }

    private static SheetException missing(Table table, String column) {
        return new SheetException(new org.careeralmanac.defaults.sheet.Refusal(
                table.file(),
                table.sheet(),
                table.header().row(),
                column,
                null,
                "missing in the header",
                "a table with this column, or another --part"));
    }

    /** What a row says. */
    sealed interface Said {

        /** Wages of a detailed occupation, by the year and by the hour. */
        record Wages(Area area, List<EstimateDraft> estimates) implements Said {}

        /** Nothing that is wanted, and why. */
        record Nothing(String why) implements Said {}
    }

    /** @throws SheetException where a cell is wrong; it concerns this row alone */
    Said read(Row row) {
        String code = row.code("OCC_CODE");
        if (code == null && row.filled() <= 2) {
            return new Said.Nothing("notes below the table");
        }
        String level = row.required(group).toLowerCase(Locale.ROOT);
        if (!GROUPS.contains(level)) {
            throw row.refused(group, "is no level of occupations", "total, major, minor, broad or detailed");
        }
        if (!level.equals("detailed")) {
            return new Said.Nothing("totals and groups of occupations");
        }
        if (hasIndustryGroup
                && String.valueOf(row.text("I_GROUP")).toLowerCase(Locale.ROOT).contains("owner")) {
            return new Said.Nothing("by ownership");
        }
        if (code == null || !code.matches("\\d{2}-\\d{4}")) {
            throw row.refused(
                    "OCC_CODE", "is no occupation code", "two digits, a hyphen and four digits, e.g. 15-1252");
        }
        if (hasYear && !String.valueOf(row.text("YEAR")).equals(String.valueOf(edition.year()))) {
            throw row.refused(
                    "YEAR", "is not the year of the edition", "figures of %d alone".formatted(edition.year()));
        }
        Area where = area(row);
        OewsCell.Flag flag = flag(row);
        Subject subject = new Subject(null, new Occupation(edition.scheme(), code), row.required("OCC_TITLE"));
        NaturalKey key = new NaturalKey(
                subject,
                where.id(),
                Seniority.all,
                industry(row),
                edition.period(),
                PayPeriod.year,
                Basis.baseAndIncentive,
                "USD",
                null);
        return new Said.Wages(where, List.of(estimate(row, key, flag), estimate(row, key.per(PayPeriod.hour), flag)));
    }

    private EstimateDraft estimate(Row row, NaturalKey key, OewsCell.Flag flag) {
        String letter = key.period() == PayPeriod.year ? "A_" : "H_";
        List<FigureDraft> figures = new ArrayList<>(WAGES.size());
        for (Wage wage : WAGES) {
            // Literals of the class, so that a header finds them at once.
            String column = letter.equals("A_") ? ANNUAL.get(wage.column()) : HOURLY.get(wage.column());
            OewsCell cell = cell(row, column, key.period(), flag);
            figures.add(new FigureDraft(
                    wage.statistic(),
                    null,
                    cell.value(),
                    cell.symbol(),
                    null,
                    wage.statistic().equals("mean") ? error(row) : null,
                    column));
        }
        return new EstimateDraft(key, null, null, part.table(), null, figures);
    }

    private static final java.util.Map<String, String> ANNUAL = prefixed("A_");
    private static final java.util.Map<String, String> HOURLY = prefixed("H_");

    private static java.util.Map<String, String> prefixed(String letter) {
        java.util.Map<String, String> names = new java.util.HashMap<>();
        WAGES.forEach(w -> names.put(w.column(), letter + w.column()));
        return java.util.Map.copyOf(names);
    }

    private OewsCell cell(Row row, String column, PayPeriod period, OewsCell.Flag flag) {
        String text = row.required(column);
        Optional<BigDecimal> number = isNumber(text) ? Optional.of(row.grouped(column)) : Optional.empty();
        return OewsCell.of(text, number, period, flag, topCode)
                .orElseThrow(() -> text.equals("#")
                        ? row.refused(
                                column,
                                "stands for a top code that nothing here says",
                                "the workbook with its sheet 'Field Descriptions', or the zip with field_descriptions.xlsx")
                        : row.refused(column, "is neither a wage nor a mark for one", "a number, # or *"));
    }

    private static boolean isNumber(String text) {
        char first = text.charAt(0);
        return first >= '0' && first <= '9' || first == '-' || first == '.' || first == '+';
    }

    /** The error of both means; a mean that is not published has none. */
    private static BigDecimal error(Row row) {
        String text = row.text("MEAN_PRSE");
        return text == null || text.equals("*") ? null : row.decimal("MEAN_PRSE");
    }

    private static OewsCell.Flag flag(Row row) {
        boolean annual = isTrue(row, "ANNUAL");
        boolean hourly = isTrue(row, "HOURLY");
        if (annual && hourly) {
            throw row.refused("HOURLY", "is set with ANNUAL, so that no wage could be published", "one of the two");
        }
        return annual ? OewsCell.Flag.annualOnly : hourly ? OewsCell.Flag.hourlyOnly : OewsCell.Flag.none;
    }

    private static boolean isTrue(Row row, String column) {
        String text = row.text(column);
        if (text == null || text.equalsIgnoreCase("FALSE") || text.equals("0")) {
            return false;
        }
        if (text.equalsIgnoreCase("TRUE") || text.equals("1")) {
            return true;
        }
        throw row.refused(column, "is no flag", "TRUE or nothing");
    }

    private String industry(Row row) {
        String naics = hasIndustry ? row.code("NAICS") : null;
        if (naics == null || naics.matches("0+")) {
            if (part.isByIndustry()) {
                throw row.refused("NAICS", "names no industry", "a NAICS code such as 31-33 or 541500");
            }
            return null;
        }
        if (!part.isByIndustry()) {
            throw row.refused("NAICS", "names an industry in a table of all of them", "000000, or another --part");
        }
        return naics;
    }

    private Area area(Row row) {
        String code = area == null ? null : row.code(area);
        String type = areaType == null ? null : row.text(areaType);
        if (!part.isByArea()) {
            if (type != null && !type.equals("1") || code != null && !code.equals("99")) {
                throw row.refused(area == null ? areaType : area, "is no national row", "99, or another --part");
            }
            return new Area(UsAreas.COUNTRY, "country", null, null);
        }
        if (code == null) {
            throw row.refused(area, "is empty", "the code of an area");
        }
        String is = type != null
                ? type
                : switch (part) {
                    case state -> "2";
                    case metro -> "4";
                    default -> "6";
                };
        Optional<String> id =
                switch (is) {
                    case "2", "3" -> UsAreas.state(code);
                    case "4" -> UsAreas.metro(code);
                    case "6" -> UsAreas.nonmetro(code);
                    default ->
                        throw row.refused(
                                areaType,
                                "is no type of area",
                                "2 state, 3 territory, 4 metropolitan or 6 nonmetropolitan area");
                };
        String known = id.orElseThrow(
                () -> row.refused(
                        area,
                        "is no area that is known",
                        "the FIPS code of a state, or the code of a metropolitan (5 digits) or nonmetropolitan area (7 digits)"));
        return switch (is) {
            case "4" -> new Area(known, "metro", UsAreas.COUNTRY, row.required(areaName));
            case "6" -> new Area(known, "nonmetro", UsAreas.stateOf(known), row.required(areaName));
            default -> new Area(known, "state", UsAreas.COUNTRY, null);
        };
    }
}
