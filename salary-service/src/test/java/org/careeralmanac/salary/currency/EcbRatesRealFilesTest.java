package org.careeralmanac.salary.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipFile;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.careeralmanac.salary.staging.RawCsv;
import org.careeralmanac.salary.staging.RealFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The European Central Bank's own file, where it is at hand. */
@Tag("real-files")
class EcbRatesRealFilesTest {

    @Test
    void storesEveryRateAndMeansThem() throws IOException {
        Path path = RealFiles.path("ecb-fx/eurofxref-hist.zip");
        List<Map<String, String>> days;
        try (ZipFile zip = new ZipFile(path.toFile())) {
            days = RawCsv.of(
                    new String(zip.getInputStream(zip.entries().nextElement()).readAllBytes(), StandardCharsets.UTF_8));
        }
        long rates = days.stream()
                .flatMap(d -> d.entrySet().stream())
                .filter(e -> e.getKey().length() == 3 && !e.getValue().equals("N/A"))
                .count();

        try (ImportsForTests almanac = new ImportsForTests()) {
            var outcome = almanac.load(new EcbRatesImporter(), path, "eurofxref-hist.zip");

            assertThat(outcome.refusals()).isEmpty();
            assertThat(outcome.read()).isEqualTo(days.size());
            assertThat(outcome.stored()).containsEntry("daily rates", rates);
            assertThat(outcome.release())
                    .isEqualTo("ecb-rates:all:daily:" + days.getFirst().get("Date"));
            Random random = new Random(20261125);
            List<String> currencies = days.getFirst().keySet().stream()
                    .filter(c -> c.length() == 3)
                    .toList();
            for (int i = 0; i < 30; i++) {
                Map<String, String> day = days.get(random.nextInt(days.size()));
                String currency = currencies.get(random.nextInt(currencies.size()));
                assertThat(almanac.value("SELECT mean_per_eur('%s', '%s', '%s')"
                                .formatted(outcome.release(), currency, day.get("Date"))))
                        .isEqualTo(
                                day.get(currency).equals("N/A")
                                        ? ""
                                        : almanac.value("SELECT %s / 1::numeric".formatted(day.get(currency))));
            }
            double mean = days.stream()
                    .filter(d -> d.get("Date").startsWith("2023"))
                    .mapToDouble(d -> Double.parseDouble(d.get("USD")))
                    .average()
                    .orElseThrow();
            assertThat(new BigDecimal(almanac.value(
                                    "SELECT mean_per_eur('%s', 'USD', '2023')".formatted(outcome.release())))
                            .doubleValue())
                    .isCloseTo(mean, within(1e-12));
        }
    }
}
