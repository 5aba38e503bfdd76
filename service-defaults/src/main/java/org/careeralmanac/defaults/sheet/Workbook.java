package org.careeralmanac.defaults.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A workbook (ECMA-376, Office Open XML): its sheets, and the shared texts that cells refer to. Sheets are read as a
 * stream; only the shared texts are held.
 */
final class Workbook implements Closeable {

    private static final String FALLBACK = "xl/workbook.xml";
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final String file;
    private final GuardedZip zip;
    private final Limits limits;
    private final XMLInputFactory factory;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final List<String> shared = new ArrayList<>();

    /** @param zip closed with the workbook */
    Workbook(String file, GuardedZip zip, Limits limits) {
        this.file = file;
        this.zip = zip;
        this.limits = limits;
        // The JDK's own, whatever else is on the class path; no workbook has a document type.
        this.factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readStructure();
    }

    /** Whether a zip is a workbook at all. */
    static boolean is(GuardedZip zip) {
        return zip.has("[Content_Types].xml") && zip.has("_rels/.rels") && main(zip) != null;
    }

    private static String main(GuardedZip zip) {
        return zip.has(FALLBACK)
                ? FALLBACK
                : zip.names().stream()
                        .filter(name -> name.endsWith("workbook.xml"))
                        .findFirst()
                        .orElse(null);
    }

    /** The sheets in the workbook's order, hidden ones too. */
    List<String> sheets() {
        return List.copyOf(sheets.keySet());
    }

    String texts(int index) {
        return index >= 0 && index < shared.size() ? shared.get(index) : null;
    }

    Limits limits() {
        return limits;
    }

    RawRows rows(String sheet) {
        return new SheetRows(file, sheet, this, xml(sheets.get(sheet)));
    }

    /** A part of the workbook as a stream of XML events, and the bytes below it. */
    record Part(XMLStreamReader xml, InputStream bytes) {

        /** The next event. The document type of an XML bomb ends here. */
        int next(String file) {
            try {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw SheetException.of(file, "has a document type inside, as no workbook does", "an .xlsx file");
                }
                return event;
            } catch (XMLStreamException e) {
                throw broken(file, e);
            }
        }

        boolean hasNext(String file) {
            try {
                return xml.hasNext();
            } catch (XMLStreamException e) {
                throw broken(file, e);
            }
        }

        void close() {
            try {
                xml.close();
                bytes.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static SheetException broken(String file, XMLStreamException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line %d, column %d"
                        .formatted(
                                e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
        return SheetException.of(
                file, "is damaged inside: its XML cannot be read" + where, "the whole .xlsx file; save it again");
    }

    private Part xml(String entry) {
        InputStream bytes = zip.read(entry);
        try {
            return new Part(factory.createXMLStreamReader(bytes), bytes);
        } catch (XMLStreamException e) {
            throw broken(file, e);
        }
    }

    private void readStructure() {
        String main = main(zip);
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        Map<String, String> worksheets = new HashMap<>();
        String texts = null;
        Part relations = xml(folder + "_rels/" + main.substring(folder.length()) + ".rels");
        while (relations.hasNext(file)) {
            if (relations.next(file) == XMLStreamConstants.START_ELEMENT
                    && relations.xml().getLocalName().equals("Relationship")) {
                String type = String.valueOf(relations.xml().getAttributeValue(null, "Type"));
                String target = resolve(folder, String.valueOf(relations.xml().getAttributeValue(null, "Target")));
                if (type.endsWith("/worksheet")) {
                    worksheets.put(relations.xml().getAttributeValue(null, "Id"), target);
                } else if (type.endsWith("/sharedStrings")) {
                    texts = target;
                }
            }
        }
        relations.close();
        Part book = xml(main);
        while (book.hasNext(file)) {
            if (book.next(file) == XMLStreamConstants.START_ELEMENT
                    && book.xml().getLocalName().equals("sheet")) {
                String part = worksheets.get(attribute(book.xml(), "id"));
                // Charts have sheets of their own, without cells.
                if (part != null) {
                    sheets.put(String.valueOf(attribute(book.xml(), "name")), part);
                }
            }
        }
        book.close();
        if (sheets.isEmpty()) {
            throw SheetException.of(file, "is a workbook without a sheet", "a workbook with a table");
        }
        if (texts != null && zip.has(texts)) {
            readShared(texts);
        }
    }

    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        return target.startsWith("./") ? folder + target.substring(2) : folder + target;
    }

    /** An attribute by its local name: {@code r:id} is in one of two namespaces. */
    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private void readShared(String entry) {
        Part part = xml(entry);
        long length = 0;
        while (part.hasNext(file)) {
            if (part.next(file) == XMLStreamConstants.START_ELEMENT
                    && part.xml().getLocalName().equals("si")) {
                String text = text(file, part, "si", limits);
                // An object and a reference count too, or a million empty texts would be free.
                length += text.length() + 24L;
                if (length > limits.maxSharedChars()) {
                    throw SheetException.of(
                            file,
                            "holds more text than can be read as a workbook (%,d characters)".formatted(length),
                            "the same table as CSV in UTF-8");
                }
                shared.add(text);
            }
        }
        part.close();
    }

    /**
     * The text of an element that was entered, to its end: all its {@code t} in a row, without the phonetic hints of
     * {@code rPh}.
     */
    static String text(String file, Part part, String element, Limits limits) {
        StringBuilder text = new StringBuilder();
        boolean in = false;
        int phonetic = 0;
        while (part.hasNext(file)) {
            switch (part.next(file)) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = part.xml().getLocalName();
                    phonetic += name.equals("rPh") ? 1 : 0;
                    in = name.equals("t") && phonetic == 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (in) {
                        text.append(part.xml().getText());
                        if (text.length() > limits.maxCellChars()) {
                            throw SheetException.of(
                                    file,
                                    "has a text of more than %,d characters".formatted(limits.maxCellChars()),
                                    "shorter cells");
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    String name = part.xml().getLocalName();
                    if (name.equals(element)) {
                        return unescaped(text.toString());
                    }
                    phonetic -= name.equals("rPh") ? 1 : 0;
                    in = false;
                }
                default -> {
                    // comments and the like
                }
            }
        }
        return unescaped(text.toString());
    }

    /** Characters that XML cannot hold are written {@code _x000D_} (ECMA-376, 22.9.2.19). */
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher escaped = ESCAPED.matcher(text);
        return escaped.replaceAll(found -> {
            int character = Integer.parseInt(found.group(1), 16);
            // No text that anyone stores holds a zero.
            return Matcher.quoteReplacement(character == 0 ? "" : String.valueOf((char) character));
        });
    }

    @Override
    public void close() {
        zip.close();
    }
}
