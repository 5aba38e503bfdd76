package org.careeralmanac.defaults.sheet;

/**
 * A file, a row or a cell is not taken. Thrown while a row's cells are read it concerns that row alone, and reading can
 * go on with the next one; thrown while opening a file or moving to the next row it ends the file.
 */
public class SheetException extends RuntimeException {

    private final transient Refusal refusal;

    public SheetException(Refusal refusal) {
        // Ordinary outcome of reading foreign files, a million times if need be: no stack trace.
        super(refusal.text(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    static SheetException of(String file, String why, String right) {
        return new SheetException(Refusal.of(file, why, right));
    }
}
