package org.careeralmanac.defaults.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** The rows of one sheet of a workbook. */
final class SheetRows implements RawRows {

    private static final long MOST_ROWS = 1_048_576;

    private final String file;
    private final String sheet;
    private final Workbook book;
    private final Workbook.Part part;
    private final StringBuilder value = new StringBuilder();

    private long number;
    private String[] cells = new String[16];
    private int width;
    private int column;
    private Map<Integer, String> unreadable;
    private boolean ended;

    SheetRows(String file, String sheet, Workbook book, Workbook.Part part) {
        this.file = file;
        this.sheet = sheet;
        this.book = book;
        this.part = part;
    }

    @Override
    public RawRow next() {
        while (!ended && part.hasNext(file)) {
            int event = part.next(file);
            if (event == XMLStreamConstants.START_ELEMENT
                    && part.xml().getLocalName().equals("row")) {
                return row();
            }
            // What follows the cells (links, formats) may have elements of the same names.
            if (event == XMLStreamConstants.END_ELEMENT
                    && part.xml().getLocalName().equals("sheetData")) {
                drain();
                ended = true;
            }
        }
        return null;
    }

    private RawRow row() {
        String given = part.xml().getAttributeValue(null, "r");
        number = given == null ? number + 1 : rowNumber(given);
        width = 0;
        column = -1;
        unreadable = Map.of();
        Arrays.fill(cells, null);
        while (part.hasNext(file)) {
            int event = part.next(file);
            if (event == XMLStreamConstants.START_ELEMENT
                    && part.xml().getLocalName().equals("c")) {
                cell();
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && part.xml().getLocalName().equals("row")) {
                break;
            }
        }
        return new RawRow(number, Arrays.copyOf(cells, width), width, unreadable);
    }

    private void cell() {
        XMLStreamReader xml = part.xml();
        String type = null;
        String reference = null;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            switch (xml.getAttributeLocalName(i)) {
                case "t" -> type = xml.getAttributeValue(i);
                case "r" -> reference = xml.getAttributeValue(i);
                default -> {
                    // style and other decoration
                }
            }
        }
        column = reference == null ? column + 1 : columnOf(reference);
        if (column >= book.limits().maxColumns()) {
            throw refused("has more than %,d columns".formatted(book.limits().maxColumns()), "fewer columns");
        }
        boolean formula = false;
        boolean inValue = false;
        String inline = null;
        value.setLength(0);
        while (part.hasNext(file)) {
            int event = part.next(file);
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> formula = true;
                    case "v" -> inValue = true;
                    case "is" -> inline = Workbook.text(file, part, "is", book.limits());
                    default -> {
                        // extensions
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("c")) {
                    break;
                }
                inValue = false;
            } else if (inValue && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                value.append(xml.getText());
                if (value.length() > book.limits().maxCellChars()) {
                    throw refused(
                            "has a cell of more than %,d characters"
                                    .formatted(book.limits().maxCellChars()),
                            "shorter cells");
                }
            }
        }
        set(type == null ? "n" : type, formula, inline);
    }

    private void set(String type, boolean formula, String inline) {
        String raw = value.toString();
        String text =
                switch (type) {
                    case "s" -> raw.isEmpty() ? null : shared(raw);
                    case "inlineStr" -> inline;
                    case "b" -> raw.strip().equals("1") ? "TRUE" : raw.isBlank() ? null : "FALSE";
                    case "n" -> raw.isBlank() ? null : number(raw.strip());
                    case "str" -> Workbook.unescaped(raw);
                    default -> raw;
                };
        if (formula) {
            unreadable("holds a formula");
        } else if (type.equals("e") && !raw.isEmpty()) {
            unreadable("holds an error value");
        }
        if (text != null) {
            if (column >= cells.length) {
                cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
            }
            cells[column] = text;
            width = Math.max(width, column + 1);
        }
    }

    private String shared(String raw) {
        String text = null;
        try {
            text = book.texts(Integer.parseInt(raw.strip()));
        } catch (NumberFormatException e) {
            // refused below
        }
        if (text == null) {
            throw refused("refers to a text that the workbook does not have", "a workbook that opens without repair");
        }
        return text;
    }

    private String number(String raw) {
        String number = Texts.plainNumber(raw);
        if (number == null) {
            unreadable("is no number although its type says so");
            return raw;
        }
        return number;
    }

    private void unreadable(String why) {
        if (unreadable.isEmpty()) {
            unreadable = new HashMap<>();
        }
        unreadable.put(column, why);
    }

    private long rowNumber(String given) {
        try {
            long row = Long.parseLong(given);
            if (row >= 1 && row <= MOST_ROWS) {
                return row;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw refused("is followed by a row numbered '%s'".formatted(given), "rows from 1 to 1,048,576");
    }

    /** The index of the column in a reference such as {@code AB12}. */
    private int columnOf(String reference) {
        int index = 0;
        int i = 0;
        while (i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z' && i < 4) {
            index = index * 26 + (reference.charAt(i) - 'A' + 1);
            i++;
        }
        if (index == 0) {
            throw refused("has a cell placed at '%s'".formatted(reference), "a reference such as B12");
        }
        return index - 1;
    }

    /** To the end of the entry, where its checksum is compared. */
    private void drain() {
        try {
            part.bytes().skip(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SheetException refused(String why, String right) {
        return new SheetException(new Refusal(file, sheet, number, null, null, why, right));
    }

    @Override
    public void close() {
        InputStream bytes = part.bytes();
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
