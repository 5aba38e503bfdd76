package org.careeralmanac.salary.oews;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.careeralmanac.salary.staging.RawWorkbook;
import org.careeralmanac.salary.staging.RealFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Bureau's own workbooks, where they are at hand: what the importer stored, against the XML of the workbook read here
 * by other means.
 */
@Tag("real-files")
class OewsRealFilesTest {

    private static final long SEED = 20261125;
    private static final int CELLS = 30;

    private static final Map<String, String> STATISTICS =
            Map.of("MEAN", "mean", "PCT10", "p10", "PCT25", "p25", "MEDIAN", "median", "PCT75", "p75", "PCT90", "p90");

    @ParameterizedTest
    @CsvSource({
        "national_M2014_dl.xlsx, national_M2014_dl.xlsx, SOC-2010, 187199, 90",
        "national_M2019_dl.xlsx, national_M2019_dl.xlsx, SOC-OEWS-2019, 208000, 100",
        "national_M2021_dl.xlsx, national_M2021_dl.xlsx, SOC-2018, 208000, 100",
        "national_M2022_dl.xlsx, national_M2022_dl.xlsx, SOC-2018, 239200, 115",
        "national_M2023_dl.xlsx, national_M2023_dl.xlsx, SOC-2018, 239200, 115",
        "national_M2024_dl-EDITED-by-uploader.xlsx, national_M2024_dl.xlsx, SOC-2018, 239200, 115",
        "natsector_M2024_dl.xlsx, natsector_M2024_dl.xlsx, SOC-2018, 239200, 115",
    })
    void storesWhatTheRawCellsSay(String file, String name, String scheme, BigDecimal yearTop, BigDecimal hourTop) {
        Path path = RealFiles.path("bls-oews-national/" + file);
        List<Map<String, String>> rows = RawWorkbook.firstSheet(path);
        List<Map<String, String>> detailed = rows.stream()
                .filter(r -> "detailed".equals(r.getOrDefault("O_GROUP", r.get("OCC_GROUP"))))
                .toList();
        Map<String, Long> expected = new TreeMap<>();
        List<String[]> cells = new ArrayList<>();
        for (Map<String, String> row : detailed) {
            for (String column : STATISTICS.keySet()) {
                for (String period : List.of("A", "H")) {
                    String raw = row.get(period + "_" + column);
                    expected.merge(kind(raw, period, row), 1L, Long::sum);
                    cells.add(new String[] {row.get("OCC_CODE"), row.get("NAICS"), period, column, raw});
                }
            }
        }

        try (ImportsForTests almanac = new ImportsForTests()) {
            var outcome = almanac.load(new OewsImporter(), path, name);

            assertThat(outcome.refusals()).isEmpty();
            assertThat(outcome.read()).isEqualTo(rows.size());
            assertThat(outcome.stored()).containsEntry("estimates", detailed.size() * 2L);
            Map<String, Long> found = new TreeMap<>();
            almanac.rows("""
                    SELECT CASE WHEN value IS NOT NULL THEN 'value' WHEN at_least IS NOT NULL THEN 'atLeast' ELSE missing END,
                           count(*) FROM figure GROUP BY 1""").forEach(r -> found.put(r.split("\\|")[0], Long.valueOf(r.split("\\|")[1])));
            assertThat(found).isEqualTo(expected);
            assertThat(almanac.rows("SELECT DISTINCT occupation_scheme FROM estimate"))
                    .containsExactly(scheme);
            Random random = new Random(SEED);
            for (int i = 0; i < CELLS; i++) {
                String[] cell = cells.get(random.nextInt(cells.size()));
                boolean year = cell[2].equals("A");
                String stored = almanac.value("""
                        SELECT coalesce(f.value::text, '>=' || f.at_least, f.missing) FROM figure f
                        JOIN estimate e ON e.id = f.estimate_id
                        WHERE e.occupation_code = '%s' AND e.industry IS NOT DISTINCT FROM %s AND e.period = '%s'
                          AND f.statistic = '%s'""".formatted(
                                cell[0],
                                cell[1] == null || cell[1].equals("000000") ? "NULL" : "'" + cell[1] + "'",
                                year ? "year" : "hour",
                                STATISTICS.get(cell[3])));
                switch (cell[4]) {
                    case "#" -> assertThat(stored).isEqualTo(">=" + (year ? yearTop : hourTop).toPlainString());
                    case "*" -> assertThat(stored).isIn("suppressed", "notApplicable");
                    default ->
                        assertThat(new BigDecimal(stored))
                                .isEqualByComparingTo(new BigDecimal(cell[4]).setScale(2, RoundingMode.HALF_UP));
                }
            }
        }
    }

    private static String kind(String raw, String period, Map<String, String> row) {
        return switch (raw) {
            case "#" -> "atLeast";
            case "*" ->
                "TRUE".equals(row.get("ANNUAL")) && period.equals("H")
                                || "TRUE".equals(row.get("HOURLY")) && period.equals("A")
                        ? "notApplicable"
                        : "suppressed";
            default -> "value";
        };
    }
}
