package org.careeralmanac.defaults.sheet;

import java.io.Closeable;

/** The rows of one sheet or text file, forward only. */
interface RawRows extends Closeable {

    /**
     * @return the next row, or null after the last
     * @throws SheetException where the file cannot be read on
     */
    RawRow next();

    @Override
    void close();
}
