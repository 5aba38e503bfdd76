package org.careeralmanac.roles.revision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.Test;

/** An editor's day over HTTP. Each test makes roles of its own. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@TestSecurity(user = "eda", roles = "editor")
class EditorTest {

    private static final String ROLES = "/api/v1/admin/roles";

    @Inject
    DataSource database;

    @Inject
    ObjectMapper mapper;

    private static RequestSpecification json(Object body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static Map<String, Object> career(String title) {
        return Map.of(
                "title",
                title,
                "family",
                "harbour",
                "seniority",
                "mid",
                "alternateTitles",
                List.of("Other " + title),
                "skills",
                List.of("Knots"),
                "sections",
                Map.of("overview", Map.of("summary", "The first summary.")));
    }

    private static Response create(String key, Object career) {
        return json(Map.of("career", career)).header("Idempotency-Key", key).post(ROLES);
    }

    private static String created() {
        String title = "Made " + Long.toString(System.nanoTime(), 36);
        return published(create(title, career(title)));
    }

    private static String published(Response made) {
        String id = made.then().statusCode(201).extract().path("id");
        publish(id, "New").then().statusCode(201);
        return id;
    }

    private static String etag(String id, String key) {
        return given().get(ROLES + "/" + id + "/draft/" + key).header("ETag");
    }

    private static Response save(String id, String key, Object content, String etag) {
        RequestSpecification request = json(content);
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return request.put(ROLES + "/" + id + "/draft/" + key);
    }

    private static Response publish(String id, String note) {
        return json(Map.of("note", note))
                .header("If-Match", given().get(ROLES + "/" + id + "/draft").header("ETag"))
                .post(ROLES + "/" + id + "/publication");
    }

    private static void edit(String id, String key, Object content) {
        save(id, key, content, etag(id, key)).then().statusCode(200);
        publish(id, "Edit").then().statusCode(201);
    }

    @Test
    void aNewRoleIsADraftUntilItIsPublished() {
        String title = "Fresh " + Long.toString(System.nanoTime(), 36);
        String id =
                create(title, career(title)).then().statusCode(201).extract().path("id");

        given().get("/api/v1/roles/" + id).then().statusCode(404);
        given().get("/api/v1/roles/" + id + "/moves").then().statusCode(404);
        given().queryParam("q", id.replace('-', ' '))
                .get("/api/v1/roles")
                .then()
                .body("items.id", not(hasItem(id)));
        given().get(ROLES + "/reports/drafts?limit=100")
                .then()
                .statusCode(200)
                .body("items.find { it.role == '" + id + "' }.title", equalTo(title))
                .body("items.find { it.role == '" + id + "' }.published", equalTo(false))
                .body("items.find { it.role == '" + id + "' }.sections", contains("overview", "profile"));
        // What only a published career can undergo.
        json(Map.of("note", "n", "sections", Map.of("challenges", Map.of("intro", "x"))))
                .post(ROLES + "/" + id + "/revisions")
                .then()
                .statusCode(409)
                .body("code", equalTo("ROLE_NOT_PUBLISHED"));
        json(Map.of("slug", id + "-x")).put(ROLES + "/" + id + "/slug").then().statusCode(409);
        String other = created();
        json(Map.of("into", id, "note", "n"))
                .post(ROLES + "/" + other + "/merge")
                .then()
                .statusCode(409);
        json(Map.of("into", other, "note", "n"))
                .post(ROLES + "/" + id + "/merge")
                .then()
                .statusCode(409);

        // Until then its profile is a draft like everything else.
        save(id, "profile", Map.of("title", title + " two"), etag(id, "profile"))
                .then()
                .statusCode(200);
        given().get(ROLES + "/" + id + "/preview").then().statusCode(404);
        publish(id, "Too early").then().statusCode(400).body("errors", not(empty()));
        save(
                        id,
                        "profile",
                        Map.of(
                                "title",
                                title + " two",
                                "family",
                                "harbour",
                                "seniority",
                                "senior",
                                "alternateTitles",
                                List.of("Other " + title)),
                        etag(id, "profile"))
                .then()
                .statusCode(200);
        given().get(ROLES + "/" + id + "/preview")
                .then()
                .statusCode(200)
                .body("head.title", equalTo(title + " two"))
                .body("sections.overview.content.summary", equalTo("The first summary."));
        publish(id, "New").then().statusCode(201).body("number", equalTo(1)).body("sections", contains("overview"));
        given().get(ROLES + "/" + id + "/draft").then().body("sections.state", not(hasItem("draft")));
        given().get(ROLES + "/" + id + "/draft/profile")
                .then()
                .body("state", equalTo("starter"))
                .body("content.seniority", equalTo("senior"));

        given().get("/api/v1/roles/" + id)
                .then()
                .statusCode(200)
                .body("sections.overview.content.summary", equalTo("The first summary."))
                .body("head.family.id", equalTo("harbour"))
                .body("sources.id", hasItem("almanac-editors"));
        given().queryParam("q", "other " + id.replace('-', ' '))
                .get("/api/v1/roles")
                .then()
                .body("items[0].id", equalTo(id));
        given().get(ROLES + "/" + id + "/revisions")
                .then()
                .body("items", hasSize(1))
                .body("items[0].author", equalTo("eda"))
                .body("items[0].note", equalTo("New"));
    }

    @Test
    void theSameRequestAgainMakesNothingAndAnotherWithItsKeyIsRefused() {
        String title = "Twice " + System.nanoTime();
        Response first = create(title, career(title));
        Response again = create(title, career(title));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        create(title, career(title + " x")).then().statusCode(409).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        json(Map.of("career", career("No key")))
                .post(ROLES)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("Idempotency-Key"));
        create("another " + title, career(title)).then().statusCode(409).body("code", equalTo("SLUG_TAKEN"));
    }

    @Test
    void manyAtOnceWithOneKeyMakeOne() throws Exception {
        String title = "Race " + System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<Response>> all = IntStream.range(0, 6)
                    .mapToObj(i -> pool.submit(() -> create(title, career(title))))
                    .toList();
            for (Future<Response> one : all) {
                assertThat(one.get().statusCode()).isEqualTo(201);
                assertThat(one.get().asString()).isEqualTo(all.getFirst().get().asString());
            }
        }
    }

    @Test
    void aRoleThatCannotBeMadeIsRefusedWithEveryFault() {
        create("k1" + System.nanoTime(), Map.of("title", 3, "family", "harbour", "colour", "red"))
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_BODY"))
                .body("errors.at", hasItem("/title"));
        Map<String, Object> lost = new java.util.HashMap<>(career("Lost"));
        lost.put("family", "nobody");
        create("k2" + System.nanoTime(), lost).then().statusCode(400).body("errors.at", hasItem("/family"));
        for (String reserved : List.of("suggest", "resolve", "match")) {
            create("k3" + reserved + System.nanoTime(), career(reserved))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("SLUG_RESERVED"));
        }
        json(Map.of("career", "x"))
                .header("Idempotency-Key", "k4")
                .post(ROLES)
                .then()
                .statusCode(400);
        create("k5", career("!!!")).then().statusCode(400).body("errors.at", hasItem("/id"));
    }

    @Test
    void anOccupationFitsOneRoleExactly() {
        String code = "99-" + (1000 + (System.nanoTime() % 9000 + 9000) % 9000);
        Map<String, Object> one = new java.util.HashMap<>(career("Exact one " + code));
        one.put("occupations", List.of(Map.of("scheme", "SOC-2018", "code", code, "title", "T", "fit", "exact")));
        published(create("o1" + code, one));
        one.put("title", "Exact two " + code);
        create("o2" + code, one)
                .then()
                .statusCode(409)
                .body("code", equalTo("OCCUPATION_TAKEN"))
                .body("takenBy", notNullValue());
        given().get("/api/v1/roles?code=" + code).then().body("items", hasSize(1));
    }

    @Test
    void aDraftIsSavedPreviewedAndPublished() {
        String id = created();
        Response read = given().get(ROLES + "/" + id + "/draft/overview");
        read.then().statusCode(200).body("state", equalTo("published"));

        save(id, "overview", Map.of("summary", "A better summary."), read.header("ETag"))
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("savedBy", equalTo("eda"));
        given().get("/api/v1/roles/" + id)
                .then()
                .body("sections.overview.content.summary", equalTo("The first summary."));
        given().get(ROLES + "/" + id + "/preview")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("head.id", equalTo(id))
                .body("sections.overview.content.summary", equalTo("A better summary."));
        publish(id, "Better").then().statusCode(201).body("number", equalTo(2)).body("sections", contains("overview"));
        given().get("/api/v1/roles/" + id)
                .then()
                .body("sections.overview.content.summary", equalTo("A better summary."));
        given().get(ROLES + "/" + id + "/draft").then().body("sections.state", not(hasItem("draft")));
        publish(id, "Again").then().statusCode(409).body("code", equalTo("NOTHING_DRAFTED"));
    }

    @Test
    void whoReadAnOlderVersionIsToldAndNothingIsLost() {
        String id = created();
        String read = etag(id, "challenges");
        Map<String, Object> mine = Map.of("intro", "Mine.");

        save(id, "challenges", mine, null).then().statusCode(428).body("code", equalTo("PRECONDITION_REQUIRED"));
        save(id, "challenges", mine, read).then().statusCode(200);
        save(id, "challenges", Map.of("intro", "Theirs."), read)
                .then()
                .statusCode(412)
                .body("code", equalTo("PRECONDITION_FAILED"))
                .body("savedBy", equalTo("eda"))
                .body("etag", equalTo(etag(id, "challenges")));
        given().get(ROLES + "/" + id + "/draft/challenges").then().body("content.intro", equalTo("Mine."));

        String all = given().get(ROLES + "/" + id + "/draft").header("ETag");
        save(id, "challenges", Map.of("intro", "Later."), etag(id, "challenges"))
                .then()
                .statusCode(200);
        json(Map.of("note", "n"))
                .header("If-Match", all)
                .post(ROLES + "/" + id + "/publication")
                .then()
                .statusCode(412);
        json(Map.of("note", "n")).post(ROLES + "/" + id + "/publication").then().statusCode(428);
        given().header("If-Match", read)
                .delete(ROLES + "/" + id + "/draft/challenges")
                .then()
                .statusCode(412);
        given().header("If-Match", etag(id, "challenges"))
                .delete(ROLES + "/" + id + "/draft/challenges")
                .then()
                .statusCode(204);
        given().get(ROLES + "/" + id + "/draft/challenges").then().body("state", equalTo("unwritten"));
    }

    @Test
    void twoEditorsAtOnceOneWins() throws Exception {
        String id = created();
        String read = etag(id, "overview");
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> both = IntStream.range(0, 2)
                    .mapToObj(i -> pool.submit(() -> save(id, "overview", Map.of("summary", "By " + i), read)
                            .statusCode()))
                    .toList();
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void aDraftIsCheckedLikeWhatIsPublished() {
        String id = created();
        String etag = etag(id, "overview");
        save(id, "overview", Map.of("sumary", "x"), etag).then().statusCode(400).body("code", equalTo("BAD_BODY"));
        save(id, "overview", "[]", etag).then().statusCode(400);
        save(id, "overview", "{\"summary\": ", etag).then().statusCode(400);
        save(id, "overview", "{\"summary\": \"a\\u0000b\"}", etag)
                .then()
                .statusCode(400)
                .body("errors[0].at", equalTo("/summary"))
                .body("errors[0].wrong", containsString("U+0000"));
        save(id, "overview", "{\"summary\": \"a\\ud800b\"}", etag).then().statusCode(400);
        save(id, "salary", Map.of(), etag).then().statusCode(400).body("parameter", equalTo("key"));
        save("nobody", "overview", Map.of("summary", "x"), etag).then().statusCode(404);
        save(id, "overview", Map.of("summary", "x".repeat(5_000_000)), etag)
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        given().get(ROLES + "/" + id + "/draft/overview").then().body("state", equalTo("published"));
    }

    @Test
    void markupStaysPlainText() {
        String id = created();
        String text = "<script>alert(1)</script> **not bold** [x](javascript:y) <b>open";
        edit(id, "overview", Map.of("summary", text));
        given().get("/api/v1/roles/" + id)
                .then()
                .contentType("application/json")
                .body("sections.overview.content.summary", equalTo(text));
        given().queryParam("q", id.replace('-', ' '))
                .get("/api/v1/roles")
                .then()
                .body("items[0].summary", equalTo(text));
    }

    @Test
    void historySaysWhoWhenWhyAndWhatDiffers() {
        String id = created();
        edit(
                id,
                "overview",
                Map.of("summary", "The second.", "keyResponsibilities", List.of(Map.of("term", "A", "text", "a"))));
        edit(
                id,
                "overview",
                Map.of(
                        "summary",
                        "The second.",
                        "keyResponsibilities",
                        List.of(Map.of("term", "New", "text", "n"), Map.of("term", "A", "text", "a"))));
        edit(id, "challenges", Map.of("intro", "Hard."));

        given().get(ROLES + "/" + id + "/revisions?limit=2")
                .then()
                .body("items.number", contains(4, 3))
                .body("items[0].publishedAt", notNullValue())
                .body("nextCursor", notNullValue());
        String cursor = given().get(ROLES + "/" + id + "/revisions?limit=2").path("nextCursor");
        given().queryParam("cursor", cursor)
                .get(ROLES + "/" + id + "/revisions?limit=2")
                .then()
                .body("items.number", contains(2, 1))
                .body("nextCursor", nullValue());
        given().get(ROLES + "/" + id + "/revisions/differences?from=1&to=2")
                .then()
                .body("items.at", hasItem("summary"))
                .body("items[0].text", equalTo("summary: \"The first summary.\" → \"The second.\""));
        given().get(ROLES + "/" + id + "/revisions/differences?from=2&to=3")
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("added"))
                .body("items[0].at", equalTo("keyResponsibilities › 1"));
        given().get(ROLES + "/" + id + "/revisions/differences?from=4&to=1")
                .then()
                .body("items.section", hasItems("overview", "challenges"));
        given().get(ROLES + "/" + id + "/revisions/differences?from=1&to=9")
                .then()
                .statusCode(404)
                .body("code", equalTo("REVISION_NOT_FOUND"));
        given().get(ROLES + "/" + id + "/revisions/differences?from=x&to=1")
                .then()
                .statusCode(400);
        given().get(ROLES + "/" + id + "/revisions/differences?to=1").then().statusCode(400);
    }

    @Test
    void aRevisionIsBroughtBackAsANewOne() {
        String id = created();
        edit(id, "overview", Map.of("summary", "The second."));
        edit(id, "challenges", Map.of("intro", "Hard."));

        json(Map.of("note", "Back"))
                .post(ROLES + "/" + id + "/revisions/1/restoration")
                .then()
                .statusCode(201)
                .body("number", equalTo(4));
        given().get("/api/v1/roles/" + id)
                .then()
                .body("sections.overview.content.summary", equalTo("The first summary."))
                .body("sections.challenges", nullValue());
        given().get(ROLES + "/" + id + "/draft/challenges")
                .then()
                .body("state", equalTo("unwritten"))
                .body("content", equalTo(Map.of()));
        json(Map.of("note", "Back"))
                .post(ROLES + "/" + id + "/revisions/1/restoration")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOTHING_CHANGED"));
        given().get(ROLES + "/" + id + "/revisions/differences?from=1&to=4")
                .then()
                .body("items", empty());
        json(Map.of("note", "Back"))
                .post(ROLES + "/" + id + "/revisions/4/restoration")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOTHING_CHANGED"));
        json(Map.of("note", "Back"))
                .post(ROLES + "/" + id + "/revisions/7/restoration")
                .then()
                .statusCode(404);
    }

    @Test
    void anEmptyEditTakesBackWhatEditorsSaidAndNothingElse() {
        String id = created();
        json(Map.of("note", "n", "sections", Map.of("challenges", Map.of())))
                .post(ROLES + "/" + id + "/revisions")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOTHING_CHANGED"));
        edit(id, "challenges", Map.of("intro", "Hard."));
        edit(id, "challenges", Map.of());
        given().get("/api/v1/roles/" + id).then().body("sections.challenges", nullValue());
        // A career cannot be without a summary.
        save(id, "overview", Map.of("intro", "Only this."), etag(id, "overview"))
                .then()
                .statusCode(200);
        publish(id, "No summary").then().statusCode(400).body("errors.at", contains("/sections/overview/summary"));
        json(Map.of("note", "Back"))
                .post(ROLES + "/" + id + "/revisions/0/restoration")
                .then()
                .statusCode(400)
                .body("errors.at", contains("/sections/overview/summary"));
        given().get("/api/v1/roles/" + id)
                .then()
                .body("sections.overview.content.summary", equalTo("The first summary."));
    }

    @Test
    void whatARoleIsAsAWholeIsEditedLikeASection() {
        String id = created();
        String neighbour = created();
        edit(neighbour, "relatedCareers", Map.of("careers", List.of(Map.of("id", id, "why", "Near."))));
        String before = given().get("/api/v1/roles/" + id).path("head.title");
        String title = "Renamed " + Long.toString(System.nanoTime(), 36);

        save(id, "profile", Map.of("title", title, "seniority", "boss"), etag(id, "profile"))
                .then()
                .statusCode(400)
                .body("errors.at", contains("/seniority"));
        save(id, "profile", Map.of("title", title, "family", "nobody"), etag(id, "profile"))
                .then()
                .statusCode(200);
        publish(id, "n").then().statusCode(400).body("errors.at", contains("/sections/profile/family"));
        save(id, "profile", Map.of("occupations", List.of()), etag(id, "profile"))
                .then()
                .statusCode(200);
        publish(id, "n").then().statusCode(400).body("errors.at", contains("/sections/profile/occupations"));
        save(
                        id,
                        "profile",
                        Map.of("title", title, "seniority", "senior", "skills", List.of("Splicing")),
                        etag(id, "profile"))
                .then()
                .statusCode(200);
        given().get(ROLES + "/" + id + "/preview").then().body("head.title", equalTo(title));
        given().get("/api/v1/roles/" + id).then().body("head.title", equalTo(before));
        publish(id, "Called so today").then().statusCode(201).body("sections", contains("profile"));

        given().get("/api/v1/roles/" + id)
                .then()
                .body("head.title", equalTo(title))
                .body("head.seniority", equalTo("senior"))
                .body("head.family.id", equalTo("harbour"));
        given().get("/api/v1/roles/" + neighbour)
                .then()
                .body("sections.relatedCareers.content.careers[0].title", equalTo(title));
        given().queryParam("q", title)
                .get("/api/v1/roles?skill=splicing&seniority=senior")
                .then()
                .body("items[0].id", equalTo(id));
        // What was left out stays what the career was made with.
        given().queryParam("q", "Other " + before).get("/api/v1/roles").then().body("items[0].id", equalTo(id));
        given().get(ROLES + "/" + id + "/revisions/differences?from=1&to=2")
                .then()
                .body("items.section", hasItem("profile"))
                .body("items.text", hasItem("title: \"%s\" → \"%s\"".formatted(before, title)))
                .body("items.at", not(hasItem("family")))
                .body("items.at", not(hasItem("alternateTitles")));
        given().get(ROLES + "/" + id + "/draft/profile")
                .then()
                .body("state", equalTo("published"))
                .body("content.title", equalTo(title))
                .body("content.family", equalTo("harbour"));
        json(Map.of("note", "No"))
                .post(ROLES + "/" + id + "/revisions/1/restoration")
                .then()
                .statusCode(201);
        given().get("/api/v1/roles/" + id).then().body("head.title", equalTo(before));
        given().queryParam("q", title).get("/api/v1/roles").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void aMergedRoleLeadsToTheOtherAndCanBeRestored() {
        String a = created();
        String b = created();
        Response merged = json(Map.of("into", a, "note", "The same")).post(ROLES + "/" + b + "/merge");
        merged.then().statusCode(200).body("replacedBy", equalTo(a));

        given().redirects()
                .follow(false)
                .get("/api/v1/roles/" + b)
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/roles/" + a);
        given().get("/api/v1/roles/" + a).then().body("head.mergedIds", contains(b));
        given().queryParam("q", b.replace('-', ' ')).get("/api/v1/roles").then().body("items[0].id", equalTo(a));
        int position = merged.path("position");
        given().get("/api/v1/changes?after=" + (position - 1) + "&limit=1")
                .then()
                .body("items[0].op", equalTo("delete"))
                .body("items[0].id", equalTo(b))
                .body("items[0].replacedBy", equalTo(a))
                .body("items[0].touches.roles", hasItems(a, b));
        save(b, "overview", Map.of("summary", "x"), "\"x\"")
                .then()
                .statusCode(409)
                .body("code", equalTo("ROLE_MERGED"));
        json(Map.of("into", a, "note", "n"))
                .post(ROLES + "/" + b + "/merge")
                .then()
                .statusCode(409);
        json(Map.of("into", a, "note", "n"))
                .post(ROLES + "/" + a + "/merge")
                .then()
                .statusCode(400);
        json(Map.of("into", "nobody", "note", "n"))
                .post(ROLES + "/" + a + "/merge")
                .then()
                .statusCode(400);

        json(Map.of("note", "Not the same"))
                .post(ROLES + "/" + b + "/restoration")
                .then()
                .statusCode(200);
        given().get("/api/v1/roles/" + b).then().statusCode(200).body("head.id", equalTo(b));
        given().get("/api/v1/roles/" + a).then().body("head.mergedIds", empty());
        given().get(ROLES + "/" + b + "/revisions")
                .then()
                .body("merges[0].into", equalTo(a))
                .body("merges[0].restoredBy", equalTo("eda"));
        json(Map.of("note", "n"))
                .post(ROLES + "/" + b + "/restoration")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_MERGED"));
    }

    @Test
    void reportsSayWhatNeedsAnEye() throws SQLException {
        String a = created();
        String title = given().get("/api/v1/roles/" + a).path("head.title");
        String near = published(create("near" + a, career(title + "s")));
        given().get(ROLES + "/reports/near-duplicates?limit=100")
                .then()
                .statusCode(200)
                .body(
                        "items.collect { [it.one.id, it.other.id].sort() }",
                        hasItem(List.of(a, near).stream().sorted().toList()));

        Response covered = given().get(ROLES + "/reports/coverage?limit=100");
        covered.then()
                .statusCode(200)
                .body("items.find { it.id == '" + a + "' }.sections.overview", notNullValue())
                .body("items.find { it.id == '" + a + "' }.sections.challenges", nullValue());

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO source_change (role_id, number, lang, key, release_id, noted_at) "
                    + "SELECT '" + a + "', 1, 'en', 'overview', id, now() FROM release LIMIT 1");
        }
        given().get(ROLES + "/reports/source-changes?limit=100").then().body("items.role", hasItem(a));
        given().post(ROLES + "/" + a + "/draft/overview/dismissal")
                .then()
                .statusCode(200)
                .body("count", equalTo(1));
        given().get(ROLES + "/reports/source-changes?limit=100").then().body("items.role", not(hasItem(a)));
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void anotherRoleIsNotEnough() {
        create("steward", career("Steward")).then().statusCode(403);
        given().get(ROLES + "/x/draft").then().statusCode(403);
        given().get(ROLES + "/reports/coverage").then().statusCode(403);
    }
}
