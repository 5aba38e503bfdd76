package org.careeralmanac.salary.section;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled catalogue, as it is answered for the careers it was made for. */
@QuarkusTest
@TestProfile(ReferenceRoleTest.Bundled.class)
@WithTestResource(PostgresForTests.class)
class ReferenceRoleTest {

    public static class Bundled implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("almanac.catalogue.folder", "catalogue");
        }
    }

    private static final String REFERENCE = "/api/v1/sections?family=ai-machine-learning"
            + "&occupation=ONET-SOC-2019:15-1221.00:broader&occupation=SOC-2018:15-1221:broader"
            + "&role=principal-ai-ml-engineer&roleSeniority=principal";

    private JsonPath content;

    @BeforeEach
    void read() {
        content = given().get(REFERENCE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("sections.salary.content");
    }

    @ParameterizedTest
    @CsvSource({
        "396000, 152817, 2.59, TOP_EARNERS",
        "396000, 147220, 2.69, TOP_EARNERS",
        "396000, 159578, 2.48, TOP_EARNERS",
        "159578, 152817, 1.04, SUB_ROLE",
        "159578, 147220, 1.08, DIFFERENT_TITLES",
        "152817, 147220, 1.04, SUB_ROLE",
    })
    void explainsEachPairOfTheFourThatDisagree(int larger, int smaller, float ratio, String reason) {
        Map<String, Object> conflict = content.getMap(
                "reconciliation.conflicts.find { it.between[0].figure == '%s' && it.between[1].figure == '%s' }"
                        .formatted(figure(larger), figure(smaller)));

        assertThat(conflict).containsEntry("ratio", ratio).containsEntry("reason", reason);
        assertThat(conflict.get("text").toString())
                .contains("$%,d a year".formatted(larger), "$%,d a year".formatted(smaller))
                .contains("Neither names who collected it");
    }

    @Test
    void restsTheRangeOnTheNewestPublishedFiguresAlone() {
        assertThat(content.getString("reconciliation.range.middle.source")).isEqualTo("bls-oews");
        assertThat(content.getString("reconciliation.range.middle.referencePeriod"))
                .isEqualTo("2024-05");
        assertThat(content.getInt("reconciliation.range.low.value")).isEqualTo(102_710);
        assertThat(content.getInt("reconciliation.range.middle.value")).isEqualTo(140_910);
        assertThat(content.getInt("reconciliation.range.high.value")).isEqualTo(181_210);
        assertThat(content.getString("reconciliation.range.text"))
                .isEqualTo("The middle is $140,910 a year; half earn between $102,710 and $181,210."
                        + " United States, May 2024.");
        assertThat(content.getString("text"))
                .isEqualTo("The figures to trust most are for Computer and Information Research Scientists, a wider"
                        + " group than this job (U.S. Bureau of Labor Statistics). They come first because an office of"
                        + " statistics measured them. Nothing as well founded speaks of just this job, or of principal"
                        + " posts alone. "
                        + content.getString("reconciliation.range.text")
                        + " The 7 other estimates took no part: 4 name no publisher and 3 repeat others."
                        + " $152,817 is the median stated for the job itself, and nobody is named who collected it."
                        + " $396,000 is the average of top performers only."
                        + " There is more than one average because each is of a job title of its own: $159,578 of"
                        + " Principal AI Engineer (United States, January 2024 to March 2025); and $147,220 of Principal"
                        + " Machine Learning Engineer (United States, January 2024 to March 2025).");
    }

    /** The README's example is what the service answers, and a reader may check it. */
    @Test
    void theWorkedExampleOfTheReadmeIsTrue() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String example = readme.substring(readme.indexOf("### Worked example"), readme.indexOf("## Tests"));

        assertThat(readme).contains("rule `" + content.getString("reconciliation.rule") + "`");
        assertThat(example.lines()
                        .filter(line -> line.startsWith("> "))
                        .map(line -> line.substring(2))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(content.getString("text"));
        assertThat(example)
                .contains("| $%,d · $%,d · $%,d |"
                        .formatted(
                                content.getInt("reconciliation.range.low.value"),
                                content.getInt("reconciliation.range.middle.value"),
                                content.getInt("reconciliation.range.high.value")));
        List<MatchResult> pairs = Pattern.compile("\\| \\$([\\d,]+) : \\$([\\d,]+) \\| ([\\d.]+) \\| `([A-Z_]+)`")
                .matcher(example)
                .results()
                .toList();
        assertThat(pairs).hasSize(6).allSatisfy(pair -> {
            Map<String, Object> conflict = content.getMap(
                    "reconciliation.conflicts.find { it.between[0].figure == '%s' && it.between[1].figure == '%s' }"
                            .formatted(figure(number(pair.group(1))), figure(number(pair.group(2)))));
            assertThat(conflict)
                    .containsEntry("ratio", Float.valueOf(pair.group(3)))
                    .containsEntry("reason", pair.group(4));
        });
    }

    private static int number(String written) {
        return Integer.parseInt(written.replace(",", ""));
    }

    @Test
    void setsRestatedAndDerivedFiguresAside() {
        assertThat(Set.copyOf(content.<String>getList("reconciliation.setAside.reason")))
                .contains("UNATTRIBUTED", "RESTATEMENT", "DERIVED");
        assertThat(
                        content.getList(
                                "estimates.find { it.period == 'hour' && it.source == 'unattributed-career-page' }.derivedFrom.figures"))
                .containsExactly(figure(147_220));
        assertThat(content.getList("estimates.find { it.basis == 'base' }.derivedFrom.figures"))
                .containsExactlyInAnyOrder(figure(147_220), figure(159_578));
    }

    @Test
    void aFigureHasTheMembersOfTheContractAndNoOther() {
        List<Map<String, Object>> figures = new ArrayList<>(content.getList("estimates.figures.flatten()"));
        figures.addAll(content.getList("history.points.flatten().median"));
        figures.add(content.getMap("reconciliation.range.low"));

        assertThat(figures).hasSizeGreaterThan(25).allSatisfy(f -> {
            Set<String> members = new HashSet<>(f.keySet());
            assertThat(members).containsAnyOf("value", "atLeast", "atMost", "missing");
            members.removeAll(Set.of("value", "atLeast", "atMost", "missing", "note"));
            assertThat(members)
                    .containsExactlyInAnyOrder(
                            "id",
                            "statistic",
                            "unit",
                            "period",
                            "basis",
                            "referencePeriod",
                            "area",
                            "seniority",
                            "industry",
                            "remote",
                            "subject",
                            "symbol",
                            "sampleSize",
                            "relativeStandardErrorPercent",
                            "fit",
                            "source",
                            "release",
                            "derivedFrom",
                            "text",
                            "caveats");
            assertThat(f.get("subject"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("role", "occupation", "title");
        });
    }

    @Test
    void aListOfCaveatsSaysEachThingOnceAndTheSectionNoneThatIsOnTheFigures() {
        assertThat(content.getList("caveats.code")).containsExactly("CONTRADICTION");
        assertThat(content.getList("reconciliation.range.caveats")).isEmpty();
        assertThat(content.getList("reconciliation.range.low.caveats.code"))
                .containsExactly("BROADER_OCCUPATION", "INCLUDES_INCENTIVES", "ALL_SENIORITIES");
    }

    @Test
    void saysOfEveryFigureWhereItIsFromAndWhatToMind() {
        List<Map<String, Object>> figures = content.getList("estimates.figures.flatten()");

        assertThat(figures).hasSizeGreaterThan(25).allSatisfy(f -> assertThat(f)
                .extractingByKeys("id", "source", "release", "text")
                .doesNotContainNull());
        assertThat(content.getList("estimates.findAll { it.caveats.isEmpty() }"))
                .isEmpty();
    }

    private String figure(int value) {
        return content.getString(
                "estimates.findAll { it.derivedFrom == null }.figures.flatten().find { it.value == %d }.id"
                        .formatted(value));
    }
}
