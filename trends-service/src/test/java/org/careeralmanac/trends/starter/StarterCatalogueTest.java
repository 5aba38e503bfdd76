package org.careeralmanac.trends.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.TreeMap;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.CatalogueException.Fault;
import org.junit.jupiter.api.Test;

class StarterCatalogueTest {

    @Test
    void theBundledCatalogueIsWhole() {
        StarterCatalogue catalogue = StarterCatalogue.read(Catalogue.onClassPath("catalogue"));

        assertThat(catalogue.careers()).hasSize(12);
        assertThat(catalogue.trends()).hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void namesFileLineAndFieldOfAValueOutsideItsSchema() {
        assertThat(faults("trends/agents.yaml", "direction: rising", "direction: upward"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.file()).isEqualTo("trends/agents.yaml");
                    assertThat(f.line()).isEqualTo(4);
                    assertThat(f.field()).isEqualTo("/direction");
                });
    }

    @Test
    void refusesASourceWithoutARelease() {
        assertThat(faults("trends/agents.yaml", "source: nobody", "source: bls-ep"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.line()).isEqualTo(7);
                    assertThat(f.wrong()).contains("no release of the source 'bls-ep'");
                });
    }

    @Test
    void refusesAnUnknownSeriesAHorizonThatEndsBeforeItBeginsAndADoubledClaim() {
        assertThat(faults("trends/postings-rise.yaml", "series: us-pilots", "series: us-sailors"))
                .extracting(Fault::field)
                .containsExactly("/evidence/0/series");
        assertThat(faults("trends/agents.yaml", "from: 2025", "from: 2026"))
                .extracting(Fault::field)
                .containsExactly("/horizon/to");
        assertThat(faults("outlooks.yaml", "id: a-million", "id: forty-percent"))
                .extracting(Fault::field)
                .containsExactly("/outlooks/1/id");
    }

    @Test
    void refusesAPeriodThatIsNoneOrOfAnotherGrain() {
        assertThat(faults("series/us-pilots.yaml", "\"2025-03\"", "\"2025-13\""))
                .extracting(Fault::wrong)
                .containsExactly("no such period");
        assertThat(faults("series/us-pilots.yaml", "\"2025-03\"", "\"2025-03-02\""))
                .extracting(Fault::wrong)
                .containsExactly("a period of this grain is written as 2025-03");
    }

    @Test
    void refusesAFigureThatSaysTwoThings() {
        assertThat(faults("outlooks.yaml", "value: 40,", "value: 40, atLeast: 30,"))
                .isNotEmpty();
    }

    @Test
    void refusesAFileItDoesNotKnow() {
        TreeMap<String, String> files =
                new TreeMap<>(Catalogue.onClassPath("test-catalogue").files());
        files.put("pay/x.yaml", "id: x");

        assertThat(catchThrowableOfType(CatalogueException.class, () -> StarterCatalogue.read(new Catalogue(files)))
                        .faults())
                .extracting(Fault::file)
                .containsExactly("pay/x.yaml");
    }

    private static List<Fault> faults(String file, String from, String to) {
        TreeMap<String, String> files =
                new TreeMap<>(Catalogue.onClassPath("test-catalogue").files());
        assertThat(files.get(file)).contains(from);
        files.put(file, files.get(file).replace(from, to));
        return catchThrowableOfType(CatalogueException.class, () -> StarterCatalogue.read(new Catalogue(files)))
                .faults();
    }
}
