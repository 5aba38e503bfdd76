package org.careeralmanac.trends.trend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.careeralmanac.trends.ClockForTests;
import org.careeralmanac.trends.TrendsForTests;
import org.careeralmanac.trends.figure.Periods;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TrendsForTests.class, restrictToAnnotatedClass = true)
class TrendListTest {

    @Inject
    ClockForTests clock;

    @AfterEach
    void setTheClockBack() {
        clock.reset();
    }

    @Test
    void listsTrendsByIndustryDirectionHorizonAndCareer() {
        assertThat(ids("/api/v1/trends?industry=logistics")).contains("agents");
        assertThat(ids("/api/v1/trends?industry=Fishing")).isEmpty();
        assertThat(ids("/api/v1/trends?horizon=2025-06")).contains("agents");
        assertThat(ids("/api/v1/trends?horizon=2031")).doesNotContain("agents");
        assertThat(ids("/api/v1/trends?direction=rising&role=pilot")).contains("agents");
        assertThat(ids("/api/v1/trends?family=flying&status=past")).contains("agents");
        assertThat(ids("/api/v1/trends?status=current")).doesNotContain("agents");
        assertThat(ok("/api/v1/trends").getList("industries", String.class)).contains("Logistics");
    }

    @Test
    void goesThroughAllTrendsPageByPage() {
        List<String> all = ids("/api/v1/trends?limit=100");
        JsonPath first = ok("/api/v1/trends?limit=2");

        assertThat(first.getList("items.id", String.class)).isEqualTo(all.subList(0, 2));
        assertThat(ids("/api/v1/trends?limit=100&cursor=" + first.getString("nextCursor")))
                .isEqualTo(all.subList(2, all.size()));
    }

    @Test
    void showsOneTrendWithWhomItBearsOnAndWhoStatesIt() {
        JsonPath answer = ok("/api/v1/trends/agents");

        assertThat(answer.getString("trend.status")).isEqualTo("past");
        assertThat(answer.getList("trend.roles", String.class)).containsExactly("pilot");
        assertThat(answer.getList("trend.families", String.class)).containsExactly("flying");
        assertThat(answer.getString("trend.evidenceText")).isEqualTo("no evidence on file");
        assertThat(answer.getString("source.id")).isEqualTo("nobody");
        assertThat(given().get("/api/v1/trends/none").jsonPath().getString("code"))
                .isEqualTo("TREND_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direction=sideways", "status=old", "horizon=soon", "limit=101", "cursor=x", "asOf=never"})
    void saysWhichParameterIsWrong(String query) {
        assertThat(given().get("/api/v1/trends?" + query).jsonPath().getString("code"))
                .isEqualTo("BAD_PARAMETER");
    }

    @Test
    void showsNothingPastAsCurrentAtAnyClock() {
        Random seeded = new Random(7);
        for (int i = 0; i < 60; i++) {
            LocalDate today = LocalDate.of(2024, 1, 1).plusDays(seeded.nextInt(2_500));
            clock.set(today.atStartOfDay().plusHours(seeded.nextInt(24)).toInstant(ZoneOffset.UTC));
            JsonPath answer = ok("/api/v1/trends?limit=100");
            for (Map<String, Object> trend : answer.<Map<String, Object>>getList("items")) {
                Object expires = trend.get("expiresOn");
                Object horizon = trend.get("horizon") == null ? null : ((Map<?, ?>) trend.get("horizon")).get("to");
                boolean over =
                        expires != null && LocalDate.parse(expires.toString()).isBefore(today)
                                || horizon != null
                                        && Periods.lastDay(horizon.toString()).isBefore(today);
                assertThat(trend.get("status").equals("past"))
                        .as(today + " " + trend)
                        .isEqualTo(over);
                assertThat(trend.get("source")).as("no trend without a source").isNotNull();
            }
            assertThat(ids("/api/v1/trends?limit=100&status=current"))
                    .as(today.toString())
                    .isEqualTo(answer.getList("items.findAll { it.status == 'current' }.id", String.class));
            String until = answer.getString("validUntil");
            if (until != null) {
                assertThat(Instant.parse(until)).isAfter(clock.instant());
            }
        }
    }

    @Test
    @TestSecurity(user = "eve", roles = "editor")
    void publishesAnEarlierRevisionAgain() {
        String before = ok("/api/v1/trends/edge").getString("trend.title");
        Response revised = given().contentType(ContentType.JSON).body("""
                        {"note": "Wrong", "trend": {"title": "Another", "summary": "S.", "direction": "falling",
                         "strength": "weak", "source": "nobody", "roles": ["pilot"]}}""").post("/api/v1/admin/trends/edge/revisions");
        assertThat(revised.statusCode()).as(revised.asString()).isEqualTo(201);
        assertThat(ok("/api/v1/trends/edge").getString("trend.title")).isEqualTo("Another");

        Response restored = given().contentType(ContentType.JSON)
                .body("{\"number\": 1, \"note\": \"It was right\"}")
                .post("/api/v1/admin/trends/edge/restorations");

        assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(201);
        assertThat(restored.jsonPath().getInt("number")).isEqualTo(3);
        assertThat(ok("/api/v1/trends/edge").getString("trend.title")).isEqualTo(before);
        assertThat(given().contentType(ContentType.JSON)
                        .body("{\"number\": 9, \"note\": \"n\"}")
                        .post("/api/v1/admin/trends/edge/restorations")
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("TREND_REVISION_NOT_FOUND");
    }

    private static List<String> ids(String address) {
        return ok(address).getList("items.id", String.class);
    }

    private static JsonPath ok(String address) {
        Response response = given().get(address);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }
}
