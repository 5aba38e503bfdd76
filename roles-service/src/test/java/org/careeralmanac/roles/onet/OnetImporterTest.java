package org.careeralmanac.roles.onet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.roles.ImportTrial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the importer makes of a load, whole, in part, twice, newer and wrong, and what the pages then say. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class OnetImporterTest {

    private static final String DAY = "2025-12-31";
    private static final String FOLDER = "db_30_1_text/";

    @Inject
    OnetImporter importer;

    @Inject
    DataSource database;

    @Inject
    Releases releases;

    @Inject
    ReleaseContents contents;

    @Inject
    GeneratedRoles generated;

    private ImportTrial trial;

    @BeforeEach
    void begin() throws SQLException {
        trial = new ImportTrial(database.getConnection(), releases, contents);
    }

    @AfterEach
    void undo() throws SQLException {
        trial.close();
    }

    @Test
    void everyTableIsAReleaseOfItsOwnAndEveryRowIsStored() throws SQLException {
        trial.load(importer, OnetFiles.all());

        assertThat(trial.refusals).isEmpty();
        assertThat(trial.staged())
                .hasSize(16)
                .contains("onet:all:occupation-data:2025-12-31", "onet:all:work-styles:2025-12-31");
        assertThat(trial.stored)
                .containsEntry("occupations", 3L)
                .containsEntry("tasks", 4L)
                .containsEntry("technologies", 5L)
                .containsEntry("ratings of skills", 6L)
                .containsEntry("relations", 3L);
        assertThat(trial.notes)
                .containsExactlyInAnyOrder(
                        "Knowledge is not among the files, and no earlier one was loaded: pages as of 2025-12-31 have no ratings of knowledge.",
                        "Abilities is not among the files, and no earlier one was loaded: pages as of 2025-12-31 have no ratings of abilities.");
        assertThat(trial.rows("SELECT label FROM release WHERE id = 'onet:all:skills:2025-12-31'"))
                .containsExactly("30.1");
    }

    @Test
    void whatTheTextSaysIsWhatIsStored() throws SQLException {
        trial.load(importer, OnetFiles.all());

        assertThat(trial.rows("""
                SELECT task, statement, type, incumbents, surveyed, domain_source FROM occupation_task
                WHERE code = '15-9101.00' ORDER BY task"""))
                .containsExactly(
                        "10|Polish the lens.|||2023-08|Occupational Expert",
                        "11|Conduct \"lamp counts\" along the coast.|core|40|2023-08|Incumbent",
                        "12|Paint the tower.|supplemental||2023-08|Occupational Expert");
        assertThat(trial.rows("""
                SELECT code, name, importance_value, importance_missing, importance_sample_size,
                       importance_standard_error, level_value, level_missing, level_not_relevant
                FROM skill_rating WHERE release_id = 'onet:all:skills:2025-12-31' ORDER BY code, element"""))
                .containsExactly(
                        "15-9101.00|Reading Charts|4.12||8|0.1250|4.62||f",
                        "15-9101.00|Listening||suppressed|8|0.9000|0||t",
                        "15-9102.00|Reading Charts|3.00||8|0.0000||notSurveyed|f");
        assertThat(trial.rows("""
                SELECT title, short_title, kind, origins::text, featured FROM occupation_title
                WHERE code = '15-9101.00' ORDER BY kind, position"""))
                .containsExactly(
                        "Lamp Engineer (LE)|LE|alternate|{02,08}|",
                        "LIGHT KEEPER||alternate|{08}|",
                        "Beacon Engineer||reported|{}|f",
                        "Light Keeper||reported|{}|t");
    }

    @Test
    void anOccupationBecomesAPageWithAllThatIsKnownOfIt() throws SQLException {
        trial.load(importer, OnetFiles.all()).publish();

        JsonNode page = trial.page("lighthouse-engineers", DAY);
        assertThat(page.at("/head/title").asText()).isEqualTo("Lighthouse Engineers");
        assertThat(page.at("/head/family/name").asText()).isEqualTo("Computer and Mathematical");
        assertThat(page.at("/head/seniority").asText()).isEqualTo("all");
        assertThat(page.at("/head/occupations").findValuesAsText("code")).containsExactly("15-9101.00", "15-9101");
        assertThat(page.at("/head/occupations").findValuesAsText("fit")).containsExactly("exact", "exact");
        JsonNode sections = page.at("/sections");
        assertThat(sections.at("/overview/content/summary").asText()).isEqualTo("Keep the lamps of a coast in order.");
        assertThat(sections.at("/overview/content/keyResponsibilities/0/text").asText())
                .isEqualTo("Conduct \"lamp counts\" along the coast.");
        assertThat(texts(sections.at("/overview/content/alsoCalled")))
                .containsExactly("Light Keeper", "Beacon Engineer", "Lamp Engineer (LE)");
        assertThat(sections.at("/responsibilities/content/tasks/items").findValuesAsText("text"))
                .containsExactly("Conduct \"lamp counts\" along the coast.", "Paint the tower.", "Polish the lens.");
        assertThat(sections.at("/responsibilities/content/tasks/release").asText())
                .isEqualTo("onet:all:task-statements:2025-12-31");
        JsonNode requirements = sections.at("/requirements/content");
        assertThat(requirements.at("/claims").findValuesAsText("text"))
                .containsExactly(
                        "Bachelor's Degree (80 %), High School Diploma (20 %).",
                        "Most need a degree.", "Years on a coast.");
        assertThat(requirements.at("/claims/0/scope").asText())
                .isEqualTo("The schooling that people in the occupation (28 answers), asked in 2023-08, said a new hire"
                        + " needs");
        assertThat(requirements.at("/claims/0/release").asText())
                .isEqualTo("onet:all:education-training-experience:2025-12-31");
        assertThat(page.at("/highlights/education/text").asText()).startsWith("Bachelor's Degree (80 %)");
        assertThat(page.at("/highlights/education/level").asText()).isEqualTo("bachelor");
        assertThat(requirements.at("/skills/0/name").asText()).isEqualTo("Reading Charts");
        assertThat(requirements.at("/skills/0/requiredLevel/anchor").asText()).isEqualTo("Read a chart of the coast");
        assertThat(requirements.at("/skills/0/importance/standardError").decimalValue())
                .isEqualByComparingTo("0.125");
        assertThat(requirements.at("/skills/1/importance/missing").asText()).isEqualTo("suppressed");
        assertThat(requirements.at("/skills/1/requiredLevel/value").asInt()).isZero();
        assertThat(requirements.at("/technology/items").findValuesAsText("name"))
                .containsExactly("Lamp Control", "Fog Suite", "Chart Maker");
        assertThat(requirements.at("/technology/total").asInt()).isEqualTo(3);
        assertThat(requirements.at("/preparation/2/shares").findValuesAsText("missing"))
                .containsExactly("suppressed");
        JsonNode soft = sections.at("/softSkills/content");
        assertThat(soft.at("/skills").findValuesAsText("name")).containsExactly("Calm", "Patience");
        assertThat(soft.at("/workStyles/items/0/ratings").findValuesAsText("scale"))
                .containsExactly("Distinctiveness Rank", "Work Styles Impact");
        assertThat(soft.at("/interests/items/0/name").asText()).isEqualTo("Realistic");
        assertThat(soft.at("/interests/items/0/highPoint").asInt()).isEqualTo(1);
        assertThat(soft.at("/interests/items/1/highPoint").isMissingNode()).isTrue();
        JsonNode related = sections.at("/relatedCareers/content/careers");
        assertThat(related.findValuesAsText("id")).containsExactly("buoy-tenders", "sea-mark-occupations-all-other");
        assertThat(related.at("/0/why").asText()).contains("nearest (place 1)");
        assertThat(texts(related.at("/0/sharedSkills"))).containsExactly("Reading Charts", "Lamp Control");
        assertThat(sections.at("/careerDevelopment/content/progression")).isEmpty();
        assertThat(sections.at("/careerDevelopment/content/caveats").findValuesAsText("code"))
                .contains("NO_PROGRESSION");
        assertThat(page.at("/sources/0/attribution").asText()).contains("USDOL/ETA", "CC BY 4.0");
    }

    private static List<String> texts(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void anOccupationOfWhichOnlyTheNameIsKnownIsACareerToo() throws SQLException {
        trial.load(importer, OnetFiles.all()).publish();

        JsonNode page = trial.page("sea-mark-occupations-all-other", DAY);

        assertThat(page.at("/sections/overview/content/summary").asText()).startsWith("All sea mark occupations");
        assertThat(page.at("/sections/responsibilities").isMissingNode()).isTrue();
        assertThat(page.at("/sections/requirements").isMissingNode()).isTrue();
    }

    @Test
    void factsAttachToTheRoleThatSomebodyWroteForTheOccupation() throws SQLException {
        writeFor("boat-hand", "15-9101.00");

        trial.load(importer, OnetFiles.all()).publish();

        assertThat(trial.rows("SELECT role_id FROM generated_role WHERE code = '15-9101.00'"))
                .isEmpty();
        JsonNode page = trial.page("boat-hand", "2026-02-01");
        assertThat(page.at("/head/title").asText()).isEqualTo("Boat Hand");
        assertThat(page.at("/sections/overview/content/summary").asText()).isEqualTo("Rows to the lighthouse.");
        assertThat(page.at("/sections/responsibilities/content/tasks/items")).hasSize(3);
        assertThat(page.at("/sections/softSkills/content/interests/items")).hasSize(2);
        assertThat(trial.page("buoy-tenders", DAY)).isNotNull();
    }

    @Test
    void aRoleWrittenLaterTakesThePlaceOfTheGeneratedOne() throws SQLException {
        trial.load(importer, OnetFiles.all()).publish();
        writeFor("boat-hand", "15-9101.00");

        assertThat(generated.giveWay(trial.connection()))
                .containsExactly(new GeneratedRoles.Replaced("lighthouse-engineers", "boat-hand"));

        assertThat(trial.rows("SELECT merged_into FROM role WHERE id = 'lighthouse-engineers'"))
                .containsExactly("boat-hand");
        assertThat(trial.rows("SELECT role_id FROM generated_role WHERE code = '15-9101.00'"))
                .isEmpty();
    }

    private void writeFor(String role, String code) throws SQLException {
        trial.execute("""
                UPDATE starter_role SET occupations =
                    '[{"scheme": "ONET-SOC-2019", "code": "%s", "title": "Mine", "fit": "exact"}]'
                WHERE role_id = '%s'""".formatted(code, role));
        trial.execute("DELETE FROM role_occupation WHERE role_id = '%s'".formatted(role));
        trial.execute("""
                INSERT INTO role_occupation SELECT '%s', 'ONET-SOC-2019', '%s', 'Mine', 'exact', 0
                WHERE NOT EXISTS (SELECT FROM generated_role WHERE code = '%2$s')""".formatted(role, code));
    }

    @Test
    void aSourceThatChangedUnderAnEditIsNotedWhereItDid() throws SQLException {
        Map<String, String> older =
                OnetFiles.some("29.2", "February 2025", "Occupation Data", "Task Statements", "Job Zones");
        trial.load(importer, older).publish();
        trial.execute("""
                INSERT INTO revision VALUES ('lighthouse-engineers', 1, 'me', '', '2025-03-01'),
                                            ('buoy-tenders', 1, 'me', '', '2025-03-01')""");
        trial.execute("""
                INSERT INTO revision_section VALUES
                    ('lighthouse-engineers', 1, 'en', 'responsibilities', '{"groups": [{"title": "Mine", "items": []}]}'),
                    ('lighthouse-engineers', 1, 'en', 'requirements', '{"intro": "Mine."}'),
                    ('buoy-tenders', 1, 'en', 'responsibilities', '{"intro": "Mine."}')""");
        Map<String, String> newer =
                OnetFiles.some("30.1", "December 2025", "Occupation Data", "Task Statements", "Job Zones");
        newer.computeIfPresent("Task Statements.txt", (n, t) -> t.replace("Polish the lens", "Clean the lens"));

        trial.load(importer, newer).publish();

        assertThat(trial.rows("SELECT role_id, number, key, release_id FROM source_change"))
                .containsExactly("lighthouse-engineers|1|responsibilities|onet:all:task-statements:2025-12-31");
        JsonNode edited = trial.page("lighthouse-engineers", DAY).at("/sections/responsibilities/content");
        assertThat(edited.at("/groups/0/title").asText()).isEqualTo("Mine");
        assertThat(edited.at("/tasks/items").findValuesAsText("text")).contains("Clean the lens.");
    }

    @Test
    void twoReleasesOfATableCompareByWhatTheySay() throws SQLException {
        Map<String, String> older = OnetFiles.some("29.2", "February 2025", "Occupation Data", "Skills");
        trial.load(importer, older).publish();
        Map<String, String> newer = OnetFiles.some("30.1", "December 2025", "Occupation Data", "Skills");
        newer.computeIfPresent("Skills.txt", (n, t) -> t.replace("\t4.12\t", "\t2.00\t"));
        trial.load(importer, newer);

        List<String> before = trial.rows(contents.values() + " ORDER BY 1", "onet:all:skills:2025-02-28");
        List<String> after = trial.rows(contents.values() + " ORDER BY 1", "onet:all:skills:2025-12-31");

        assertThat(before)
                .hasSize(6)
                .contains("importance 15-9101.00 2.A.1.a|15-9101.00 Lighthouse Engineers: Reading Charts,"
                        + " importance|4.12|");
        assertThat(after)
                .contains("importance 15-9101.00 2.A.1.b|15-9101.00 Lighthouse Engineers: Listening,"
                        + " importance||suppressed")
                .filteredOn(row -> !before.contains(row))
                .singleElement()
                .asString()
                .endsWith("|2.00|");
    }

    @Test
    void aZipThatWasCutOffIsRefused() throws Exception {
        Path whole = Files.createTempFile("trial", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(whole))) {
            for (Map.Entry<String, String> file : OnetFiles.all().entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length * 2 / 3));

        assertThatThrownBy(() -> trial.load(importer, whole, "onet.zip")).isInstanceOf(SheetException.class);
    }

    @Test
    void theSameLoadTwiceBringsNothing() throws SQLException {
        trial.load(importer, OnetFiles.all()).publish();
        long pages = trial.count("SELECT count(*) FROM page");

        trial.load(importer, OnetFiles.all());

        assertThat(trial.staged()).isEmpty();
        assertThat(trial.known).hasSize(16);
        assertThat(trial.count("SELECT count(*) FROM page")).isEqualTo(pages);
    }

    @Test
    void otherBytesUnderAUsedReleaseAreRefused() throws SQLException {
        trial.load(importer, OnetFiles.all());
        Map<String, String> changed = OnetFiles.all();
        changed.computeIfPresent(FOLDER + "Task Statements.txt", (name, text) -> text.replace("Polish", "Break"));

        assertThatThrownBy(() -> trial.load(importer, changed))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("RELEASE_EXISTS"));
    }

    @Test
    void aNewerLoadReplacesItsTablesAndTheOthersStay() throws SQLException {
        Map<String, String> older = OnetFiles.some(
                "29.2", "February 2025", "Occupation Data", "Task Statements", "Job Zones", "Job Zone Reference");
        trial.load(importer, older).publish();
        Map<String, String> newer = OnetFiles.some("30.1", "December 2025", "Occupation Data", "Job Zones");
        newer.computeIfPresent("Occupation Data.txt", (n, t) -> t.replace("Keep the lamps", "Watch the lamps"));

        trial.load(importer, newer).publish();

        assertThat(trial.notes)
                .contains("Task Statements is not among the files: that of O*NET 29.2 stays"
                        + " (onet:all:task-statements:2025-02-28).");
        JsonNode before = trial.page("lighthouse-engineers", "2025-12-30");
        JsonNode after = trial.page("lighthouse-engineers", DAY);
        assertThat(before.at("/sections/overview/content/summary").asText()).startsWith("Keep");
        assertThat(after.at("/sections/overview/content/summary").asText()).startsWith("Watch");
        assertThat(before.at("/sections/responsibilities/content/caveats")).isEmpty();
        assertThat(after.at("/sections/responsibilities/content/tasks/items")).hasSize(3);
        assertThat(after.at("/sections/responsibilities/content/caveats/0/code").asText())
                .isEqualTo("OLDER_TABLE");
        assertThat(after.at("/sections/responsibilities/content/caveats/0/text").asText())
                .isEqualTo("The table task-statements is that of O*NET Database 29.2; release 30.1 came without it.");
    }

    @Test
    void loadOrderDoesNotMatter() throws SQLException {
        Map<String, String> older = OnetFiles.some("29.2", "February 2025", "Occupation Data", "Task Statements");
        Map<String, String> newer = OnetFiles.some("30.1", "December 2025", "Occupation Data", "Job Zones");
        older.computeIfPresent("Occupation Data.txt", (n, t) -> t.replace("Keep the lamps", "Watched the lamps"));
        trial.load(importer, older).publish();
        trial.load(importer, newer).publish();
        List<String> forth = trial.rows("SELECT role_id, known_from, etag FROM page ORDER BY 1, 2");
        trial.close();
        begin();

        trial.load(importer, newer).publish();
        trial.load(importer, older).publish();

        assertThat(trial.rows("SELECT role_id, known_from, etag FROM page ORDER BY 1, 2"))
                .isEqualTo(forth);
    }

    @Test
    void workStylesOfTheOlderLayoutHaveSampleAndError() throws SQLException {
        Map<String, String> older = OnetFiles.some("29.2", "February 2025", "Occupation Data", "Scales Reference");
        older.put("Work Styles.txt", OnetFiles.table("""
                O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|N|Standard Error|Lower CI Bound|Upper CI Bound|Recommend Suppress|Date|Domain Source
                15-9101.00|1.C.1.a|Achievement|IM|4.69|28|0.1218|4.4|4.9|N|08/2023|Incumbent
                15-9101.00|1.C.1.b|Persistence|IM|4.76|28|0.1104|4.5|4.9|Y|08/2023|Incumbent
                """));

        trial.load(importer, older).publish();

        JsonNode styles =
                trial.page("lighthouse-engineers", "2025-03-01").at("/sections/softSkills/content/workStyles");
        assertThat(styles.at("/items/0/name").asText()).isEqualTo("Achievement");
        assertThat(styles.at("/items/0/ratings/0/sampleSize").asInt()).isEqualTo(28);
        assertThat(styles.at("/items/1/ratings/0/missing").asText()).isEqualTo("suppressed");
        assertThat(styles.at("/ratedBy").asText()).isEqualTo("Incumbent");
    }

    @Test
    void aTableAloneLeansOnTheOccupationsOfAnEarlierLoad() throws SQLException {
        trial.load(importer, OnetFiles.some("29.2", "February 2025", "Occupation Data"))
                .publish();

        trial.load(importer, OnetFiles.some("29.0", "August 2024", "Skills")).publish();

        assertThat(trial.refusals).isEmpty();
        assertThat(trial.staged()).containsExactly("onet:all:skills:2024-08-31");
    }

    @Test
    void withoutOccupationsAnywhereNothingIsTaken() {
        assertRefused(
                () -> trial.load(importer, OnetFiles.some("29.0", "August 2024", "Skills")),
                "holds no Occupation Data, and none was loaded before");
    }

    @Test
    void filesThatAreNotOfOnetAreNamed() {
        assertRefused(
                () -> trial.load(importer, Map.of("wages.csv", "a,b\n1,2\n")),
                "holds no table of O*NET, but wages.csv");
        assertRefused(() -> trial.load(importer, Map.of()), "holds nothing");
    }

    @Test
    void whichReleaseItIsMustBeKnown() throws SQLException {
        Map<String, String> files =
                Map.of("Occupation Data.txt", OnetFiles.all().get(FOLDER + "Occupation Data.txt"));

        assertRefused(() -> trial.load(importer, files), "does not tell which release of O*NET it is");
        assertRefused(() -> trial.load(importer, files, "label", "thirty"), "cannot be release 'thirty'");
        assertRefused(() -> trial.load(importer, files, "label", "28.3"), "is release 28.3 of O*NET");
        assertRefused(
                () -> trial.load(importer, files, "label", "31.0"), "does not tell when O*NET 31.0 was published");
        assertRefused(
                () -> trial.load(importer, OnetFiles.all(), "label", "29.2"),
                "is release 30.1 of O*NET by its own words, not 29.2");
        trial.load(importer, files, "label", "31.0", "knownFrom", "2026-08-25");
        assertThat(trial.staged()).containsExactly("onet:all:occupation-data:2026-08-25");
    }

    @Test
    void aMissingColumnIsNamed() {
        Map<String, String> files = OnetFiles.all();
        files.computeIfPresent(FOLDER + "Task Statements.txt", (n, t) -> t.replace("Task Type", "Kind"));

        assertThatThrownBy(() -> trial.load(importer, files)).isInstanceOfSatisfying(SheetException.class, e -> {
            assertThat(e.refusal().column()).isEqualTo("Task Type");
            assertThat(e.refusal().file()).contains("Task Statements.txt");
        });
    }

    @Test
    void aTableThatIsThereTwiceIsRefused() {
        Map<String, String> files = OnetFiles.all();
        files.put("other/Job Zones.txt", files.get(FOLDER + "Job Zones.txt"));

        assertRefused(() -> trial.load(importer, files), "holds Job Zones twice");
    }

    @Test
    void rowsThatAreWrongAreLeftOutWithTheirPlaceAndTheRestIsTaken() throws SQLException {
        refusedRow("Task Statements", "99-1111.00|1|T|Core|n/a|n/a|n/a", "is no occupation of Occupation Data");
        refusedRow("Task Statements", "15-9101|1|T|Core|n/a|n/a|n/a", "is no O*NET-SOC code");
        refusedRow("Task Statements", "15-9101.00|x|T|Core|n/a|n/a|n/a", "is not a whole number");
        refusedRow("Task Statements", "15-9101.00|1|T|Kernel|n/a|n/a|n/a", "is no type of task");
        refusedRow("Task Statements", "15-9101.00|1|T|Core|n/a|2023|n/a", "is no month");
        refusedRow("Task Statements", "15-9101.00|11|T|Core|n/a|n/a|n/a", "says the same thing as a row above it");
        refusedRow("Task Statements", "15-9101.00|1|T", "3 fields");
        refusedRow("Technology Skills", "15-9101.00|A|1|B|maybe|N", "is neither yes nor no");
        refusedRow("Skills", "15-9101.00|9.Z|X|IM|4|8|0|0|0|N|n/a|08/2023|A", "is no element");
        refusedRow("Skills", "15-9101.00|2.A.1.a|X|XX|4|8|0|0|0|N|n/a|08/2023|A", "is no scale of this table");
        refusedRow("Skills", "15-9102.00|2.A.1.b|X|IM|5.1|8|0|0|0|N|n/a|08/2023|A", "is outside its scale");
        refusedRow("Skills", "15-9102.00|2.A.1.b|X|IM|four|8|0|0|0|N|n/a|08/2023|A", "is not a number");
        refusedRow("Skills", "15-9102.00|2.A.1.b|X|IM|4|8|-1|0|0|N|n/a|08/2023|A", "is negative");
        refusedRow("Job Zones", "15-9102.00|9|08/2023|Analyst", "is no job zone");
        refusedRow("Related Occupations", "15-9101.00|15-9101.00|Primary-Short|1", "is the occupation itself");
        refusedRow("Related Occupations", "15-9102.00|15-9101.00|Nearby|1", "is no tier");
        refusedRow(
                "Education, Training, and Experience",
                "15-9101.00|2.D.1|R|RL|n/a|1|1|1|1|1|N|08/2023|Incumbent",
                "is missing");
    }

    private void refusedRow(String table, String bars, String why) throws SQLException {
        trial.close();
        begin();
        Map<String, String> files = OnetFiles.all();
        String name = FOLDER + table + ".txt";
        files.put(name, files.get(name) + bars.replace("|", "\t") + "\r\n");
        int row = files.get(name).split("\r\n").length;

        trial.load(importer, files);

        assertThat(trial.refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.why()).contains(why);
            assertThat(refusal.row()).isEqualTo(row);
            assertThat(refusal.file()).endsWith(table + ".txt");
            assertThat(refusal.right()).isNotBlank();
        });
    }

    @Test
    void aTableOfWhichNoRowCanBeTakenEndsTheLoad() {
        Map<String, String> files = OnetFiles.all();
        files.put(FOLDER + "Job Zones.txt", "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\r\n");

        assertRefused(() -> trial.load(importer, files), "has no row that can be taken");
    }

    @Test
    void aByteOrderMarkAndPlainLineEndsAreNoMatter() throws SQLException {
        Map<String, String> files = new LinkedHashMap<>();
        OnetFiles.all()
                .forEach((name, text) ->
                        files.put(name, name.endsWith("Read Me.txt") ? text : "\uFEFF" + text.replace("\r\n", "\n")));

        trial.load(importer, files);

        assertThat(trial.refusals).isEmpty();
        assertThat(trial.stored).containsEntry("tasks", 4L);
    }

    @Test
    void slugsThatAreTakenOrReservedGetTheCode() throws SQLException {
        Map<String, String> files = OnetFiles.some("30.1", "December 2025");
        files.put(
                "Occupation Data.txt",
                OnetFiles.table("""
                O*NET-SOC Code|Title|Description
                15-9101.00|Match|A game.
                15-9102.00|Lamp Keeper|Someone else wrote of one.
                15-9103.00|Détente Makers|Accents.
                """ + "15-9104.00|" + "Very long title ".repeat(10) + "|Long.\n"));

        trial.load(importer, files).publish();

        assertThat(trial.rows("SELECT role_id FROM generated_role WHERE code LIKE '15-910%' ORDER BY code"))
                .containsExactly(
                        "match-15-9101-00",
                        "lamp-keeper-15-9102-00",
                        "detente-makers",
                        "very-long-title-very-long-title-very-long-title-very-long-title-very-long-title-very-long-15-9104-00");
    }

    @Test
    void detailedOccupationsShareTheWiderCode() throws SQLException {
        Map<String, String> files = OnetFiles.some("30.1", "December 2025");
        files.put("Occupation Data.txt", OnetFiles.table("""
                O*NET-SOC Code|Title|Description
                15-9101.00|Lamp Workers|All.
                15-9101.01|Wick Workers|Some.
                """));

        trial.load(importer, files).publish();

        assertThat(trial.rows("""
                SELECT role_id, scheme, code, title, fit FROM role_occupation
                WHERE role_id IN ('lamp-workers', 'wick-workers') ORDER BY role_id, position"""))
                .containsExactly(
                        "lamp-workers|ONET-SOC-2019|15-9101.00|Lamp Workers|exact",
                        "lamp-workers|SOC-2018|15-9101|Lamp Workers|broader",
                        "wick-workers|ONET-SOC-2019|15-9101.01|Wick Workers|exact",
                        "wick-workers|SOC-2018|15-9101|Lamp Workers|broader");
    }

    private void assertRefused(ThrowingCallable load, String why) {
        assertThatThrownBy(load).isInstanceOfSatisfying(SheetException.class, e -> assertThat(e.refusal())
                .extracting(Refusal::why, t -> t.right() != null)
                .satisfies(both -> assertThat(both.getFirst().toString()).contains(why)));
    }
}
