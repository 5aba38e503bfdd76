package org.careeralmanac.defaults.sheet;

/** How delimited text is written. */
public enum Dialect {
    /** RFC 4180: commas, double quotes around what needs them, also with spaces before the opening quote. */
    CSV(',', true),
    /** Tabs, and quotes that are nothing but quotes. */
    TAB('\t', false);

    private final char separator;
    private final boolean quoting;

    Dialect(char separator, boolean quoting) {
        this.separator = separator;
        this.quoting = quoting;
    }

    char separator() {
        return separator;
    }

    boolean quoting() {
        return quoting;
    }
}
