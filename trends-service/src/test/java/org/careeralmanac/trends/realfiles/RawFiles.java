package org.careeralmanac.trends.realfiles;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the publishers' files a second way, without anything of the importers, to check them against. */
final class RawFiles {

    private RawFiles() {}

    /** A file of the folder of real files, or the end of this test with the reason why it did not run. */
    static Path shared(String name) {
        Path file = Path.of(System.getProperty("almanac.shared", "../../shared"), "data")
                .resolve(name);
        assumeTrue(
                Files.exists(file),
                () ->
                        "NOT RUN: the publisher's file %s is not there; -Dalmanac.shared=FOLDER says where its folder data is"
                                .formatted(file.toAbsolutePath().normalize()));
        return file;
    }

    /** The records of a CSV file by column name. */
    static List<Map<String, String>> csv(Path file) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = read(file);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                lines.add(line);
                line = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !line.isEmpty()) {
            line.add(cell.toString());
            lines.add(line);
        }
        List<Map<String, String>> records = new ArrayList<>();
        for (List<String> values : lines.subList(1, lines.size())) {
            Map<String, String> record = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                record.put(lines.getFirst().get(i), values.get(i));
            }
            records.add(record);
        }
        return records;
    }

    /**
     * The rows of one sheet by the names in one of them.
     *
     * @param sheet its part in the package, e.g. {@code sheet1}
     * @param header the row with the names, counted from 1
     */
    static List<Map<String, String>> workbook(Path file, String sheet, int header) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> shared = new ArrayList<>();
            if (zip.getEntry("xl/sharedStrings.xml") != null) {
                NodeList items = document(zip, "xl/sharedStrings.xml").getElementsByTagName("si");
                for (int i = 0; i < items.getLength(); i++) {
                    shared.add(items.item(i).getTextContent());
                }
            }
            NodeList rows = document(zip, "xl/worksheets/" + sheet + ".xml").getElementsByTagName("row");
            List<Map<Integer, String>> cells = new ArrayList<>();
            for (int i = 0; i < rows.getLength(); i++) {
                Map<Integer, String> row = new LinkedHashMap<>();
                NodeList inRow = ((Element) rows.item(i)).getElementsByTagName("c");
                for (int j = 0; j < inRow.getLength(); j++) {
                    Element c = (Element) inRow.item(j);
                    NodeList v = c.getElementsByTagName("v");
                    String raw = v.getLength() > 0
                            ? v.item(0).getTextContent()
                            : c.getElementsByTagName("is").getLength() > 0 ? c.getTextContent() : "";
                    row.put(
                            column(c.getAttribute("r")),
                            c.getAttribute("t").equals("s") ? shared.get(Integer.parseInt(raw)) : raw);
                }
                cells.add(row);
            }
            Map<Integer, String> names = cells.get(header - 1);
            List<Map<String, String>> records = new ArrayList<>();
            for (Map<Integer, String> row : cells.subList(header, cells.size())) {
                Map<String, String> record = new LinkedHashMap<>();
                names.forEach((index, name) -> record.put(name, row.getOrDefault(index, "")));
                records.add(record);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int column(String reference) {
        int column = 0;
        for (char c : reference.replaceAll("\\d", "").toCharArray()) {
            column = column * 26 + c - 'A' + 1;
        }
        return column;
    }

    private static Document document(ZipFile zip, String part) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(part))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
