package org.careeralmanac.defaults.sheet;

import java.util.Map;

/**
 * A row before its columns have names.
 *
 * @param number as a spreadsheet program counts it
 * @param cells the cells as written, null where there is none
 * @param width cells that count: later ones of the array are not part of the row
 * @param unreadable per index why a cell's text must not be used
 */
record RawRow(long number, String[] cells, int width, Map<Integer, String> unreadable) {

    /** No cell, or blank cells only. */
    boolean isBlank() {
        return filled() == 0;
    }

    /** Cells that are not blank. */
    int filled() {
        int filled = unreadable.size();
        for (int i = 0; i < width; i++) {
            if (!Texts.isBlank(cells[i])) {
                filled++;
            }
        }
        return filled;
    }
}
