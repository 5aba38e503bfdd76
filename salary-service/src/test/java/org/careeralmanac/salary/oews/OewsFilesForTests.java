package org.careeralmanac.salary.oews;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Wage tables as the Bureau writes them, made up row by row. */
final class OewsFilesForTests {

    /** The columns of May 2024, which all later names come from. */
    private static final List<String> COLUMNS = List.of(
            "AREA",
            "AREA_TITLE",
            "AREA_TYPE",
            "PRIM_STATE",
            "NAICS",
            "NAICS_TITLE",
            "I_GROUP",
            "OWN_CODE",
            "OCC_CODE",
            "OCC_TITLE",
            "O_GROUP",
            "TOT_EMP",
            "EMP_PRSE",
            "JOBS_1000",
            "LOC_QUOTIENT",
            "PCT_TOTAL",
            "PCT_RPT",
            "H_MEAN",
            "A_MEAN",
            "MEAN_PRSE",
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
            "HOURLY");

    private final List<Map<String, String>> rows = new ArrayList<>();
    private List<String> columns = COLUMNS;

    /** A national row of an occupation that earns 50 an hour, give or take. */
    OewsFilesForTests row(String code, String... changes) {
        Map<String, String> row = new LinkedHashMap<>();
        String[] plain = {
            "AREA",
            "99",
            "AREA_TITLE",
            "U.S.",
            "AREA_TYPE",
            "1",
            "PRIM_STATE",
            "US",
            "NAICS",
            "000000",
            "NAICS_TITLE",
            "Cross-industry",
            "I_GROUP",
            "cross-industry",
            "OWN_CODE",
            "1235",
            "OCC_CODE",
            code,
            "OCC_TITLE",
            "Occupation " + code,
            "O_GROUP",
            "detailed",
            "TOT_EMP",
            "1000",
            "EMP_PRSE",
            "2.1",
            "H_MEAN",
            "52.00",
            "A_MEAN",
            "108160",
            "MEAN_PRSE",
            "0.7",
            "H_PCT10",
            "30.00",
            "H_PCT25",
            "40.00",
            "H_MEDIAN",
            "50.00",
            "H_PCT75",
            "60.00",
            "H_PCT90",
            "70.00",
            "A_PCT10",
            "62400",
            "A_PCT25",
            "83200",
            "A_MEDIAN",
            "104000",
            "A_PCT75",
            "124800",
            "A_PCT90",
            "145600"
        };
        for (int i = 0; i < plain.length; i += 2) {
            row.put(plain[i], plain[i + 1]);
        }
        for (int i = 0; i < changes.length; i += 2) {
            row.put(changes[i], changes[i + 1]);
        }
        rows.add(row);
        return this;
    }

    /** The same with other columns: names, or {@code OLD>NEW} for a column of another name. */
    OewsFilesForTests columns(String... names) {
        columns = List.of(names);
        return this;
    }

    static String[] allColumnsBut(String... without) {
        return COLUMNS.stream().filter(c -> !List.of(without).contains(c)).toArray(String[]::new);
    }

    /** As CSV. */
    String csv() {
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(
                        ",",
                        columns.stream()
                                .map(c -> c.substring(c.indexOf('>') + 1))
                                .toList()))
                .append("\r\n");
        for (Map<String, String> row : rows) {
            csv.append(String.join(
                            ",",
                            columns.stream()
                                    .map(c -> quoted(
                                            row.getOrDefault(c.contains(">") ? c.substring(0, c.indexOf('>')) : c, "")))
                                    .toList()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String quoted(String cell) {
        return cell.contains(",") ? '"' + cell + '"' : cell;
    }
}
