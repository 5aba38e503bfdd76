package org.careeralmanac.defaults.sheet;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * One row of a table, its cells by column name. A blank cell is null. Every method that takes a column throws a
 * {@link SheetException} that names row and column where the cell cannot be used: a formula, an error, a column that is
 * missing or there twice, or a row of delimited text with too few or too many fields.
 */
public final class Row {

    private static final int LONGEST_NUMBER = 100;
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");

    private final Table table;
    private final RawRow raw;
    private final String malformed;

    Row(Table table, RawRow raw, String malformed) {
        this.table = table;
        this.raw = raw;
        this.malformed = malformed;
    }

    /** The row as a spreadsheet program counts it; with a header in row 1 the first row of data is 2. */
    public long number() {
        return raw.number();
    }

    /** Cells that are not blank, wherever they stand; footnotes below a table have one. */
    public int filled() {
        return raw.filled();
    }

    /** The text of a cell without white space around it, or null. A number is a plain decimal. */
    public String text(String column) {
        return Texts.stripped(cell(column));
    }

    /** The text of a cell exactly as it is, indentation included, or null where it is blank. */
    public String exact(String column) {
        String cell = cell(column);
        return Texts.isBlank(cell) ? null : cell;
    }

    /** As {@link #text}, refused where the cell is blank. */
    public String required(String column) {
        String text = text(column);
        if (text == null) {
            throw refused(column, "is empty", "a value");
        }
        return text;
    }

    /** As {@link #text} for codes, which some exports wrap as {@code ="13-2011"} to keep them from becoming numbers. */
    public String code(String column) {
        String text = text(column);
        if (text != null && text.length() >= 3 && text.startsWith("=\"") && text.endsWith("\"")) {
            return Texts.stripped(text.substring(2, text.length() - 1));
        }
        return text;
    }

    /** A plain decimal number, or null where the cell is blank; anything else is refused. */
    public BigDecimal decimal(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST_NUMBER || !PLAIN.matcher(text).matches()) {
            throw refused(column, "is not a number", "a plain decimal such as 1436.1, or nothing");
        }
        return new BigDecimal(text);
    }

    /** As {@link #decimal}, also with thousands separators: {@code 1,436.1}. */
    public BigDecimal grouped(String column) {
        String text = text(column);
        if (text != null
                && text.length() <= LONGEST_NUMBER
                && GROUPED.matcher(text).matches()) {
            return new BigDecimal(text.replace(",", ""));
        }
        return decimal(column);
    }

    /** A refusal of a cell of this row, for the checks of whoever reads it. */
    public SheetException refused(String column, String why, String right) {
        int index = column == null ? -1 : table.header().index(column);
        String value = index >= 0 && index < raw.width() ? Texts.stripped(raw.cells()[index]) : null;
        return new SheetException(new Refusal(table.file(), table.sheet(), raw.number(), column, value, why, right));
    }

    /** A refusal of this row as a whole. */
    public SheetException refused(String why, String right) {
        return refused(null, why, right);
    }

    private String cell(String column) {
        int index = table.header().index(column);
        if (index < 0) {
            throw table.refused(
                    table.header().row(),
                    column,
                    index == -1 ? "is not in the table" : "is in the table more than once",
                    "one column of this name");
        }
        if (malformed != null) {
            throw refused(malformed, "as many fields as the header has");
        }
        String unreadable = raw.unreadable().get(index);
        if (unreadable != null) {
            throw refused(column, unreadable, "a plain value");
        }
        return index < raw.width() ? raw.cells()[index] : null;
    }
}
