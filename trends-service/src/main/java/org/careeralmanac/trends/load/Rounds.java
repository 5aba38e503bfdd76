package org.careeralmanac.trends.load;

import java.sql.SQLException;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;

/** Goes through the rows of a table: what is wrong with one is refused, and the next one read. */
public final class Rounds {

    private Rounds() {}

    /** Takes one row. */
    @FunctionalInterface
    public interface Taker {
        void take(Row row) throws SQLException;
    }

    /**
     * @throws SheetException where the table ends within a row, so that more may be missing than that row
     */
    public static void go(Table table, ImportRun run, Taker taker) throws SQLException {
        Refusal last = null;
        for (Row row : table) {
            run.read(1);
            try {
                taker.take(row);
                last = null;
            } catch (SheetException e) {
                last = e.refusal();
                run.refuse(last);
            }
        }
        // Only the number of fields is wrong with a row as a whole before anything of it is looked at.
        if (last != null && last.column() == null && last.why().contains("fields where the header has")) {
            throw new SheetException(new Refusal(
                    last.file(),
                    last.sheet(),
                    last.row(),
                    null,
                    last.value(),
                    "ends within its last row, which %s: it was cut off".formatted(last.why()),
                    "the whole file"));
        }
    }
}
