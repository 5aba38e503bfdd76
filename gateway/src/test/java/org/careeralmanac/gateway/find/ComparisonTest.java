package org.careeralmanac.gateway.find;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.careeralmanac.gateway.find.Comparison.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void payIsComparedWhereOneSourceCountedBothInTheSameWay() {
        ObjectNode change = Comparison.pay(
                new Shown("Data Scientist", pay("15-2051", 112590)), new Shown("Manager", pay("11-3021", 171200)));

        assertThat(change.path("comparable").asBoolean()).isTrue();
        assertThat(change.path("ratio").decimalValue()).isEqualByComparingTo("1.521");
        assertThat(change.path("percent").decimalValue()).isEqualByComparingTo("52.1");
        assertThat(change.path("difference").decimalValue()).isEqualByComparingTo("58610");
        assertThat(change.path("text").asText())
                .isEqualTo("Manager pays 52.1% more than Data Scientist in the middle: $171200 a year against $112590 a"
                        + " year.");
        assertThat(change.path("caveats")).hasSize(1);
        assertThat(Comparison.pay(new Shown("A", pay("1", 200)), new Shown("B", pay("2", 100)))
                        .path("text")
                        .asText())
                .startsWith("B pays 50% less than A");
        assertThat(Comparison.pay(new Shown("A", pay("1", 200)), new Shown("B", pay("2", 200)))
                        .path("text")
                        .asText())
                .startsWith("B pays as much as A");
    }

    @ParameterizedTest
    @CsvSource({
        "source, aijobs",
        "release, other",
        "statistic, mean",
        "unit, EUR",
        "period, hour",
        "basis, base",
        "area, US-CA",
        "referencePeriod, 2023-05",
        "seniority, senior",
        "industry, 62"
    })
    void whatDiffersInHowItIsCountedIsNotCompared(String member, String other) {
        ObjectNode there = pay("2", 100);
        there.put(member, other);

        ObjectNode change = Comparison.pay(new Shown("A", pay("1", 100)), new Shown("B", there));

        assertThat(change.path("comparable").asBoolean()).isFalse();
        assertThat(change.path("reason").asText()).isEqualTo(member);
        assertThat(change.path("ratio").isNull()).isTrue();
        assertThat(change.path("text").asText()).contains(other);
    }

    @Test
    void oneOccupationForBothShowsNoDifference() {
        ObjectNode change = Comparison.pay(new Shown("A", pay("1", 100)), new Shown("B", pay("1", 100)));

        assertThat(change.path("reason").asText()).isEqualTo("sameOccupation");
        assertThat(change.path("text").asText()).contains("Those of 1");
    }

    @Test
    void whatIsMissingOrOnlyABoundIsSaid() {
        ObjectNode bound = pay("2", 100);
        bound.remove("value");
        bound.put("atLeast", 239200);

        assertThat(Comparison.pay(new Shown("A", null), new Shown("B", pay("2", 1)))
                        .path("text")
                        .asText())
                .isEqualTo("No pay is on file for A.");
        assertThat(Comparison.pay(new Shown("A", pay("1", 1)), new Shown("B", bound))
                        .path("reason")
                        .asText())
                .isEqualTo("bound");
    }

    private ObjectNode pay(String code, int value) {
        try {
            JsonNode figure = json.readTree("""
                    {"statistic":"median","value":%2$d,"unit":"USD","period":"year","basis":"baseAndIncentive",
                     "area":"US","seniority":"all","industry":null,"referencePeriod":"2024-05","source":"bls-oews",
                     "release":"r","subject":{"occupation":{"scheme":"SOC-2018","code":"%1$s"},"title":"Those of %1$s"},
                     "text":"$%2$d a year","caveats":[{"code":"INCLUDES_INCENTIVES","text":"No overtime."}]}""".formatted(code, value));
            return (ObjectNode) figure;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
