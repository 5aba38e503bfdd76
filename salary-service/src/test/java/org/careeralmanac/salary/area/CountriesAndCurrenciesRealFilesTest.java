package org.careeralmanac.salary.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.careeralmanac.salary.currency.CurrenciesImporter;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.careeralmanac.salary.staging.RawCsv;
import org.careeralmanac.salary.staging.RealFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lists of ISO codes, where they are at hand. */
@Tag("real-files")
class CountriesAndCurrenciesRealFilesTest {

    @Test
    void takesEveryCountryAndNamibiaToo() {
        Path path = RealFiles.path("iso/country-codes.csv");
        Map<String, String> names = RawCsv.of(path).stream()
                .collect(Collectors.toMap(r -> r.get("ISO3166-1-Alpha-2"), r -> r.get("CLDR display name")));
        try (ImportsForTests almanac = new ImportsForTests()) {
            var outcome = almanac.load(new CountriesImporter(), path, "country-codes.csv", "knownFrom", "2026-05-15");

            assertThat(outcome.refusals()).isEmpty();
            assertThat(outcome.stored()).containsEntry("countries", (long) names.size());
            assertThat(almanac.rows("""
                    SELECT id, name FROM area JOIN area_name ON area_id = id AND lang = 'en'
                    WHERE kind = 'country'"""))
                    .containsExactlyInAnyOrderElementsOf(names.entrySet().stream()
                            .map(n -> n.getKey() + "|" + n.getValue())
                            .toList())
                    .contains("NA|Namibia");
        }
    }

    @Test
    void takesEveryCurrencyThatIsMoney() {
        Path path = RealFiles.path("iso/currency-codes-all.csv");
        List<Map<String, String>> entries = RawCsv.of(path).stream()
                .filter(r -> !r.get("AlphabeticCode").isEmpty()
                        && !r.get("MinorUnit").equals("-"))
                .toList();
        Set<String> inUse = entries.stream()
                .filter(r -> r.get("WithdrawalDate").isEmpty())
                .map(r -> r.get("AlphabeticCode"))
                .collect(Collectors.toSet());
        Set<String> all = entries.stream().map(r -> r.get("AlphabeticCode")).collect(Collectors.toSet());
        try (ImportsForTests almanac = new ImportsForTests()) {
            var outcome = almanac.load(new CurrenciesImporter(), path, "codes-all.csv", "knownFrom", "2026-02-01");

            assertThat(outcome.refusals()).isEmpty();
            assertThat(outcome.stored()).containsEntry("currencies", (long) all.size());
            assertThat(almanac.rows("SELECT code FROM currency")).containsExactlyInAnyOrderElementsOf(all);
            assertThat(almanac.rows("SELECT code FROM currency WHERE withdrawn IS NULL"))
                    .containsExactlyInAnyOrderElementsOf(inUse);
        }
    }
}
