package org.careeralmanac.gateway.career;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.careeralmanac.gateway.Answers;
import org.careeralmanac.gateway.MovableClock;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.career.CareerPages.PageRequest;
import org.careeralmanac.gateway.owners.Feeds;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.RoleReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnersForTests.class)
class CareerPageTest {

    private static final List<String> ORDER = List.of(
            "overview",
            "responsibilities",
            "requirements",
            "careerDevelopment",
            "marketDemand",
            "salary",
            "trends",
            "softSkills",
            "bestPractices",
            "challenges",
            "relatedCareers");

    OwnersForTests owners;

    @Inject
    ObjectMapper json;

    @Inject
    MovableClock clock;

    @Inject
    Feeds feeds;

    @Inject
    ReadyPages ready;

    @BeforeEach
    void everyFeedIsRead() {
        owners.reset();
        clock.reset();
        awaitFeeds();
    }

    @AfterEach
    void backToNormal() {
        owners.reset();
        clock.reset();
    }

    @Test
    void thePageHasTheShapeOfTheContract() throws Exception {
        owners.career("shape");

        Response answer = career("shape");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control"))
                .isEqualTo("public, max-age=1, stale-while-revalidate=10, stale-if-error=86400");
        assertThat(answer.header("ETag")).matches("\"[^\"]+\"");
        assertThat(answer.header("Almanac-Data-Age")).matches("[0-9]+");
        assertThat(answer.header("Almanac-Completeness")).isNull();
        assertThat(answer.header("Age")).isNull();
        JsonNode page = json.readTree(answer.asByteArray());
        assertThat(names(page))
                .containsExactly(
                        "id",
                        "slug",
                        "lang",
                        "schemaVersion",
                        "title",
                        "family",
                        "seniority",
                        "occupations",
                        "completeness",
                        "highlights",
                        "sectionOrder",
                        "sections",
                        "sources");
        assertThat(page.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(page.path("completeness").asText()).isEqualTo("complete");
        assertThat(page.path("family")).isEqualTo(json.readTree("""
                {"id":"ai-machine-learning","name":"AI & Machine Learning"}"""));
        assertThat(page.path("occupations").get(0)).isEqualTo(json.readTree("""
                {"scheme":"SOC-2018","code":"15-1221","title":"Computer Scientists","fit":"broader"}"""));
        assertThat(names(page.path("highlights"))).containsExactly("pay", "outlook", "hiring", "education");
        assertThat(page.path("highlights").path("hiring").isNull()).isTrue();
        assertThat(texts(page.path("sectionOrder"))).isEqualTo(ORDER);
        assertThat(names(page.path("sections"))).isEqualTo(ORDER);
        assertThat(page.path("sections").path("challenges")).isEqualTo(json.readTree("""
                {"status":"notCovered","service":"roles-service"}"""));
        assertThat(names(page.path("sections").path("salary")))
                .containsExactly("status", "service", "updatedAt", "content");
        assertThat(page.path("sections").path("salary").path("status").asText()).isEqualTo("live");
        assertThat(page.path("sources").valueStream().map(s -> s.path("id").asText()))
                .containsExactly("bls-ep", "bls-oews", "career-almanac", "onet");
        assertThat(texts(page.path("sources").get(2).path("releases")))
                .containsExactly("career-almanac:all:starter:2026-11-23", "career-almanac:all:starter:2026-12-24");
    }

    @Test
    void contentAndSourcesOfOneOwnerAreCopiedByteForByte() {
        owners.career("verbatim");

        String page = career("verbatim").asString();

        assertThat(page)
                .contains("\"content\":" + Answers.OVERVIEW_CONTENT + "}")
                .contains("\"content\":" + Answers.SALARY_CONTENT + "}")
                .contains("\"content\":" + Answers.TRENDS_CONTENT + "}")
                .contains("{ \"id\":\"bls-oews\" , \"publisher\":\"BLS\",\"releases\":"
                        + "[\"bls-oews:2024-05:excerpt:2025-04-02\"]}");
    }

    @Test
    void ownersAreAskedWithTheCanonicalQuery() {
        owners.career("canonical");

        career("canonical?asOf=2026-11-23");
        career("canonical");

        assertThat(owners.of(Owner.SALARY).getAllServeEvents())
                .extracting(e -> e.getRequest().getUrl())
                .contains("/api/v1/sections?family=ai-machine-learning&merged=old-role"
                        + "&occupation=ONET-SOC-2019%3A15-1221.00%3Abroader"
                        + "&occupation=SOC-2018%3A15-1221%3Abroader"
                        + "&predecessor=SOC-2018%3A15-1221%3ASOC-2010%3A15-1111%3Aexact"
                        + "&role=canonical&roleSeniority=principal");
    }

    @Test
    void asOfIsPassedOnAndStandsInTheBody() throws Exception {
        owners.career("on-a-day");
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/on-a-day?asOf=2026-11-23"))
                        .willReturn(owners.answer(Owner.ROLES, Answers.roles("on-a-day"), "\"r2\"")));

        JsonNode page = json.readTree(career("on-a-day?asOf=2026-11-23").asByteArray());

        assertThat(page.path("asOf").asText()).isEqualTo("2026-11-23");
        assertThat(owners.of(Owner.TRENDS).getAllServeEvents())
                .extracting(e -> e.getRequest().getUrl())
                .anyMatch(url -> url.startsWith("/api/v1/sections?asOf=2026-11-23&family="));
    }

    @Test
    void onlyTheSectionsAskedForStandInThePage() throws Exception {
        owners.career("few");

        JsonNode page = json.readTree(career("few?sections=trends,salary").asByteArray());

        assertThat(texts(page.path("sectionOrder"))).containsExactly("salary", "trends");
        assertThat(names(page.path("sections"))).containsExactly("salary", "trends");
    }

    @Test
    void oneSectionCanBeHadAlone() throws Exception {
        owners.career("one");

        JsonNode section = json.readTree(career("one/sections/salary").asByteArray());

        assertThat(section.path("career").asText()).isEqualTo("one");
        assertThat(section.path("status").asText()).isEqualTo("live");
        assertThat(section.path("content").path("text").asText()).isEqualTo("…");
        assertThat(section.path("sources")).isNotEmpty();
        assertThat(owners.asked(Owner.TRENDS, "one")).isZero();
    }

    @Test
    void aReadyPageIsAnsweredBelowJaxRsWithTheSameBytesAndHeaders() {
        owners.career("ready");
        Response first = career("ready");
        assertThat(ready.live(new PageRequest("ready", List.of(), null))).isPresent();

        Response second = career("ready");

        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        for (String header : List.of("ETag", "Cache-Control", "Content-Type", "Vary")) {
            assertThat(second.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(owners.asked(Owner.ROLES, "ready")).isOne();
        assertThat(owners.asked(Owner.SALARY, "ready")).isOne();
    }

    @Test
    void aReadyPageComesCompressedToWhoTakesGzip() {
        owners.career("gzip");
        String plain = career("gzip").asString();

        Response compressed = request().header("Accept-Encoding", "gzip").get("/api/v1/careers/gzip");

        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("ETag")).endsWith("-gzip\"");
        Response decoded = given().header("Accept-Encoding", "gzip").get("/api/v1/careers/gzip");
        assertThat(decoded.asString()).isEqualTo(plain);
    }

    @Test
    void whoHasThePageGets304() {
        owners.career("unchanged");
        String etag = career("unchanged").header("ETag");

        Response fromReady = request().header("If-None-Match", etag).get("/api/v1/careers/unchanged");
        Response fromJaxRs = request()
                .header("If-None-Match", etag)
                .get("/api/v1/careers/unchanged?sections=" + String.join(",", ORDER));

        assertThat(fromReady.statusCode()).isEqualTo(304);
        assertThat(fromReady.header("ETag")).isEqualTo(etag);
        assertThat(fromReady.header("Cache-Control")).startsWith("public");
        assertThat(fromReady.asByteArray()).isEmpty();
        assertThat(fromJaxRs.statusCode()).isEqualTo(304);
    }

    @Test
    void manyAskersAtOnceAreOneRequestToEachOwner() {
        owners.career("crowd");
        owners.sections(
                Owner.SALARY,
                "crowd",
                owners.answer(Owner.SALARY, Answers.salary("crowd"), "\"s1\"").withFixedDelay(200));

        List<CompletableFuture<Integer>> crowd = IntStream.range(0, 20)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> career("crowd").statusCode()))
                .toList();

        assertThat(crowd).allSatisfy(c -> assertThat(c.join()).isEqualTo(200));
        assertThat(owners.asked(Owner.ROLES, "crowd")).isOne();
        assertThat(owners.asked(Owner.SALARY, "crowd")).isOne();
        assertThat(owners.asked(Owner.TRENDS, "crowd")).isOne();
    }

    @Test
    void aChangeThatNamesTheRoleShows() {
        owners.career("edited");
        career("edited");
        owners.change(Owner.SALARY, "release", "r", touches("edited"));
        owners.sections(
                Owner.SALARY,
                "edited",
                owners.answer(Owner.SALARY, Answers.salary("edited", "{\"text\":\"new\"}"), "\"s2\""));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> career("edited").asString().contains("\"content\":{\"text\":\"new\"}"));
    }

    @Test
    void aChangeOfAnOccupationTouchesItsCareersAndNoOther() {
        owners.career("touched");
        career("touched");
        owners.career("untouched");
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/untouched"))
                        .willReturn(owners.answer(Owner.ROLES, Answers.roles("untouched", "99-9999"), "\"r9\"")));
        career("untouched");
        owners.change(Owner.TRENDS, "release", "r", """
                {"roles":[],"occupations":[{"scheme":"SOC-2018","code":"15-1221"}],"all":false}""");
        owners.career("touched");

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            career("touched");
            return owners.asked(Owner.TRENDS, "touched") == 2;
        });
        career("untouched");
        assertThat(owners.asked(Owner.TRENDS, "untouched")).isOne();
    }

    @Test
    void anAnswerComputedBeforeAChangeThatWasSeenIsNotKeptAsLive() {
        owners.career("overtaken");
        long before = owners.position(Owner.SALARY);
        owners.change(Owner.SALARY, "release", "r", touches("overtaken"));
        Awaitility.await()
                .until(() -> feeds.touchedSince(
                        Owner.SALARY, before, new RoleReference("overtaken", null, null, List.of(), List.of())));
        owners.sections(Owner.SALARY, "overtaken", owners.answer(Answers.salary("overtaken"), "\"s1\"", before));

        career("overtaken");
        career("overtaken");

        // Each page asks, and asks once more since the answer had been overtaken; none is kept as true.
        assertThat(owners.asked(Owner.SALARY, "overtaken")).isEqualTo(4);
        assertThat(ready.live(new PageRequest("overtaken", List.of(), null))).isEmpty();
    }

    @Test
    void withoutAFeedAnswersAreConfirmedByAskingWithTheirTag() {
        owners.career("confirmed");
        career("confirmed");
        owners.notModified(Owner.SALARY, "confirmed", "\"s1\"");
        owners.feedFails(Owner.SALARY);
        clock.move(Duration.ofSeconds(6));
        Awaitility.await().until(() -> feeds.trusted(Owner.ROLES, clock.instant()));

        Response answer = career("confirmed");

        assertThat(answer.jsonPath().getString("completeness")).isEqualTo("complete");
        assertThat(owners.asked(Owner.SALARY, "confirmed")).isEqualTo(2);
        assertThat(owners.of(Owner.SALARY).getAllServeEvents())
                .anyMatch(e -> "\"s1\"".equals(e.getRequest().getHeader("If-None-Match"))
                        && e.getResponse().getStatus() == 304);
    }

    @Test
    void aPageEndsWhereItsOwnerSaysThatItWillDiffer() {
        Instant horizon = clock.instant().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        owners.career("boundary");
        owners.sections(
                Owner.TRENDS,
                "boundary",
                owners.answer(Owner.TRENDS, Answers.trends("boundary", "\"" + horizon + "\""), "\"t1\""));
        career("boundary");
        career("boundary");
        assertThat(owners.asked(Owner.TRENDS, "boundary")).isOne();

        clock.move(Duration.ofSeconds(61));
        awaitFeeds();
        career("boundary");

        assertThat(owners.asked(Owner.TRENDS, "boundary")).isEqualTo(2);
        assertThat(owners.asked(Owner.SALARY, "boundary")).isOne();
    }

    @Test
    void aSlugThatDoesNotExistIs404WithNearOnes() {
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/principle-ai"))
                        .willReturn(aResponse()
                                .withStatus(404)
                                .withHeader("Content-Type", "application/problem+json")
                                .withBody("""
                                        {"type":"/problems/role-not-found","status":404,"code":"ROLE_NOT_FOUND",
                                        "instance":"/api/v1/roles/principle-ai","title":"t","detail":"d",
                                        "near":[{"slug":"principal-ai-ml-engineer","title":"Principal"}]}""")));

        Response answer = career("principle-ai");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("near[0].slug")).isEqualTo("principal-ai-ml-engineer");
        assertThat(answer.jsonPath().getString("instance")).isEqualTo("/api/v1/careers/principle-ai");
    }

    @Test
    void anOldSlugRedirectsAndKeepsTheQuery() {
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/old-slug"))
                        .willReturn(aResponse().withStatus(308).withHeader("Location", "/api/v1/roles/new-slug")));

        Response page = request().redirects().follow(false).get("/api/v1/careers/old-slug?sections=salary");
        Response section = request().redirects().follow(false).get("/api/v1/careers/old-slug/sections/salary");

        assertThat(page.statusCode()).isEqualTo(308);
        assertThat(page.header("Location")).isEqualTo("/api/v1/careers/new-slug?sections=salary");
        assertThat(section.header("Location")).isEqualTo("/api/v1/careers/new-slug/sections/salary");
    }

    private void awaitFeeds() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Stream.of(Owner.values())
                .allMatch(o -> feeds.trusted(o, clock.instant())));
    }

    private static String touches(String role) {
        return "{\"roles\":[\"" + role + "\"],\"occupations\":[],\"all\":false}";
    }

    /** Does not ask for gzip and does not decode it, so that bytes are seen as they are sent. */
    private static RequestSpecification request() {
        return given().config(
                        RestAssuredConfig.config().decoderConfig(decoderConfig().noContentDecoders()))
                .urlEncodingEnabled(false);
    }

    private static Response career(String slugAndQuery) {
        return request().get("/api/v1/careers/" + slugAndQuery);
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
