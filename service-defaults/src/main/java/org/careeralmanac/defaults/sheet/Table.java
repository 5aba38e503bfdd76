package org.careeralmanac.defaults.sheet;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of one table below its header, to be read once. Blank rows are passed over and counted. Moving on throws a
 * {@link SheetException} where the file itself is broken.
 */
public final class Table implements Iterable<Row>, Closeable {

    private final String file;
    private final String sheet;
    private final RawRows rows;
    private final Header header;
    private final boolean fieldsCounted;
    private RawRow ahead;

    private Table(String file, String sheet, RawRows rows, Header header, RawRow ahead, boolean fieldsCounted) {
        this.file = file;
        this.sheet = sheet;
        this.rows = rows;
        this.header = header;
        this.ahead = ahead;
        this.fieldsCounted = fieldsCounted;
    }

    /** What looking for a header came to: a table, or how near the nearest row was. */
    record Search(Table table, long nearestRow, List<String> missing) {}

    /**
     * Reads up to the header.
     *
     * @param fieldsCounted whether each row must have as many fields as the header (delimited text)
     * @throws SheetException where the header has a wanted column twice
     */
    static Search find(String file, String sheet, RawRows rows, Layout layout, int maxColumns, boolean fieldsCounted) {
        if (layout.isBare()) {
            Header letters = Header.letters(maxColumns);
            return new Search(new Table(file, sheet, rows, letters, nextFilled(rows), false), 0, List.of());
        }
        long nearestRow = 0;
        List<String> least = layout.columns();
        for (int looked = 0; looked < Layout.HEADER_WITHIN; looked++) {
            RawRow raw = nextFilled(rows);
            if (raw == null) {
                break;
            }
            Header header = Header.of(raw);
            List<String> missing = layout.missing(header);
            if (missing.isEmpty()) {
                Table table = new Table(file, sheet, rows, header, null, fieldsCounted);
                List<String> doubled = layout.doubled(header);
                if (!doubled.isEmpty()) {
                    throw table.refused(
                            header.row(),
                            String.join(", ", doubled),
                            "is in the table more than once",
                            "one column of this name");
                }
                table.ahead = nextFilled(rows);
                return new Search(table, raw.number(), List.of());
            }
            if (missing.size() < least.size()) {
                nearestRow = raw.number();
                least = missing;
            }
        }
        return new Search(null, nearestRow, new ArrayList<>(least));
    }

    /** The file's name, with the entry after {@code ›} where it came inside a zip. */
    public String file() {
        return file;
    }

    /** The sheet's name, null for delimited text. */
    public String sheet() {
        return sheet;
    }

    public Header header() {
        return header;
    }

    @Override
    public Iterator<Row> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public Row next() {
                if (ahead == null) {
                    throw new NoSuchElementException();
                }
                RawRow raw = ahead;
                ahead = nextFilled(rows);
                return new Row(Table.this, raw, malformed(raw));
            }
        };
    }

    SheetException refused(Long row, String column, String why, String right) {
        return new SheetException(new Refusal(file, sheet, row, column, null, why, right));
    }

    /** Says what is wrong with the number of fields, or null. Unnamed columns may be missing, blank ones too many. */
    private String malformed(RawRow raw) {
        if (!fieldsCounted) {
            return null;
        }
        List<String> names = header.names();
        boolean wrong = false;
        for (int i = raw.width(); i < names.size() && !wrong; i++) {
            wrong = !names.get(i).isEmpty();
        }
        for (int i = names.size(); i < raw.width() && !wrong; i++) {
            wrong = !Texts.isBlank(raw.cells()[i]);
        }
        return wrong ? "has %d fields where the header has %d".formatted(raw.width(), names.size()) : null;
    }

    private static RawRow nextFilled(RawRows rows) {
        RawRow raw = rows.next();
        while (raw != null && raw.isBlank()) {
            raw = rows.next();
        }
        return raw;
    }

    @Override
    public void close() {
        rows.close();
    }
}
