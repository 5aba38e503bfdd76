package org.careeralmanac.defaults.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.careeralmanac.defaults.sheet.Zips.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    @TempDir
    Path folder;

    @Test
    void oneFileInAZipReadsAsIfItHadComePlain() {
        String csv = "Date,USD\n2026-04-13,1.1684\n";
        Path plain = Zips.file(folder, csv);
        String hash;
        try (Bundle bundle = open(plain, "eurofxref-hist.csv")) {
            hash = bundle.only().sha256();
        }
        Path zipped = Zips.zip()
                .with("eurofxref-hist.csv", csv)
                .with("__MACOSX/._x", "junk")
                .in(folder);
        try (Bundle bundle = open(zipped, "eurofxref-hist.zip");
                Table table = bundle.only().table(Layout.of("Date"))) {
            assertThat(table.file()).isEqualTo("eurofxref-hist.zip › eurofxref-hist.csv");
            assertThat(table.iterator().next().text("USD")).isEqualTo("1.1684");
            assertThat(bundle.only().sha256()).isEqualTo(hash);
            assertThat(bundle.bytesRead()).isPositive().isLessThanOrEqualTo(bundle.size());
        }
    }

    @Test
    void severalFilesAreHandedOutByNameAndNothingUnpackedStays() throws IOException {
        byte[] national =
                Zips.workbook("s", row(1, "OCC_CODE") + row(2, "15-1252")).bytes();
        Path zipped = Zips.zip()
                .with("oesm23/national_M2023_dl.xlsx", national)
                .with("oesm23/state_M2023_dl.xlsx", national)
                .with("oesm23/notes.pdf", "%PDF-1.4")
                .in(folder);
        try (Bundle bundle = open(zipped, "oesm23.zip")) {
            DataFile file = bundle.matching(name -> name.startsWith("national_"), "a national file")
                    .getFirst();
            assertThat(file.isWorkbook()).isTrue();
            try (Table table = file.table(Layout.of("occ_code"))) {
                assertThat(table.iterator().next().text("OCC_CODE")).isEqualTo("15-1252");
            }
            assertThat(bundle.files()).hasSize(3);
            assertRefused(bundle::only, "holds 3 files: national_M2023_dl.xlsx, state_M2023_dl.xlsx, notes.pdf");
            assertRefused(
                    () -> bundle.matching(name -> name.endsWith(".csv"), "a CSV file"), "right would be: a CSV file");
            assertRefused(() -> bundle.files().get(2).table(Layout.bare()), "oesm23.zip › oesm23/notes.pdf: is a PDF");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(zipped);
        }
    }

    @Test
    void aZipInAZipAndAZipOfTooMuchAreRefused() {
        byte[] inner = Zips.zip().with("a.csv", "a\n1\n").bytes();
        try (Bundle bundle = open(Zips.zip().with("inner.zip", inner).in(folder), "outer.zip")) {
            assertRefused(() -> bundle.only().table(Layout.of("a")), "is a zip inside a zip");
        }
        Path two = Zips.zip().with("a", "").with("b", "").in(folder);
        Limits one = new Limits(1000, 200, 1, 100, 10, 100);
        assertRefused(() -> Bundle.open(two, "two.zip", Dialect.CSV, one), "is a zip of 2 files");
    }

    private static Bundle open(Path path, String name) {
        return Bundle.open(path, name, Dialect.CSV, Limits.DEFAULT);
    }

    private static void assertRefused(Runnable reading, String text) {
        assertThatExceptionOfType(SheetException.class)
                .isThrownBy(reading::run)
                .satisfies(e -> assertThat(e.getMessage()).contains(text));
    }
}
