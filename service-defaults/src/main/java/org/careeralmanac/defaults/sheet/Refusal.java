package org.careeralmanac.defaults.sheet;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why something in a file was not taken, said so that a person can find and mend it.
 *
 * @param file the file's name, with the entry after {@code ›} where it came inside a zip
 * @param sheet the sheet of a workbook, or null
 * @param row the row as a spreadsheet program counts it (the header is usually row 1), or null for the whole file
 * @param column the column's name, or null for the whole row
 * @param value what stands there, shortened, or null
 * @param why what is wrong
 * @param right what would be right
 */
public record Refusal(
        String file,
        @Schema(nullable = true) String sheet,
        @Schema(nullable = true) Long row,
        @Schema(nullable = true) String column,
        @Schema(nullable = true) String value,
        String why,
        String right) {

    private static final int MOST_SHOWN = 200;

    public Refusal {
        value = value == null || value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
    }

    /** A refusal of a whole file. */
    public static Refusal of(String file, String why, String right) {
        return new Refusal(file, null, null, null, null, why, right);
    }

    /** The same in one sentence, for a log or a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder(file);
        if (sheet != null) {
            text.append(", sheet ").append(sheet);
        }
        if (row != null) {
            text.append(", row ").append(row);
        }
        if (column != null) {
            text.append(", column ").append(column);
        }
        text.append(": ");
        if (value != null) {
            text.append('\'').append(value).append("' ");
        }
        return text.append(why).append("; right would be: ").append(right).toString();
    }
}
