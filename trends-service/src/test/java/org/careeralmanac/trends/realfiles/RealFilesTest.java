package org.careeralmanac.trends.realfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careeralmanac.trends.realfiles.RawFiles.csv;
import static org.careeralmanac.trends.realfiles.RawFiles.shared;
import static org.careeralmanac.trends.realfiles.RawFiles.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.careeralmanac.trends.employment.EmploymentImporter;
import org.careeralmanac.trends.load.Imports;
import org.careeralmanac.trends.load.Imports.Outcome;
import org.careeralmanac.trends.postings.AiPostingsImporter;
import org.careeralmanac.trends.postings.PostingsImporter;
import org.careeralmanac.trends.postings.WageGrowthImporter;
import org.careeralmanac.trends.projections.ProjectionsImporter;
import org.careeralmanac.trends.unemployment.UnemploymentImporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The publishers' own files, which are no part of the project: what is stored equals an independent count, and thirty
 * cells of each file, chosen by a seed, equal the raw cells.
 */
class RealFilesTest {

    private static final int CELLS = 30;

    private static Imports almanac;

    @BeforeAll
    static void freshDatabase() {
        almanac = new Imports();
    }

    @AfterAll
    static void close() {
        almanac.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "GB", "DE"})
    void aggregatePostings(String country) {
        Path file = shared("hiring-lab-job-postings/%s/aggregate_job_postings_%s.csv".formatted(country, country));
        List<Map<String, String>> raw = csv(file);

        Outcome outcome = almanac.load(new PostingsImporter(), file, "knownFrom", "2026-08-19");

        assertThat(outcome.releases)
                .containsExactly("hiring-lab-postings:all:%s-aggregate:2026-08-19".formatted(lower(country)));
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.read).isEqualTo(raw.size());
        assertThat(outcome.stored).containsEntry("series", 4L).containsEntry("points", 2L * raw.size());
        cells(raw, row -> {
            String fresh = row.get("variable").equals("new postings") ? "-new" : "";
            String id = "hiring-lab-postings-%s-total%s".formatted(lower(country), fresh);
            point(outcome, id, row.get("date"), row.get("indeed_job_postings_index_SA"));
            point(outcome, id + "-unadjusted", row.get("date"), row.get("indeed_job_postings_index_NSA"));
        });
    }

    @Test
    void postingsBySector() {
        Path file = shared("hiring-lab-job-postings/US/job_postings_by_sector_US-2024-10-03.csv");
        List<Map<String, String>> raw = csv(file);

        Outcome outcome = almanac.load(new PostingsImporter(), file, "knownFrom", "2024-10-03");

        assertThat(outcome.releases).containsExactly("hiring-lab-postings:all:us-sector:2024-10-03");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.stored)
                .containsEntry("series", distinct(raw, "display_name"))
                .containsEntry("points", (long) raw.size());
        cells(
                raw,
                row -> pointOf(
                        outcome,
                        "sector = '%s'".formatted(row.get("display_name")),
                        row.get("date"),
                        new BigDecimal(row.get("indeed_job_postings_index"))));
    }

    @Test
    void postingsByState() {
        Path file = shared("hiring-lab-job-postings/US/state_job_postings_us.csv");
        List<Map<String, String>> raw = csv(file);

        Outcome outcome = almanac.load(new PostingsImporter(), file, "knownFrom", "2026-08-19");

        assertThat(outcome.releases).containsExactly("hiring-lab-postings:all:us-state:2026-08-19");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.stored)
                .containsEntry("series", distinct(raw, "state"))
                .containsEntry("points", (long) raw.size());
        cells(
                raw,
                row -> pointOf(
                        outcome,
                        "area = 'US-%s'".formatted(row.get("state").toUpperCase(Locale.ROOT)),
                        row.get("date"),
                        new BigDecimal(row.get("indeed_job_postings_index"))));
    }

    @Test
    void postingsByMetropolitanAreaOfTheOlderLayout() {
        Path file = shared("hiring-lab-job-postings/US/metro_job_postings_us-2022-03-09.csv");
        List<Map<String, String>> raw = csv(file);

        Outcome outcome = almanac.load(new PostingsImporter(), file, "knownFrom", "2022-03-09");

        assertThat(outcome.releases).containsExactly("hiring-lab-postings:all:us-metro:2022-03-09");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.stored)
                .containsEntry("series", distinct(raw, "cbsa_code"))
                .containsEntry("points", (long) raw.size());
        cells(
                raw,
                row -> pointOf(
                        outcome,
                        "area = 'US-CBSA-%s'".formatted(row.get("cbsa_code")),
                        row.get("date"),
                        new BigDecimal(row.get("pct_chng_feb_1")).add(BigDecimal.valueOf(100))));
    }

    @Test
    void shareOfPostingsThatNameAi() {
        Path file = shared("hiring-lab-ai-tracker/AI_posting.csv");
        List<Map<String, String>> raw = csv(file);

        Outcome outcome = almanac.load(new AiPostingsImporter(), file, "knownFrom", "2026-07-21");

        assertThat(outcome.releases).containsExactly("hiring-lab-ai:all:countries:2026-07-21");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.stored)
                .containsEntry("series", distinct(raw, "jobcountry"))
                .containsEntry("points", (long) raw.size());
        cells(
                raw,
                row -> point(
                        outcome,
                        "hiring-lab-ai-share-" + lower(row.get("jobcountry")),
                        row.get("date"),
                        row.get("AI_share_postings")));
    }

    @ParameterizedTest
    @CsvSource({"posted-wage-growth-by-country.csv, countries", "posted-wage-growth-by-sector.csv, sectors"})
    void growthOfPostedWages(String name, String part) {
        Path file = shared("hiring-lab-wage-tracker/" + name);
        List<Map<String, String>> raw = csv(file);

        Outcome outcome = almanac.load(new WageGrowthImporter(), file, "knownFrom", "2026-05-26");

        assertThat(outcome.releases).containsExactly("hiring-lab-wages:all:%s:2026-05-26".formatted(part));
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.stored)
                .containsEntry("series", 2 * distinct(raw, part.equals("sectors") ? "sector" : "jobcountry"))
                .containsEntry("points", 2L * raw.size());
        assertThat(almanac.value("""
                        SELECT count(*) FROM series_point p JOIN series_load l ON l.key = p.series_key
                        WHERE l.brought_by = '%s' AND p.missing = 'notSurveyed'""".formatted(outcome.releases.getFirst())))
                .isEqualTo(String.valueOf(raw.stream()
                        .filter(r -> r.get("posted_wage_growth_yoy_3moavg").equals("NA"))
                        .count()));
        cells(raw, row -> {
            String where = "area = '%s' AND sector IS NOT DISTINCT FROM %s"
                    .formatted(
                            row.get("jobcountry"), row.get("sector") == null ? "NULL" : "'" + row.get("sector") + "'");
            String month = month(row.get("month"));
            pointOf(
                    outcome,
                    where + " AND series_id NOT LIKE '%-3-months'",
                    month,
                    number(row.get("posted_wage_growth_yoy")));
            pointOf(
                    outcome,
                    where + " AND series_id LIKE '%-3-months'",
                    month,
                    number(row.get("posted_wage_growth_yoy_3moavg")));
        });
    }

    @Test
    void unemployment() {
        Path file = shared("fred/UNRATE.csv");
        List<Map<String, String>> raw = csv(file);

        Outcome outcome = almanac.load(new UnemploymentImporter(), file, "knownFrom", "2026-04-14");

        assertThat(outcome.releases).containsExactly("fred-unemployment:all:unrate:2026-04-14");
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.stored).containsEntry("series", 1L).containsEntry("points", (long) raw.size());
        assertThat(almanac.values("""
                        SELECT period FROM series_point p JOIN series_load l ON l.key = p.series_key
                        WHERE l.series_id = 'fred-unemployment-us' AND p.missing IS NOT NULL"""))
                .containsExactlyElementsOf(raw.stream()
                        .filter(r -> r.get("UNRATE").equals("."))
                        .map(r -> r.get("DATE"))
                        .toList());
        cells(raw, row -> point(outcome, "fred-unemployment-us", row.get("DATE"), row.get("UNRATE")));
    }

    @Test
    void theWorkbookOfProjections() {
        Path file = shared("bls-projections-2024-34/occupation.xlsx");
        List<Map<String, String>> raw = workbook(file, sheet(file), 2).stream()
                .filter(r -> r.get("Occupation type").equals("Line item"))
                .toList();

        try (Imports own = new Imports()) {
            Outcome outcome = own.load(new ProjectionsImporter(), file);

            assertThat(outcome.releases).containsExactly("bls-ep:2024-2034:occupations:2025-08-28");
            assertThat(outcome.refused).isEmpty();
            assertThat(outcome.stored)
                    .containsEntry("outlooks", (long) raw.size())
                    .containsEntry("figures", 5L * raw.size());
            assertThat(own.value("SELECT count(*) FROM outlook WHERE subject_title <> btrim(subject_title)"))
                    .isEqualTo("0");
            cells(
                    raw,
                    row -> projection(
                            own,
                            outcome,
                            row.get("2024 National Employment Matrix code"),
                            row.get("Employment, 2024"),
                            row.get("Employment, 2034"),
                            row.get("Employment change, numeric, 2024–34"),
                            row.get("Employment change, percent, 2024–34"),
                            row.get("Occupational openings, 2024–34 annual average")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Employment Projections (marzukr).csv, 2019, 2029, 2020-09-01",
        "Employment Projections (kim-cates).csv, 2024, 2034, 2025-08-28"
    })
    void anExportOfProjections(String name, String base, String target, String knownFrom) {
        Path file = shared("bls-projections-csv/" + name);
        List<Map<String, String>> raw = csv(file);
        String span = base + "-" + target;

        try (Imports own = new Imports()) {
            Outcome outcome = own.load(new ProjectionsImporter(), file);

            assertThat(outcome.releases).containsExactly("bls-ep:%s:occupations:%s".formatted(span, knownFrom));
            assertThat(outcome.refused).isEmpty();
            assertThat(outcome.stored)
                    .containsEntry("outlooks", (long) raw.size())
                    .containsEntry("figures", 5L * raw.size());
            assertThat(own.values("SELECT subject_title FROM outlook WHERE subject_title LIKE '%*%'"))
                    .isEmpty();
            cells(
                    raw,
                    row -> projection(
                            own,
                            outcome,
                            row.get("Occupation Code").replaceAll("[=\"]", ""),
                            row.get("Employment " + base),
                            row.get("Employment " + target),
                            row.get("Employment Change, " + span),
                            row.get("Employment Percent Change, " + span),
                            row.get("Occupational Openings, " + span + " Annual Average")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "national_M2014_dl.xlsx, OCC_CODE, OCC_GROUP, TOT_EMP, EMP_PRSE, 2014-05, national",
        "national_M2019_dl.xlsx, occ_code, o_group, tot_emp, emp_prse, 2019-05, national",
        "national_M2021_dl.xlsx, OCC_CODE, O_GROUP, TOT_EMP, EMP_PRSE, 2021-05, national",
        "national_M2022_dl.xlsx, OCC_CODE, O_GROUP, TOT_EMP, EMP_PRSE, 2022-05, national",
        "national_M2023_dl.xlsx, OCC_CODE, O_GROUP, TOT_EMP, EMP_PRSE, 2023-05, national",
        "national_M2024_dl-EDITED-by-uploader.xlsx, OCC_CODE, O_GROUP, TOT_EMP, EMP_PRSE, 2024-05, national",
        "natsector_M2024_dl.xlsx, OCC_CODE, O_GROUP, TOT_EMP, EMP_PRSE, 2024-05, natsector"
    })
    void employment(String name, String code, String group, String count, String error, String edition, String part) {
        Path file = shared("bls-oews-national/" + name);
        List<Map<String, String>> raw = workbook(file, "sheet1", 1).stream()
                .filter(r -> r.get(group).equals("detailed"))
                .toList();

        Outcome outcome = almanac.load(new EmploymentImporter(), file);

        assertThat(outcome.releases.getFirst()).startsWith("bls-oews:%s:%s:".formatted(edition, part));
        assertThat(outcome.refused).isEmpty();
        assertThat(outcome.stored).containsEntry("employment counts", (long) raw.size());
        assertThat(almanac.value("SELECT count(*) FROM employment_figure WHERE symbol = '**' AND brought_by = '%s'"
                        .formatted(outcome.releases.getFirst())))
                .isEqualTo(String.valueOf(
                        raw.stream().filter(r -> r.get(count).equals("**")).count()));
        cells(raw, row -> {
            String where = "brought_by = '%s' AND occupation_code = '%s' AND industry IS NOT DISTINCT FROM %s"
                    .formatted(
                            outcome.releases.getFirst(),
                            row.get(code),
                            part.equals("natsector") ? "'" + row.get("NAICS") + "'" : "NULL");
            assertThat(almanac.value("SELECT coalesce(value::text, symbol) FROM employment_figure WHERE " + where))
                    .satisfies(stored -> same(stored, row.get(count)));
            assertThat(almanac.value("SELECT relative_standard_error FROM employment_figure WHERE " + where))
                    .satisfies(stored -> same(stored, row.get(error)));
        });
    }

    private static void projection(
            Imports own,
            Outcome outcome,
            String code,
            String base,
            String target,
            String change,
            String percent,
            String openings) {
        List<String> stored = own.values("""
                SELECT f.value FROM outlook o JOIN outlook_figure f ON f.outlook_key = o.key
                WHERE o.brought_by = '%s' AND o.occupation_code = '%s' ORDER BY f.ordinal""".formatted(outcome.releases.getFirst(), code));
        List<String> raw = List.of(percent, base, target, change, openings);
        assertThat(stored).as(code).hasSize(raw.size());
        for (int i = 0; i < raw.size(); i++) {
            same(stored.get(i), raw.get(i).replace(",", ""));
        }
    }

    private static void point(Outcome outcome, String series, String period, String raw) {
        pointOf(outcome, "series_id = '%s'".formatted(series), period, number(raw));
    }

    private static void pointOf(Outcome outcome, String where, String period, BigDecimal raw) {
        List<String> stored = almanac.values("""
                SELECT p.value FROM series_load l JOIN series_point p ON p.series_key = l.key
                WHERE l.brought_by = '%s' AND %s AND p.period = '%s'""".formatted(outcome.releases.getFirst(), where, period));
        assertThat(stored).as(where + " " + period).hasSize(1);
        if (raw == null) {
            assertThat(stored.getFirst()).isNull();
        } else {
            assertThat(new BigDecimal(stored.getFirst()))
                    .as(where + " " + period)
                    .isEqualByComparingTo(raw);
        }
    }

    /** Workbooks keep numbers in binary: 65.599999999999994 is 65.6. */
    private static void same(String stored, String raw) {
        BigDecimal expected = number(raw);
        if (expected == null) {
            assertThat(stored).isIn(null, raw);
        } else {
            assertThat(new BigDecimal(stored)).isEqualByComparingTo(expected.round(new MathContext(15)));
        }
    }

    private static BigDecimal number(String raw) {
        return raw.matches("-?[0-9.]*[0-9][0-9.]*([eE]-?\\d+)?") ? new BigDecimal(raw) : null;
    }

    private static String month(String raw) {
        List<String> names =
                List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
        return "20%s-%02d-01".formatted(raw.substring(4), names.indexOf(raw.substring(0, 3)) + 1);
    }

    /** The part of the package that holds Table 1.2: the first sheet with its columns. */
    private static String sheet(Path file) {
        for (int i = 1; ; i++) {
            if (workbook(file, "sheet" + i, 2).getFirst().containsKey("Typical education needed for entry")) {
                return "sheet" + i;
            }
        }
    }

    private static <T> void cells(List<T> raw, Consumer<T> check) {
        Random seeded = new Random(20261125);
        List<T> chosen = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
            chosen.add(raw.get(seeded.nextInt(raw.size())));
        }
        chosen.forEach(check);
    }

    private static long distinct(List<Map<String, String>> raw, String column) {
        return raw.stream().map(r -> r.get(column)).collect(Collectors.toSet()).size();
    }

    private static String lower(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
