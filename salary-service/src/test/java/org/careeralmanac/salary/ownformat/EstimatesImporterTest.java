package org.careeralmanac.salary.ownformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.careeralmanac.salary.staging.PayBounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatesImporterTest {

    private static final Path TEMPLATES = Path.of("templates");
    private static final String HEADER =
            "role,scheme,code,title,area,seniority,referencePeriod,period,basis,currency,remote,sampleSize,mean,meanError,p10,median,p90";
    private static final String GOOD =
            "data-scientist,,,Data Scientist,US,,2024,year,base,USD,,,150000,,90000,140000,200000";
    private static final String ANOTHER = "clockmaker,,,Clockmaker,US,,2024,year,base,USD,,,50000,,,,";

    private final EstimatesImporter importer = new EstimatesImporter();
    private ImportsForTests almanac;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        almanac = new ImportsForTests();
        almanac.execute("INSERT INTO source VALUES ('known', 'P', 'T', NULL, 'CC0-1.0', 'A', 'survey')");
    }

    @AfterEach
    void close() {
        almanac.close();
    }

    private ImportsForTests.Outcome csv(String... rows) {
        return almanac.load(
                importer,
                "pay.csv",
                HEADER + "\n" + String.join("\n", rows) + "\n",
                "source",
                "known",
                "edition",
                "2024",
                "part",
                "all",
                "knownFrom",
                "2025-01-01");
    }

    private static final String STORED = """
            SELECT e.release_id, e.subject_role, e.occupation_scheme, e.occupation_code, e.subject_title, e.area_id,
                   e.seniority, e.reference_period, e.period, e.basis, e.currency, e.remote, e.sample_size, e.stated_in,
                   f.statistic, f.value, f.at_least, f.missing, f.relative_standard_error_percent
            FROM estimate e JOIN figure f ON f.estimate_id = e.id ORDER BY e.currency DESC, f.statistic""";

    /** The two templates say the same, but for the symbol of their source. */
    @Test
    void takesTheTemplates() throws IOException {
        String[] expected = {
            "example-survey:2025:national:2025-06-01|data-scientist|||Data Scientist|US|senior|2024-01/2024-12|year|base|USD|100|412|Table 7|median|151500|||",
            "example-survey:2025:national:2025-06-01|data-scientist|||Data Scientist|US|senior|2024-01/2024-12|year|base|USD|100|412|Table 7|p25|128000|||",
            "example-survey:2025:national:2025-06-01|data-scientist|||Data Scientist|US|senior|2024-01/2024-12|year|base|USD|100|412|Table 7|p75|176000|||",
            "example-survey:2025:national:2025-06-01|data-scientist|||Data Scientist|US|senior|2024-01/2024-12|year|base|USD|100|412|Table 7|p90||200000||",
            "example-survey:2025:national:2025-06-01||ISCO-08|2511|Systems analysts|DE|all|2024|hour|baseAndIncentive|EUR||||mean|33.1|||1.4",
            "example-survey:2025:national:2025-06-01||ISCO-08|2511|Systems analysts|DE|all|2024|hour|baseAndIncentive|EUR||||p10|||suppressed|",
        };
        almanac.load(importer, TEMPLATES.resolve("estimates.yaml"), "estimates.yaml");
        assertThat(almanac.rows(STORED)).containsExactly(expected);

        almanac.close();
        open();
        String head = Files.readString(TEMPLATES.resolve("estimates.yaml")).replaceFirst("(?s)estimates:.*", "");
        almanac.load(
                importer,
                zip(Map.of("source.yaml", head, "estimates.csv", Files.readString(TEMPLATES.resolve("estimates.csv")))),
                "survey.zip");
        assertThat(almanac.rows(STORED)).containsExactly(expected);
    }

    @Test
    void takesCsvOfAKnownSource() {
        assertThat(csv(GOOD).release()).isEqualTo("known:2024:all:2025-01-01");
        assertThat(almanac.touches().roles()).containsExactly("data-scientist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Data Scientist,US | Data Scientist,XX | area | is no area that is known",
                "base,USD | base,XXX | currency | is no currency that is known",
                "base,USD | gross,USD | basis | is not one of the words",
                "year,base | month,base | period | is not one of the words",
                "2024,year | May 2024,year | referencePeriod | is no time",
                "2024,year | 2024-13,year | referencePeriod | is no time",
                "data-scientist,, | Data Scientist,, | role | is no role id",
                "data-scientist,, | data-scientist,SOC-2018, | code | is empty",
                "data-scientist,,, | data-scientist,SOC-1999,1, | scheme | is no scheme",
                "USD,,, | USD,30,, | remote | is no share of remote work",
                "USD,,, | USD,,-4, | sampleSize | is no number of people",
                "140000 | -140000 | median | is negative",
                "140000 | none | median | is neither a number nor a reason",
                "140000 | 210000 | p90 | percentiles are out of order",
                "200000 | 20000000 | p90 | cannot be pay",
                "90000 | 900 | p10 | cannot be pay",
            })
    void refusesARowWhose(String right, String wrong, String column, String why) {
        var outcome = csv(GOOD.replace(right, wrong), ANOTHER);

        assertThat(outcome.refusals()).singleElement().satisfies(r -> {
            assertThat(r.column()).isEqualTo(column);
            assertThat(r.why()).contains(why);
            assertThat(r.row()).isEqualTo(2);
        });
        assertThat(outcome.stored()).containsEntry("estimates", 1L);
    }

    @Test
    void refusesARowWithoutAFigureAndOneThatIsThereTwice() {
        assertThat(csv(GOOD, GOOD, "x,,,X,US,,2024,year,base,USD,,,,,,,").refusals())
                .extracting(Refusal::why)
                .containsExactly(
                        "has no figure", "says again what an earlier row says of the same subject, place and time");
    }

    /** At the mean rate of the period: 900,000 yen are pay, 900 dollars are not, and 60 dollars are pay an hour. */
    @Test
    void measuresPayInDollarsOfItsTime() {
        almanac.execute("""
                INSERT INTO source VALUES ('ecb-rates', 'P', 'T', NULL, 'CC0-1.0', 'A', 'official-statistics');
                INSERT INTO release (id, source_id, edition, part, known_from, content_hash, status, loaded_at, published_at)
                VALUES ('ecb-rates:all:daily:2024-12-31', 'ecb-rates', 'all', 'daily', '2024-12-31', 'h', 'published', now(), now());
                INSERT INTO exchange_rate SELECT 'ecb-rates:all:daily:2024-12-31', c, '2024-05-01',
                    array_fill(r, ARRAY[1]) || array_fill(NULL::numeric, ARRAY[30]), 1, r
                FROM (VALUES ('USD', 1.1), ('JPY', 165)) AS v (c, r)""");

        var outcome = csv(
                "a,,,A,JP,,2024,year,base,JPY,,,900000,,,,",
                "b,,,B,JP,,2024,year,base,JPY,,,90000,,,,",
                "c,,,C,US,,2024,year,base,USD,,,60,,,,",
                "d,,,D,CH,,2024,year,base,CHF,,,60,,,,");

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.flags()).isEqualTo(Map.of(PayBounds.HOURLY_FLAG, 2L));
        assertThat(outcome.notes()).singleElement().asString().startsWith("1 estimates could not be checked");
        assertThat(almanac.rows(
                        "SELECT subject_role, value FROM estimate e JOIN figure f ON f.estimate_id = e.id ORDER BY 1"))
                .containsExactly("a|900000", "b|187200000", "c|124800", "d|60");
    }

    @Test
    void saysWhatIsWrongWithAYaml() throws IOException {
        String template = Files.readString(TEMPLATES.resolve("estimates.yaml"));

        assertThat(refused("pay.yaml", template.replace("basis: base ", "basis: gross ")))
                .satisfies(r -> {
                    assertThat(r.column()).isEqualTo("/estimates/0/basis");
                    assertThat(r.row()).isEqualTo(22);
                });
        assertThat(refused("pay.yaml", template.replace("kind: survey ", "kind: rumour ")))
                .satisfies(r -> assertThat(r.column()).isEqualTo("/source/kind"));
        assertThat(refused("pay.yaml", template.replace("\"2025-06-01\"", "\"2025-06-31\"")))
                .satisfies(r -> assertThat(r.column()).isEqualTo("/release/knownFrom"));
        assertThat(refused("pay.yaml", "source: ["))
                .satisfies(r -> assertThat(r.why()).contains("YAML"));
        assertThat(almanac.load(importer, "pay.yaml", template.replace("area: DE", "area: XX"))
                        .refusals())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.column()).isEqualTo("/estimates/1/area");
                    assertThat(r.value()).isEqualTo("XX");
                });
    }

    @Test
    void saysWhatACsvAloneLacks() {
        String text = HEADER + "\n" + GOOD + "\n";
        assertThat(refused("pay.csv", text).why()).contains("whose estimates");
        assertThat(refused("pay.csv", text, "source", "nobody").why()).contains("no source that is known");
        assertThat(refused("pay.csv", text, "source", "known").why()).contains("when it was published");
        assertThat(refused("pay.csv", text, "source", "known", "knownFrom", "2025-01-01")
                        .why())
                .contains("edition");
        assertThat(refused("pay.csv", text, "source", "known", "knownFrom", "2025-01-01", "edition", "a:b")
                        .why())
                .contains("no name of a release's edition");
        String[] all = {"source", "known", "knownFrom", "2025-01-01", "edition", "1", "part", "p"};
        assertThat(refused("pay.csv", text.replace("median", "medium"), all).column())
                .isEqualTo("medium");
        assertThat(refused("pay.csv", text.replace("p10", "median"), all).why()).contains("more than once");
        assertThat(refused("pay.csv", "title,area\nA,US\n", all).column()).contains("referencePeriod", "currency");
    }

    private Refusal refused(String name, String text, String... parameters) {
        SheetException wrong =
                catchThrowableOfType(SheetException.class, () -> almanac.load(importer, name, text, parameters));
        assertThat(wrong).as(text).isNotNull();
        assertThat(almanac.value("SELECT count(*) FROM release")).isEqualTo("0");
        return wrong.refusal();
    }

    private Path zip(Map<String, String> files) throws IOException {
        Path zip = Files.createTempFile(folder, "bundle", ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }
}
