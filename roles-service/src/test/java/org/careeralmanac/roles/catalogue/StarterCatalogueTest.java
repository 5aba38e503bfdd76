package org.careeralmanac.roles.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.CatalogueException.Fault;
import org.junit.jupiter.api.Test;

class StarterCatalogueTest {

    @Test
    void theCatalogueThatTheServiceShipsIsSound() {
        StarterCatalogue shipped = StarterCatalogue.read(Catalogue.onClassPath("catalogue"));

        assertThat(shipped.careers()).isNotEmpty().allSatisfy(career -> assertThat(career.sections())
                .as(career.id())
                .hasSize(8));
        assertThat(shipped.starter().part()).isEqualTo("starter");
    }

    @Test
    void aFieldThatIsNoFieldIsNamedWithFileAndLine() {
        assertFault(
                "careers/boat-hand.yaml",
                "seniority: entry",
                "seniority: junior",
                "careers/boat-hand.yaml:4: /seniority:");
        assertFault(
                "careers/boat-hand.yaml",
                "    summary: Rows to the lighthouse.",
                "    sumary: Rows to the lighthouse.",
                "careers/boat-hand.yaml:7: /sections/overview:");
    }

    @Test
    void aFamilyASourceOrARoleThatIsNotThereIsNamed() {
        assertFault(
                "careers/boat-hand.yaml",
                "family: harbour",
                "family: hill",
                "careers/boat-hand.yaml:3: /family: no family 'hill'");
        assertFault(
                "careers/lamp-keeper.yaml",
                "scope: at sea, years: {min: 9}, source: rumour",
                "scope: at sea, years: {min: 9}, source: gossip",
                "/sections/requirements/claims/0/source: no source 'gossip'");
        assertFault(
                "careers/lamp-keeper.yaml",
                "{id: boat-hand, why",
                "{id: boat-man, why",
                "/sections/relatedCareers/careers/0/id: no career 'boat-man'");
        assertFault(
                "careers/lamp-keeper.yaml",
                "text: Learns the ropes., role: boat-hand",
                "text: Learns the ropes., role: boat-man",
                "/sections/careerDevelopment/progression/0/role: no career 'boat-man'");
        assertFault(
                "catalogue.yaml",
                "- {source: rumour, edition",
                "- {source: hearsay, edition",
                "catalogue.yaml:7: /releases/0/source: no source 'hearsay'");
    }

    @Test
    void idsThatCollideOrAreReservedAreRefused() {
        assertFault("careers/boat-hand.yaml", "id: boat-hand", "id: lamp-keeper", "has this id already");
        assertFault("careers/boat-hand.yaml", "id: boat-hand", "id: boat-man", "the file's name says 'boat-hand'");
        assertFault("careers/boat-hand.yaml", "id: boat-hand", "id: suggest", "is an address of the API");
        assertFault(
                "careers/lamp-keeper.yaml",
                "id: years-ten",
                "id: years-nine",
                "/sections/requirements/claims/1/id: another claim of this career has this id");
        assertFault(
                "careers/boat-hand.yaml",
                "skills: [ropes, Rowing]",
                "occupations: [{scheme: SOC-2018, code: '1', title: t, fit: exact}, {scheme: SOC-2018, code: '1', title: t, fit: exact}]",
                "at most one role can be");
    }

    @Test
    void aRatingHasAValueOrAReasonNotBoth() {
        assertFault(
                "excerpts/ratings.yaml",
                "importance: {value: 4.50}",
                "importance: {value: 4.50, missing: suppressed}",
                "excerpts/ratings.yaml:9: /occupations/0/ratings/2/importance");
        assertFault(
                "excerpts/ratings.yaml", "importance: {value: 4.50}", "importance: {value: 450}", "/importance/value");
    }

    @Test
    void aDayThatIsNoneIsNamed() {
        assertFault(
                "catalogue.yaml",
                "2026-01-10}\nsources",
                "2026-13-10}\nsources",
                "catalogue.yaml:1: /release/knownFrom");
    }

    @Test
    void everyFaultOfEveryFileIsReportedAtOnce() {
        SortedMap<String, String> files =
                new TreeMap<>(Catalogue.onClassPath("test-catalogue").files());
        files.computeIfPresent(
                "careers/boat-hand.yaml", (name, text) -> text.replace("family: harbour", "family: hill"));
        files.computeIfPresent(
                "excerpts/ratings.yaml", (name, text) -> text.replace("kind: knowledge", "kind: wisdom"));
        files.put("notes.yaml", "x: 1");

        assertThat(faults(files))
                .extracting(Fault::file)
                .contains("careers/boat-hand.yaml", "excerpts/ratings.yaml", "notes.yaml");
    }

    private static void assertFault(String file, String text, String broken, String message) {
        SortedMap<String, String> files =
                new TreeMap<>(Catalogue.onClassPath("test-catalogue").files());
        assertThat(files.get(file)).contains(text);
        files.put(file, files.get(file).replace(text, broken));

        assertThat(faults(files)).extracting(Fault::toString).anySatisfy(fault -> assertThat(fault)
                .contains(message));
    }

    private static List<Fault> faults(SortedMap<String, String> files) {
        return catchThrowableOfType(CatalogueException.class, () -> StarterCatalogue.read(new Catalogue(files)))
                .faults();
    }
}
