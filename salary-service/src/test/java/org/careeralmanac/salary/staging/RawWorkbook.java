package org.careeralmanac.salary.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The first sheet of a workbook, read from its XML with the JDK alone: what our own reader is compared with. */
public final class RawWorkbook {

    private RawWorkbook() {}

    /** The rows below the first, by the names in the first in capitals; a cell without a value is absent. */
    public static List<Map<String, String>> firstSheet(Path workbook) {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            List<String> shared = shared(zip);
            List<Map<String, String>> rows = new ArrayList<>();
            Map<String, String> header = new HashMap<>();
            XMLStreamReader xml = xml(zip, "xl/worksheets/sheet1.xml");
            Map<String, String> cells = null;
            String column = null;
            String type = null;
            StringBuilder text = new StringBuilder();
            boolean inText = false;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        switch (xml.getLocalName()) {
                            case "row" -> cells = new HashMap<>();
                            case "c" -> {
                                column = xml.getAttributeValue(null, "r").replaceAll("\\d", "");
                                type = xml.getAttributeValue(null, "t");
                                text.setLength(0);
                            }
                            case "v", "t" -> inText = true;
                            default -> {
                                // decoration
                            }
                        }
                    }
                    case XMLStreamConstants.CHARACTERS -> {
                        if (inText) {
                            text.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        switch (xml.getLocalName()) {
                            case "v", "t" -> inText = false;
                            case "c" -> {
                                String value = "s".equals(type) && !text.isEmpty()
                                        ? shared.get(Integer.parseInt(text.toString()))
                                        : text.toString();
                                if (!value.isBlank()) {
                                    cells.put(column, value);
                                }
                            }
                            case "row" -> {
                                if (header.isEmpty()) {
                                    cells.forEach((at, name) -> header.put(at, name.toUpperCase(Locale.ROOT)));
                                } else if (!cells.isEmpty()) {
                                    Map<String, String> named = new HashMap<>();
                                    cells.forEach((at, value) -> named.put(header.get(at), value));
                                    rows.add(named);
                                }
                            }
                            default -> {
                                // decoration
                            }
                        }
                    }
                    default -> {
                        // comments and the like
                    }
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> shared(ZipFile zip) throws IOException, XMLStreamException {
        List<String> shared = new ArrayList<>();
        if (zip.getEntry("xl/sharedStrings.xml") == null) {
            return shared;
        }
        XMLStreamReader xml = xml(zip, "xl/sharedStrings.xml");
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                inText = xml.getLocalName().equals("t");
                if (xml.getLocalName().equals("si")) {
                    text.setLength(0);
                }
            } else if (event == XMLStreamConstants.CHARACTERS && inText) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inText = false;
                if (xml.getLocalName().equals("si")) {
                    shared.add(text.toString());
                }
            }
        }
        return shared;
    }

    private static XMLStreamReader xml(ZipFile zip, String entry) throws IOException, XMLStreamException {
        InputStream in = zip.getInputStream(zip.getEntry(entry));
        return XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
    }
}
