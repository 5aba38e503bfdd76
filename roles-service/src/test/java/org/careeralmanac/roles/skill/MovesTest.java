package org.careeralmanac.roles.skill;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.roles.search.ShippedCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moves between the careers of the catalogue that ships, with a few facts beside it. */
@QuarkusTest
@TestProfile(ShippedCatalogue.class)
@WithTestResource(PostgresForTests.class)
class MovesTest {

    @Inject
    DataSource database;

    @BeforeEach
    void facts() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO release VALUES ('onet:all:test-moves:2026-01-01', 'onet', 'all', 'test-moves', '1',
                        '2026-01-01', 1, 'h', 'published', now(), now()) ON CONFLICT DO NOTHING;
                    INSERT INTO occupation_fact (release_id, scheme, code, title) VALUES
                        ('onet:all:test-moves:2026-01-01', 'ONET-SOC-2019', '15-2051.00', 'Data Scientists'),
                        ('onet:all:test-moves:2026-01-01', 'ONET-SOC-2019', '15-2051.01', 'Business Intelligence Analysts')
                        ON CONFLICT DO NOTHING;
                    INSERT INTO related_occupation VALUES
                        ('onet:all:test-moves:2026-01-01', 'ONET-SOC-2019', '15-2051.00', '15-2051.01', 'primaryShort', 1)
                        ON CONFLICT DO NOTHING;
                    INSERT INTO job_zone (release_id, scheme, code, zone) VALUES
                        ('onet:all:test-moves:2026-01-01', 'ONET-SOC-2019', '15-2051.00', 5),
                        ('onet:all:test-moves:2026-01-01', 'ONET-SOC-2019', '15-2051.01', 4) ON CONFLICT DO NOTHING;
                    INSERT INTO skill_rating (release_id, scheme, code, element, name, kind, importance_value, level_value)
                    VALUES
                        ('onet:all:test-moves:2026-01-01', 'ONET-SOC-2019', '15-2051.00', '2.A.1.e', 'Mathematics', 'skill', 4.5, 5.5),
                        ('onet:all:test-moves:2026-01-01', 'ONET-SOC-2019', '15-2051.00', '2.A.1.d', 'Speaking', 'skill', 3.5, 3),
                        ('onet:all:test-moves:2026-01-01', 'ONET-SOC-2019', '15-2051.01', '2.A.1.e', 'Mathematics', 'skill', 3.2, 3.5),
                        ('onet:all:test-moves:2026-01-01', 'ONET-SOC-2019', '15-2051.01', '2.A.1.d', 'Speaking', 'skill', 4, 4.2)
                        ON CONFLICT DO NOTHING;
                    UPDATE search_document SET job_zone = 5 WHERE role_id = 'data-scientist';
                    UPDATE search_document SET job_zone = 4 WHERE role_id = 'business-intelligence-analyst'""");
        }
    }

    @Test
    void aMoveSaysWhatIsSharedWhatIsMissingAndHowNearItIs() {
        Response moves = given().get("/api/v1/roles/data-scientist/moves?limit=100");
        String move = "items.find { it.id == 'business-intelligence-analyst' }";
        moves.then()
                .statusCode(200)
                .body("id", equalTo("data-scientist"))
                .body("found", nullValue())
                .body("items.id", not(hasItem("data-scientist")))
                .body(move + ".relatedness.tier", equalTo("primaryShort"))
                .body(move + ".relatedness.release", equalTo("onet:all:test-moves:2026-01-01"))
                .body(move + ".jobZoneStep", equalTo(-1))
                .body(move + ".similarity", notNullValue())
                .body(move + ".sharedSkills.name", hasItem("Mathematics"))
                .body(move + ".missingSkills.name", hasItem("Speaking"))
                .body(move + ".missingSkills[0].here", equalTo(3.0f))
                .body(move + ".missingSkills[0].there", equalTo(4.2f))
                .body(move + ".sharedNames", not(empty()))
                .body(move + ".evidence", hasItem("onet:all:test-moves:2026-01-01"))
                .body("items.named", hasItem(true));
        given().get("/api/v1/roles/data-scientist/moves?limit=2").then().body("items", hasSize(2));
    }

    @Test
    void aWayIsTheShortestOne() {
        given().get("/api/v1/roles/data-scientist/moves?to=principal-ai-ml-engineer")
                .then()
                .statusCode(200)
                .body("found", equalTo(true))
                .body("items.size()", lessThanOrEqualTo(4))
                .body("items[-1].id", equalTo("principal-ai-ml-engineer"));
    }

    @Test
    void whatCannotBeIsRefused() {
        given().get("/api/v1/roles/nobody/moves").then().statusCode(404).body("code", equalTo("ROLE_NOT_FOUND"));
        given().get("/api/v1/roles/data-scientist/moves?to=nobody")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("to"));
        given().get("/api/v1/roles/data-scientist/moves?to=data-scientist")
                .then()
                .statusCode(400);
        given().get("/api/v1/roles/data-scientist/moves?limit=0").then().statusCode(400);
        given().get("/api/v1/roles/data-scientist/moves?x=0")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("x"));
    }

    private static Response match(Object body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/roles/match");
    }

    @Test
    void careersFitGivenSkills() {
        match(Map.of(
                        "skills",
                        List.of(
                                Map.of("name", "kubernetes"),
                                Map.of("name", "Infrastructure as code"),
                                Map.of("name", "Flying"))))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items[0].id", equalTo("mlops-engineer"))
                .body("items[0].known.name", hasItem("Kubernetes"))
                .body("items[0].missing", not(empty()))
                .body("items.fit", everyItem(lessThanOrEqualTo(1.0f)))
                .body("unknown", hasItem("Flying"));
    }

    @Test
    void skillsThatCannotBeReadAreRefused() {
        match(Map.of("skills", List.of())).then().statusCode(400).body("errors[0].at", equalTo("/skills"));
        match(Map.of("skills", List.of(Map.of("name", "x", "level", 8)))).then().statusCode(400);
        match(Map.of("skills", List.of(Map.of("name", " ")))).then().statusCode(400);
        match("{\"skills\": [null]}").then().statusCode(400);
        match("[]").then().statusCode(400);
    }
}
