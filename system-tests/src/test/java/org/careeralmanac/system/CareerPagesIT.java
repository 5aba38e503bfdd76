package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's contract over the packaged suite with the starter catalogue. */
@ExtendWith(Suite.Extension.class)
class CareerPagesIT {

    private static final List<String> SECTIONS = List.of(
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

    private final Suite suite;

    CareerPagesIT(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "principal-ai-ml-engineer",
                "causal-inference-ml-engineer",
                "chief-data-and-analytics-officer",
                "chief-ai-ml-officer",
                "clinical-data-analytics-lead",
                "machine-learning-engineer",
                "data-scientist",
                "data-engineer",
                "mlops-engineer",
                "ai-research-scientist",
                "business-intelligence-analyst",
                "ai-product-manager"
            })
    void everyStarterCareerHasAllElevenSectionsLive(String slug) {
        JsonNode page = suite.parse(suite.completePage(slug));

        assertThat(page.path("sectionOrder")).extracting(JsonNode::asText).containsExactlyElementsOf(SECTIONS);
        for (String key : SECTIONS) {
            JsonNode section = page.path("sections").path(key);
            assertThat(section.path("status").asText()).as(key).isEqualTo("live");
            assertThat(section.path("content").isObject()).as(key).isTrue();
        }
        assertThat(page.at("/highlights/pay/middle/text").asText()).isNotEmpty();
        assertThat(page.at("/highlights/outlook/text").asText()).isNotEmpty();
        assertThat(page.at("/highlights/education/text").asText()).isNotEmpty();
    }

    @Test
    void everyFigureNamesAReleaseOfASourceThatThePageLists() {
        JsonNode page = suite.parse(suite.completePage(Suite.REFERENCE));
        List<String> listed = new ArrayList<>();
        page.path("sources").forEach(s -> s.path("releases").forEach(r -> listed.add(r.asText())));

        List<JsonNode> figures = figures(page);

        assertThat(figures).hasSizeGreaterThan(40);
        assertThat(figures).allSatisfy(f -> {
            assertThat(f.path("text").asText()).isNotEmpty();
            assertThat(f.path("caveats").isArray()).isTrue();
            assertThat(List.of("value", "atLeast", "atMost", "missing"))
                    .filteredOn(f::has)
                    .hasSize(1);
            if (f.path("derivedFrom").isNull()) {
                assertThat(listed).contains(f.path("release").asText());
            }
        });
    }

    @Test
    void aPageHasAStrongETagAndAnswers304() {
        suite.completePage(Suite.REFERENCE);
        Suite.Answer first = suite.get("/api/v1/careers/" + Suite.REFERENCE);
        String etag = first.header("ETag");
        assertThat(etag).startsWith("\"");
        assertThat(first.header("Cache-Control"))
                .isEqualTo("public, max-age=1, stale-while-revalidate=10, stale-if-error=86400");

        Suite.Answer second = suite.send(HttpRequest.newBuilder(suite.at("/api/v1/careers/" + Suite.REFERENCE))
                .header("If-None-Match", etag)
                .build());

        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void sectionsNarrowsThePageToWhatIsAskedFor() {
        JsonNode page = suite.json("/api/v1/careers/data-scientist?sections=salary,overview");

        assertThat(page.path("sectionOrder")).extracting(JsonNode::asText).containsExactly("overview", "salary");
        assertThat(page.path("sections").fieldNames()).toIterable().containsExactlyInAnyOrder("overview", "salary");
        assertThat(suite.json("/api/v1/careers/data-scientist/sections/salary")
                        .path("content")
                        .isObject())
                .isTrue();
    }

    @Test
    void aCareerIsNotKnownBeforeItsFirstDay() {
        Suite.Answer answer = suite.get("/api/v1/careers/data-scientist?asOf=2020-01-01");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(suite.parse(answer).path("firstKnown").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
    }

    @Test
    void anUnknownSlugIsAnsweredWithNearOnes() {
        Suite.Answer answer = suite.get("/api/v1/careers/data-scientits");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(suite.parse(answer).path("near"))
                .extracting(n -> n.path("slug").asText())
                .contains("data-scientist");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/careers/data-scientist?sections=salry, sections, salry",
        "/api/v1/careers/data-scientist?asOf=yesterday, asOf, yesterday",
        "/api/v1/careers/data-scientist?asOf=2025-02-30, asOf, 2025-02-30",
        "/api/v1/careers/data-scientist?aera=US, aera, US",
        "/api/v1/careers/data-scientist/sections/wages, key, wages",
        "/api/v1/careers?limit=0, limit, 0",
        "/api/v1/careers?limit=ten, limit, ten",
        "/api/v1/careers?cursor=%21%21, cursor, !!",
        "/api/v1/changes?after=nonsense, after, nonsense"
    })
    void aBadParameterIsNamedWithWhatWasGivenAndWhatIsAllowed(String path, String parameter, String given) {
        Suite.Answer answer = suite.get(path);

        assertProblem(answer, 400, "BAD_PARAMETER");
        JsonNode problem = suite.parse(answer);
        assertThat(problem.path("parameter").asText()).isEqualTo(parameter);
        assertThat(problem.path("given").asText()).contains(given);
        assertThat(problem.path("allowed").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/nothing-here, 404, NOT_FOUND",
        "/api/v1/careers/%zz, 400, BAD_REQUEST",
        "/api/v1/careers/a%00b, 400, BAD_REQUEST",
        "/api/v1/sources/nobody/releases, 404, SOURCE_NOT_FOUND"
    })
    void anAddressThatLeadsNowhereIsAProblem(String path, int status, String code) throws IOException {
        assertProblem(suite.raw("GET " + path + " HTTP/1.1"), status, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles-service", "salary-service", "trends-service"})
    void anOwnerToldOfABrokenAddressAnswersWithAProblemToo(String owner) throws IOException {
        int port = suite.process(owner).port();

        assertProblem(suite.raw(port, "GET /api/v1/changes/%zz HTTP/1.1"), 400, "BAD_REQUEST");
    }

    @Test
    void anAddressThatIsTooLongIsAProblem() {
        assertProblem(suite.get("/api/v1/careers/" + "x".repeat(5000)), 414, "URI_TOO_LONG");
    }

    @Test
    void theWrongMethodAndAMediaTypeNobodyHasAreProblems() {
        var page = suite.at("/api/v1/careers/data-scientist");

        assertProblem(
                suite.send(HttpRequest.newBuilder(page)
                        .POST(BodyPublishers.ofString("{}"))
                        .build()),
                405,
                "METHOD_NOT_ALLOWED");
        assertProblem(
                suite.send(HttpRequest.newBuilder(page)
                        .header("Accept", "image/png")
                        .build()),
                406,
                "NOT_ACCEPTABLE");
    }

    @Test
    void aWriteWithoutTheRightTokenIsRefused() {
        assertProblem(suite.send(revision("application/json", "{}").build()), 401, "UNAUTHENTICATED");
        assertProblem(
                suite.send(revision("application/json", "{}")
                        .header("Authorization", "Bearer " + suite.token("steward"))
                        .build()),
                403,
                "FORBIDDEN");
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, 2, 415, UNSUPPORTED_MEDIA_TYPE",
        "application/json, 2, 400, BAD_BODY",
        "application/json, 3000000, 413, BODY_TOO_LARGE"
    })
    void aBodyThatCannotBeUsedIsAProblem(String mediaType, int characters, int status, String code) {
        assertProblem(
                suite.send(revision(mediaType, "{\"note\": \"" + "x".repeat(characters))
                        .header("Authorization", "Bearer " + suite.token("editor"))
                        .build()),
                status,
                code);
    }

    @Test
    void nothingThatSaysWhoAskedOrWhatTheyEarnIsLogged() throws IOException {
        List<String> personal = List.of("146317", "203.0.113.77", "Nobody Elses Job Title", "somebody@example.org");
        for (String path : List.of(
                "/api/v1/careers/data-scientist/pay/standing?amount=146317",
                "/api/v1/careers/data-scientist/pay/standing?amount=146317&area=US-ZZ",
                "/api/v1/careers/data-scientist/pay/standing?amount=146317&currency=somebody@example.org",
                "/careers/data-scientist/pay/standing?amount=146317",
                "/api/v1/careers/resolve?title=Nobody+Elses+Job+Title",
                "/api/v1/careers?q=somebody@example.org",
                "/search?q=Nobody+Elses+Job+Title")) {
            int status = suite.send(HttpRequest.newBuilder(suite.at(path))
                            .header("X-Forwarded-For", "203.0.113.77")
                            .header("From", "somebody@example.org")
                            .GET()
                            .build())
                    .status();
            assertThat(status).as(path).isLessThan(500);
        }
        int logs = 0;
        try (Stream<Path> files = Files.list(suite.data().resolve("logs"))) {
            for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                assertThat(Files.readString(log)).as(log.toString()).doesNotContain(personal);
                logs++;
            }
        }
        assertThat(logs).isGreaterThanOrEqualTo(5);
    }

    @Test
    void theListIsPagedAndCoversEveryCareer() {
        List<String> slugs = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode list = suite.json("/api/v1/careers?limit=5" + (cursor == null ? "" : "&cursor=" + cursor));
            list.path("items").forEach(item -> slugs.add(item.path("slug").asText()));
            cursor = list.path("nextCursor").isNull()
                    ? null
                    : list.path("nextCursor").asText();
        } while (cursor != null);

        assertThat(slugs).hasSize(12).doesNotHaveDuplicates().contains(Suite.REFERENCE);
    }

    @Test
    void sourcesOfAllOwnersAreUnitedById() {
        JsonNode sources = suite.json("/api/v1/sources").path("items");

        assertThat(sources)
                .extracting(s -> s.path("id").asText())
                .contains("career-almanac", "bls-oews", "bls-ep", "onet", "unattributed-career-page")
                .doesNotHaveDuplicates();
        assertThat(suite.json("/api/v1/sources/bls-oews/releases").path("items"))
                .extracting(r -> r.path("id").asText())
                .contains("bls-oews:2024-05:excerpt:2025-04-02");
    }

    @Test
    void theApiDescriptionNamesAllElevenSections() {
        JsonNode schemas = suite.json("/openapi?format=json").at("/components/schemas");

        assertThat(SECTIONS)
                .extracting(key -> Character.toUpperCase(key.charAt(0)) + key.substring(1) + "Section")
                .allSatisfy(
                        name -> assertThat(schemas.path(name).path("properties").size())
                                .as(name)
                                .isPositive());
        assertThat(suite.get("/docs/").status()).isEqualTo(200);
    }

    private HttpRequest.Builder revision(String mediaType, String body) {
        return HttpRequest.newBuilder(suite.at("/api/v1/admin/roles/data-scientist/revisions"))
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString(body));
    }

    private void assertProblem(Suite.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(code).doesNotContain("\tat ", "io.quarkus", "org.jboss", "<html");
    }

    private static List<JsonNode> figures(JsonNode node) {
        List<JsonNode> figures = new ArrayList<>();
        if (node.isObject() && node.has("statistic") && node.has("unit")) {
            figures.add(node);
        }
        node.forEach(child -> figures.addAll(figures(child)));
        return figures;
    }
}
