package org.careeralmanac.roles.onet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.roles.ImportTrial;
import org.careeralmanac.roles.SharedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The publisher's own files, against a count and a look at the raw cells by other means than the importer's: lines split
 * at tabs, workbooks read as XML.
 */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class OnetPublishedFilesTest {

    private static final long SEED = 20261125;
    private static final int SAMPLE = 30;

    @Inject
    OnetImporter importer;

    @Inject
    DataSource database;

    @Inject
    Releases releases;

    @Inject
    ReleaseContents contents;

    private ImportTrial trial;

    @BeforeEach
    void begin() throws SQLException {
        trial = new ImportTrial(database.getConnection(), releases, contents);
    }

    @AfterEach
    void undo() throws SQLException {
        trial.close();
    }

    /** Raw rows of a table without its header. */
    private record Raw(List<String> header, List<List<String>> rows) {

        static Raw text(Path file) throws IOException {
            List<List<String>> lines = Arrays.stream(
                            Files.readString(file, StandardCharsets.UTF_8).split("\r\n"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
            return new Raw(lines.getFirst(), lines.subList(1, lines.size()));
        }

        String cell(List<String> row, String column) {
            return row.get(header.indexOf(column));
        }

        long count(String column, Predicate<String> wanted) {
            return rows.stream().filter(row -> wanted.test(cell(row, column))).count();
        }

        List<List<String>> sample() {
            Random random = new Random(SEED);
            return random.ints(SAMPLE, 0, rows.size()).mapToObj(rows::get).toList();
        }
    }

    @Test
    void theTextOf301IsStoredRowByRow() throws Exception {
        Path folder = SharedData.at("onet-30.1-text");

        trial.loadFolder(importer, folder);

        assertThat(trial.refusals).isEmpty();
        check(
                folder,
                "Occupation Data",
                "occupations",
                "occupation_fact WHERE description IS NOT NULL",
                row -> sql(
                        "SELECT code, title, description FROM occupation_fact WHERE release_id = ? AND code = ?",
                        "occupation-data",
                        row.get(0)));
        check(
                folder,
                "Content Model Reference",
                "elements",
                "content_element WHERE true",
                row -> sql(
                        "SELECT element, name, description FROM content_element WHERE release_id = ? AND element = ?",
                        "content-model-reference",
                        row.get(0)));
        check(
                folder,
                "Scales Reference",
                "scales",
                "scale WHERE true",
                row -> sql(
                        "SELECT scale, name, minimum, maximum FROM scale WHERE release_id = ? AND scale = ?",
                        "scales-reference",
                        row.get(0)));
        check(
                folder,
                "Level Scale Anchors",
                "anchors",
                "level_anchor WHERE true",
                row -> sql(
                        "SELECT element, '%s', scale, value, description FROM level_anchor"
                                        .formatted(quoted(row.get(1)))
                                + " WHERE release_id = ? AND element = ? AND value = ?::numeric",
                        "level-scale-anchors",
                        row.get(0),
                        row.get(3)));
        check(
                folder,
                "Education, Training, and Experience Categories",
                "categories",
                "preparation_category WHERE true",
                row -> sql(
                        "SELECT element, '%s', scale, category, description FROM preparation_category"
                                        .formatted(quoted(row.get(1)))
                                + " WHERE release_id = ? AND element = ? AND category = ?::integer",
                        "education-training-experience-categories",
                        row.get(0),
                        row.get(3)));
        check(
                folder,
                "Job Zone Reference",
                "job zones described",
                "job_zone_reference WHERE true",
                row -> sql(
                        "SELECT zone, name, experience, education, training, examples, svp_range FROM job_zone_reference"
                                + " WHERE release_id = ? AND zone = ?::integer",
                        "job-zone-reference",
                        row.get(0)));
        check(
                folder,
                "Alternate Titles",
                "alternate titles",
                "occupation_title WHERE kind = 'alternate'",
                row -> sql(
                        "SELECT code, title, coalesce(short_title, 'n/a'), array_to_string(origins, ',') FROM occupation_title"
                                + " WHERE release_id = ? AND code = ? AND title = ?",
                        "alternate-titles",
                        row.get(0),
                        row.get(1)));
        check(
                folder,
                "Sample of Reported Titles",
                "reported titles",
                "occupation_title WHERE kind = 'reported'",
                row -> sql(
                        "SELECT code, title, CASE WHEN featured THEN 'Y' ELSE 'N' END FROM occupation_title"
                                + " WHERE release_id = ? AND code = ? AND title = ?",
                        "sample-of-reported-titles",
                        row.get(0),
                        row.get(1)));
        Raw tasks = check(
                folder,
                "Task Statements",
                "tasks",
                "occupation_task WHERE true",
                row -> sql(
                        "SELECT code, task, statement, coalesce(initcap(type), 'n/a'), coalesce(incumbents::text, 'n/a'),"
                                + MONTH
                                + ", domain_source FROM occupation_task WHERE release_id = ? AND task = ?::integer",
                        "task-statements",
                        row.get(1)));
        assertThat(tasks.count("Incumbents Responding", "n/a"::equals))
                .isEqualTo(trial.count("SELECT count(*) FROM occupation_task WHERE incumbents IS NULL" + OF_301));
        assertThat(tasks.count("Task Type", "Core"::equals))
                .isEqualTo(trial.count("SELECT count(*) FROM occupation_task WHERE type = 'core'" + OF_301));
        assertThat(tasks.count("Task", task -> task.contains("\"")))
                .isPositive()
                .isEqualTo(trial.count("SELECT count(*) FROM occupation_task WHERE statement LIKE '%\"%'" + OF_301));
        Raw technology = check(
                folder,
                "Technology Skills",
                "technologies",
                "occupation_technology WHERE true",
                row -> sql(
                        "SELECT code, name, commodity, commodity_title, CASE WHEN hot THEN 'Y' ELSE 'N' END,"
                                + " CASE WHEN in_demand THEN 'Y' ELSE 'N' END FROM occupation_technology"
                                + " WHERE release_id = ? AND code = ? AND name = ? AND commodity = ?",
                        "technology-skills",
                        row.get(0),
                        row.get(1),
                        row.get(2)));
        assertThat(technology.count("In Demand", "Y"::equals))
                .isEqualTo(trial.count("SELECT count(*) FROM occupation_technology WHERE in_demand" + OF_301));
        Raw preparation = check(
                folder,
                "Education, Training, and Experience",
                "shares of schooling, training and experience",
                "preparation WHERE true",
                row -> sql(
                        "SELECT code, element, name, scale, CASE WHEN category = 0 THEN 'n/a' ELSE category::text END,"
                                + " coalesce(value::text, missing), sample_size, coalesce(standard_error::text, 'n/a'),"
                                + " '%s', '%s', CASE missing WHEN 'suppressed' THEN 'Y' ELSE '%s' END, "
                                        .formatted(
                                                row.get(8),
                                                row.get(9),
                                                row.get(10).replace("Y", "not"))
                                + MONTH + ", domain_source FROM preparation WHERE release_id = ? AND code = ?"
                                + " AND element = ? AND category = ?::integer",
                        "education-training-experience",
                        row.get(0),
                        row.get(1),
                        row.get(4).equals("n/a") ? "0" : row.get(4)));
        assertThat(preparation.count("Recommend Suppress", "Y"::equals))
                .isPositive()
                .isEqualTo(trial.count("SELECT count(*) FROM preparation WHERE missing = 'suppressed'" + OF_301));
        assertThat(preparation.count("Standard Error", "n/a"::equals))
                .isEqualTo(trial.count("SELECT count(*) FROM preparation WHERE standard_error IS NULL" + OF_301));
        check(
                folder,
                "Job Zones",
                "job zones",
                "job_zone WHERE true",
                row -> sql(
                        "SELECT code, zone, " + MONTH
                                + ", domain_source FROM job_zone WHERE release_id = ? AND code = ?",
                        "job-zones",
                        row.get(0)));
        check(
                folder,
                "Work Styles",
                "ratings of work styles",
                "element_rating WHERE kind = 'workStyle'",
                row -> sql(
                        "SELECT code, element, name, scale, value, " + MONTH + ", domain_source FROM element_rating"
                                + " WHERE release_id = ? AND code = ? AND element = ? AND scale = ?",
                        "work-styles",
                        row.get(0),
                        row.get(1),
                        row.get(3)));
        check(
                folder,
                "Interests",
                "ratings of interests",
                "element_rating WHERE kind = 'interest'",
                row -> sql(
                        "SELECT code, element, name, scale, value, " + MONTH + ", domain_source FROM element_rating"
                                + " WHERE release_id = ? AND code = ? AND element = ? AND scale = ?",
                        "interests",
                        row.get(0),
                        row.get(1),
                        row.get(3)));
        check(
                folder,
                "Related Occupations",
                "relations",
                "related_occupation WHERE true",
                row -> sql(
                        "SELECT code, related_code, CASE tier WHEN 'primaryShort' THEN 'Primary-Short'"
                                + " WHEN 'primaryLong' THEN 'Primary-Long' ELSE 'Supplemental' END, position"
                                + " FROM related_occupation WHERE release_id = ? AND code = ? AND related_code = ?",
                        "related-occupations",
                        row.get(0),
                        row.get(1)));
        assertThat(trial.notes).anyMatch(note -> note.startsWith("Abilities is not among the files"));
    }

    /** Other tests leave facts of withdrawn releases behind. */
    private static final String OF_301 = " AND release_id LIKE 'onet:all:%:2025-12-31'";

    private static final String MONTH = "to_char(to_date(surveyed, 'YYYY-MM'), 'MM/YYYY')";

    private record Query(String sql, Object... parameters) {}

    private static Query sql(String sql, String part, String... keys) {
        List<Object> parameters = new ArrayList<>(List.of("onet:all:" + part + ":2025-12-31"));
        parameters.addAll(List.of(keys));
        return new Query(sql, parameters.toArray());
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    /** As many rows as lines, and thirty of them equal to the raw ones; a suppressed value is said to be one. */
    private Raw check(Path folder, String table, String rows, String from, Function<List<String>, Query> query)
            throws IOException, SQLException {
        Raw raw = Raw.text(folder.resolve(table + ".txt"));
        assertThat(trial.stored).as(table).containsEntry(rows, (long) raw.rows().size());
        assertThat(trial.count("SELECT count(*) FROM " + from + " AND release_id LIKE 'onet:all:%:2025-12-31'"))
                .as(table)
                .isEqualTo(raw.rows().size());
        for (List<String> row : raw.sample()) {
            Query asked = query.apply(row);
            List<String> expected = new ArrayList<>(row);
            if (raw.header().contains("Recommend Suppress")
                    && raw.cell(row, "Recommend Suppress").equals("Y")) {
                expected.set(raw.header().indexOf("Data Value"), "suppressed");
            }
            assertThat(trial.rows(asked.sql(), asked.parameters()))
                    .as("%s: %s", table, row)
                    .contains(String.join("|", expected));
        }
        return raw;
    }

    @Test
    void theRatingsOf290AsTextAreStoredRowByRow() throws Exception {
        trial.loadFolder(importer, SharedData.at("onet-29.2-text"), "label", "29.2")
                .publish();
        Path folder = SharedData.at("onet-29.x-converted-text");

        trial.loadFolder(importer, folder, "label", "29.0").publish();

        assertThat(trial.refusals).isEmpty();
        ratings(Raw.text(folder.resolve("Skills.txt")), "skills");
        ratings(Raw.text(folder.resolve("Knowledge.txt")), "knowledge");
    }

    @Test
    void theRatingsOf290AsWorkbooksAreStoredRowByRow() throws Exception {
        trial.loadFolder(importer, SharedData.at("onet-29.2-text"), "label", "29.2")
                .publish();
        Path folder = SharedData.at("onet-29.x-xlsx");

        trial.loadFolder(importer, folder, "label", "29.0").publish();

        assertThat(trial.refusals).isEmpty();
        ratings(workbook(folder.resolve("Skills.xlsx")), "skills");
        ratings(workbook(folder.resolve("Knowledge.xlsx")), "knowledge");
        JsonNode page = trial.page("computer-and-information-systems-managers", "2025-03-01");
        assertThat(page.at("/sections/requirements/content/skills")).hasSize(15);
    }

    private void ratings(Raw raw, String part) throws SQLException {
        String release = "onet:all:" + part + ":2024-08-31";
        assertThat(trial.stored)
                .containsEntry("ratings of " + part, (long) raw.rows().size());
        long pairs = new HashSet<>(raw.rows().stream()
                        .map(row -> raw.cell(row, "O*NET-SOC Code") + raw.cell(row, "Element ID"))
                        .toList())
                .size();
        assertThat(trial.count("SELECT count(*) FROM skill_rating WHERE release_id = ?", release))
                .isEqualTo(pairs);
        assertThat(trial.count(
                        "SELECT count(*) FILTER (WHERE importance_missing = 'suppressed')"
                                + " + count(*) FILTER (WHERE level_missing = 'suppressed') FROM skill_rating"
                                + " WHERE release_id = ?",
                        release))
                .isEqualTo(raw.count("Recommend Suppress", "Y"::equals));
        assertThat(trial.count(
                        "SELECT count(importance_value) + count(level_value) FROM skill_rating WHERE release_id = ?",
                        release))
                .isEqualTo(raw.rows().stream()
                        .filter(row -> !raw.cell(row, "Recommend Suppress").equals("Y"))
                        .filter(row -> !List.of("", "n/a").contains(raw.cell(row, "Data Value")))
                        .count());
        assertThat(trial.count(
                        "SELECT count(*) FROM skill_rating WHERE release_id = ? AND level_not_relevant", release))
                .isEqualTo(raw.count("Not Relevant", "Y"::equals));
        for (List<String> row : raw.sample()) {
            boolean level = raw.cell(row, "Scale ID").equals("LV");
            String prefix = level ? "level" : "importance";
            List<String> stored = List.of(trial.rows(
                            "SELECT name, coalesce(%1$s_value::text, %1$s_missing), %1$s_sample_size,".formatted(prefix)
                                    + " %1$s_standard_error, surveyed, domain_source, level_not_relevant"
                                            .formatted(prefix)
                                    + " FROM skill_rating WHERE release_id = ? AND code = ? AND element = ?",
                            release,
                            raw.cell(row, "O*NET-SOC Code"),
                            raw.cell(row, "Element ID"))
                    .getFirst()
                    .split("\\|", -1));
            assertThat(stored.get(0)).isEqualTo(raw.cell(row, "Element Name"));
            if (raw.cell(row, "Recommend Suppress").equals("Y")) {
                assertThat(stored.get(1)).isEqualTo("suppressed");
            } else if (raw.cell(row, "Not Relevant").equals("Y")) {
                assertThat(stored.get(1)).isEqualTo("0");
            } else {
                assertThat(new BigDecimal(stored.get(1))).isEqualByComparingTo(raw.cell(row, "Data Value"));
            }
            assertThat(stored.get(2)).isEqualTo(raw.cell(row, "N").replace("n/a", ""));
            assertThat(stored.get(3).isEmpty() ? "" : new BigDecimal(stored.get(3)).stripTrailingZeros())
                    .asString()
                    .isEqualTo(
                            List.of("", "n/a").contains(raw.cell(row, "Standard Error"))
                                    ? ""
                                    : new BigDecimal(raw.cell(row, "Standard Error"))
                                            .round(new java.math.MathContext(15))
                                            .stripTrailingZeros()
                                            .toString());
            String[] month = raw.cell(row, "Date").split("/");
            assertThat(stored.get(4)).isEqualTo(month[1] + "-" + month[0]);
            assertThat(stored.get(5)).isEqualTo(raw.cell(row, "Domain Source"));
            if (level) {
                assertThat(stored.get(6))
                        .isEqualTo(raw.cell(row, "Not Relevant").equals("Y") ? "t" : "f");
            }
        }
    }

    /** The first sheet of a workbook, read as XML. */
    private static Raw workbook(Path file) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> shared = new ArrayList<>();
            if (zip.getEntry("xl/sharedStrings.xml") != null) {
                NodeList texts = xml(zip, "xl/sharedStrings.xml").getElementsByTagName("si");
                for (int i = 0; i < texts.getLength(); i++) {
                    shared.add(texts.item(i).getTextContent());
                }
            }
            NodeList rows = xml(zip, "xl/worksheets/sheet1.xml").getElementsByTagName("row");
            List<List<String>> table = new ArrayList<>();
            for (int i = 0; i < rows.getLength(); i++) {
                List<String> cells = new ArrayList<>();
                NodeList all = ((Element) rows.item(i)).getElementsByTagName("c");
                for (int j = 0; j < all.getLength(); j++) {
                    Element cell = (Element) all.item(j);
                    int column = cell.getAttribute("r").replaceAll("\\d", "").charAt(0) - 'A';
                    while (cells.size() < column) {
                        cells.add("");
                    }
                    String text = cell.getTextContent();
                    cells.add(cell.getAttribute("t").equals("s") ? shared.get(Integer.parseInt(text)) : text);
                }
                while (!table.isEmpty() && cells.size() < table.getFirst().size()) {
                    cells.add("");
                }
                table.add(cells);
            }
            return new Raw(table.getFirst(), table.subList(1, table.size()));
        }
    }

    private static Document xml(ZipFile zip, String entry) throws Exception {
        try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    @Test
    void anUpgradeFrom292To301KeepsBothReadable() throws Exception {
        trial.loadFolder(importer, SharedData.at("onet-29.2-text"), "label", "29.2")
                .publish();
        trial.loadFolder(importer, SharedData.at("onet-30.1-text")).publish();

        assertThat(trial.refusals).isEmpty();
        JsonNode before = trial.page("chief-executives", "2025-06-01");
        JsonNode after = trial.page("chief-executives", "2026-01-01");
        assertThat(before.at("/sections/softSkills/content/workStyles/items/0/ratings/0/sampleSize")
                        .isInt())
                .isTrue();
        assertThat(after.at("/sections/softSkills/content/workStyles/ratedBy").asText())
                .isEqualTo("AI/Expert");
        assertThat(after.at("/sections/softSkills/content/interests/items")).hasSize(6);
        assertThat(before.at("/sections/softSkills/content/interests").isMissingNode())
                .isTrue();
        String published = """
                SELECT count(*) FROM generated_role g
                WHERE EXISTS (SELECT FROM occupation_fact f JOIN release r ON r.id = f.release_id
                              WHERE f.code = g.code AND r.status = 'published' AND r.part = 'occupation-data')""";
        assertThat(trial.count(published)).isEqualTo(97);
        assertThat(trial.count(published + " AND NOT EXISTS (SELECT FROM page p WHERE p.role_id = g.role_id)"))
                .isZero();
    }
}
