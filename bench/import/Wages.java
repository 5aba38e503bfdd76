import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workbook of metropolitan wages as the Bureau of Labor Statistics lays them out:
 * {@code java Wages.java ROWS SEED > MSA_M2023_dl.xlsx}. The same seed gives the same cells; none is from a real edition.
 */
public final class Wages {

    /** So many metropolitan areas, each with as many occupations as fill the rows. */
    private static final int AREAS = 393;

    private static final String[] COLUMNS = {
        "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE", "OCC_CODE",
        "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN",
        "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN",
        "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"
    };

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(System.out, 1 << 16))) {
            put(zip, "[Content_Types].xml", """
                    <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            put(zip, "_rels/.rels", """
                    <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            put(zip, "xl/workbook.xml", """
                    <?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="MSA_M2023_dl" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            put(zip, "xl/_rels/workbook.xml.rels", """
                    <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            StringBuilder out = new StringBuilder(
                    "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            row(out, 1, COLUMNS);
            for (int i = 0; i < rows; i++) {
                row(out, i + 2, cells(i % AREAS, i / AREAS, random));
                zip.write(out.toString().getBytes(StandardCharsets.US_ASCII));
                out.setLength(0);
            }
            zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
        }
    }

    private static String[] cells(int area, int occupation, SplittableRandom random) {
        int hour = 1500 + random.nextInt(6000);
        String[] cells = new String[COLUMNS.length];
        String[] fixed = {
            String.valueOf(10100 + area * 20), "City " + area + ", CA", "4", "CA", "000000", "Cross-industry",
            "cross-industry", "1235", "%02d-%04d".formatted(11 + occupation / 100 * 2, 1011 + occupation % 100 * 10),
            "Workers of kind " + occupation, "detailed", String.valueOf(30 + random.nextInt(9000) * 10), "9.9", "1.250",
            "1.01", "", ""
        };
        System.arraycopy(fixed, 0, cells, 0, fixed.length);
        double[] at = {0.6, 0.8, 1, 1.25, 1.6};
        cells[17] = hourly(hour * 1.05);
        cells[18] = yearly(hour * 1.05);
        cells[19] = "2.1";
        for (int i = 0; i < at.length; i++) {
            cells[20 + i] = hourly(hour * at[i]);
            cells[25 + i] = yearly(hour * at[i]);
        }
        cells[30] = "";
        cells[31] = "";
        return cells;
    }

    private static String hourly(double cents) {
        return "%d.%02d".formatted(Math.round(cents) / 100, Math.round(cents) % 100);
    }

    private static String yearly(double cents) {
        return String.valueOf(Math.round(cents * 20.8 / 10) * 10);
    }

    private static void row(StringBuilder out, int number, String[] cells) {
        out.append("<row r=\"").append(number).append("\">");
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                out.append("<c r=\"").append(column(i)).append(number).append("\" t=\"inlineStr\"><is><t>")
                        .append(cells[i]).append("</t></is></c>");
            }
        }
        out.append("</row>");
    }

    private static String column(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : "A" + (char) ('A' + index - 26);
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
    }
}
