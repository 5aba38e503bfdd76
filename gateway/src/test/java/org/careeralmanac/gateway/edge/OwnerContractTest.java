package org.careeralmanac.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.careeralmanac.gateway.career.SectionKey;
import org.careeralmanac.gateway.owners.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the gateway reads of its owners stands in the API descriptions that they committed. */
class OwnerContractTest {

    @ParameterizedTest
    @EnumSource(Owner.class)
    void theAnswerForACareerHasWhatPagesAreMadeOf(Owner owner) throws IOException {
        OwnerContract contract = committed(owner);
        JsonNode answer = contract.answer();

        assertThat(List.of("sections", "highlights", "sources", "validUntil"))
                .allMatch(member -> contract.has(answer, member));
        JsonNode source = contract.items(contract.member(answer, "sources"));
        assertThat(List.of("id", "releases")).allMatch(member -> contract.has(source, member));
        for (SectionKey key : SectionKey.ALL) {
            if (key.owner() == owner) {
                JsonNode section = contract.member(contract.member(answer, "sections"), key.key());
                assertThat(List.of("updatedAt", "content")).as(key.key()).allMatch(m -> contract.has(section, m));
                String name =
                        Character.toUpperCase(key.key().charAt(0)) + key.key().substring(1) + "Section";
                assertThat(contract.reference(contract.member(section, "content"), key.key()))
                        .endsWith("/" + name);
            }
        }
    }

    @Test
    void rolesServiceSaysWhoTheCareerIs() throws IOException {
        OwnerContract roles = committed(Owner.ROLES);
        JsonNode head = roles.member(roles.answer(), "head");

        assertThat(List.of("id", "slug", "lang", "title", "family", "seniority", "mergedIds", "occupations"))
                .allMatch(member -> roles.has(head, member));
        JsonNode occupation = roles.items(roles.member(head, "occupations"));
        assertThat(List.of("scheme", "code", "title", "fit", "predecessors"))
                .allMatch(member -> roles.has(occupation, member));
        JsonNode listed = roles.items(roles.member(roles.response("/api/v1/roles", "get", "200"), "items"));
        assertThat(List.of("id", "slug", "title", "family", "seniority", "mergedIds", "occupations"))
                .allMatch(member -> roles.has(listed, member));
    }

    @Test
    void whatCareersAreFoundByStandsInTheContracts() throws IOException {
        OwnerContract roles = committed(Owner.ROLES);
        JsonNode ranking = roles.response("/api/v1/ranking", "get", "200");
        assertThat(List.of("items", "total", "understood")).allMatch(m -> roles.has(ranking, m));
        JsonNode ranked = roles.items(roles.member(ranking, "items"));
        assertThat(List.of("id", "jobZone", "interests")).allMatch(m -> roles.has(ranked, m));
        JsonNode education = roles.member(roles.member(roles.answer(), "highlights"), "education");
        assertThat(List.of("level", "claim")).allMatch(m -> roles.has(education, m));
        JsonNode move = roles.items(roles.member(roles.response("/api/v1/roles/{slug}/moves", "get", "200"), "items"));
        assertThat(List.of("id", "slug", "title", "sharedNames", "missingNames", "similarity"))
                .allMatch(m -> roles.has(move, m));

        OwnerContract salary = committed(Owner.SALARY);
        JsonNode middle = salary.member(salary.member(salary.member(salary.answer(), "highlights"), "pay"), "middle");
        assertThat(List.of("value", "atLeast", "atMost", "missing", "unit", "period", "fit", "referencePeriod"))
                .allMatch(m -> salary.has(middle, m));
        OwnerContract trends = committed(Owner.TRENDS);
        JsonNode outlook = trends.member(trends.member(trends.answer(), "highlights"), "outlook");
        assertThat(List.of("change", "openings")).allMatch(m -> trends.has(outlook, m));
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void everyOwnerHasAFeedSourcesReleasesAndHighlights(Owner owner) throws IOException {
        OwnerContract contract = committed(owner);
        JsonNode feed = contract.response("/api/v1/changes", "get", "200");

        assertThat(contract.has(feed, "position")).isTrue();
        JsonNode change = contract.items(contract.member(feed, "items"));
        assertThat(List.of("position", "at", "kind", "id", "touches")).allMatch(m -> contract.has(change, m));
        JsonNode touches = contract.member(change, "touches");
        assertThat(List.of("roles", "occupations", "all")).allMatch(m -> contract.has(touches, m));
        contract.items(contract.member(contract.response("/api/v1/sources", "get", "200"), "items"));
        contract.items(contract.member(contract.response("/api/v1/sources/{id}/releases", "get", "200"), "items"));
        JsonNode line = contract.response("/api/v1/highlights", "post", "200");
        assertThat(List.of("id", "highlights", "sources")).allMatch(m -> contract.has(line, m));
    }

    @Test
    void aSectionWithoutASchemaOfItsOwnIsRefused() throws IOException {
        try (InputStream yaml = getClass().getResourceAsStream("/contracts/untyped-section.yaml")) {
            OwnerContract untyped = OwnerContract.read(Owner.SALARY, yaml);

            assertThatIllegalStateException()
                    .isThrownBy(() -> new MergedContract(List.of(untyped)))
                    .withMessageContaining("salary");
        }
    }

    private static OwnerContract committed(Owner owner) throws IOException {
        try (InputStream yaml = Files.newInputStream(Path.of("..", owner.service(), "openapi.yaml"))) {
            return OwnerContract.read(owner, yaml);
        }
    }
}
