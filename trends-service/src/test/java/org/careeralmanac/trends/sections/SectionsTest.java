package org.careeralmanac.trends.sections;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.trends.ClockForTests;
import org.careeralmanac.trends.TrendsForTests;
import org.careeralmanac.trends.store.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TrendsForTests.class, restrictToAnnotatedClass = true)
class SectionsTest {

    private static final String PILOT = "/api/v1/sections?family=flying&occupation=SOC-2018:53-2011:broader&role=pilot";

    @Inject
    ClockForTests clock;

    @Inject
    DataSource database;

    @Inject
    ChangeFeed feed;

    @AfterEach
    void setTheClockBack() {
        clock.reset();
    }

    @Test
    void showsClaimsAndTheOfficialProjectionSideBySideAndTellsThemApart() {
        JsonPath answer = ok(PILOT).jsonPath(JSON);

        assertThat(answer.getList("sections.marketDemand.content.outlooks.kind", String.class))
                .containsExactly("projection", "claim", "claim");
        assertThat(answer.getString("sections.marketDemand.content.outlooks[0].text"))
                .isEqualTo("Employment of Airline Pilots is projected to grow 19.7% from 2024 to 2034, with about 3,200"
                        + " openings a year.");
        assertThat(codes(answer, "sections.marketDemand.content.outlooks[0].caveats"))
                .containsExactly("PROJECTION", "BROADER_OCCUPATION");
        Map<String, Object> claim =
                answer.getMap("sections.marketDemand.content.outlooks.find { it.id == 'forty-percent' }");
        assertThat(claim.get("text"))
                .isEqualTo("pilots of all kinds: said to grow 40% from 2023 to 2027. A claim, no official projection.");
        assertThat(claim.get("statedIn")).isEqualTo(List.of("Job outlook", "Trends for 2025"));
        assertThat(codes(answer, "sections.marketDemand.content.outlooks.find { it.id == 'forty-percent' }.caveats"))
                .containsExactly("STATED_CLAIM", "UNATTRIBUTED", "WIDER_POPULATION");
        assertThat(codes(answer, "sections.marketDemand.content.outlooks.find { it.id == 'a-million' }.caveats"))
                .contains("STATED_CLAIM", "UNDATED");
        assertThat(answer.getString(
                        "sections.marketDemand.content.outlooks.find { it.id == 'a-million' }.figures[0].text"))
                .isEqualTo("said to add about 1,000,000 jobs, for years that are not stated");
    }

    @Test
    void saysTheSectionInFourShortSentencesAndNoCaveatThatStandsOnAPart() {
        JsonPath answer = ok(PILOT).jsonPath(JSON);

        String text = answer.getString("sections.marketDemand.content.text");
        assertThat(text)
                .startsWith(answer.getString("highlights.outlook.text"))
                .contains(answer.getString("highlights.hiring.text"))
                .endsWith("2 unofficial claims are set apart from these.");
        assertThat(text.split("\\.( |$)")).hasSizeLessThanOrEqualTo(4);
        assertThat(codes(answer, "sections.marketDemand.content.caveats")).isSubsetOf("UNATTRIBUTED");
        assertThat(codes(answer, "sections.trends.content.caveats")).isEmpty();
    }

    @Test
    void givesEachFigureAllItTakesToTrustIt() {
        JsonPath answer = ok(PILOT).jsonPath(JSON);
        Map<String, Object> change = answer.getMap("highlights.outlook.change");

        assertThat(change)
                .containsEntry("value", new BigDecimal("19.7"))
                .containsEntry("unit", "percent")
                .containsEntry("statistic", "change")
                .containsEntry("referencePeriod", "2024/2034")
                .containsEntry("source", "bls-ep")
                .containsEntry("release", "bls-ep:2024-2034:excerpt:2025-08-28")
                .containsEntry("fit", "broader")
                .containsEntry("text", "projected to grow 19.7% from 2024 to 2034")
                .doesNotContainKeys("atLeast", "atMost", "missing", "note");
        assertThat(change.get("id").toString()).matches("[a-z2-7]{16}");
        assertThat(answer.getString("highlights.outlook.openings.text"))
                .isEqualTo("3,200 openings projected each year from 2024 to 2034");
        assertThat(answer.getString("sections.marketDemand.content.employment[0].text"))
                .isEqualTo("38,480 people employed in the United States in May 2024 (standard error 3.5%)");
        assertThat(
                        codes(
                                answer,
                                "sections.marketDemand.content.outlooks[0].figures.find { it.referencePeriod == '2024' }.caveats"))
                .doesNotContain("PROJECTION");
        assertThat(answer.getList("sources.id", String.class))
                .containsExactly("bls-ep", "bls-oews", "career-almanac", "nobody", "postings");
        assertThat(answer.getList("sources.find { it.id == 'bls-ep' }.releases", String.class))
                .containsExactly("bls-ep:2024-2034:excerpt:2025-08-28");
    }

    @Test
    void leavesGapsOfASeriesVisibleAndSaysHowItMoved() {
        JsonPath answer = ok(PILOT).jsonPath(JSON);
        String series = "sections.marketDemand.content.series[0]";

        assertThat(answer.getList(series + ".points")).hasSize(20);
        assertThat(answer.getMap(series + ".points[15]"))
                .isEqualTo(Map.of("period", "2026-04", "missing", "notSurveyed"));
        assertThat(answer.getMap(series + ".points[16]"))
                .isEqualTo(Map.of("period", "2026-05", "missing", "notSurveyed"));
        assertThat(answer.getString(series + ".momentum.text"))
                .isEqualTo("Stood at 119 in August 2026: up 0.8% from July 2026, no measurement for May 2026, up 11.2%"
                        + " from August 2025, up 19% from 1 February 2020. The same month stood at 107 in 2025.");
        assertThat(codes(answer, series + ".caveats")).containsExactly("SERIES_FOR_SECTOR", "GAPS");
        assertThat(answer.getMap("highlights.hiring.momentum"))
                .containsEntry("value", new BigDecimal("11.2"))
                .containsEntry("unit", "percent")
                .containsEntry("referencePeriod", "2025-08/2026-08");
        assertThat(answer.getString("highlights.hiring.text"))
                .isEqualTo("Job postings in aviation in the United States rose 11.2% in the year to August 2026.");
        assertThat(answer.getString(series + ".mapping")).contains("flying careers");
    }

    @Test
    void ordersTrendsByStatusAndSaysWhatEachRestsOn() {
        JsonPath answer = ok(PILOT).jsonPath(JSON);
        String trends = "sections.trends.content.trends";

        assertThat(answer.getList(trends + ".id", String.class))
                .containsExactly("postings-rise", "later", "edge", "agents");
        assertThat(answer.getList(trends + ".status", String.class))
                .containsExactly("current", "upcoming", "undated", "past");
        assertThat(answer.getList(trends + ".evidenceText", String.class))
                .containsExactly(
                        "Rests on one measured series.",
                        "Rests on one named publication.",
                        "no evidence on file",
                        "no evidence on file");
        assertThat(codes(answer, trends + "[2].caveats")).containsExactly("UNATTRIBUTED", "UNDATED");
        assertThat(codes(answer, trends + "[3].caveats")).containsExactly("UNATTRIBUTED", "PAST");
        assertThat(answer.getString(trends + "[3].text")).contains("Past: it ran to 31 December 2025");
    }

    @Test
    void aClockMovedPastAHorizonChangesTheAnswerWithoutAWrite() {
        Response before = ok(PILOT);
        assertThat(before.jsonPath().getString("validUntil")).isEqualTo("2027-07-01T00:00:00Z");

        clock.set(Instant.parse("2027-06-30T23:59:59Z"));
        assertThat(ok(PILOT).asByteArray()).isEqualTo(before.asByteArray());

        clock.set(Instant.parse("2027-07-01T00:00:00Z"));
        Response after = ok(PILOT);
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(status(after.jsonPath(), "postings-rise")).isEqualTo("past");
        assertThat(after.jsonPath().getString("validUntil")).isEqualTo("2027-09-01T00:00:00Z");
    }

    @Test
    void anAnswerHoldsExactlyUntilItSaysAndNothingPastIsShownAsCurrent() {
        Instant moment = Instant.parse("2024-06-01T00:00:00Z");
        int steps = 0;
        while (moment != null && steps++ < 40) {
            clock.set(moment);
            JsonPath answer = ok(PILOT).jsonPath();
            LocalDate today = LocalDate.ofInstant(moment, ZoneOffset.UTC);
            if (today.isAfter(LocalDate.of(2025, 12, 31))) {
                assertThat(status(answer, "agents")).isEqualTo("past");
            }
            if (today.isAfter(LocalDate.of(2027, 6, 30))) {
                assertThat(status(answer, "postings-rise")).isEqualTo("past");
            }
            if (today.isAfter(LocalDate.of(2027, 12, 31))) {
                assertThat(codes(
                                answer,
                                "sections.marketDemand.content.outlooks.find { it.id == 'forty-percent' }.caveats"))
                        .contains("PAST");
            }
            if (today.isAfter(LocalDate.of(2034, 12, 31))) {
                assertThat(answer.getString("highlights.outlook.text")).contains("that has run out");
            }
            String until = answer.getString("validUntil");
            if (until != null) {
                byte[] now = ok(PILOT).asByteArray();
                clock.set(Instant.parse(until).minusMillis(1));
                assertThat(ok(PILOT).asByteArray()).isEqualTo(now);
                clock.set(Instant.parse(until));
                assertThat(ok(PILOT).asByteArray()).isNotEqualTo(now);
            }
            moment = until == null ? null : Instant.parse(until);
        }
        assertThat(moment).as("the last answer holds for good").isNull();
        assertThat(steps).isGreaterThan(5);
    }

    @Test
    void asOfADayIsTheKnowledgeAndTheStatusOfItsEnd() {
        JsonPath answer = ok(PILOT + "&asOf=2026-11-23").jsonPath();
        assertThat(status(answer, "postings-rise")).isEqualTo("current");
        assertThat(answer.getString("validUntil")).isNull();
        assertThat(answer.getMap("")).containsKey("validUntil");

        JsonPath later = ok(PILOT + "&asOf=2030-01-01").jsonPath();
        assertThat(status(later, "postings-rise")).isEqualTo("past");
        assertThat(status(later, "later")).isEqualTo("past");

        JsonPath before = ok(PILOT + "&asOf=2025-09-01").jsonPath();
        assertThat(before.getMap("sections")).containsOnlyKeys("marketDemand");
        assertThat(before.getList("sections.marketDemand.content.outlooks.kind", String.class))
                .containsExactly("projection");
        assertThat(ok(PILOT + "&asOf=2020-01-01").jsonPath().getMap("sections")).isEmpty();
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        Response first = ok(PILOT);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(Long.parseLong(first.header("Almanac-Position"))).isPositive();

        Response again = given().header("If-None-Match", first.header("ETag")).get(PILOT);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asByteArray()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Almanac-Position")).isNotNull();
    }

    @Test
    void aCareerNobodyKnowsAnythingOfHasNoSections() {
        JsonPath answer = ok("/api/v1/sections?role=sailor").jsonPath();

        assertThat(answer.getMap("sections")).isEmpty();
        assertThat(answer.getMap("highlights")).containsKeys("outlook", "hiring");
        assertThat(answer.getList("sources")).isEmpty();
    }

    @Test
    void anOccupationAloneHasItsOfficialFacts() {
        JsonPath answer = ok("/api/v1/sections?occupation=SOC-2018:53-2022:exact&role=airfield-specialist")
                .jsonPath(JSON);

        assertThat(answer.getString("highlights.outlook.change.text"))
                .isEqualTo("projected to decline 5% from 2024 to 2034");
        assertThat(answer.getString("highlights.outlook.openings.missing")).isEqualTo("suppressed");
        assertThat(codes(answer, "highlights.outlook.caveats")).containsExactly("PROJECTION");
    }

    @Test
    void factsUnderAnEarlierCodeComeWithTheWorseFit() {
        JsonPath answer =
                ok("/api/v1/sections?occupation=SOC-2030:1:broader&predecessor=SOC-2030:1:SOC-2018:53-2011:narrower&role=x")
                        .jsonPath();

        assertThat(answer.getString("highlights.outlook.change.fit")).isEqualTo("related");
    }

    @Test
    void namesTheParameterThatIsWrong() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "/api/v1/sections?role=pilot&colour=red", "colour",
                        "/api/v1/sections?family=flying", "role",
                        "/api/v1/sections?role=pilot&asOf=yesterday", "asOf",
                        "/api/v1/sections?role=pilot&occupation=SOC-2018:53-2011", "occupation",
                        "/api/v1/sections?role=pilot&occupation=SOC-2018:53-2011:like", "occupation",
                        "/api/v1/sections?role=pilot&role=sailor", "role",
                        "/api/v1/sections?role=pilot&roleSeniority=chief", "roleSeniority",
                        "/api/v1/sections?role=pilot&predecessor=A:1:B:2:exact", "predecessor")
                .entrySet()) {
            Response answer = given().get(wrong.getKey());
            assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(400);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("code")).isEqualTo("BAD_PARAMETER");
            assertThat(answer.jsonPath().getString("parameter")).isEqualTo(wrong.getValue());
        }
    }

    @Test
    void givesTheHighlightsOfManyCareersInTheirOrder() {
        String body = """
                {"id":"sailor","family":null,"seniority":"all","mergedIds":[],"occupations":[]}
                {"id":"pilot","family":"flying","seniority":"all","mergedIds":[],"occupations":[{"scheme":"SOC-2018","code":"53-2011","fit":"broader"}]}
                """;
        Response answer = given().contentType("application/x-ndjson")
                .body(body.getBytes())
                .post("/api/v1/highlights");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Almanac-Position")).isNotNull();
        List<String> lines = answer.asString().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JsonPath.from(lines.getFirst()).getString("id")).isEqualTo("sailor");
        assertThat((Object) JsonPath.from(lines.getFirst()).get("highlights.outlook"))
                .isNull();
        JsonPath pilot = JsonPath.from(lines.getLast());
        assertThat(pilot.getMap("highlights")).isEqualTo(ok(PILOT).jsonPath().getMap("highlights"));
        assertThat(pilot.getList("sources.id", String.class)).containsExactly("bls-ep", "postings");
    }

    @Test
    void namesTheLineOfABadReference() {
        Response answer = given().contentType("application/x-ndjson")
                .body("{\"id\":\"pilot\"}\nnot json\n".getBytes())
                .post("/api/v1/highlights");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("BAD_BODY");
        assertThat(answer.jsonPath().getString("errors[0].at")).isEqualTo("line 2");
    }

    @Test
    void listsSourcesReleasesAndChanges() {
        assertThat(ok("/api/v1/sources").jsonPath().getList("items.id", String.class))
                .contains("bls-ep", "nobody");
        assertThat(ok("/api/v1/sources/nobody/releases").jsonPath().getString("items[0].id"))
                .isEqualTo("nobody:all:page:2026-11-23");
        assertThat(given().get("/api/v1/sources/none/releases").jsonPath().getString("code"))
                .isEqualTo("SOURCE_NOT_FOUND");
        JsonPath changes = ok("/api/v1/changes?limit=100").jsonPath();
        assertThat(changes.getList("items.kind", String.class)).contains("release");
        assertThat(changes.getLong("position"))
                .isGreaterThanOrEqualTo(changes.getList("items").size());
        assertThat(given().get("/api/v1/changes?after=soon").statusCode()).isEqualTo(400);
    }

    private static final io.restassured.path.json.config.JsonPathConfig JSON =
            io.restassured.path.json.config.JsonPathConfig.jsonPathConfig()
                    .numberReturnType(io.restassured.path.json.config.JsonPathConfig.NumberReturnType.BIG_DECIMAL);

    private static Response ok(String address) {
        Response answer = given().urlEncodingEnabled(false).get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static List<String> codes(JsonPath answer, String caveats) {
        return answer.getList(caveats + ".code", String.class);
    }

    @Test
    void givesTheSameBytesAgainWithoutMakingThemAgainUntilSomethingChanges() throws SQLException {
        String address = "/api/v1/sections?family=flying&role=stored-pilot";
        Response made = given().get(address);
        try (Connection connection = database.getConnection()) {
            assertThat(Rows.number(connection, "SELECT count(*) FROM stored_answer WHERE body = ?", made.asByteArray()))
                    .isEqualTo(1);
            // Nobody but this test writes past the feed: what is given then shows that it was kept.
            Rows.write(
                    connection,
                    "UPDATE stored_answer SET body = ? WHERE body = ?",
                    "{\"kept\":true}".getBytes(StandardCharsets.UTF_8),
                    made.asByteArray());
        }
        assertThat(given().get(address).asString()).isEqualTo("{\"kept\":true}");
        assertThat(given().get(address + "&asOf=2026-11-23").asString()).isNotEqualTo("{\"kept\":true}");

        clock.set(Instant.parse(made.jsonPath().getString("validUntil")));
        assertThat(given().get(address).asString()).isNotEqualTo("{\"kept\":true}");
        clock.reset();
        assertThat(given().get(address).asByteArray()).isEqualTo(made.asByteArray());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            feed.append(connection, "trend", Change.Op.upsert, "x", null, Change.Touches.roles("stored-pilot"));
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertThat(Long.parseLong(given().get(address).header("Almanac-Position")))
                .isGreaterThan(Long.parseLong(made.header("Almanac-Position")));
    }

    private static String status(JsonPath answer, String trend) {
        return answer.getString("sections.trends.content.trends.find { it.id == '" + trend + "' }.status");
    }
}
