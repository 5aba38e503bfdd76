package org.careeralmanac.salary.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.CatalogueException.Fault;
import org.careeralmanac.salary.estimate.DerivedFrom;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.junit.jupiter.api.Test;

class StarterCatalogueTest {

    private static final Set<String> AREAS = Set.of("US");
    private static final Set<String> CURRENCIES = Set.of("USD");
    private static final String CAREER = "careers/clockmaker.yaml";
    private static final String EXCERPT = "excerpts/office-2024.yaml";

    @Test
    void theBundledOneIsRight() {
        StarterCatalogue bundled = read(Catalogue.onClassPath("catalogue"));

        assertThat(bundled.releases().getFirst().release()).isEqualTo(bundled.release());
        assertThat(bundled.releases())
                .anySatisfy(r -> assertThat(r.release().source()).isEqualTo("bls-oews"));
    }

    @Test
    void linksTheHourlyFormOfAYearlyFigure() {
        assertThat(read(testCatalogue()).releases().stream()
                        .flatMap(r -> r.estimates().stream())
                        .filter(e -> e.key().period() == PayPeriod.hour))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.rule()).isEqualTo(DerivedFrom.HOURLY);
                    assertThat(e.references().getFirst().key())
                            .isEqualTo(e.key().per(PayPeriod.year));
                });
    }

    @Test
    void leavesHourlyPayAloneThatSaysSomethingElse() {
        StarterCatalogue other = read(with(CAREER, "value: 50}", "value: 60}"));

        assertThat(other.releases().stream()
                        .flatMap(r -> r.estimates().stream())
                        .filter(e -> e.key().period() == PayPeriod.hour))
                .singleElement()
                .satisfies(e -> assertThat(e.rule()).isNull());
    }

    @Test
    void aReleaseIsRecognisedByWhatItSaysAndNotByCommentsOrOtherReleases() {
        StarterCatalogue plain = read(testCatalogue());

        assertThat(hashes(read(with(EXCERPT, "table:", "# a comment\ntable:")))).isEqualTo(hashes(plain));
        Map<String, String> changed = hashes(read(with(EXCERPT, "value: 95000", "value: 95001")));
        assertThat(changed.get("office:2024-05")).isNotEqualTo(hashes(plain).get("office:2024-05"));
        assertThat(changed.get("office:2023-05")).isEqualTo(hashes(plain).get("office:2023-05"));
        assertThat(changed.get("some-page:all")).isEqualTo(hashes(plain).get("some-page:all"));
        assertThat(changed.get("career-almanac:all")).isNotEqualTo(hashes(plain).get("career-almanac:all"));
    }

    @Test
    void namesFileLineAndFieldOfWhatBreaksTheSchema() {
        assertThat(faults(with(EXCERPT, "basis: baseAndIncentive", "basis: gross")))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.file()).isEqualTo(EXCERPT);
                    assertThat(f.line()).isEqualTo(11);
                    assertThat(f.field()).isEqualTo("/estimates/0/basis");
                });
        assertThat(faults(with(
                        CAREER,
                        "figures: [{statistic: median, value: 100000}]",
                        "figures: [{statistic: median, value: 1, missing: suppressed}]")))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.field()).startsWith("/estimates/0/figures/0"));
    }

    @Test
    void namesWhatDoesNotFitTogether() {
        fault(with(EXCERPT, "area: US", "area: XX"), "/estimates/0/area", "unknown area 'XX'");
        fault(with(EXCERPT, "currency: USD", "currency: XXX"), "/estimates/0/currency", "unknown currency");
        fault(with(EXCERPT, "atLeast: 239200", "atLeast: 100000"), "/estimates/0/figures/4", "topCode");
        fault(with(EXCERPT, "p25, value: 75000", "p25, value: 99000"), "/estimates/0/figures/2", "median is below p25");
        fault(with(EXCERPT, "source: office", "source: nobody"), "/release/source", "describes no source");
        fault(with(CAREER, "id: clockmaker", "id: watchmaker"), "/id", "watchmaker.yaml");
        fault(with(CAREER, "title: Celebrity Clockmaker", "title: Unknown"), "/estimates/3/title", "titles.yaml");
        fault(
                with(CAREER, "{key: stated, source: some-page", "{key: stated, source: office"),
                "/estimates/0/source",
                "no release");
        fault(
                with(
                        CAREER,
                        "{key: celebrity,",
                        "{key: celebrity, derived: true, derivedFrom: {rule: r, figures: [{estimate: nobody, statistic: mean}]},"),
                "/estimates/3/derivedFrom/figures/0",
                "no figure 'mean'");
        fault(with("titles.yaml", "Celebrity Clockmaker", "master clockmaker"), "/titles/1", "there already");
    }

    @Test
    void findsTheSameEstimateTwice() {
        Catalogue twice = with(CAREER, "period: hour", "period: year");

        assertThat(faults(twice)).anySatisfy(f -> assertThat(f.wrong()).contains("is there already"));
    }

    @Test
    void tellsAllFaultsOfAllFilesAtOnce() {
        TreeMap<String, String> files = new TreeMap<>(testCatalogue().files());
        files.replaceAll((_, text) -> text + "\nnonsense: 1\n");

        assertThat(faults(new Catalogue(files))).extracting(Fault::file).containsAll(files.keySet());
    }

    private static void fault(Catalogue catalogue, String field, String wrong) {
        assertThat(faults(catalogue)).anySatisfy(f -> {
            assertThat(f.field()).isEqualTo(field);
            assertThat(f.wrong()).contains(wrong);
            assertThat(f.line()).isPositive();
        });
    }

    private static List<Fault> faults(Catalogue catalogue) {
        return catchThrowableOfType(CatalogueException.class, () -> read(catalogue))
                .faults();
    }

    private static Map<String, String> hashes(StarterCatalogue catalogue) {
        Map<String, String> hashes = new TreeMap<>();
        catalogue
                .releases()
                .forEach(r -> hashes.put(
                        r.release().source() + ":" + r.release().edition(),
                        r.release().contentHash()));
        return hashes;
    }

    private static StarterCatalogue read(Catalogue catalogue) {
        return StarterCatalogue.read(catalogue, AREAS, CURRENCIES);
    }

    static Catalogue testCatalogue() {
        return Catalogue.onClassPath("test-catalogue");
    }

    static Catalogue with(String file, String old, String changed) {
        TreeMap<String, String> files = new TreeMap<>(testCatalogue().files());
        assertThat(files.get(file)).contains(old);
        files.computeIfPresent(file, (_, text) -> text.replace(old, changed));
        return new Catalogue(files);
    }
}
