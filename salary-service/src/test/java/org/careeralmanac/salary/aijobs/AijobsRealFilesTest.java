package org.careeralmanac.salary.aijobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.careeralmanac.salary.staging.RawCsv;
import org.careeralmanac.salary.staging.RealFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots of aijobs.net, where they are at hand: rows, counts and quantiles against the file split by hand. */
@Tag("real-files")
class AijobsRealFilesTest {

    private static final Map<String, String> SENIORITY =
            Map.of("EN", "entry", "MI", "mid", "SE", "senior", "EX", "executive");

    @ParameterizedTest
    @ValueSource(strings = {"2022-12-25", "2023-12-24", "2025-01-19"})
    void storesEveryRowOfTheSnapshotOf(String day) {
        Path path = RealFiles.path("aijobs-salaries/salaries-" + day + ".csv");
        List<Map<String, String>> rows = RawCsv.of(path);
        try (ImportsForTests almanac = new ImportsForTests()) {
            var outcome = almanac.load(new AijobsImporter(), path, "salaries-" + day + ".csv");

            assertThat(outcome.refusals()).isEmpty();
            assertThat(outcome.flags()).isEmpty();
            assertThat(outcome.release()).isEqualTo("aijobs:all:salaries:" + day);
            assertThat(outcome.read()).isEqualTo(rows.size());
            assertThat(outcome.stored()).containsEntry("observations", (long) rows.size());
            Map<String, Long> titles =
                    rows.stream().collect(Collectors.groupingBy(r -> r.get("job_title"), Collectors.counting()));
            assertThat(almanac.rows("SELECT title, size FROM observation_title"))
                    .containsExactlyInAnyOrderElementsOf(titles.entrySet().stream()
                            .map(t -> t.getKey() + "|" + t.getValue())
                            .toList());
            Random random = new Random(20261125);
            for (int i = 0; i < 30; i++) {
                int at = random.nextInt(rows.size());
                Map<String, String> row = rows.get(at);
                assertThat(almanac.value("""
                        SELECT t.title, p.year, p.seniority, o.amount, p.currency, p.area_id, p.remote, p.company_area,
                               p.company_size
                        FROM observation o
                        JOIN observation_profile p ON p.file_id = o.file_id AND p.number = o.profile
                        JOIN observation_title t ON t.file_id = p.file_id AND t.number = p.title
                        WHERE row_number = %d""".formatted(at + 2)))
                        .isEqualTo(String.join(
                                "|",
                                row.get("job_title"),
                                row.get("work_year"),
                                SENIORITY.get(row.get("experience_level")),
                                row.get("salary"),
                                row.get("salary_currency"),
                                row.get("employee_residence"),
                                row.get("remote_ratio"),
                                row.get("company_location"),
                                row.get("company_size")));
            }
            quantilesAreThoseOfTheRows(almanac, rows, random);
        }
    }

    /** Every group against the rows that belong to it: its size and some of its points. */
    private static void quantilesAreThoseOfTheRows(
            ImportsForTests almanac, List<Map<String, String>> rows, Random random) {
        Map<String, List<String>> titles =
                almanac.rows("SELECT role_id, title_key FROM title_role WHERE fit IN ('exact', 'narrower')").stream()
                        .map(r -> r.split("\\|"))
                        .collect(Collectors.groupingBy(r -> r[0], Collectors.mapping(r -> r[1], Collectors.toList())));
        List<String> groups = almanac.rows("""
                SELECT e.subject_role, e.seniority, e.area_id, e.reference_period, coalesce(e.remote::text, 'all'),
                       e.currency, g.size, array_to_string(g.points, ' ')
                FROM estimate e JOIN observation_group g ON g.estimate_id = e.id ORDER BY e.id""");
        assertThat(groups).hasSizeGreaterThan(50);
        for (String group : groups) {
            String[] of = group.split("\\|");
            String[] years = of[3].split("/");
            List<BigDecimal> amounts = rows.stream()
                    .filter(r -> titles.get(of[0]).contains(r.get("job_title").toLowerCase(java.util.Locale.ROOT)))
                    .filter(r -> of[1].equals("all") || of[1].equals(SENIORITY.get(r.get("experience_level"))))
                    .filter(r -> of[2].equals("001") || of[2].equals(r.get("employee_residence")))
                    .filter(r -> r.get("work_year").compareTo(years[0]) >= 0
                            && r.get("work_year").compareTo(years[years.length - 1]) <= 0)
                    .filter(r -> of[4].equals("all") || of[4].equals(r.get("remote_ratio")))
                    .filter(r -> of[5].equals(r.get("salary_currency")))
                    .map(r -> new BigDecimal(r.get("salary")))
                    .sorted()
                    .toList();
            assertThat(amounts).as(group).hasSize(Integer.parseInt(of[6]));
            String[] points = of[7].split(" ");
            for (int i : new int[] {0, 25, 50, random.nextInt(101), 100}) {
                assertThat(new BigDecimal(points[i])).as(group).isEqualByComparingTo(quantile(amounts, i));
            }
        }
    }

    private static BigDecimal quantile(List<BigDecimal> sorted, int percent) {
        BigDecimal rank = BigDecimal.valueOf(percent * (sorted.size() - 1L), 2);
        int below = rank.setScale(0, RoundingMode.FLOOR).intValue();
        BigDecimal low = sorted.get(below);
        BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return low.add(rank.subtract(BigDecimal.valueOf(below)).multiply(high.subtract(low)));
    }
}
