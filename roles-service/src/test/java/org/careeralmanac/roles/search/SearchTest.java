package org.careeralmanac.roles.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.roles.catalogue.StarterLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding in the catalogue that ships. */
@QuarkusTest
@TestProfile(ShippedCatalogue.class)
@WithTestResource(PostgresForTests.class)
class SearchTest {

    @Inject
    DataSource database;

    @Inject
    StarterLoader loader;

    @Inject
    SearchIndex index;

    @Inject
    QueryPlanner planner;

    @Inject
    Finder finder;

    private static Response find(String q) {
        return given().queryParam("q", q).get("/api/v1/roles");
    }

    /** With few roles every word's postings are read to the end, so that both ways come to the same scores. */
    @ParameterizedTest
    @ValueSource(strings = {"data scientist", "machine learning engineer", "python sql", "mahcine lerning", "ml engin"})
    void rolesScoreTheSameFromTheirOwnPostingsAsFromTheBestOfEachWord(String q) throws SQLException {
        try (Connection connection = database.getConnection()) {
            QueryPlan plan = planner.plan(connection, q, false);
            assertThat(finder.wanted(connection, plan, RoleFilter.NONE)).isEqualTo(Finder.Wanted.allOfFew);

            List<Finder.Hit> own = hits(connection, q, plan, Finder.Wanted.allOfFew);

            assertThat(own).isNotEmpty().isEqualTo(hits(connection, q, plan, Finder.Wanted.all));
        }
    }

    private List<Finder.Hit> hits(Connection connection, String q, QueryPlan plan, Finder.Wanted wanted)
            throws SQLException {
        String words = Words.key(Words.of(q));
        return finder.find(connection, plan, words, wanted, RoleFilter.NONE, Finder.After.NOTHING, 20)
                .hits();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ml engin | machine-learning-engineer | abbreviation",
                "mahcine lerning | machine-learning-engineer | spelling",
                "15-2051 | data-scientist | exact",
                "kubernetes | mlops-engineer | exact",
                "k8s | mlops-engineer | abbreviation",
                "kuberntes | mlops-engineer | spelling",
                "scientist data | data-scientist | exact",
                "DÀTA SCIENTISTS | data-scientist | exact",
                "chief ai officer | chief-ai-ml-officer | exact",
                "etl dev | data-engineer | exact"
            })
    void findsWhatAPersonMeansAndSaysWhy(String q, String role, String how) {
        find(q).then()
                .statusCode(200)
                .body("items[0].id", equalTo(role))
                .body("items[0].matches.how.flatten()", hasItem(how))
                .body("items[0].matches[0].text", notNullValue())
                .body("items[0].title", notNullValue())
                .body("understood.all", equalTo(true));
    }

    @Test
    void sayOnWhichTextAHitMatched() {
        find("kubernetes").then().body("items[0].matches[0].on", equalTo("skill"));
        find("15-2051").then().body("items[0].matches[0].on", equalTo("code"));
        find("decision scientist")
                .then()
                .body("items[0].matches[0].on", equalTo("alternateTitle"))
                .body("items[0].matches[0].text", equalTo("Decision Scientist"));
    }

    @Test
    void wordsThatNobodyKnowsAreLeftOutAndNamed() {
        find("kubernetes qqqqzzzz")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("mlops-engineer"))
                .body("understood.ignored", hasItem("qqqqzzzz"))
                .body("understood.all", equalTo(false));
        find("qqqqzzzz")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("total.count", equalTo(0))
                .body("nextCursor", nullValue());
    }

    @Test
    void facetsCountWhatMatches() {
        Response all = given().get("/api/v1/roles?limit=100");
        int roles = all.jsonPath().getList("items").size();
        all.then()
                .body("total.count", equalTo(roles))
                .body("total.exact", equalTo(true))
                .body("understood", nullValue())
                .body("facets.family.value", hasItems("ai-machine-learning", "data-analytics"))
                .body("facets.family.name", hasItem("AI & Machine Learning"));
        List<Integer> counts = all.jsonPath().getList("facets.family.count");
        assertThat(counts.stream().mapToInt(n -> n).sum()).isEqualTo(roles);
        int principals = all.jsonPath().getInt("facets.seniority.find { it.value == 'principal' }.count");
        given().get("/api/v1/roles?seniority=principal")
                .then()
                .body("items", hasSize(principals))
                .body("items.seniority", everyItem(equalTo("principal")));
        find("machine learning")
                .then()
                .body("total.count", lessThanOrEqualTo(roles))
                .body(
                        "facets.family.count.sum()",
                        equalTo(find("machine learning").path("total.count")));
    }

    @Test
    void filtersNarrow() {
        given().get("/api/v1/roles?code=15-2051")
                .then()
                .body("items.id", hasItems("data-scientist", "machine-learning-engineer"))
                .body("items.id", not(hasItem("data-engineer")));
        given().get("/api/v1/roles?code=SOC-2018:15-2051").then().body("items.id", hasItem("data-scientist"));
        given().get("/api/v1/roles?code=ISCO-08:15-2051").then().body("items", empty());
        given().get("/api/v1/roles?skill=kubernetes")
                .then()
                .body("items.id", hasItem("mlops-engineer"))
                .body("items.id", not(hasItem("data-scientist")));
        given().get("/api/v1/roles?q=engineer&family=data-analytics")
                .then()
                .body("items.family.id", everyItem(equalTo("data-analytics")));
    }

    @Test
    void theRankingIsTheListInOneAnswer() {
        for (String q : List.of("machine learning", "data", "kubernetes qqqqzzzz")) {
            List<String> listed = given().queryParam("q", q)
                    .queryParam("limit", 100)
                    .get("/api/v1/roles")
                    .jsonPath()
                    .getList("items.id");
            Response ranking = given().queryParam("q", q).get("/api/v1/ranking");
            ranking.then()
                    .statusCode(200)
                    .header("Almanac-Position", notNullValue())
                    .body("items.id", equalTo(listed))
                    .body("total.count", equalTo(listed.size()))
                    .body("understood.terms", not(empty()));
            List<String> shown = listed.subList(listed.size() / 2, listed.size());
            given().queryParam("q", q)
                    .queryParam("ids", String.join(",", shown))
                    .get("/api/v1/roles?limit=100")
                    .then()
                    .body("items.id", equalTo(shown))
                    .body("items.matches", everyItem(not(empty())));
        }
        List<String> all = given().get("/api/v1/roles?limit=100").jsonPath().getList("items.id");
        given().get("/api/v1/ranking").then().body("items.id", equalTo(all)).body("understood", nullValue());
        given().get("/api/v1/ranking?family=data-analytics&limit=2").then().body("items", hasSize(2));
        given().queryParam("q", "qqqqzzzz").get("/api/v1/ranking").then().body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=20001", "cursor=x", "ids=", "ids=a,,b", "ids=A'B", "seniority=boss", "q=!"})
    void aRankingRefusesWhatTheListRefuses(String query) {
        given().get("/api/v1/ranking?" + query)
                .then()
                .statusCode(400)
                .body("parameter", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void pickersGetFamiliesAndSkills() {
        int roles = given().get("/api/v1/roles?limit=1").path("total.count");
        given().get("/api/v1/families")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("ai-machine-learning"))
                .body("items.name", hasItem("AI & Machine Learning"))
                .body("items.count.sum()", equalTo(roles));
        given().get("/api/v1/skills?q=KUBER")
                .then()
                .statusCode(200)
                .body("items[0].name", equalTo("Kubernetes"))
                .body(
                        "items[0].count",
                        equalTo(given().get("/api/v1/roles?skill=Kubernetes&limit=1")
                                .<Integer>path("total.count")));
        given().get("/api/v1/skills?limit=5").then().body("items", hasSize(5));
        // A word inside counts too, after what begins with it.
        given().queryParam("q", "learning")
                .get("/api/v1/skills")
                .then()
                .body("items.name", hasItem("Machine learning"));
        for (String wrong : List.of("q=", "q=%25", "limit=101", "x=y")) {
            given().urlEncodingEnabled(false)
                    .get("/api/v1/skills?" + wrong)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void pagesFollowEachOtherAndStayWhereRolesAreAdded() throws SQLException {
        List<String> whole = find("machine learning").jsonPath().getList("items.id");
        assertThat(whole).hasSizeGreaterThan(3);
        List<String> paged = new ArrayList<>();
        Response page = given().get("/api/v1/roles?q=machine learning&limit=2");
        paged.addAll(page.jsonPath().getList("items.id"));
        // A role that would come first, and makes both words more frequent.
        add("machine-learning-machine", "Machine Learning Machine");
        while (page.path("nextCursor") != null) {
            page = given().queryParam("q", "machine learning")
                    .queryParam("limit", 2)
                    .queryParam("cursor", page.<String>path("nextCursor"))
                    .get("/api/v1/roles");
            page.then().statusCode(200).body("facets", nullValue()).body("items[0].matches", not(empty()));
            paged.addAll(page.jsonPath().getList("items.id"));
        }
        List<String> before = new ArrayList<>(paged);
        before.remove("machine-learning-machine");
        assertThat(before).containsExactlyElementsOf(whole);
        assertThat(new HashSet<>(paged)).hasSameSizeAs(paged);
    }

    private void add(String id, String title) throws SQLException {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("catalogue.yaml", """
                release: {source: search-test, edition: all, part: %s, knownFrom: 2026-02-01}
                sources:
                  - {id: search-test, publisher: P, title: T, url: null, licence: Apache-2.0, attribution: A, kind: editorial}
                families: [{id: test-family, name: Test family}]
                """.formatted(id));
        files.put("careers/" + id + ".yaml", """
                id: %s
                title: %s
                family: test-family
                seniority: all
                sections: {overview: {summary: Made for a test.}}
                """.formatted(id, title));
        loader.load(new Catalogue(files));
    }

    @Test
    void aForeignCursorIsRefused() {
        String list = given().get("/api/v1/roles?limit=1").path("nextCursor");
        given().queryParam("q", "data")
                .queryParam("cursor", list)
                .get("/api/v1/roles")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("cursor"));
        for (String forged : List.of(
                org.careeralmanac.defaults.http.Cursor.of("data=x", "all", "1", "a"),
                org.careeralmanac.defaults.http.Cursor.of("data=1", "all", "x", "a"),
                org.careeralmanac.defaults.http.Cursor.of("it's')=1", "all", "1", "a"),
                org.careeralmanac.defaults.http.Cursor.of("", "all", "1", "a"))) {
            given().queryParam("q", "data")
                    .queryParam("cursor", forged)
                    .get("/api/v1/roles")
                    .then()
                    .statusCode(400)
                    .body("parameter", equalTo("cursor"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!?…«»", "🚀🚀🚀", "\u200f\u202e", "';--"})
    void textWithoutAWordIsRefused(String q) {
        for (String path : List.of("/api/v1/roles?q=", "/api/v1/roles/suggest?q=", "/api/v1/roles/resolve?title=")) {
            given().urlEncodingEnabled(false)
                    .get(path + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8))
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("code", equalTo("BAD_PARAMETER"))
                    .body("allowed", notNullValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR 1=1; DROP TABLE role; --",
                "a & b | !c <-> (d)",
                "(.*)+[a-z]{100}\\1",
                "data:*",
                "%_\\ a",
                "x\\",
                "مهندس تعلم الآلة",
                "データサイエンティスト",
                "data 🚀 scientist",
                "of the"
            })
    void textThatLooksLikeSomethingElseIsJustText(String q) {
        find(q).then().statusCode(200);
        given().queryParam("q", q).get("/api/v1/roles/suggest").then().statusCode(200);
        given().queryParam("title", q).get("/api/v1/roles/resolve").then().statusCode(200);
        find("data scientist").then().body("items[0].id", equalTo("data-scientist"));
    }

    @Test
    void longTextIsRefused() {
        find("x".repeat(201)).then().statusCode(400).body("parameter", equalTo("q"));
        find("x".repeat(10_000)).then().statusCode(414).body("code", equalTo("URI_TOO_LONG"));
        find(("data ".repeat(40)).strip()).then().statusCode(200).body("items[0].id", notNullValue());
        find("ab cd ef gh ij kl mn op qr st uv wx yz aa bb cc dd").then().statusCode(200);
        given().get("/api/v1/roles?seniority=boss").then().statusCode(400).body("parameter", equalTo("seniority"));
        given().get("/api/v1/roles?jobZone=6").then().statusCode(400).body("parameter", equalTo("jobZone"));
        given().get("/api/v1/roles?interest=x").then().statusCode(400).body("parameter", equalTo("interest"));
        given().get("/api/v1/roles?famly=x").then().statusCode(400).body("parameter", equalTo("famly"));
        given().get("/api/v1/roles/suggest").then().statusCode(400).body("parameter", equalTo("q"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ml engin | machine-learning-engineer",
                "mach | machine-learning-engineer",
                "data sc | data-scientist",
                "daat scien | data-scientist",
                "mahcine lerni | machine-learning-engineer"
            })
    void suggestsWhileTyping(String q, String role) {
        given().queryParam("q", q)
                .get("/api/v1/roles/suggest")
                .then()
                .statusCode(200)
                .body("items.size()", lessThanOrEqualTo(10))
                .body("items.id", hasItem(role));
    }

    @Test
    void aSuggestionSaysOnWhichOtherTitleItMatched() {
        given().queryParam("q", "decision sci")
                .get("/api/v1/roles/suggest")
                .then()
                .body("items[0].id", equalTo("data-scientist"))
                .body("items[0].matched", equalTo("Decision Scientist"));
        given().queryParam("q", "ml engin")
                .get("/api/v1/roles/suggest")
                .then()
                .body(
                        "items.find { it.id == 'machine-learning-engineer' }.title",
                        equalTo("Machine Learning Engineer"));
        given().queryParam("q", "data sci").get("/api/v1/roles/suggest").then().body("items[0].matched", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sr. ML Eng (Remote) | machine-learning-engineer | senior | titleBesideSeniority",
                "Principal ML Engineer | principal-ai-ml-engineer | principal | alternateTitle",
                "machine learning engineer, principal | principal-ai-ml-engineer | principal | alternateTitle",
                "VP Data | chief-data-and-analytics-officer | executive | titleBesideSeniority",
                "Data Scientist | data-scientist | | title",
                "Data Scientist - Austin, TX | data-scientist | | title",
                "Engineer, Data (f/m/d) | data-engineer | | title",
                "Jr Data Scientist | data-scientist | entry | titleBesideSeniority",
                "Senior Data Scientist, Payments | data-scientist | senior | likeTitle"
            })
    void resolvesFreeTitles(String title, String role, String seniority, String rule) {
        given().queryParam("title", title)
                .get("/api/v1/roles/resolve")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(role))
                .body("items[0].rule", equalTo(rule))
                .body("seniority", equalTo(seniority));
    }

    @Test
    void whatATitleSaysBesideIsLeftOver() {
        given().queryParam("title", "Senior Data Scientist, Payments [Berlin]")
                .get("/api/v1/roles/resolve")
                .then()
                .body("items[0].leftover", hasItem("payments"));
        given().queryParam("title", "qqqqzzzz")
                .get("/api/v1/roles/resolve")
                .then()
                .body("items", empty());
    }

    @Test
    void theTablesAreTheSameWhenFilledAnew() throws SQLException {
        List<String> before = tables();
        try (Connection connection = database.getConnection()) {
            index.rebuildAll(connection);
        }
        assertThat(tables()).containsExactlyElementsOf(before);
    }

    private List<String> tables() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT 'd' || d::text FROM search_document d
                        UNION ALL SELECT 'p' || p::text FROM search_posting p
                        UNION ALL SELECT 'w' || w::text FROM search_word w WHERE roles > 0
                        UNION ALL SELECT 't' || t::text FROM search_title t
                        UNION ALL SELECT 's' || s::text FROM search_skill s WHERE roles > 0
                        UNION ALL SELECT 'n' || word || count(*) FROM search_posting GROUP BY word ORDER BY 1""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
