package org.careeralmanac.trends.series;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.careeralmanac.trends.TrendsForTests;
import org.careeralmanac.trends.store.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TrendsForTests.class, restrictToAnnotatedClass = true)
class SeriesResourceTest {

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void measure() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (Rows.number(connection, "SELECT count(*) FROM source WHERE id = 'office'") > 0) {
                return;
            }
            connection.setAutoCommit(false);
            Rows.write(connection, "INSERT INTO source VALUES ('office', 'O', 'O', NULL, 'CC0-1.0', 'O', 'survey')");
            series(connection, "a-days", "index", "day", "US", "Cooking", 400, 0);
            series(connection, "b-months", "persons", "month", "US-CA", null, 24, 1000);
            series(connection, "c-rate", "percent", "month", "US", null, 24, 3);
            SeriesDigests.complete(connection);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** From January 2024 on, each value one more than the one before; the third is missing. */
    private static void series(
            Connection connection,
            String id,
            String unit,
            String grain,
            String area,
            String sector,
            int points,
            int first)
            throws SQLException {
        String release = "office:all:%s:2026-06-01".formatted(id);
        Rows.write(
                connection,
                "INSERT INTO release VALUES (?, 'office', 'all', ?, NULL, '2026-06-01', 1, 'h', 'published', now(), now())",
                release,
                id);
        Rows.write(connection, "INSERT INTO series VALUES (?)", id);
        long key = Rows.number(connection, """
                INSERT INTO series_load (series_id, release_id, brought_by, unit, adjusted, grain, area, sector)
                VALUES (?, ?, ?, ?, true, ?, ?, ?) RETURNING key""", id, release, release, unit, grain, area, sector);
        Rows.write(
                connection,
                "INSERT INTO series_text (series_key, lang, title, measure) VALUES (?, 'en', ?, 'things')",
                key,
                id);
        for (int i = 0; i < points; i++) {
            LocalDate day = LocalDate.of(2024, 1, 1);
            Rows.write(
                    connection,
                    "INSERT INTO series_point VALUES (?, ?, ?, ?)",
                    key,
                    grain.equals("day") ? day.plusDays(i) : day.plusMonths(i),
                    i == 2 ? null : new BigDecimal(first + i + 1),
                    i == 2 ? "notSurveyed" : null);
        }
    }

    @Test
    void listsSeriesByMeasureAreaAndSectorPageByPage() {
        JsonPath first = ok("/api/v1/series?limit=2");
        JsonPath second = ok("/api/v1/series?limit=2&cursor=" + first.getString("nextCursor"));

        assertThat(first.getList("items.id", String.class)).containsExactly("a-days", "b-months");
        assertThat(second.getList("items.id", String.class)).containsExactly("c-rate", "us-pilots");
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(first.getMap("items[1]"))
                .containsEntry("from", "2024-01")
                .containsEntry("to", "2025-12")
                .containsEntry("areaName", "California")
                .doesNotContainKey("points");
        assertThat(ok("/api/v1/series?area=US-CA").getList("items.id", String.class))
                .containsExactly("b-months");
        assertThat(ok("/api/v1/series?sector=Cooking").getList("items.id", String.class))
                .containsExactly("a-days");
        assertThat(ok("/api/v1/series?measure=postingsIndex").getList("items.id", String.class))
                .containsExactly("us-pilots");
        assertThat(ok("/api/v1/series?source=office&measure=things").getList("items.id", String.class))
                .containsExactly("a-days", "b-months", "c-rate");
    }

    @Test
    void givesThePointsOfARangeWithTheirGaps() {
        JsonPath answer = ok("/api/v1/series/b-months?from=2024-02&to=2024-04");

        assertThat(answer.getList("points"))
                .isEqualTo(List.of(
                        Map.of("period", "2024-02", "value", 1002),
                        Map.of("period", "2024-03", "missing", "notSurveyed"),
                        Map.of("period", "2024-04", "value", 1004)));
        assertThat(answer.getList("releases.release", String.class)).containsExactly("office:all:b-months:2026-06-01");
        assertThat(answer.getString("caveats.find { it.code == 'GAPS' }.text"))
                .isEqualTo("1 of 24 periods have no measurement; they are gaps, not zeros.");
    }

    @Test
    void thinsWhatIsTooLongAndKeepsFirstLastAndExtremes() {
        JsonPath answer = ok("/api/v1/series/a-days?points=20");

        assertThat(answer.getList("points").size()).isBetween(15, 25);
        assertThat(answer.getString("points[0].period")).isEqualTo("2024-01-01");
        assertThat(answer.getString("points[-1].period")).isEqualTo("2025-02-03");
        assertThat(answer.getInt("points[-1].value")).isEqualTo(400);
        assertThat(answer.getList("points.missing", String.class)).contains("notSurveyed");
        assertThat(answer.getList("caveats.code", String.class)).contains("THINNED");
    }

    @Test
    void putsSeveralOnOneBaseAndSaysWhichCannotBe() {
        JsonPath answer = ok("/api/v1/series?ids=b-months,c-rate,a-days&base=2024-02&from=2024-02&to=2024-05");

        assertThat(answer.getList("items.id", String.class)).containsExactly("b-months", "c-rate", "a-days");
        assertThat(answer.getString("items[0].rebasedTo")).isEqualTo("2024-02");
        assertThat(answer.getList("items[0].points.value", Float.class))
                .containsExactly(100.00f, null, 100.20f, 100.30f);
        assertThat(answer.getString("items[1].caveats.find { it.code == 'NOT_REBASED' }.text"))
                .contains("a percentage of a percentage would mislead");
        assertThat(answer.getList("items[1].points.value", Float.class)).containsExactly(5f, null, 7f, 8f);
        assertThat(answer.getString("items[2].rebasedTo")).isEqualTo("2024-02-01");
    }

    @Test
    void saysSoWhereNothingWasMeasuredAtTheBase() {
        JsonPath answer = ok("/api/v1/series/b-months?base=2020-01");

        assertThat(answer.getString("rebasedTo")).isNull();
        assertThat(answer.getString("caveats.find { it.code == 'NOT_REBASED' }.text"))
                .contains("nothing was measured then");
    }

    @Test
    void readsAnEarlierReleaseAsOfItsDay() throws SQLException {
        assertThat(given().get("/api/v1/series/b-months?asOf=2026-05-31").statusCode())
                .isEqualTo(404);
        assertThat(ok("/api/v1/series?asOf=2026-05-31").getList("items")).isEmpty();
        assertThat(ok("/api/v1/series/b-months?asOf=2026-06-01").getString("id"))
                .isEqualTo("b-months");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/series/a-days?from=2024-05&to=2024-04",
                "/api/v1/series/a-days?from=yesterday",
                "/api/v1/series/a-days?points=2",
                "/api/v1/series/a-days?asOf=2026-02-30",
                "/api/v1/series?from=2024",
                "/api/v1/series?base=2024",
                "/api/v1/series?limit=0",
                "/api/v1/series?cursor=x",
                "/api/v1/series?ids=a,b,c,d,e,f,g,h,i,j,k",
                "/api/v1/export/series.ndjson?asOf=x"
            })
    void saysWhichParameterIsWrong(String address) {
        assertThat(given().get(address).jsonPath().getString("code")).isEqualTo("BAD_PARAMETER");
    }

    @Test
    void knowsNoOtherSeries() {
        assertThat(given().get("/api/v1/series/none").jsonPath().getString("code"))
                .isEqualTo("SERIES_NOT_FOUND");
        assertThat(given().get("/api/v1/series?ids=a-days,none").jsonPath().getString("detail"))
                .isEqualTo("There is no series 'none'.");
    }

    @Test
    void answersWithAStrongTag() {
        Response first = given().get("/api/v1/series/a-days");

        assertThat(given().header("If-None-Match", first.header("ETag"))
                        .get("/api/v1/series/a-days")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void exportsEverySeriesWithAllItsPointsOneALine() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line :
                given().get("/api/v1/export/series.ndjson").asString().split("\n")) {
            lines.add(json.readTree(line));
        }

        assertThat(lines)
                .extracting(l -> l.path("id").asText())
                .containsExactly("a-days", "b-months", "c-rate", "us-pilots");
        assertThat(lines.getFirst().path("points")).hasSize(400);
        assertThat(lines.getFirst().path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(lines.getFirst().path("source").asText()).isEqualTo("office");
        assertThat(lines.get(1).path("points").get(2).path("missing").asText()).isEqualTo("notSurveyed");
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void aSectorLeadsFromAnOccupationToItsSeries() {
        String cook = "/api/v1/sections?occupation=SOC-2018:35-2014:exact&role=cook";
        assertThat(given().get(cook).jsonPath().getList("sections.marketDemand.content.series"))
                .isNull();

        Response mapped = given().contentType(ContentType.JSON)
                .body("{\"occupations\": [\"35-2010\"], \"text\": \"Cooks are hired in kitchens.\"}")
                .put("/api/v1/admin/trends/sectors/Cooking");

        assertThat(mapped.statusCode()).as(mapped.asString()).isEqualTo(200);
        JsonPath answer = given().get(cook).jsonPath();
        assertThat(answer.getList("sections.marketDemand.content.series.id", String.class))
                .containsExactly("a-days");
        assertThat(answer.getString("sections.marketDemand.content.series[0].mapping"))
                .isEqualTo("Cooks are hired in kitchens.");
        assertThat(answer.getList("sections.marketDemand.content.series[0].points")
                        .size())
                .isLessThanOrEqualTo(125);
        assertThat(ok("/api/v1/series/a-days").getMap("mappings[0]"))
                .containsEntry("text", "Cooks are hired in kitchens.")
                .containsEntry("occupations", List.of("35-2010"));
        JsonPath sectors = ok("/api/v1/sectors");
        assertThat(sectors.getMap("items.find { it.sector == 'Cooking' }"))
                .containsEntry("author", "sam")
                .containsEntry("series", 1);
        assertThat(sectors.getString("items.find { it.sector == 'Nursing' }.author"))
                .isNull();
        assertThat(given().contentType(ContentType.JSON)
                        .body("{\"occupations\": [\"cooks\"]}")
                        .put("/api/v1/admin/trends/sectors/Cooking")
                        .jsonPath()
                        .getString("errors[0].at"))
                .contains("/occupations");
    }

    @Test
    void onlyStewardsMapSectors() {
        assertThat(given().contentType(ContentType.JSON)
                        .body("{\"occupations\": [\"35-2010\"]}")
                        .put("/api/v1/admin/trends/sectors/Cooking")
                        .statusCode())
                .isEqualTo(401);
    }

    private static JsonPath ok(String address) {
        Response response = given().get(address);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }
}
