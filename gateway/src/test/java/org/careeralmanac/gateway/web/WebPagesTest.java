package org.careeralmanac.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real templates, rendered from fixtures of everything that a page can hold or lack. */
@QuarkusTest
@TestProfile(FixturePages.Profile.class)
class WebPagesTest {

    private static final String CAREER = "/careers/principal-ai-ml-engineer";
    private static final Set<String> SAID = Set.of(
            "text",
            "title",
            "name",
            "term",
            "summary",
            "intro",
            "outro",
            "why",
            "factor",
            "industry",
            "attribution",
            "scope",
            "population",
            "mapping",
            "note",
            "release",
            "alt");

    @Test
    void everyTextOfTheJsonStandsOnThePage() throws IOException {
        String page = text(html(CAREER));
        List<String> missing = new ArrayList<>();
        walk(json("principal-ai-ml-engineer.json"), (member, value) -> {
            if (SAID.contains(member) && !page.contains(squeezed(value))) {
                missing.add(member + ": " + value);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everySourceStandsAtTheEndWithLicenceAndKind() throws IOException {
        String sources = text(html(CAREER).split("id=\"sources\"")[1]);
        for (JsonNode source : json("principal-ai-ml-engineer.json").path("sources")) {
            assertThat(sources)
                    .contains(squeezed(source.path("attribution").asText()))
                    .contains(Words.licence(source.path("licence").asText()))
                    .contains(Words.kind(source.path("kind").asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sources",
                "/search",
                "/search?q=mahcine&seniority=senior",
                "/search?payMin=80,000&growth=7.5&education=postsecondary&sort=pay",
                "/compare",
                "/compare?careers=a,b,c",
                "/compare?careers=a&add=mahcine",
                CAREER + "/moves",
                "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
                CAREER,
                CAREER + "?asOf=2026-11-23",
                "/careers/minimal",
                "/careers/nope",
                "/careers/later",
                "/careers/away",
                "/careers/broken",
                "/careers/misshapen",
                "/careers/hostile"
            })
    void isAccessibleAndAsksNobodyElse(String address) {
        String html = html(address);
        assertThat(html)
                .contains(
                        "<html lang=\"en\">",
                        "<main id=\"main\"",
                        "class=\"skip\" href=\"#main\"",
                        "aria-label=\"Site\"")
                .doesNotContainPattern("(?i)<script|<style|<iframe|\\sstyle\\s*=|\\son[a-z]+\\s*=\\s*\"|javascript:")
                .doesNotContainPattern("(?i)(src|srcset)=\"(https?:)?//")
                .doesNotContain("NOT_FOUND", "null</", ">null");
        List<Integer> headings =
                found(html, "<h([1-6])\\b").stream().map(Integer::valueOf).toList();
        assertThat(headings).startsWith(1);
        assertThat(headings.stream().filter(level -> level == 1)).hasSize(1);
        for (int i = 1; i < headings.size(); i++) {
            assertThat(headings.get(i) - headings.get(i - 1))
                    .as("heading %d of %s", i, headings)
                    .isLessThanOrEqualTo(1);
        }
        List<String> ids = found(html, "\\sid=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(found(html, "href=\"#([^\"]*)\""));
        assertThat(ids).containsAll(found(html, "aria-labelledby=\"([^\"]*)\""));
        assertThat(found(html, "<svg([^>]*)>").stream()
                        .filter(svg -> !svg.contains("aria-hidden=\"true\"") && !svg.contains("aria-label=")))
                .as("drawings for the eye only or with words")
                .allMatch(svg -> svg.contains("overflow=\"visible\"")
                        || svg.contains("preserveAspectRatio")
                        || svg.contains("height=\"14\""));
    }

    @Test
    void theSearchPageSaysWhatWasFoundAndHowToNarrowIt() {
        String html = html("/search?q=mahcine&seniority=senior");
        String page = text(html);
        assertThat(page)
                .contains("2 careers", "Found in skill: Kubernetes", "Nothing is called mahcine", "machine")
                .contains("Left out, since no career has it: zzz");
        assertThat(html)
                .contains("name=\"q\" type=\"search\" value=\"mahcine\"")
                .contains("<input type=\"hidden\" name=\"seniority\" value=\"senior\">")
                .contains("href=\"/search?q=mahcine&amp;seniority=senior&amp;family=ai-machine-learning\"")
                .contains("href=\"/search?q=mahcine\"")
                .contains("cursor=next%2Bone");
        assertThat(html("/")).contains("action=\"/search\"");
        assertThat(html("/search?q=%3Cscript%3Ealert(1)%3C/script%3E"))
                .doesNotContain("<script")
                .contains("value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"");
    }

    @Test
    void theFinderSaysInPlainWordsWhatItLeftOutAndHowToLetItIn() {
        Response answer = given().get("/search?payMin=$80,000&growth=7.5&education=postsecondary&sort=pay&family=f");
        String html = answer.asString();

        assertThat(text(html))
                .contains("11 careers are left out", "11 careers: the pay on file is that of a broader occupation.")
                .contains("It pays enough.");
        assertThat(html)
                .contains("name=\"payMin\" inputmode=\"decimal\" value=\"80000\"")
                .contains("<option value=\"7.5\" selected>At least 7.5%</option>")
                .contains("<option value=\"postsecondary\" selected>No degree</option>")
                .contains("<input type=\"hidden\" name=\"family\" value=\"f\">")
                .contains("include=narrower%2Cbroader%2Crelated%2Cold\">Let such figures count</a>");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Almanac-Completeness")).isEqualTo("partial");
    }

    @Test
    void careersAreComparedOnOneScaleAndChosenWithoutAScript() {
        String html = html("/compare?careers=a,b,c");
        assertThat(text(html))
                .contains("1 of 2 pairs can be compared", "No pay is on file for the third.", "To be learned Spark")
                .contains("Cannot be shown at the moment: its service does not answer.");
        assertThat(html)
                .contains("class=\"bar-half\"", "href=\"/compare?careers=machine-learning-engineer,mlops-engineer\"");
        assertThat(html("/compare?careers=a&add=mahcine")).contains("href=\"/compare?careers=a,b\"");
        assertThat(given().get("/compare?careers=a,b").header("Almanac-Completeness"))
                .isEqualTo("partial");
    }

    @Test
    void theCareersToGoToAreLinkedFromTheTopOfThePage() {
        assertThat(html(CAREER)).contains("href=\"" + CAREER + "/moves\"", "/compare?careers=principal-ai-ml-engineer");
        String moves = text(html(CAREER + "/moves"));
        assertThat(moves)
                .contains("It pays 25% more in the middle.", "Pay: not comparable", "2 shared skills, 5 to learn")
                .contains("What both ask for is alike to 93%.");
    }

    @Test
    void markupInAnyTextStaysText() {
        assertThat(html("/careers/hostile")).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(html("/careers/nope")).contains("Data &lt;b&gt;Engineer&lt;/b&gt;");
        assertThat(html("/careers/%3Cscript%3E")).doesNotContain("<script");
    }

    @Test
    void allElevenSectionsStandInOrderWithANavigation() {
        String html = html(CAREER);
        List<String> keys = List.of(
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
                "relatedCareers",
                "sources");
        assertThat(found(html, "<section id=\"([^\"]*)\"")).isEqualTo(keys);
        for (String navigation : List.of("class=\"toc\"", "class=\"toc-fold\"")) {
            assertThat(found(html.split(navigation)[1].split("</nav>")[0], "href=\"#([^\"]*)\""))
                    .isEqualTo(keys);
        }
    }

    @Test
    void whatIsAbsentIsSaidInOneLine() {
        String html = html(CAREER + "?asOf=2026-11-23");
        assertThat(found(html, "<p class=\"notice absent([^\"]*)\">")).containsExactly(" partial");
        assertThat(text(html))
                .contains(
                        "Not on this page: Pay (the service for pay does not answer at the moment, try again in 5 seconds); "
                                + "Challenges (nothing on file for this career).")
                .contains("This is what was known on 23 November 2026.");
        assertThat(found(html, "<section id=\"(salary|challenges)\"")).isEmpty();
    }

    @Test
    void aLastKnownSectionSaysWhenItWasConfirmed() {
        String trends = html(CAREER + "?asOf=2026-11-23").split("<section id=\"trends\"")[1];
        assertThat(text(trends)).contains("Last confirmed 23 November 2026, 08:11 UTC");
        assertThat(trends).contains("<time datetime=\"2026-11-23T08:11:02Z\">");
    }

    @Test
    void contradictionsAndConflictsAreVisible() {
        String page = text(html(CAREER));
        assertThat(page)
                .contains("Where they contradict each other")
                .contains("Years of experience are given as nine, ten and about ten")
                .contains("Why the figures differ")
                .contains("2.59 times as much")
                .contains("Stated in: its market demand part; its trends part.");
    }

    @Test
    void trendsCarryTheirStatusAndTheirEvidenceOrItsAbsence() {
        String html = html(CAREER);
        assertThat(found(html, "class=\"tag status-([a-z]+)\""))
                .filteredOn("past"::equals)
                .hasSize(8);
        assertThat(text(html)).contains("No evidence on file").contains("1 piece of evidence");
    }

    @Test
    void whatHasRunOutOrNamesNoYearsIsFoldedWhatHoldsIsNot() throws IOException {
        String html = html(CAREER);
        List<String> folded = found(html, "<details class=\"fold\"><summary><h3 id=\"trend-([^\"]*)\"");
        List<String> statuses = new ArrayList<>();
        for (JsonNode trend : json("principal-ai-ml-engineer.json").at("/sections/trends/content/trends")) {
            boolean over =
                    Set.of("past", "undated").contains(trend.path("status").asText());
            assertThat(folded.contains(trend.path("id").asText())).isEqualTo(over);
            statuses.add(trend.path("status").asText());
        }
        assertThat(statuses).contains("past", "undated");
    }

    @Test
    void figuresStandLargeBeforeTheirWords() {
        String glance = html(CAREER).split("class=\"glance\"")[1].split("</section>")[0];
        assertThat(found(glance, "<p class=\"amount\">([^<]*)</p>"))
                .startsWith("$140,910 a year", "+19.7%")
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(found(html("/"), "<dt>Pay</dt><dd>([^<]*)</dd>").getFirst()).startsWith("$");
    }

    @Test
    void theSummaryLeadsWhole() throws IOException {
        String lead = html(CAREER).split("class=\"lead\">")[1].split("</details>|</p>\\s*</div>")[0];
        assertThat(text(lead))
                .isEqualTo(squeezed(json("principal-ai-ml-engineer.json")
                        .at("/sections/overview/content/summary")
                        .asText()));
    }

    @Test
    void zeroIsANumberAndNotNothing() {
        assertThat(text(html(CAREER))).contains("0 to 3 years");
    }

    @Test
    void aCareerWithAlmostNothingStillIsAPage() {
        String page = text(html("/careers/minimal"));
        assertThat(page)
                .contains("No most reliable range: no published figure is on file")
                .contains("Nothing is measured yet.")
                .contains("Requirements (nothing on file for this career)");
        assertThat(html("/careers/minimal")).doesNotContain("class=\"band\"");
    }

    @Test
    void aSectionInAnUnknownShapeDoesNotTakeThePageWithIt() {
        Response answer = get("/careers/misshapen");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer.asString()))
                .contains("Pay (cannot be shown here, but is in the JSON)")
                .contains("A career with almost nothing on file.");
    }

    @Test
    void wholePagesAreKeptAndRevalidatedPartialOnesAreNot() {
        Response whole = get(CAREER);
        assertThat(whole.header("Cache-Control"))
                .isEqualTo("public, max-age=1, stale-while-revalidate=10, stale-if-error=86400");
        assertThat(whole.header("ETag")).matches("\"[\\w-]+\"");
        Response again = given().header("If-None-Match", whole.header("ETag")).get(CAREER);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(get(CAREER + "?asOf=2026-11-23").header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sources", CAREER, "/careers/nope", "/careers/away"})
    void answersAsHtmlUnderAStrictPolicy(String address) {
        Response answer = get(address);
        assertThat(answer.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'self'")
                .doesNotContain("unsafe", "script-src");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void anUnknownCareerIsAPageWithNearOnes() {
        Response answer = get("/careers/nope");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).contains("href=\"/careers/data-engineer\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aCareerNotKnownYetSaysSinceWhen() {
        Response answer = get("/careers/later?asOf=2020-01-01");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).contains("23 November 2026", "href=\"/careers/later\"");
    }

    @Test
    void aMovedCareerKeepsTheQuery() {
        Response answer = given().redirects().follow(false).get("/careers/old-address?asOf=2026-01-01");
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.header("Location")).endsWith("/careers/principal-ai-ml-engineer?asOf=2026-01-01");
    }

    @Test
    void anUnreachableOwnerIsAPageThatSaysWhenToComeBack() {
        Response answer = get("/careers/away");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.asString()).contains("2 seconds");
    }

    @Test
    void aBadDayIsAPageThatSaysWhatIsAllowed() {
        Response answer = get(CAREER + "?asOf=soon");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer.asString())).contains("'asOf' was 'soon'", "YYYY-MM-DD");
    }

    @Test
    void aDefectIsAPageWithoutItsInsides() {
        Response answer = get("/careers/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.asString()).doesNotContain("Exception", "jackson");
    }

    @Test
    void aPageHasOneAddress() {
        assertThat(html(CAREER + "?asOf=2026-11-23"))
                .contains("<link rel=\"canonical\" href=\"https://almanac.example/careers/principal-ai-ml-engineer\">")
                .contains("<meta property=\"og:title\" content=\"Principal AI/ML Engineer")
                .contains("<title>Principal AI/ML Engineer");
        assertThat(html("/careers/nope")).contains("<meta name=\"robots\" content=\"noindex\">");
    }

    @Test
    void homeShowsEveryCareerByFamilyWithItsHighlights() throws IOException {
        String html = html("/");
        List<String> links = found(html, "<h3><a href=\"/careers/([^\"]*)\"");
        assertThat(links).hasSize(12).contains("principal-ai-ml-engineer");
        assertThat(found(html, "<section aria-labelledby=\"family-([^\"]*)\""))
                .as("most is known of the careers in data")
                .containsExactly("data-analytics", "ai-machine-learning");
        String page = text(html);
        JsonNode highlights = json("careers.json").path("items").path(0).path("highlights");
        for (String part : List.of("pay", "outlook", "hiring", "education")) {
            assertThat(page)
                    .contains(squeezed(highlights.path(part).path("text").asText()));
        }
        assertThat(html).contains("href=\"/sources#source-bls-oews\"", "href=\"/docs\"");
    }

    @Test
    void sourcesShowsPublisherLicenceAndAttribution() throws IOException {
        String page = text(html("/sources"));
        walk(json("sources.json"), (member, value) -> {
            if (Set.of("publisher", "title", "attribution", "url").contains(member)) {
                assertThat(page).contains(squeezed(value));
            }
        });
    }

    @Test
    void theStyleSheetIsOneSmallFileThatAsksForNothing() {
        String address =
                found(html("/"), "rel=\"stylesheet\" href=\"([^\"]*)\"").getFirst();
        Response answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/css");
        assertThat(answer.asByteArray().length).isLessThan(22_000);
        assertThat(answer.asString()).doesNotContain("url(", "@import");
        assertThat(get("/assets/icon.svg").statusCode()).isEqualTo(200);
    }

    private static Response get(String address) {
        return given().urlEncodingEnabled(false).get(address);
    }

    private static String html(String address) {
        return get(address).asString();
    }

    private static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(FixturePages.bytes(name));
    }

    private static void walk(JsonNode json, BiConsumer<String, String> each) {
        json.properties().forEach(member -> {
            if (member.getValue().isTextual()) {
                each.accept(member.getKey(), member.getValue().asText());
            }
            walk(member.getValue(), each);
        });
        if (json.isArray()) {
            json.forEach(item -> walk(item, each));
        }
    }

    /** What a reader sees or hears: without tags, without entities, one space between words. */
    private static String text(String html) {
        return squeezed(html.replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&"));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").replaceAll(" ([.,:;)])", "$1").strip();
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
