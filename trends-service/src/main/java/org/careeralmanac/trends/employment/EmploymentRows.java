package org.careeralmanac.trends.employment;

import java.math.BigDecimal;
import java.util.Locale;
import org.careeralmanac.defaults.sheet.Header;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.trends.load.Cells;

/**
 * Reads the counts of the wage files. Seen real: the national files of 2014, 2019 and 2021 to 2024 and the national file by
 * sector of 2024; built from documentation: those of states, metropolitan and nonmetropolitan areas.
 *
 * <table>
 * <caption>What the symbols of a count mean</caption>
 * <tr><th>TOT_EMP</th><th>count</th></tr>
 * <tr><td>a number</td><td>value, in persons</td></tr>
 * <tr><td>**</td><td>missing: suppressed, symbol **</td></tr>
 * <tr><td>blank</td><td>missing: notSurveyed</td></tr>
 * </table>
 *
 * EMP_PRSE is the relative standard error of the count, in percent; where it is no number there is none.
 */
final class EmploymentRows {

    private static final String GROUPS = "o_group|occ_group";
    static final Layout LAYOUT =
            Layout.of("OCC_CODE", "OCC_TITLE", "TOT_EMP", "EMP_PRSE").with("O_GROUP", GROUPS);

    private static final String SUPPRESSED = "**";

    private final Header header;
    private final Part part;
    private final String group;

    EmploymentRows(Header header, Part part) {
        this.header = header;
        this.part = part;
        this.group = header.matching(GROUPS).getFirst();
    }

    /**
     * One count.
     *
     * @param areaName null where the code says it
     * @param industry NAICS code, null for all together
     * @param value null where missing
     * @param missing null where there is a value
     */
    record Count(
            String code,
            String title,
            String area,
            String areaName,
            String industry,
            String industryTitle,
            BigDecimal value,
            String missing,
            String symbol,
            BigDecimal relativeStandardError) {}

    /** Whether the row sums up others: loaded too it would count people twice. */
    boolean summary(Row row) {
        return !"detailed".equalsIgnoreCase(row.text(group));
    }

    Count read(Row row) {
        String code = row.code("OCC_CODE");
        if (code == null || !code.matches("\\d{2}-\\d{4}")) {
            throw row.refused("OCC_CODE", "is no occupation", "a code such as 15-1252");
        }
        String printed = row.text("TOT_EMP");
        boolean suppressed = SUPPRESSED.equals(printed);
        BigDecimal value = suppressed ? null : Cells.notNegative(row, "TOT_EMP");
        String area = area(row);
        String industry = industry(row);
        return new Count(
                code,
                row.required("OCC_TITLE"),
                area,
                area.length() <= "US-CA".length() ? null : row.text(header.firstOf("AREA_TITLE", "AREA_NAME")),
                industry,
                industry == null || !header.has("NAICS_TITLE") ? null : row.text("NAICS_TITLE"),
                value,
                value != null ? null : suppressed ? "suppressed" : "notSurveyed",
                suppressed ? SUPPRESSED : null,
                error(row));
    }

    /** The error of a count that is there; symbols and blanks are no error. */
    private static BigDecimal error(Row row) {
        String printed = row.text("EMP_PRSE");
        return printed == null || printed.startsWith("*") ? null : Cells.notNegative(row, "EMP_PRSE");
    }

    private String area(Row row) {
        String type = header.has("AREA_TYPE") ? row.text("AREA_TYPE") : part.areaType();
        return switch (type == null ? "" : type) {
            case "1" -> "US";
            case "2", "3" -> {
                String state = row.required(header.firstOf("PRIM_STATE", "ST")).toUpperCase(Locale.ROOT);
                if (!state.matches("[A-Z]{2}")) {
                    throw row.refused(header.firstOf("PRIM_STATE", "ST"), "is no state", "two letters, e.g. CA");
                }
                yield "US-" + state;
            }
            case "4" -> "US-CBSA-" + number(row);
            case "6" -> "US-NM-" + number(row);
            default ->
                throw row.refused(
                        "AREA_TYPE",
                        "is not known",
                        "1 the nation, 2 state, 3 territory, 4 metropolitan, 6 nonmetropolitan");
        };
    }

    private static String number(Row row) {
        String area = row.code("AREA");
        if (area == null || !area.matches("\\d{5,7}")) {
            throw row.refused("AREA", "is no area", "five to seven digits");
        }
        return area;
    }

    private String industry(Row row) {
        if (!header.has("NAICS")) {
            return null;
        }
        String naics = row.code("NAICS");
        return naics == null || naics.equals("000000") ? null : naics;
    }
}
