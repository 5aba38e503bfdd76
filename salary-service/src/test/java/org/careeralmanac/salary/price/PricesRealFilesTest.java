package org.careeralmanac.salary.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.careeralmanac.salary.staging.RawCsv;
import org.careeralmanac.salary.staging.RealFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Publishers' own files of price levels, where they are at hand. */
@Tag("real-files")
class PricesRealFilesTest {

    private final Random random = new Random(20261125);

    @Test
    void storesTheIndexOfTheUnitedStates() {
        Path path = RealFiles.path("cpi/us-cpiai.csv");
        List<Map<String, String>> months = RawCsv.of(path);
        try (ImportsForTests almanac = new ImportsForTests()) {
            var outcome = almanac.load(new CpiImporter(), path, "cpiai.csv", "knownFrom", "2026-06-10");

            assertThat(outcome.refusals()).isEmpty();
            assertThat(outcome.stored())
                    .containsEntry(
                            "price indexes",
                            months.stream()
                                    .filter(m -> !m.get("Index").isEmpty())
                                    .count());
            for (int i = 0; i < 30; i++) {
                Map<String, String> month = months.get(random.nextInt(months.size()));
                assertThat(almanac.value("SELECT index FROM price_index WHERE area_id = 'US' AND period = '%s'"
                                .formatted(month.get("Date").substring(0, 7))))
                        .isEqualTo(month.get("Index"));
            }
            // October 2025 was never published; the year is the mean of the other eleven.
            assertThat(almanac.value("SELECT count(*) FROM price_index WHERE period LIKE '2025-%'"))
                    .isEqualTo("11");
            assertThat(almanac.value(
                            "SELECT round(mean_price_index('%s', 'US', '2022'), 3)".formatted(outcome.release())))
                    .isEqualTo(mean(months, "2022"));
        }
    }

    private static String mean(List<Map<String, String>> months, String year) {
        List<BigDecimal> indexes = months.stream()
                .filter(m -> m.get("Date").startsWith(year))
                .map(m -> new BigDecimal(m.get("Index")))
                .toList();
        return indexes.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(indexes.size()), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void chainsTheWorldBanksInflation() {
        Path path = RealFiles.path("cpi/worldbank-cpi.csv");
        List<Map<String, String>> years = RawCsv.of(path);
        try (ImportsForTests almanac = new ImportsForTests()) {
            var outcome = almanac.load(new CpiImporter(), path, "cpi.csv", "knownFrom", "2025-07-01");

            assertThat(outcome.refusals()).isEmpty();
            Map<String, String> codes = Map.of("USA", "US", "DEU", "DE", "GBR", "GB", "NAM", "NA", "JPN", "JP");
            List<Map<String, String>> ofThese = years.stream()
                    .filter(y -> codes.containsKey(y.get("Country Code")))
                    .toList();
            for (int i = 0; i < 30; i++) {
                Map<String, String> year = ofThese.get(random.nextInt(ofThese.size()));
                int number = Integer.parseInt(year.get("Year"));
                assertThat(almanac.value("""
                        SELECT round((n.index / p.index - 1) * 100, 6) FROM price_index n
                        JOIN price_index p ON p.area_id = n.area_id AND p.period = '%d'
                        WHERE n.area_id = '%s' AND n.period = '%d'""".formatted(number - 1, codes.get(year.get("Country Code")), number)))
                        .isEqualTo(new BigDecimal(year.get("CPI"))
                                .setScale(6, RoundingMode.HALF_UP)
                                .toPlainString());
            }
            // One year more than the file has: the one before the first.
            long us = years.stream()
                    .filter(y -> y.get("Country Code").equals("USA"))
                    .count();
            assertThat(almanac.value("SELECT count(*) FROM price_index WHERE area_id = 'US'"))
                    .isEqualTo(String.valueOf(us + 1));
        }
    }

    @Test
    void storesTheParitiesOfTheStates() {
        Path path = RealFiles.path("bea-rpp/SARPP_STATE_2008_2023.csv");
        List<Map<String, String>> allItems = RawCsv.of(path).stream()
                .filter(r -> "5".equals(r.get("LineCode")))
                .toList();
        try (ImportsForTests almanac = new ImportsForTests()) {
            var outcome = almanac.load(new RppImporter(), path, "SARPP_STATE_2008_2023.csv");

            assertThat(outcome.refusals()).isEmpty();
            assertThat(outcome.release()).isEqualTo("bea-rpp:all:states:2025-02-20");
            assertThat(outcome.stored()).containsEntry("price parities", allItems.size() * 16L);
            for (int i = 0; i < 30; i++) {
                Map<String, String> area = allItems.get(random.nextInt(allItems.size()));
                int year = 2008 + random.nextInt(16);
                assertThat(almanac.value("""
                        SELECT index FROM price_parity p JOIN area_name n USING (area_id)
                        WHERE n.name = '%s' AND year = %d""".formatted(area.get("GeoName").replace(" *", ""), year)))
                        .isEqualTo(area.get(String.valueOf(year)));
            }
        }
    }
}
