package org.careeralmanac.defaults.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes zips and workbooks for tests, as other programs write them. */
final class Zips {

    private static final String SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static Zips zip() {
        return new Zips();
    }

    /** @param sheets name and the rows' XML in turn */
    static Zips workbook(String... sheets) {
        Zips zip = new Zips();
        StringBuilder names = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        for (int i = 0; i < sheets.length; i += 2) {
            int number = i / 2 + 1;
            names.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(sheets[i], number, number));
            relations.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                    .formatted(number, RELATIONS, number));
            zip.with(
                    "xl/worksheets/sheet%d.xml".formatted(number),
                    "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                            .formatted(SPREADSHEET, sheets[i + 1]));
        }
        return zip.with("[Content_Types].xml", "<Types/>")
                .with("_rels/.rels", "<Relationships/>")
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
                                .formatted(SPREADSHEET, RELATIONS, names))
                .with(
                        "xl/_rels/workbook.xml.rels",
                        ("<Relationships>%s<Relationship Id=\"rIdS\" Type=\"%s/sharedStrings\" "
                                        + "Target=\"/xl/sharedStrings.xml\"/></Relationships>")
                                .formatted(relations, RELATIONS));
    }

    Zips shared(String... items) {
        return with(
                "xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(SPREADSHEET, String.join("", items)));
    }

    Zips with(String entry, String content) {
        return with(entry, content.getBytes(StandardCharsets.UTF_8));
    }

    Zips with(String entry, byte[] content) {
        entries.put(entry, content);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Path in(Path folder) {
        return file(folder, bytes());
    }

    static Path file(Path folder, byte[] content) {
        try {
            return Files.write(folder.resolve("file"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path folder, String content) {
        return file(folder, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A row of texts written in the cells themselves. */
    static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"%d\">".formatted(number));
        for (int i = 0; i < texts.length; i++) {
            row.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted('A' + i, number, texts[i]));
        }
        return row.append("</row>").toString();
    }
}
