package org.careeralmanac.defaults.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedTextTest {

    @TempDir
    Path folder;

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLineBreaks() {
        List<Row> rows = csv("id,labels\r\n1,\"a\r\nb, \"\"c\"\"\"\n2,\"\"\n3,x\"y\n", "id");
        assertThat(rows).extracting(row -> row.exact("labels")).containsExactly("a\r\nb, \"c\"", null, "x\"y");
        assertThat(rows).extracting(Row::number).containsExactly(2L, 3L, 4L);
    }

    @Test
    void aByteOrderMarkTrailingSeparatorsAndAnyLineEndAreNoTrouble() {
        List<Row> rows = csv("\uFEFFDate,USD,JPY,\r2026-04-13,1.1684,N/A,\r\n\n2026-04-10,1.17,186,\n", "date", "usd");
        assertThat(rows).extracting(row -> row.text("Date")).containsExactly("2026-04-13", "2026-04-10");
        assertThat(rows).extracting(Row::number).containsExactly(2L, 4L);
    }

    @Test
    void spacesBeforeAQuoteDoNotHideIt() {
        List<Row> rows = csv("GeoFIPS,GeoName,Region\n \"00000\", \"United States, all\" , \n", "geofips");
        assertThat(rows.getFirst().text("geofips")).isEqualTo("00000");
        assertThat(rows.getFirst().text("GeoName")).isEqualTo("United States, all");
        assertThat(rows.getFirst().text("Region")).isNull();
    }

    @Test
    void codesShedTheFormulaThatKeptThemText() {
        List<Row> rows = csv("code\n\"=\"\"13-2011\"\"\"\n15-1252\n", "code");
        assertThat(rows).extracting(row -> row.code("code")).containsExactly("13-2011", "15-1252");
    }

    @Test
    void thousandsSeparatorsAreReadOnlyWhereTheyAreExpected() {
        Row row = csv("n,m\n\"1,436.1\",\"1,43\"\n", "n").getFirst();
        assertThat(row.grouped("n")).isEqualTo(new BigDecimal("1436.1"));
        assertThatExceptionOfType(SheetException.class).isThrownBy(() -> row.decimal("n"));
        assertThatExceptionOfType(SheetException.class)
                .isThrownBy(() -> row.grouped("m"))
                .satisfies(e -> assertThat(e.refusal())
                        .isEqualTo(new Refusal(
                                "a.csv",
                                null,
                                2L,
                                "m",
                                "1,43",
                                "is not a number",
                                "a plain decimal such as 1436.1, or nothing")));
    }

    @Test
    void aRowWithTheWrongNumberOfFieldsIsRefusedAndTheNextIsRead() {
        List<Row> rows = csv("a,b\n1\n1,2,3\n1,2,\n1,2\nNote: a footnote\n", "a");
        assertRefused(() -> rows.getFirst().text("a"), "row 2: has 1 fields where the header has 2");
        assertRefused(() -> rows.get(1).text("a"), "row 3: has 3 fields where the header has 2");
        assertThat(rows.get(2).text("b")).isEqualTo("2");
        assertThat(rows.get(3).text("b")).isEqualTo("2");
        assertThat(rows.get(4).filled()).isEqualTo(1);
    }

    @Test
    void tabSeparatedTextHasNoQuoting() {
        List<Row> rows = read("Task\tDate\r\nConduct \"head counts\tMM\r\n\"x\ty\r\n", Dialect.TAB, "task");
        assertThat(rows).extracting(row -> row.text("task")).containsExactly("Conduct \"head counts", "\"x");
    }

    @Test
    void aFileCutOffInsideAQuoteIsRefused() {
        assertRefused(() -> csv("a,b\n1,2\n3,\"cut", "a"), "row 3: ends inside a quoted field");
    }

    @Test
    void anUnclosedQuoteEndsBeforeTheMemoryDoes() {
        assertRefused(() -> csv("a\n\"" + "x\n".repeat(600_000), "a"), "closing quote is missing");
        assertRefused(() -> csv("a\n\"" + "x\n".repeat(600_000), "a"), "more than 1,000,000 characters");
    }

    @Test
    void textAfterAClosingQuoteIsRefused() {
        assertRefused(() -> csv("a,b\n1,\"x\"y\n", "a"), "row 2: has text after a closing quote in field 2");
    }

    @Test
    void otherEncodingsAreRefusedWithTheByte() {
        byte[] latin = "name\nCaf\u00E9 M\u00FCller".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(() -> read(latin, Dialect.CSV, "name"), "is not UTF-8 at byte 8 (0xE9)");
        byte[] cut = {'a', '\n', (byte) 0xC3};
        assertRefused(() -> read(cut, Dialect.CSV, "a"), "is not UTF-8 at byte 2 (0xC3)");
        assertRefused(() -> read("a\nb".getBytes(StandardCharsets.UTF_16), Dialect.CSV, "a"), "text in UTF-16");
        assertRefused(
                () -> read(("a\n" + "b".repeat(600) + '\0').getBytes(StandardCharsets.UTF_8), Dialect.CSV, "a"),
                "zero bytes");
    }

    @Test
    void theByteIsCountedAcrossBuffers() {
        byte[] long1 = ("a\n" + "\u00E9".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        long1[100_001] = (byte) 0xFF;
        assertRefused(() -> read(long1, Dialect.CSV, "a"), "is not UTF-8 at byte 100,000");
    }

    @Test
    void whatIsNoTableIsNamed() {
        assertRefused(
                () -> read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, Dialect.CSV, "a"),
                "binary .xls is not read; right would be: save it as .xlsx");
        assertRefused(() -> csv("%PDF-1.7", "a"), "is a PDF document");
        assertRefused(() -> csv("\n<!DOCTYPE html><html>", "a"), "is an HTML page");
        assertRefused(() -> csv("<?xml version=\"1.0\"?>", "a"), "is an XML document");
        assertRefused(() -> csv("", "a"), "is an empty file");
        assertRefused(() -> csv("x,y\n1,2\n", "a"), "column a: missing");
    }

    private List<Row> csv(String text, String... columns) {
        return read(text, Dialect.CSV, columns);
    }

    private List<Row> read(String text, Dialect dialect, String... columns) {
        return read(text.getBytes(StandardCharsets.UTF_8), dialect, columns);
    }

    private List<Row> read(byte[] bytes, Dialect dialect, String... columns) {
        try (Bundle bundle = Bundle.open(Zips.file(folder, bytes), "a.csv", dialect, Limits.DEFAULT);
                Table table = bundle.only().table(Layout.of(columns))) {
            List<Row> rows = new ArrayList<>();
            table.forEach(rows::add);
            return rows;
        }
    }

    private static void assertRefused(Runnable reading, String text) {
        assertThatExceptionOfType(SheetException.class)
                .isThrownBy(reading::run)
                .satisfies(e -> assertThat(e.getMessage()).contains(text));
    }
}
