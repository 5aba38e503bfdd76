package org.careeralmanac.defaults.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.careeralmanac.defaults.sheet.Zips.row;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

    private static final String NAME = "oews.xlsx";

    @TempDir
    Path folder;

    @Test
    void numbersLoseTheNoiseOfBinaryFloatingPointAndNothingElse() {
        String cells = """
                <row r="2"><c r="A2"><v>65.599999999999994</v></c><c r="B2"><v>152816.99999999997</v></c>
                <c r="C2"><v>1.0000000000000001E-3</v></c><c r="D2"><v>1.52817E5</v></c><c r="E2" t="n"><v>4.12</v></c>
                <c r="F2"><v>0</v></c></row>""";
        read(Zips.workbook("s", row(1, "a", "b", "c", "d", "e", "f") + cells), Layout.of("a"), rows -> {
            Row row = rows.getFirst();
            assertThat(row.decimal("a")).isEqualTo(new BigDecimal("65.6"));
            assertThat(row.decimal("b")).isEqualTo(new BigDecimal("152817"));
            assertThat(row.decimal("c")).isEqualTo(new BigDecimal("0.001"));
            assertThat(row.text("d")).isEqualTo("152817");
            assertThat(row.text("e")).isEqualTo("4.12");
            assertThat(row.decimal("f")).isEqualTo(BigDecimal.ZERO);
        });
    }

    @Test
    void aNumberThatNoMachineCouldWriteOutIsRefusedAlone() {
        String cells = "<row r=\"2\"><c r=\"A2\"><v>1E999999999</v></c><c r=\"B2\"><v>7</v></c></row>";
        read(Zips.workbook("s", row(1, "pay", "b") + cells), Layout.of("pay"), rows -> {
            Row row = rows.getFirst();
            assertThat(row.text("b")).isEqualTo("7");
            assertRefused(() -> row.text("pay"), "row 2, column pay");
        });
    }

    @Test
    void textsComeFromTheCellOrTheSharedTable() {
        Zips zip = Zips.workbook("s", row(1, "code", "rich", "escaped", "flag") + """
                <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>
                <c r="D2" t="b"><v>1</v></c></row>""")
                .shared(
                        "<si><t>00-0000</t></si>",
                        "<si><r><t>Top </t></r><r><t xml:space=\"preserve\">coded</t></r><rPh><t>x</t></rPh></si>",
                        "<si><t>a_x000D_b_x005F_</t></si>");
        read(zip, Layout.of("CODE"), rows -> {
            Row row = rows.getFirst();
            assertThat(row.text("Code")).isEqualTo("00-0000");
            assertThat(row.text("rich")).isEqualTo("Top coded");
            assertThat(row.text("escaped")).isEqualTo("a\rb_");
            assertThat(row.text("flag")).isEqualTo("TRUE");
        });
    }

    @Test
    void cellsKeepTheirColumnWhereOthersAreLeftOutOrUnnumbered() {
        String cells = """
                <row r="5"><c r="C5"><v>3</v></c></row>
                <row><c><v>1</v></c><c><v>2</v></c></row>""";
        read(Zips.workbook("s", row(1, "a", "b", "c") + cells), Layout.of("a"), rows -> {
            assertThat(rows).extracting(Row::number).containsExactly(5L, 6L);
            assertThat(rows.getFirst().text("a")).isNull();
            assertThat(rows.getFirst().text("c")).isEqualTo("3");
            assertThat(rows.get(1).text("b")).isEqualTo("2");
        });
    }

    @Test
    void blankIsNullAndIndentationStays() {
        read(Zips.workbook("s", row(1, "title", "b") + row(2, "    Managers", "\u00A0 ")), Layout.of("title"), rows -> {
            assertThat(rows.getFirst().exact("title")).isEqualTo("    Managers");
            assertThat(rows.getFirst().text("title")).isEqualTo("Managers");
            assertThat(rows.getFirst().text("b")).isNull();
        });
    }

    @Test
    void aFormulaOrAnErrorIsRefusedWithItsPlaceAndTheRestIsRead() {
        String cells = """
                <row r="2"><c r="A2"><f>B2*2</f><v>14</v></c><c r="B2"><v>7</v></c>
                <c r="C2" t="e"><v>#N/A</v></c></row>""";
        read(Zips.workbook("Pay", row(1, "A_MEAN", "b", "c") + cells), Layout.of("a_mean"), rows -> {
            Row row = rows.getFirst();
            assertThat(row.text("b")).isEqualTo("7");
            assertRefused(
                    () -> row.decimal("A_MEAN"), "oews.xlsx, sheet Pay, row 2, column A_MEAN: '14' holds a formula");
            assertRefused(() -> row.text("c"), "holds an error value");
        });
    }

    @Test
    void theFirstSheetWithTheColumnsIsReadBelowTitlesAndNotes() {
        Zips zip = Zips.workbook(
                "Notes",
                row(1, "Read me"),
                "Table 1.2",
                row(1, "Table 1.2 Employment")
                        + row(3, "2024 Title", "Employment,\n 2024", "Employment, 2034")
                        + row(4, "All", "1", "2"));
        Layout layout = Layout.of("2024 title").with("Employment, YEAR", "employment, \\d{4}");
        try (Bundle bundle = open(zip)) {
            Table table = bundle.only().table(layout);
            assertThat(table.sheet()).isEqualTo("Table 1.2");
            assertThat(table.header().matching("employment, (\\d{4})")).hasSize(2);
            assertThat(bundle.only().sheets()).containsExactly("Notes", "Table 1.2");
            assertThat(bundle.only()
                            .table("notes", Layout.bare())
                            .iterator()
                            .next()
                            .text("A"))
                    .isEqualTo("Read me");
            table.close();
        }
    }

    @Test
    void missingDoubledAndAbsentAreNamed() {
        Zips zip = Zips.workbook("s", row(1, "OCC_CODE", "TOT_EMP", "tot_emp") + row(2, "a", "b", "c"));
        assertRefused(
                () -> table(zip, Layout.of("occ_code", "A_MEAN", "A_MEDIAN")),
                "sheet s, row 1, column A_MEAN, A_MEDIAN: missing in the header");
        assertRefused(
                () -> table(zip, Layout.of("occ_code", "TOT_EMP")), "column TOT_EMP: is in the table more than once");
        assertRefused(() -> table(zip, Layout.of("elsewhere")), "no row within the first 30 is the header");
        read(zip, Layout.of("occ_code"), rows -> {
            assertRefused(() -> rows.getFirst().text("TOT_EMP"), "more than once");
            assertRefused(() -> rows.getFirst().text("A_MEAN"), "column A_MEAN: is not in the table");
        });
        try (Bundle bundle = open(zip)) {
            assertRefused(
                    () -> bundle.only().table("Field Descriptions", Layout.bare()),
                    "no sheet 'Field Descriptions', but s");
        }
    }

    @Test
    void aZipThatIsCutOffIsRefused() {
        byte[] whole = Zips.workbook("s", row(1, "a")).bytes();
        Path file = Zips.file(folder, Arrays.copyOf(whole, whole.length - 30));
        assertRefused(() -> Bundle.open(file, NAME, Dialect.CSV, Limits.DEFAULT), "cut off or damaged as a zip");
    }

    @Test
    void oneWrongByteIsFoundByTheChecksum() {
        byte[] incompressible = new byte[5000];
        new java.util.Random(1).nextBytes(incompressible);
        byte[] zip = Zips.zip().with("a.csv", incompressible).bytes();
        zip[2000] ^= 1;
        try (Bundle bundle = Bundle.open(Zips.file(folder, zip), "a.zip", Dialect.CSV, Limits.DEFAULT)) {
            assertRefused(() -> bundle.only().sha256(), "cut off or damaged");
        }
    }

    @Test
    void aBombIsRefusedByRatioAndBySize() {
        byte[] zeros = new byte[40 << 20];
        Zips zip = Zips.zip().with("a.csv", zeros);
        try (Bundle bundle = open(zip)) {
            assertRefused(() -> bundle.only().sha256(), "inflates beyond what a table does");
        }
        Limits tight = new Limits(1000, 200, 10, 100, 10, 100);
        try (Bundle bundle =
                Bundle.open(Zips.zip().with("a.csv", "x".repeat(5000)).in(folder), NAME, Dialect.CSV, tight)) {
            assertRefused(() -> bundle.only().sha256(), "at most 1,000 bytes in all");
        }
    }

    @Test
    void textsThatWouldFillTheMemoryAreRefused() {
        Limits tight = new Limits(1 << 20, 200, 100, 1000, 100, 500);
        Zips zip = Zips.workbook("s", row(1, "a")).shared("<si><t>%s</t></si>".formatted("x".repeat(600)));
        try (Bundle bundle = Bundle.open(zip.in(folder), NAME, Dialect.CSV, tight)) {
            assertRefused(() -> bundle.only().table(Layout.of("a")), "holds more text than can be read as a workbook");
        }
    }

    @Test
    void anXmlBombIsRefused() {
        Zips zip = Zips.workbook("s", row(1, "a")).with("xl/worksheets/sheet1.xml", """
                        <!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                        <worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>""");
        assertRefused(() -> table(zip, Layout.of("a")), "document type");
    }

    @Test
    void brokenXmlIsRefusedWithItsPlace() {
        Zips zip = Zips.workbook("s", row(1, "a")).with("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row");
        assertRefused(() -> table(zip, Layout.of("a")), "XML cannot be read at line 1");
    }

    @Test
    void otherZippedFormatsAreNamed() {
        assertRefused(
                () -> table(Zips.zip().with("[Content_Types].xml", "").with("xl/workbook.bin", ""), Layout.bare()),
                ".xlsb");
        assertRefused(
                () -> table(Zips.zip().with("mimetype", "").with("content.xml", ""), Layout.bare()), "OpenDocument");
    }

    private Bundle open(Zips zip) {
        return Bundle.open(zip.in(folder), NAME, Dialect.CSV, Limits.DEFAULT);
    }

    private void table(Zips zip, Layout layout) {
        try (Bundle bundle = open(zip);
                Table table = bundle.only().table(layout)) {
            table.forEach(Row::number);
        }
    }

    private void read(Zips zip, Layout layout, Consumer<List<Row>> check) {
        try (Bundle bundle = open(zip);
                Table table = bundle.only().table(layout)) {
            List<Row> rows = new ArrayList<>();
            table.forEach(rows::add);
            check.accept(rows);
        }
    }

    private static void assertRefused(Runnable reading, String text) {
        assertThatExceptionOfType(SheetException.class)
                .isThrownBy(reading::run)
                .satisfies(e -> assertThat(e.getMessage()).contains(text));
    }
}
