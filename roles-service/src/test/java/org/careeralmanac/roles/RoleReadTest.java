package org.careeralmanac.roles;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.Test;

/** What readers get, over HTTP. Other tests may edit boat-hand; lamp-keeper's own content stays as it is. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class RoleReadTest {

    @Test
    void answersWithHeadSectionsHighlightsAndSources() {
        given().get("/api/v1/roles/lamp-keeper")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-cache")
                .header("ETag", notNullValue())
                .header("Almanac-Position", notNullValue())
                .body("head.id", equalTo("lamp-keeper"))
                .body("head.lang", equalTo("en"))
                .body("head.family.name", equalTo("Harbour & Sea"))
                .body("head.firstKnown", equalTo("2026-01-10"))
                .body("head.mergedIds", hasSize(0))
                .body("head.occupations.fit", contains("related", "broader"))
                .body("head.occupations[0].predecessors", hasSize(0))
                .body("sections.overview.updatedAt", equalTo("2026-01-10T00:00:00Z"))
                .body("sections.overview.content.outro", equalTo("The light comes first."))
                .body("sections.overview.content.caveats", hasSize(0))
                .body("sections.challenges", nullValue())
                .body("highlights.education.claim.id", equalTo("degree-any"))
                .body("highlights.education.claim.release", equalTo("rumour:all:heard:2026-01-10"))
                .body("sources.id", contains("harbour-guide", "ratings-office", "rumour"))
                .body("sources[1].releases", contains("ratings-office:all:excerpt-skills:2025-12-01"))
                .body("validUntil", nullValue());
    }

    @Test
    void claimsThatDisagreeAndRatedSkillsAreShownWithTheirSources() {
        given().get("/api/v1/roles/lamp-keeper")
                .then()
                .body("sections.requirements.content.contradictions", hasSize(1))
                .body("sections.requirements.content.contradictions[0].claims", contains("years-nine", "years-ten"))
                .body("sections.requirements.content.claims[0].caveats.code", contains("UNATTRIBUTED"))
                .body("sections.requirements.content.claims[1].source", equalTo("harbour-guide"))
                .body("sections.requirements.content.skills.name", contains("Tides", "Watching", "Waiting"))
                .body("sections.requirements.content.skills.fit", everyItem(equalTo("broader")))
                .body("sections.requirements.content.skills[2].importance.missing", equalTo("suppressed"))
                .body("sections.requirements.content.skills[2].importance", not(hasKey("value")))
                .body("sections.requirements.content.skills[0].importance", not(hasKey("missing")))
                .body("sections.requirements.content.skills[0].importance", hasKey("sampleSize"))
                .body("sections.requirements.content.caveats.code", hasItem("BROADER_OCCUPATION"));
    }

    @Test
    void stepsLinkToTheirPages() {
        given().get("/api/v1/roles/lamp-keeper")
                .then()
                .body("sections.careerDevelopment.content.progression[0].role.id", equalTo("boat-hand"))
                .body("sections.careerDevelopment.content.progression[0].years.max", equalTo(3))
                .body("sections.careerDevelopment.content.progression[1].role.slug", equalTo("lamp-keeper"));
    }

    @Test
    void aClientThatHasTheBytesGetsThemOnlyOnce() {
        Response first = given().get("/api/v1/roles/lamp-keeper");

        Response second = given().header("If-None-Match", first.header("ETag")).get("/api/v1/roles/lamp-keeper");

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body().asByteArray()).isEmpty();
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Almanac-Position")).isNotNull();
    }

    @Test
    void anUnknownSlugNamesNearOnes() {
        given().get("/api/v1/roles/lamp-keper")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("ROLE_NOT_FOUND"))
                .body("near[0].slug", equalTo("lamp-keeper"))
                .body("near[0].title", equalTo("Lamp Keeper"));
        given().get("/api/v1/roles/zzzzzz").then().statusCode(404).body("near", hasSize(0));
    }

    @Test
    void aDayBeforeItWasKnownNamesTheFirstOne() {
        given().get("/api/v1/roles/lamp-keeper?asOf=2026-01-09")
                .then()
                .statusCode(404)
                .body("code", equalTo("ROLE_NOT_KNOWN_YET"))
                .body("firstKnown", equalTo("2026-01-10"));
        given().get("/api/v1/roles/lamp-keeper?asOf=2026-01-10").then().statusCode(200);
    }

    @Test
    void parametersThatCannotBeReadAreNamed() {
        given().get("/api/v1/roles/lamp-keeper?asOf=yesterday")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_PARAMETER"))
                .body("parameter", equalTo("asOf"));
        given().get("/api/v1/roles/lamp-keeper?asof=2026-01-10")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("asof"));
        given().get("/api/v1/roles?limit=0").then().statusCode(400).body("parameter", equalTo("limit"));
        given().get("/api/v1/roles?cursor=x").then().statusCode(400).body("parameter", equalTo("cursor"));
        given().get("/api/v1/changes?after=-1").then().statusCode(400).body("parameter", equalTo("after"));
    }

    @Test
    void whatTheServerCannotServeIsAProblemToo() {
        given().get("/nowhere").then().statusCode(404).contentType("application/problem+json");
        given().delete("/api/v1/roles/lamp-keeper")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
        given().accept("text/csv").get("/api/v1/roles/lamp-keeper").then().statusCode(406);
        given().contentType("text/plain")
                .body("x")
                .post("/api/v1/highlights")
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        given().get("/api/v1/roles/" + "a".repeat(5000)).then().statusCode(414).body("code", equalTo("URI_TOO_LONG"));
    }

    @Test
    void theListGoesOnWhereItsCursorSays() {
        // Other tests add roles of their own; the order and the two of the catalogue are what is certain.
        List<String> titles = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().queryParam("limit", 1);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/roles");
            assertThat(page.<List<?>>path("items")).hasSize(1);
            titles.add(page.path("items[0].title"));
            ids.add(page.path("items[0].id"));
            if (ids.getLast().equals("lamp-keeper")) {
                assertThat(page.<String>path("items[0].summary")).isEqualTo("Keeps the light burning.");
                assertThat(page.<List<?>>path("items[0].occupations")).hasSize(2);
            }
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(titles).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(ids).doesNotHaveDuplicates().contains("boat-hand", "lamp-keeper");
    }

    @Test
    void highlightsComeLineByLineInTheOrderAsked() {
        String answer = given().contentType("application/x-ndjson")
                .body("{\"id\":\"nobody\",\"family\":\"x\"}\n{\"id\":\"lamp-keeper\",\"occupations\":[]}\n"
                        .getBytes(UTF_8))
                .post("/api/v1/highlights")
                .then()
                .statusCode(200)
                .header("Almanac-Position", notNullValue())
                .extract()
                .asString();

        assertThat(answer.lines()).hasSize(2);
        assertThat(answer.lines().toList().get(0))
                .isEqualTo("{\"id\":\"nobody\",\"highlights\":{\"education\":null},\"sources\":[]}");
        assertThat(answer.lines().toList().get(1))
                .startsWith("{\"id\":\"lamp-keeper\",\"highlights\":{\"education\":{\"claim\":{\"id\":\"degree-any\"")
                .contains("\"releases\":[\"rumour:all:heard:2026-01-10\"]");
    }

    @Test
    void aLineThatIsNoRoleReferenceIsNamed() {
        given().contentType("application/x-ndjson")
                .body("{\"id\":\"lamp-keeper\"}\nnonsense\n".getBytes(UTF_8))
                .post("/api/v1/highlights")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_BODY"))
                .body("errors[0].line", is(2));
    }

    @Test
    void sourcesReleasesAndChangesAreListed() {
        given().get("/api/v1/sources").then().body("items.id", contains("harbour-guide", "ratings-office", "rumour"));
        given().get("/api/v1/sources/ratings-office/releases")
                .then()
                .body("items[0].id", equalTo("ratings-office:all:excerpt-skills:2025-12-01"))
                .body("items[0].label", equalTo("7"));
        given().get("/api/v1/sources/nobody/releases").then().statusCode(404).body("code", equalTo("SOURCE_NOT_FOUND"));
        given().get("/api/v1/changes?limit=3")
                .then()
                .body("items[0].id", equalTo("harbour-guide:all:starter:2026-01-10"))
                .body("items[0].kind", equalTo("release"))
                .body("items[0].service", equalTo("roles-service"))
                .body("items[0].touches.roles", contains("boat-hand", "lamp-keeper"));
    }

    @Test
    void slugsThatLookLikeSqlOrAreOfAnotherScriptFindNothingAndBreakNothing() {
        for (String slug : new String[] {"'; DROP TABLE role; --", "%_%", "ماكينة", "🦊", "a".repeat(4000)}) {
            given().pathParam("slug", slug)
                    .get("/api/v1/roles/{slug}")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("ROLE_NOT_FOUND"));
        }
    }
}
