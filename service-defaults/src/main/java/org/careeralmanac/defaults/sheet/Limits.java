package org.careeralmanac.defaults.sheet;

/**
 * How much a file may make of itself. What goes beyond is refused before it costs memory or much time.
 *
 * @param maxInflatedBytes bytes that one given file may inflate to in all
 * @param maxRatio inflated bytes per compressed byte of one zip entry, looked at beyond {@link #RATIO_GRACE_BYTES}
 * @param maxEntries entries of one zip
 * @param maxCellChars characters of one cell; an unclosed quote runs into this
 * @param maxColumns columns of one row
 * @param maxSharedChars characters of a workbook's shared texts, which must be held in memory
 */
public record Limits(
        long maxInflatedBytes, int maxRatio, int maxEntries, int maxCellChars, int maxColumns, long maxSharedChars) {

    /** Small entries may be as regular as they like: an empty sheet is. */
    static final long RATIO_GRACE_BYTES = 32L << 20;

    /** Enough for the largest table that any publisher read here has, and for a heap of 256 MB. */
    public static final Limits DEFAULT = new Limits(8L << 30, 200, 10_000, 1_000_000, 16_384, 32_000_000);
}
