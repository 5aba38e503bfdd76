package org.careeralmanac.roles.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.occupation.Fit;
import org.careeralmanac.roles.occupation.Occupation;
import org.careeralmanac.roles.section.SectionKey;
import org.careeralmanac.roles.skill.SkillRating;
import org.junit.jupiter.api.Test;

class PageComposerTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final String STARTER = "guide:all:starter:2026-01-10";
    private static final LocalDate KNOWN = LocalDate.of(2026, 1, 10);
    private static final Facts.Key WIDE = new Facts.Key("ONET-SOC-2019", "11-1111.00");
    private static final Facts.Key EXACT = new Facts.Key("ONET-SOC-2019", "22-2222.00");

    private final PageComposer composer = new PageComposer(JSON);

    @Test
    void eachDayThatChangesTheAnswerHasItsPageAndNoOtherDay() throws IOException {
        RoleHistory role = role(
                "keeper",
                List.of(section(SectionKey.OVERVIEW, "{'summary': 'First.'}")),
                List.of(
                        edit(1, "2026-02-01T10:00:00Z", SectionKey.OVERVIEW, "{'summary': 'Morning.'}"),
                        edit(2, "2026-02-01T20:00:00Z", SectionKey.OVERVIEW, "{'summary': 'Evening.'}"),
                        edit(3, "2026-02-03T00:00:00Z", SectionKey.CHALLENGES, "{'intro': 'Wind.'}")));

        List<PageComposer.ComposedPage> pages = composer.pages(role, id -> Optional.empty(), facts());

        assertThat(pages)
                .extracting(PageComposer.ComposedPage::knownFrom)
                .containsExactly(KNOWN, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 3));
        assertThat(json(pages.get(1)).at("/sections/overview/content/summary").asText())
                .isEqualTo("Evening.");
        assertThat(json(pages.get(2)).at("/sections/overview/updatedAt").asText())
                .isEqualTo("2026-02-01T20:00:00Z");
        assertThat(json(pages.get(2)).at("/head/firstKnown").asText()).isEqualTo("2026-01-10");
    }

    @Test
    void theBytesDoNotDependOnTheOrderOfTheFacts() {
        List<RoleHistory.Edit> edits = List.of(
                edit(1, "2026-02-01T10:00:00Z", SectionKey.OVERVIEW, "{'summary': 'Old.'}"),
                edit(2, "2026-02-02T10:00:00Z", SectionKey.OVERVIEW, "{'summary': 'New.'}"));
        var sections = List.of(
                section(SectionKey.OVERVIEW, "{'summary': 'First.'}"),
                section(SectionKey.CHALLENGES, "{'intro': 'x'}"));

        var forth = composer.pages(role("keeper", sections, edits), id -> Optional.empty(), facts());
        var back =
                composer.pages(role("keeper", sections.reversed(), edits.reversed()), id -> Optional.empty(), facts());

        assertThat(back)
                .extracting(PageComposer.ComposedPage::etag)
                .isEqualTo(forth.stream().map(PageComposer.ComposedPage::etag).toList());
    }

    @Test
    void theBestFittingOccupationThatIsRatedGivesTheSkillsTenAtMost() throws IOException {
        RoleHistory role = role("keeper", List.of(section(SectionKey.REQUIREMENTS, "{}")), List.of());
        List<Facts.Rated> twelve = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> rated("2.A." + i, new BigDecimal("3.0" + i % 10)))
                .toList();

        JsonNode onlyWide = newest(role, facts(Map.of(WIDE, twelve)));
        JsonNode both = newest(role, facts(Map.of(WIDE, twelve, EXACT, List.of(rated("2.B.1", BigDecimal.TWO)))));

        assertThat(onlyWide.at("/sections/requirements/content/skills")).hasSize(10);
        assertThat(onlyWide.at("/sections/requirements/content/caveats/0/code").asText())
                .isEqualTo("BROADER_OCCUPATION");
        assertThat(both.at("/sections/requirements/content/skills")).hasSize(1);
        assertThat(both.at("/sections/requirements/content/skills/0/fit").asText())
                .isEqualTo("exact");
        assertThat(both.at("/sections/requirements/content/caveats")).isEmpty();
    }

    @Test
    void claimsThatAgreeAreNoContradiction() throws IOException {
        RoleHistory role = role(
                "keeper",
                List.of(
                        section(
                                SectionKey.REQUIREMENTS,
                                "{'claims': [{'id': 'a', 'kind': 'experience', 'text': 't', 'scope': 's', 'years': {'min': 5}},"
                                        + "{'id': 'b', 'kind': 'experience', 'text': 'u', 'scope': 's', 'years': {'min': 5}},"
                                        + "{'id': 'c', 'kind': 'degree', 'text': 'v', 'scope': 's', 'degree': {'required': 'bachelor'}},"
                                        + "{'id': 'd', 'kind': 'degree', 'text': 'w', 'scope': 's', 'degree': {'required': 'master'}}]}")),
                List.of());

        JsonNode found = newest(role, facts()).at("/sections/requirements/content/contradictions");

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/claims/0").asText()).isEqualTo("c");
        assertThat(found.at("/0/text").asText())
                .isEqualTo("The degree required is stated differently: bachelor (s); master (s).");
    }

    @Test
    void aPartOfAClaimIsToldWithItAndComparedOnlyWithOtherPartsOfIt() throws IOException {
        RoleHistory role = role(
                "keeper",
                List.of(
                        section(
                                SectionKey.REQUIREMENTS,
                                "{'claims': [{'id': 'a', 'kind': 'experience', 'text': 't', 'scope': 'at sea', 'years': {'min': 9}},"
                                        + "{'id': 'b', 'kind': 'experience', 'text': 'u', 'scope': 'in all', 'years': {'min': 10}},"
                                        + "{'id': 'c', 'kind': 'experience', 'text': 'v', 'scope': 'lamps', 'within': 'b', 'years': {'min': 5, 'max': 10}}]}")),
                List.of());

        JsonNode found = newest(role, facts()).at("/sections/requirements/content/contradictions");

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/claims")).extracting(JsonNode::asText).containsExactly("a", "b");
        assertThat(found.at("/0/text").asText())
                .isEqualTo("Experience is stated differently: 9 years or more (at sea); 10 years or more (in all), of"
                        + " which 5 to 10 years (lamps).");
    }

    @Test
    void thatNobodyRatedTheSkillsIsSaidWithTheReleaseThatHasNone() throws IOException {
        RoleHistory role = role("keeper", List.of(section(SectionKey.REQUIREMENTS, "{}")), List.of());

        JsonNode page = newest(role, facts());

        assertThat(page.at("/sections/requirements/content/caveats/0/code").asText())
                .isEqualTo("NO_RATINGS");
        assertThat(page.at("/sections/requirements/content/caveats/0/text").asText())
                .isEqualTo("The Ratings has no skill ratings for this occupation, Exact (22-2222.00), in the release"
                        + " cited.");
        assertThat(page.at("/sources").findValuesAsText("id")).contains("office");
    }

    @Test
    void anEditorsClaimsHaveNoReleaseAndTheStartersKeepTheirs() throws IOException {
        var starter = section(
                SectionKey.REQUIREMENTS, "{'claims': [{'id': 'a', 'kind': 'education', 'text': 't', 'scope': 's'}]}");
        RoleHistory prose = role(
                "keeper",
                List.of(starter),
                List.of(edit(1, "2026-02-01T10:00:00Z", SectionKey.REQUIREMENTS, "{'intro': 'New.'}")));
        RoleHistory claims = role(
                "keeper",
                List.of(starter),
                List.of(edit(
                        1,
                        "2026-02-01T10:00:00Z",
                        SectionKey.REQUIREMENTS,
                        "{'claims': [{'id': 'b', 'kind': 'education', 'text': 't', 'scope': 's'}]}")));

        assertThat(newest(prose, facts())
                        .at("/highlights/education/claim/release")
                        .asText())
                .isEqualTo(STARTER);
        assertThat(newest(claims, facts())
                        .at("/highlights/education/claim/release")
                        .isNull())
                .isTrue();
    }

    @Test
    void aNeighbourThatIsNotKnownYetIsLeftOutUntilItIs() throws IOException {
        RoleHistory role = role(
                "keeper",
                List.of(section(SectionKey.RELATED_CAREERS, "{'careers': [{'id': 'hand', 'why': 'Near.'}]}")),
                List.of());
        RoleHistory later = new RoleHistory(
                "hand",
                "hand",
                null,
                List.of(),
                List.of(new RoleHistory.Starter(
                        "guide:all:starter:2026-03-01",
                        "guide",
                        LocalDate.of(2026, 3, 1),
                        "Hand",
                        new RoleAnswer.Family("sea", "Sea"),
                        "entry",
                        List.of("rope", "Oars"),
                        List.of())),
                List.of(),
                List.of(),
                List.of());

        List<PageComposer.ComposedPage> pages = composer.pages(role, id -> Optional.of(later), facts());

        assertThat(json(pages.get(0)).at("/sections/relatedCareers/content/careers"))
                .isEmpty();
        JsonNode teaser = json(pages.get(1)).at("/sections/relatedCareers/content/careers/0");
        assertThat(teaser.at("/sharedSkills/0").asText()).isEqualTo("rope");
        assertThat(teaser.at("/missingSkills/0").asText()).isEqualTo("Oars");
    }

    @Test
    void aRoleThatWasMergedOrWhoseReleasesAreAllWithdrawnHasNoPage() {
        RoleHistory merged =
                new RoleHistory("old", "old", "keeper", List.of(), List.of(), List.of(), List.of(), List.of());
        RoleHistory withdrawn =
                new RoleHistory("gone", "gone", null, List.of(), List.of(), List.of(), List.of(), List.of());

        assertThat(composer.pages(merged, id -> Optional.empty(), facts())).isEmpty();
        assertThat(composer.pages(withdrawn, id -> Optional.empty(), facts())).isEmpty();
    }

    private JsonNode newest(RoleHistory role, Facts facts) throws IOException {
        return json(composer.pages(role, id -> Optional.empty(), facts).getLast());
    }

    private static JsonNode json(PageComposer.ComposedPage page) throws IOException {
        return JSON.readTree(page.body());
    }

    private static RoleHistory role(
            String id, List<RoleHistory.StarterSection> sections, List<RoleHistory.Edit> edits) {
        return new RoleHistory(
                id,
                id,
                null,
                List.of(),
                List.of(new RoleHistory.Starter(
                        STARTER,
                        "guide",
                        KNOWN,
                        "Keeper",
                        new RoleAnswer.Family("sea", "Sea"),
                        "mid",
                        List.of("Rope"),
                        List.of(
                                new Occupation(WIDE.scheme(), WIDE.code(), "Wide", Fit.broader, List.of()),
                                new Occupation(EXACT.scheme(), EXACT.code(), "Exact", Fit.exact, List.of())))),
                sections,
                edits,
                List.of());
    }

    private static RoleHistory.StarterSection section(SectionKey key, String body) {
        return new RoleHistory.StarterSection(STARTER, "guide", KNOWN, key, body(body));
    }

    private static RoleHistory.Edit edit(int number, String at, SectionKey key, String body) {
        return new RoleHistory.Edit(number, Instant.parse(at), key, body(body));
    }

    private static ObjectNode body(String singleQuoted) {
        try {
            return (ObjectNode) JSON.readTree(singleQuoted.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final Facts.PublishedRelease RATINGS = new Facts.PublishedRelease(
            "office:all:excerpt-skills:2025-12-01", "office", "all", "excerpt-skills", null, LocalDate.of(2025, 12, 1));

    private static Facts.Rated rated(String element, BigDecimal importance) {
        SkillRating.Rating rating = new SkillRating.Rating(importance, null, 8, null);
        return new Facts.Rated(RATINGS, "Rated", element, element, SkillRating.Kind.skill, rating, rating, false);
    }

    private static Facts facts() {
        return facts(Map.of());
    }

    private static Facts facts(Map<Facts.Key, List<Facts.Rated>> ratings) {
        return new Facts(
                Map.of(
                        "guide",
                        new Source("guide", "Guild", "Guide", null, "CC0-1.0", "Guild", Source.Kind.EDITORIAL),
                        "office",
                        new Source(
                                "office",
                                "Office",
                                "Ratings",
                                null,
                                "CC0-1.0",
                                "Office",
                                Source.Kind.OFFICIAL_STATISTICS)),
                List.of(new Facts.PublishedRelease(STARTER, "guide", "all", "starter", null, KNOWN), RATINGS),
                ratings,
                Map.of(),
                Map.of(),
                References.empty(),
                Map.of());
    }
}
