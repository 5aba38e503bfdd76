package org.careeralmanac.roles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.roles.catalogue.StarterLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What editors and stewards do, over HTTP, and what a newer catalogue does beside them. Each test has roles of its own. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AuthoringTest {

    @Inject
    StarterLoader loader;

    @Inject
    DataSource database;

    private String a;
    private String b;

    /** Two roles of this test alone: a names b as a neighbour and as a step. */
    @BeforeEach
    void ownRoles() throws SQLException {
        String mark = Long.toString(System.nanoTime(), 36);
        a = "a" + mark;
        b = "b" + mark;
        load("one-" + mark, "2026-02-01", "The first summary.");
    }

    private void load(String part, String knownFrom, String summaryOfA) throws SQLException {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("catalogue.yaml", """
                release: {source: harbour-guide, edition: all, part: %s, knownFrom: %s}
                sources:
                  - {id: harbour-guide, publisher: Harbour guild, title: Harbour guide, url: null, licence: Apache-2.0, attribution: The harbour guild, kind: editorial}
                families:
                  - {id: harbour, name: Harbour & Sea}
                """.formatted(part, knownFrom));
        files.put("careers/" + a + ".yaml", """
                id: %1$s
                title: Aaa %1$s
                family: harbour
                seniority: mid
                skills: [Knots, Tar]
                sections:
                  overview: {summary: %3$s, intro: By the starter., outro: Starter's end., keyResponsibilities: [{term: Knots, text: Tied.}]}
                  challenges: {groups: [{title: Wind, items: [{text: Strong.}]}]}
                  careerDevelopment: {progression: [{seniority: entry, titles: [B], text: First., role: %2$s}]}
                  relatedCareers: {careers: [{id: %2$s, why: Near.}]}
                """.formatted(a, b, summaryOfA));
        files.put("careers/" + b + ".yaml", """
                id: %1$s
                title: Bbb %1$s
                family: harbour
                seniority: entry
                skills: [tar, Rowing]
                sections:
                  overview: {summary: Rows.}
                """.formatted(b));
        loader.load(new Catalogue(files));
    }

    private static RequestSpecification json(Object body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static Response publish(String id, Map<String, ?> sections) {
        return json(Map.of("note", "A test", "sections", sections)).post("/api/v1/admin/roles/" + id + "/revisions");
    }

    @Test
    void withoutATokenNothingIsWritten() {
        publish(a, Map.of("overview", Map.of("summary", "Mine.")))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("UNAUTHENTICATED"));
        json(Map.of("slug", "mine"))
                .put("/api/v1/admin/roles/" + a + "/slug")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer nonsense")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "mine"))
                .post("/api/v1/admin/roles/releases/x/withdrawal")
                .then()
                .statusCode(401);
        given().get("/api/v1/roles/" + a)
                .then()
                .body("sections.overview.content.summary", equalTo("The first summary."));
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void anotherRoleIsNotEnough() {
        publish(a, Map.of("overview", Map.of("summary", "Mine.")))
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    @TestSecurity(user = "eda", roles = "editor")
    void aRevisionShowsAtOnceAndTheStarterStaysReadableAsOfItsDay() throws SQLException {
        Response done = publish(a, Map.of("overview", Map.of("summary", "Edited.", "intro", "By the editor.")));
        done.then()
                .statusCode(201)
                .body("role", equalTo(a))
                .body("number", equalTo(1))
                .body("sections", contains("overview"));

        String today = LocalDate.now(ZoneOffset.UTC).toString();
        given().get("/api/v1/roles/" + a)
                .then()
                .header("Almanac-Position", String.valueOf(done.<Integer>path("position")))
                .body("sections.overview.updatedAt", equalTo(done.path("publishedAt")))
                .body("sections.overview.content.summary", equalTo("Edited."))
                .body("sections.overview.content.intro", equalTo("By the editor."))
                // prose is replaced as a whole, a typed field that was not sent shows the starter's
                .body("sections.overview.content.outro", nullValue())
                .body("sections.overview.content.keyResponsibilities.term", contains("Knots"))
                .body("sections.challenges.content.groups.title", contains("Wind"))
                .body("head.firstKnown", equalTo("2026-02-01"));
        given().get("/api/v1/roles/" + a + "?asOf=" + today)
                .then()
                .body("sections.overview.content.summary", equalTo("Edited."));
        given().get("/api/v1/roles/" + a + "?asOf=2026-02-02")
                .then()
                .body("sections.overview.content.summary", equalTo("The first summary."))
                .body("sections.overview.content.outro", equalTo("Starter's end."));
        assertThat(author(a)).isEqualTo("eda");
    }

    @Test
    @TestSecurity(user = "eda", roles = "editor")
    void anEditReachesThePagesThatShowTheRoleAndTheFeedNamesThem() {
        Response done = publish(b, Map.of("overview", Map.of("summary", "Rows faster.")));

        given().get("/api/v1/roles/" + a)
                .then()
                .body("sections.relatedCareers.content.careers[0].summary", equalTo("Rows faster."))
                .body("sections.relatedCareers.content.careers[0].sharedSkills", contains("tar"))
                .body("sections.relatedCareers.content.careers[0].missingSkills", contains("Rowing"))
                .body("sections.relatedCareers.updatedAt", equalTo(done.path("publishedAt")));
        int position = done.path("position");
        given().get("/api/v1/changes?after=" + (position - 1) + "&limit=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0].position", equalTo(position))
                .body("items[0].kind", equalTo("role"))
                .body("items[0].op", equalTo("upsert"))
                .body("items[0].id", equalTo(b))
                .body("items[0].touches.roles", contains(a, b));
    }

    @Test
    @TestSecurity(user = "eda", roles = "editor")
    void aNewerStarterAddsAndCorrectsButLeavesEditsAlone() throws SQLException {
        publish(a, Map.of("challenges", Map.of("groups", List.of()))).then().statusCode(201);

        load("two-" + a, "2026-03-01", "A better summary.");

        given().get("/api/v1/roles/" + a)
                .then()
                .body("sections.overview.content.summary", equalTo("A better summary."))
                .body("sections.overview.updatedAt", equalTo("2026-03-01T00:00:00Z"))
                .body("sections.challenges.content.groups", hasSize(0));
        given().get("/api/v1/roles/" + a + "?asOf=2026-02-28")
                .then()
                .body("sections.overview.content.summary", equalTo("The first summary."))
                .body("sections.challenges.content.groups.title", contains("Wind"));
    }

    @Test
    @TestSecurity(user = "eda", roles = "editor")
    void theOrderInWhichStartersAreLoadedDoesNotMatter() throws SQLException {
        load("early-" + a, "2026-01-15", "An old summary.");

        given().get("/api/v1/roles/" + a)
                .then()
                .body("head.firstKnown", equalTo("2026-01-15"))
                .body("sections.overview.content.summary", equalTo("The first summary."));
        given().get("/api/v1/roles/" + a + "?asOf=2026-01-20")
                .then()
                .body("sections.overview.content.summary", equalTo("An old summary."));
    }

    @Test
    void theSameBytesAgainDoNothingAndOtherBytesAreRefused() throws SQLException {
        int before = given().get("/api/v1/changes?limit=1").path("position");

        load("one-" + a.substring(1), "2026-02-01", "The first summary.");

        assertThat(given().get("/api/v1/changes?limit=1").<Integer>path("position"))
                .isEqualTo(before);
        assertThatThrownBy(() -> load("one-" + a.substring(1), "2026-02-01", "Other bytes."))
                .hasMessageContaining("harbour-guide:all:one-" + a.substring(1) + ":2026-02-01")
                .hasMessageContaining("other content");
    }

    @Test
    @TestSecurity(user = "eda", roles = "editor")
    void aBodyThatBreaksTheSchemaIsAnsweredWithPointers() {
        publish(
                        a,
                        Map.of(
                                "overview",
                                Map.of("summary", 3, "sumary", "x"),
                                "salary",
                                Map.of(),
                                "requirements",
                                Map.of(
                                        "claims",
                                        List.of(Map.of("id", "c", "kind", "hearsay", "text", "t", "scope", "s")))))
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_BODY"))
                .body("errors.at", hasItems("/sections/overview/summary", "/sections/salary"))
                .body("errors.at", hasItem("/sections/requirements/claims/0/kind"));
        publish(
                        a,
                        Map.of(
                                "relatedCareers",
                                Map.of(
                                        "careers",
                                        List.of(Map.of("id", "nobody", "why", "w"), Map.of("id", a, "why", "w"))),
                                "requirements",
                                Map.of(
                                        "claims",
                                        List.of(Map.of(
                                                "id", "c", "kind", "degree", "text", "t", "scope", "s", "source",
                                                "who")))))
                .then()
                .statusCode(400)
                .body(
                        "errors.at",
                        contains(
                                "/sections/relatedCareers/careers/0/id",
                                "/sections/relatedCareers/careers/1/id",
                                "/sections/requirements/claims/0/source"));
        publish(a, Map.of()).then().statusCode(400).body("errors[0].at", equalTo("/sections"));
        json("{\"note\": \"x\", \"sections\": {\"overview\": ")
                .post("/api/v1/admin/roles/" + a + "/revisions")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_BODY"));
        json(Map.of("sections", Map.of("overview", Map.of())))
                .post("/api/v1/admin/roles/" + a + "/revisions")
                .then()
                .statusCode(400)
                .body("errors.at", hasItem("/note"));
        given().get("/api/v1/roles/" + a)
                .then()
                .body("sections.overview.content.summary", equalTo("The first summary."));
    }

    @Test
    @TestSecurity(user = "eda", roles = "editor")
    void onlyWhatChangedIsStoredAndNothingTwice() {
        Map<String, ?> overview = Map.of("summary", "Edited.");
        publish(a, Map.of("overview", overview)).then().statusCode(201);

        publish(a, Map.of("overview", overview)).then().statusCode(409).body("code", equalTo("NOTHING_CHANGED"));
        publish(a, Map.of("overview", overview, "challenges", Map.of("intro", "New.")))
                .then()
                .statusCode(201)
                .body("number", equalTo(2))
                .body("sections", contains("challenges"));
        publish("nobody", Map.of("overview", overview)).then().statusCode(404).body("code", equalTo("ROLE_NOT_FOUND"));
    }

    @Test
    @TestSecurity(user = "eda", roles = "editor")
    void anOldAddressLeadsToTheNewOneAndIsNeverGivenAway() {
        String renamed = "renamed-" + b;
        json(Map.of("slug", renamed))
                .put("/api/v1/admin/roles/" + b + "/slug")
                .then()
                .statusCode(200)
                .body("slug", equalTo(renamed));

        given().redirects()
                .follow(false)
                .get("/api/v1/roles/" + b + "?asOf=2026-02-02")
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/roles/" + renamed + "?asOf=2026-02-02");
        given().get("/api/v1/roles/" + renamed)
                .then()
                .body("head.id", equalTo(b))
                .body("head.slug", equalTo(renamed));
        given().get("/api/v1/roles/" + a)
                .then()
                .body("sections.relatedCareers.content.careers[0].slug", equalTo(renamed))
                .body("sections.careerDevelopment.content.progression[0].role.slug", equalTo(renamed));
        json(Map.of("slug", b))
                .put("/api/v1/admin/roles/" + a + "/slug")
                .then()
                .statusCode(409)
                .body("code", equalTo("SLUG_TAKEN"));
        json(Map.of("slug", "suggest"))
                .put("/api/v1/admin/roles/" + a + "/slug")
                .then()
                .statusCode(409)
                .body("code", equalTo("SLUG_RESERVED"));
        json(Map.of("slug", "Not A Slug"))
                .put("/api/v1/admin/roles/" + a + "/slug")
                .then()
                .statusCode(400)
                .body("errors[0].at", equalTo("/slug"));
    }

    @Test
    void aMergedRoleLeadsToItsSurvivor() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement merge = connection.prepareStatement("UPDATE role SET merged_into = ? WHERE id = ?")) {
            merge.setString(1, a);
            merge.setString(2, b);
            merge.executeUpdate();
        }
        given().redirects()
                .follow(false)
                .get("/api/v1/roles/" + b)
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/roles/" + a);
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void aWithdrawnReleaseIsLeftOutAtEveryDayAndNotLoadedAgain() throws SQLException {
        load("two-" + a, "2026-03-01", "A wrong summary.");
        String release = "harbour-guide:all:two-" + a + ":2026-03-01";

        json(Map.of("reason", "Wrong summary."))
                .post("/api/v1/admin/roles/releases/" + release + "/withdrawal")
                .then()
                .statusCode(200)
                .body("release", equalTo(release));
        load("two-" + a, "2026-03-01", "A wrong summary.");

        given().get("/api/v1/roles/" + a)
                .then()
                .body("sections.overview.content.summary", equalTo("The first summary."));
        given().get("/api/v1/sources/harbour-guide/releases")
                .then()
                .body("items.find { it.id == '" + release + "' }.withdrawnReason", equalTo("Wrong summary."));
        json(Map.of("reason", "Again."))
                .post("/api/v1/admin/roles/releases/" + release + "/withdrawal")
                .then()
                .statusCode(409)
                .body("code", equalTo("RELEASE_STATE"));
        json(Map.of("reason", "?"))
                .post("/api/v1/admin/roles/releases/nobody:all:x:2026-01-01/withdrawal")
                .then()
                .statusCode(404)
                .body("code", equalTo("RELEASE_NOT_FOUND"));
    }

    private String author(String role) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT author FROM revision WHERE role_id = ?")) {
            select.setString(1, role);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
