package org.careeralmanac.gateway.owners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.careeralmanac.gateway.Answers;
import org.careeralmanac.gateway.owners.OwnerFailure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerAnswerReaderTest {

    private static final String MINIMAL = "{\"sections\":{},\"highlights\":{},\"sources\":[],\"validUntil\":null}";

    @Test
    void slicesAreTheVeryBytesAlsoAfterCharactersOfSeveralBytes() {
        OwnerAnswer answer = read(Owner.ROLES, Answers.roles("naïve-→-role"));

        assertThat(answer.sections().get("overview").content()).hasToString(Answers.OVERVIEW_CONTENT);
        assertThat(answer.highlights().get("education")).hasToString("{\"text\":\"A master's degree\"}");
        assertThat(answer.head().orElseThrow().id()).isEqualTo("naïve-→-role");
        assertThat(answer.sources().getFirst().releaseList().orElseThrow())
                .hasToString("[\"onet:all:excerpt:2024-08-31\"]");
        assertThat(answer.sources().getLast().releases()).containsExactly("career-almanac:all:starter:2026-11-23");
    }

    @Test
    void theMomentAfterWhichTheAnswerDiffersIsRead() {
        OwnerAnswer answer = read(Owner.TRENDS, Answers.trends("x", "\"2027-01-01T00:00:00Z\""));

        assertThat(answer.validUntil()).contains(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void membersThatAreNotKnownAreIgnored() {
        String answer = MINIMAL.replace("{\"sections\"", "{\"new\":[{\"sections\":1}],\"sections\"");

        assertThat(read(Owner.SALARY, answer).sections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>",
                "{\"sections\":{},\"highlights\":{},\"sources\":[]",
                "{\"sections\":{},\"highlights\":{},\"sources\":[]} x",
                "{\"sections\":[],\"highlights\":{},\"sources\":[]}",
                "{\"sections\":{\"salary\":{\"updatedAt\":\"2026-11-23T00:00:00Z\"}},\"highlights\":{},\"sources\":[]}",
                "{\"sections\":{\"salary\":{\"updatedAt\":5,\"content\":{}}},\"highlights\":{},\"sources\":[]}",
                "{\"sections\":{},\"highlights\":{\"pay\":5},\"sources\":[]}",
                "{\"sections\":{},\"highlights\":{},\"sources\":[{\"publisher\":\"no id\"}]}",
                "{\"sections\":{},\"highlights\":{},\"sources\":[],\"validUntil\":\"soon\"}",
                "{\"sections\":{},\"highlights\":{}}"
            })
    void anythingElseIsRefused(String answer) {
        assertThatExceptionOfType(OwnerFailure.class)
                .isThrownBy(() -> read(Owner.SALARY, answer))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_ANSWER));
    }

    @Test
    void rolesServiceMustSayWhoTheCareerIs() {
        assertThatExceptionOfType(OwnerFailure.class).isThrownBy(() -> read(Owner.ROLES, MINIMAL));
        assertThatExceptionOfType(OwnerFailure.class)
                .isThrownBy(
                        () -> read(Owner.ROLES, Answers.roles("x").replace("\"title\":\"Title of x\"", "\"title\":5")));
    }

    private static OwnerAnswer read(Owner owner, String json) {
        return OwnerAnswerReader.read(owner, json.getBytes(StandardCharsets.UTF_8));
    }
}
