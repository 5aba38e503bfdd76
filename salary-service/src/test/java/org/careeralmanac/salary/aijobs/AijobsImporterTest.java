package org.careeralmanac.salary.aijobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.salary.observation.ObservationGroups;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.careeralmanac.salary.staging.PayBounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AijobsImporterTest {

    private static final String NAME = "salaries-2024-06-01.csv";
    private static final String HEADER =
            "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size\r\n";
    private static final String GOOD = "2024,SE,FT,Data Scientist,150000,USD,150000,US,100,US,M";

    private final AijobsImporter importer = new AijobsImporter();
    private ImportsForTests almanac;

    @BeforeEach
    void open() {
        almanac = new ImportsForTests();
    }

    @AfterEach
    void close() {
        almanac.close();
    }

    private ImportsForTests.Outcome load(String... rows) {
        return almanac.load(importer, NAME, HEADER + String.join("\r\n", rows) + "\r\n");
    }

    /** Twelve people a thousand apart. */
    private static String[] people(String pattern) {
        String[] rows = new String[12];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = pattern.formatted(100_000 + i * 1_000);
        }
        return rows;
    }

    private static String[] both(String[] some, String... others) {
        String[] all = java.util.Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }

    @Test
    void keepsRowsThatLookTheSame() {
        var outcome = load(GOOD, GOOD, GOOD);

        assertThat(outcome.release()).isEqualTo("aijobs:all:salaries:2024-06-01");
        assertThat(outcome.stored()).containsEntry("observations", 3L);
        assertThat(almanac.rows("SELECT row_number FROM observation ORDER BY 1"))
                .containsExactly("2", "3", "4");
        assertThat(almanac.value("SELECT count(*) FROM observation_profile")).isEqualTo("1");
    }

    /** More than are remembered at once: what is forgotten and comes again is stored again, and means the same. */
    @Test
    void forgetsProfilesOfALongFileWithoutLosingOne() {
        List<String> rows = new ArrayList<>();
        for (int title = 0; title < 280; title++) {
            for (int year = 2020; year < 2025; year++) {
                for (String seniority : List.of("EN", "MI", "SE", "EX")) {
                    for (String employment : List.of("FT", "PT", "CT", "FL")) {
                        for (String size : List.of("S", "M", "L")) {
                            for (int remote = 0; remote <= 100; remote += 50) {
                                rows.add("%d,%s,%s,Title %d,90000,USD,90000,US,%d,US,%s"
                                        .formatted(year, seniority, employment, title, remote, size));
                            }
                        }
                    }
                }
            }
        }
        int different = rows.size();
        rows.add(rows.getFirst());

        assertThat(load(rows.toArray(String[]::new)).stored()).containsEntry("observations", different + 1L);
        assertThat(almanac.value("SELECT count(*) FROM observation_profile")).isEqualTo(String.valueOf(different + 1));
        assertThat(almanac.rows("""
                SELECT count(*), count(DISTINCT number) FROM observation_profile
                GROUP BY title, year, remote, seniority, employment, area_id, company_area, company_size, currency
                HAVING count(*) > 1""")).containsExactly("2|2");
        assertThat(almanac.rows("""
                SELECT o.row_number, t.title, p.year, p.seniority FROM observation o
                JOIN observation_profile p ON p.number = o.profile JOIN observation_title t ON t.number = p.title
                WHERE o.row_number IN (2, %d) ORDER BY 1""".formatted(different + 2)))
                .containsExactly("2|Title 0|2020|entry", (different + 2) + "|Title 0|2020|entry");
    }

    @Test
    void keepsNamibiaAndTheTitleAsWritten() {
        load("2024,EN,PT, data  Scientist (m/w/d),20000,EUR,22000,NA,0,NA,S");

        assertThat(almanac.rows("""
                SELECT t.title, p.area_id, p.company_area, p.employment, p.seniority FROM observation o
                JOIN observation_profile p ON p.number = o.profile JOIN observation_title t ON t.number = p.title""")).containsExactly(" data  Scientist (m/w/d)|NA|NA|partTime|entry");
    }

    @Test
    void groupsByEveryDimensionAndByAll() {
        load(both(
                people("2023,SE,FT,Data Scientist,%d,USD,1,US,100,US,M"),
                people("2024,SE,FT,data scientist,%d,USD,1,US,0,US,M")));

        assertThat(almanac.rows("""
                SELECT e.subject_title, e.seniority, e.area_id, e.reference_period, e.remote, e.basis, e.currency, e.sample_size,
                       g.size
                FROM estimate e JOIN observation_group g ON g.estimate_id = e.id
                WHERE e.seniority = 'all' AND e.area_id = '001' ORDER BY e.reference_period, e.remote NULLS FIRST"""))
                .containsExactly(
                        "Data Scientist|all|001|2023||unstated|USD|12|12",
                        "Data Scientist|all|001|2023|100|unstated|USD|12|12",
                        "Data Scientist|all|001|2023/2024||unstated|USD|24|24",
                        "Data Scientist|all|001|2024||unstated|USD|12|12",
                        "Data Scientist|all|001|2024|0|unstated|USD|12|12");
        // With one remote share a year, "2023/2024, 0" would be 2024 again.
        assertThat(almanac.value("SELECT count(*) FROM estimate")).isEqualTo(String.valueOf(5 * 2 * 2));
    }

    @Test
    void givesTheQuantilesAsFigures() {
        load(people("2024,SE,FT,Data Scientist,%d,USD,1,US,100,US,M"));

        assertThat(almanac.rows("""
                SELECT f.statistic, f.value, f.sample_size FROM figure f JOIN estimate e ON e.id = f.estimate_id
                WHERE e.seniority = 'all' AND e.area_id = '001' AND e.remote IS NULL ORDER BY f.value, f.statistic"""))
                .containsExactly(
                        "p10|101100|12",
                        "p25|102750|12",
                        "mean|105500.00|12",
                        "median|105500|12",
                        "p75|108250|12",
                        "p90|109900|12");
        assertThat(almanac.value("""
                SELECT points[1] || ' ' || points[2] || ' ' || points[101] FROM observation_group LIMIT 1""")).isEqualTo("100000 100110 111000");
    }

    @Test
    void givesGroupsTheIdsThatTheProgramGives() {
        load(people("2024,SE,FT,Data Scientist,%d,USD,1,US,100,US,M"));

        var key = new org.careeralmanac.salary.estimate.NaturalKey(
                new org.careeralmanac.salary.estimate.Subject("data-scientist", null, "Data Scientist"),
                "US",
                org.careeralmanac.salary.estimate.Seniority.senior,
                null,
                "2024",
                org.careeralmanac.salary.estimate.PayPeriod.year,
                org.careeralmanac.salary.estimate.Basis.unstated,
                "USD",
                100);
        var ids = org.careeralmanac.salary.estimate.Ids.of("aijobs:all:salaries:2024-06-01", key);
        assertThat(almanac.rows("""
                SELECT e.id, f.id FROM estimate e JOIN figure f ON f.estimate_id = e.id AND f.statistic = 'median'
                WHERE e.area_id = 'US' AND e.seniority = 'senior' AND e.remote = 100""")).containsExactly(ids.estimate() + "|" + ids.figure("median", null));
    }

    @Test
    void saysOfFewerThanTenOnlyThatTheyAreTooFew() {
        load(java.util.Arrays.copyOf(people("2024,SE,FT,Data Scientist,%d,USD,1,US,100,US,M"), 9));

        assertThat(almanac.value("SELECT count(*) FROM observation_group")).isEqualTo("0");
        assertThat(almanac.rows("""
                SELECT e.area_id, e.seniority, e.reference_period, e.remote, e.currency, e.sample_size, f.statistic,
                       f.missing, num_nonnulls(f.value, f.at_least, f.at_most, f.sample_size)
                FROM estimate e JOIN figure f ON f.estimate_id = e.id ORDER BY 1, 2"""))
                .containsExactly(
                        "001|all|2024||USD||median|belowMinimumGroup|0",
                        "001|senior|2024||USD||median|belowMinimumGroup|0",
                        "US|all|2024||USD||median|belowMinimumGroup|0",
                        "US|senior|2024||USD||median|belowMinimumGroup|0");
    }

    /** Nothing is said of few people where others of the same place and seniority are shown. */
    @Test
    void isSilentOfTheFewBesideTheMany() {
        load(both(
                people("2023,SE,FT,Data Scientist,%d,USD,1,US,100,US,M"),
                GOOD.replace("150000,USD", "150000,EUR"),
                GOOD.replace("2024,SE", "2022,SE"),
                GOOD.replace("2024,SE", "2022,EX").replace("US,100", "DE,100"),
                GOOD.replace("2024,SE", "2024,EX").replace("US,100", "DE,100")));

        assertThat(almanac.rows("""
                SELECT e.area_id, e.seniority, e.reference_period, f.missing FROM estimate e
                JOIN figure f ON f.estimate_id = e.id WHERE f.missing IS NOT NULL ORDER BY 1, 2"""))
                .containsExactly(
                        "001|executive|2022/2024|belowMinimumGroup",
                        "DE|all|2022/2024|belowMinimumGroup",
                        "DE|executive|2022/2024|belowMinimumGroup");
    }

    @Test
    void givesWhatIsTooSmallTheIdThatTheProgramGives() {
        load(GOOD);

        var key = new org.careeralmanac.salary.estimate.NaturalKey(
                new org.careeralmanac.salary.estimate.Subject("data-scientist", null, "Data Scientist"),
                "001",
                org.careeralmanac.salary.estimate.Seniority.all,
                null,
                "2024",
                org.careeralmanac.salary.estimate.PayPeriod.year,
                org.careeralmanac.salary.estimate.Basis.unstated,
                "USD",
                null);
        var ids = org.careeralmanac.salary.estimate.Ids.of("aijobs:all:salaries:2024-06-01", key);
        assertThat(almanac.rows("""
                SELECT e.id, f.id FROM estimate e JOIN figure f ON f.estimate_id = e.id
                WHERE e.area_id = '001' AND e.seniority = 'all'""")).containsExactly(ids.estimate() + "|" + ids.figure("median", null));
    }

    @Test
    void poolsTheTitlesOfARoleAndReportsTheOthers() {
        var outcome = load(both(
                people("2024,SE,FT,Lead Data Scientist,%d,USD,1,US,100,US,M"),
                GOOD,
                GOOD.replace("Data Scientist", "Chief Vibes Officer"),
                GOOD.replace("Data Scientist", "Decision Scientist")));

        assertThat(almanac.rows(
                        "SELECT DISTINCT subject_role, subject_title, sample_size FROM estimate WHERE area_id = '001'"))
                .containsExactly("data-scientist|Data Scientist|13");
        assertThat(outcome.notes())
                .singleElement()
                .asString()
                .startsWith("1 rows have one of 1 titles that belong to no role, most often: Chief Vibes Officer (1)");
    }

    @Test
    void makesTheGroupsOfARoleAnewWhenItsTitlesChange() throws Exception {
        load(both(
                people("2024,SE,FT,Data Whisperer,%d,USD,1,US,100,US,M"),
                people("2024,SE,FT,Data Engineer,%d,USD,1,US,100,US,M")));
        String before = almanac.value("SELECT string_agg(id, ' ' ORDER BY id) FROM estimate");
        assertThat(almanac.rows("SELECT DISTINCT subject_role FROM estimate")).containsExactly("data-engineer");

        almanac.execute(
                "INSERT INTO title_role VALUES ('en', 'data whisperer', 'Data Whisperer', 'data-scientist', 'exact', 'steward')");
        renew("data-scientist");
        assertThat(almanac.rows("SELECT DISTINCT subject_role, sample_size FROM estimate ORDER BY 1"))
                .containsExactly("data-engineer|12", "data-scientist|12");

        almanac.execute("UPDATE title_role SET role_id = 'data-engineer' WHERE title_key = 'data whisperer'");
        renew("data-scientist", "data-engineer");
        assertThat(almanac.rows("SELECT DISTINCT subject_role, sample_size FROM estimate"))
                .containsExactly("data-engineer|24");

        almanac.execute("DELETE FROM title_role WHERE title_key = 'data whisperer'");
        renew("data-engineer");
        assertThat(almanac.value("SELECT string_agg(id, ' ' ORDER BY id) FROM estimate"))
                .isEqualTo(before);
    }

    private void renew(String... roles) throws Exception {
        almanac.connection().setAutoCommit(false);
        ObservationGroups.renew(almanac.connection(), java.util.List.of(roles));
        almanac.connection().commit();
        almanac.connection().setAutoCommit(true);
    }

    /** Snapshots overlap: the newest takes the place of the older, at every day by what was published then. */
    @Test
    void neverAddsSnapshotsUp() {
        load(people("2024,SE,FT,Data Scientist,%d,USD,1,US,100,US,M"));
        almanac.load(
                importer,
                "salaries-2024-07-01.csv",
                HEADER + String.join("\n", both(people("2024,SE,FT,Data Scientist,%d,USD,1,US,100,US,M"), GOOD))
                        + "\n");

        String people = """
                SELECT sample_size FROM estimate e JOIN visible_release('%s') v ON v.id = e.release_id
                WHERE e.area_id = '001' AND e.seniority = 'all' AND e.remote IS NULL""";
        assertThat(almanac.rows(people.formatted("2024-06-30"))).containsExactly("12");
        assertThat(almanac.rows(people.formatted("2024-07-01"))).containsExactly("13");
    }

    @Test
    void knowsAFileThatWasLoaded() {
        load(GOOD);

        assertThat(load(GOOD).known()).isTrue();
        assertThat(almanac.value("SELECT count(*) FROM observation")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024,SE | 2025,SE | work_year | is no year",
                "2024,SE | 1999,SE | work_year | is no year",
                "2024,SE | 24,SE | work_year | is no year",
                "SE,FT | XX,FT | experience_level | is no code that is known",
                "SE,FT | SE,XX | employment_type | is no code that is known",
                "Data Scientist | NOTHING | job_title | is empty",
                "150000,USD | NOTHING,USD | salary | is empty",
                "150000,USD | -150000,USD | salary | is negative",
                "150000,USD | 10000001,USD | salary | cannot be pay",
                "150000,USD | 0,USD | salary | cannot be pay",
                "150000,USD | 150k,USD | salary | is not a number",
                "150000,USD | 150000,XXX | salary_currency | is no currency that is known",
                "US,100 | XX,100 | employee_residence | is no country that is known",
                "US,100 | US-CA,100 | employee_residence | is no country that is known",
                "100,US,M | 100,UK,M | company_location | is no country that is known",
                "US,100,US | US,80,US | remote_ratio | is no code that is known",
                "100,US,M | 100,US,XL | company_size | is no size that is known",
                "100,US,M | 100,US | | has 10 fields where the header has 11",
            })
    void refusesARowWhose(String right, String wrong, String column, String why) {
        var outcome = load(GOOD.replace(right, wrong.replace("NOTHING", "")), GOOD);

        assertThat(outcome.refusals()).singleElement().satisfies(r -> {
            assertThat(r.column()).isEqualTo(column);
            assertThat(r.why()).contains(why);
            assertThat(r.row()).isEqualTo(2);
        });
        assertThat(outcome.stored()).containsEntry("observations", 1L);
    }

    /** Sixty dollars are no pay a year: read as pay an hour, told, and for a steward to confirm. */
    @Test
    void flagsPayThatMustBeHourly() {
        var outcome = load(GOOD.replace("150000,USD", "60,USD"), GOOD);

        assertThat(outcome.flags()).isEqualTo(Map.of(PayBounds.HOURLY_FLAG, 1L));
        assertThat(almanac.rows("SELECT amount, from_hourly FROM observation ORDER BY row_number"))
                .containsExactly("124800|t", "150000|f");
    }

    /** Without rates here the file's own conversion tells whether pay is possible. */
    @Test
    void measuresForeignPayByRatesElseByTheFilesOwnDollars() {
        String yen = GOOD.replace("150000,USD,150000", "900000,JPY,900");
        assertThat(load(yen).flags()).containsKey(PayBounds.HOURLY_FLAG);

        almanac.execute("""
                INSERT INTO source VALUES ('ecb-rates', 'P', 'T', NULL, 'CC0-1.0', 'A', 'official-statistics');
                INSERT INTO release (id, source_id, edition, part, known_from, content_hash, status, loaded_at, published_at)
                VALUES ('ecb-rates:all:daily:2024-12-31', 'ecb-rates', 'all', 'daily', '2024-12-31', 'h', 'published', now(), now());
                INSERT INTO exchange_rate SELECT 'ecb-rates:all:daily:2024-12-31', c, '2024-05-01',
                    array_fill(r, ARRAY[1]) || array_fill(NULL::numeric, ARRAY[30]), 1, r
                FROM (VALUES ('USD', 1.1), ('JPY', 165)) AS v (c, r)""");
        assertThat(almanac.load(importer, "salaries-2024-07-01.csv", HEADER + yen + "\n")
                        .flags())
                .isEmpty();
    }

    @Test
    void refusesAFileThatIsNoSnapshot() {
        assertThat(refused(NAME, HEADER.replace("salary_currency", "currency") + GOOD + "\n")
                        .column())
                .isEqualTo("salary_currency");
        assertThat(refused(NAME, HEADER.replace("company_size", "salary") + GOOD + "\n")
                        .why())
                .contains("missing");
        assertThat(refused("salaries.csv", HEADER + GOOD + "\n").why()).contains("which day");
        assertThat(refused("salaries-2024-13-01.csv", HEADER + GOOD + "\n").why())
                .contains("which day");
        assertThat(refused(NAME, HEADER + GOOD.replace("SE", "XX") + "\n").why())
                .contains("holds no row");
        assertThat(refused(NAME, HEADER + GOOD.replace("Data", "\"Data") + "\n").why())
                .contains("quoted field");
    }

    private Refusal refused(String name, String text) {
        SheetException wrong = catchThrowableOfType(SheetException.class, () -> almanac.load(importer, name, text));
        assertThat(wrong).as(text).isNotNull();
        assertThat(almanac.value("SELECT (SELECT count(*) FROM release) + (SELECT count(*) FROM observation)"))
                .isEqualTo("0");
        return wrong.refusal();
    }
}
