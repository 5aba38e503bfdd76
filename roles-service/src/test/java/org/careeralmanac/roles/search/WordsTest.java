package org.careeralmanac.roles.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sr. ML Eng | senior machine learning engineer",
                "Data Scientists | data scientist",
                "Bibliothécaire de l'Œuvre | bibliothecaire de loeuvre",
                "C++ / C# Developers | c++ c# developer",
                "15-2051.00 | 15-2051.00",
                "Director of Nursing | director nursing",
                "ＦＵＬＬ　ＷＩＤＴＨ | full width",
                "Secretaries & Coaches | secretary coach",
                "AI/ML | artificial intelligence machine learning",
                "Straße Ørsted łódź | strasse orsted lodz"
            })
    void textBecomesTheWordsThatItIsFoundBy(String text, String words) {
        assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
    }

    @Test
    void whatHasNoWordsHasNone() {
        assertThat(List.of("", " ", "!?…", "🚀🚀", "of the", "';--")).allSatisfy(text -> assertThat(
                        Words.of(text).stream().filter(w -> !w.equals("a")).toList())
                .isEmpty());
    }

    @Test
    void aKeyIsTheSameInAnyOrder() {
        assertThat(Words.key(Words.of("machine learning engineer, principal")))
                .isEqualTo(Words.key(Words.of("Principal ML Engineer")));
    }

    @ParameterizedTest
    @CsvSource({
        "mahcine, machine, 1",
        "lerning, learning, 1",
        "kuberntes, kubernetes, 1",
        "enginer, engineer, 1",
        "nurse, purse, 1",
        "abc, abc, 0",
        "datta, data, 1"
    })
    void wrongLettersAreCounted(String typed, String meant, int letters) {
        assertThat(Spelling.distance(typed, meant)).isEqualTo(letters);
        assertThat(Spelling.distanceToBeginning(typed, meant + "xyz")).isLessThanOrEqualTo(letters);
    }

    @Test
    void placesAndRemarksAreTakenOut() {
        assertThat(Places.split("Sr. ML Eng (Remote)")).isEqualTo(new Places.Split("Sr. ML Eng", List.of("Remote")));
        assertThat(Places.split("Data Engineer - Austin, TX").title()).isEqualTo("Data Engineer");
        assertThat(Places.split("Data Engineer, Germany").title()).isEqualTo("Data Engineer");
        assertThat(Places.split("Data Engineer in New York").title()).isEqualTo("Data Engineer");
        assertThat(Places.split("machine learning engineer, principal").title())
                .isEqualTo("machine learning engineer, principal");
        assertThat(Places.split("Remote ML Engineer").title()).isEqualTo("ML Engineer");
    }
}
