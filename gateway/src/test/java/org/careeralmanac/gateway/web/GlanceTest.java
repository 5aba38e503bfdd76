package org.careeralmanac.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.careeralmanac.gateway.web.model.Highlights;
import org.junit.jupiter.api.Test;

class GlanceTest {

    private static final String MEDIAN = figure("median", "\"value\": 140910", "USD", "$140,910 a year");

    private final PageReader reader = new PageReader();

    @Test
    void payIsTheMiddleWithTheHalfAroundIt() {
        Glance pay = Glance.pay(read("""
                        {"pay": {"low": %s, "middle": %s, "high": %s}}""".formatted(
                                figure("p25", "\"value\": 102710", "USD", "$102,710 a year"),
                                MEDIAN,
                                figure("p75", "\"value\": 181210", "USD", "$181,210 a year")))
                .pay());
        assertThat(pay)
                .isEqualTo(new Glance(
                        "$140,910 a year",
                        "Middle half: $102,710 to $181,210 a year",
                        "Researchers, United States, May 2024"));
    }

    @Test
    void payWithoutAMiddleIsItsEnds() {
        Glance pay = Glance.pay(read("""
                        {"pay": {"low": %s, "middle": null, "high": %s}}""".formatted(
                                figure("min", "\"value\": 90000", "EUR", "90,000 EUR a year"),
                                figure("max", "\"atLeast\": 120000", "EUR", "120,000 or more EUR a year")))
                .pay());
        assertThat(pay.amount()).isEqualTo("90,000 EUR to 120,000 or more EUR a year");
    }

    @Test
    void aMissingFigureLeavesTheSentenceToSpeak() {
        Highlights.Pay pay = read("""
                        {"pay": {"middle": %s}}""".formatted(
                                figure("median", "\"missing\": \"suppressed\"", "USD", "not published")))
                .pay();
        assertThat(Glance.pay(pay).amount()).isEmpty();
    }

    @Test
    void outlookCountsPeopleInFullAndKeepsTheSign() {
        Glance outlook = Glance.outlook(read("""
                                {"outlook": {"change": %s, "openings": %s}}""".formatted(
                                figure("change", "\"value\": 19.7", "percent", "long"),
                                figure("openings", "\"value\": 3.2", "thousandPersons", "long")))
                .outlook());
        assertThat(outlook.amount()).isEqualTo("+19.7%");
        assertThat(outlook.more()).isEqualTo("People employed; 3,200 openings a year");
    }

    @Test
    void peopleAreCountedInMillionsOnlyWhereThatSaysAllOfIt() {
        for (Map.Entry<String, String> said : Map.of(
                        "1000000",
                        "+1 million",
                        "-2300000",
                        "\u22122.3 million",
                        "1234567",
                        "+1,234,567",
                        "7900",
                        "+7,900")
                .entrySet()) {
            Highlights.Outlook outlook = read("""
                            {"outlook": {"change": %s}}""".formatted(
                                    figure("change", "\"value\": " + said.getKey(), "persons", "long")))
                    .outlook();
            assertThat(Words.amount(outlook.change())).isEqualTo(said.getValue());
        }
    }

    @Test
    void hiringThatFallsHasAMinus() {
        Highlights.Hiring hiring = read("""
                        {"hiring": {"momentum": %s}}""".formatted(figure("change", "\"value\": -14.1", "percent", "long")))
                .hiring();
        assertThat(Glance.hiring(hiring).amount()).isEqualTo("\u221214.1%");
    }

    @Test
    void hiringMeasuredLongAgoSaysItsYear() {
        Highlights.Hiring hiring = read("""
                        {"hiring": {"momentum": %s, "caveats": [{"code": "OLD_SERIES", "text": "Old."}]}}""".formatted(figure("change", "\"value\": -14.1", "percent", "long")))
                .hiring();
        assertThat(Glance.hiring(hiring).amount()).isEqualTo("\u221214.1% (2024)");
    }

    @Test
    void educationIsTheDegreeWhereOneIsRequired() {
        assertThat(Glance.education(read("""
                                        {"education": {"claim": {"degree": {"required": "bachelor",
                                         "preferred": ["master", "doctorate"], "fields": ["Physics"]}}}}""").education()))
                .isEqualTo(
                        new Glance("Bachelor's degree", "Required; master's degree or doctorate preferred", "Physics"));
        assertThat(Glance.education(read("""
                                        {"education": {"claim": {"kind": "education"}}}""").education()).amount()).isEmpty();
    }

    private Highlights read(String json) {
        return reader.read(json.getBytes(StandardCharsets.UTF_8), Highlights.class);
    }

    private static String figure(String statistic, String amount, String unit, String text) {
        return """
                {"statistic": "%s", %s, "unit": "%s", "period": "year", "referencePeriod": "2024-05", "area": "US",
                 "subject": {"title": "Researchers"}, "text": "%s"}""".formatted(statistic, amount, unit, text);
    }
}
