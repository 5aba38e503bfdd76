package org.careeralmanac.trends.load;

import java.util.List;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;

/** How the rows of one layout become values of series. */
@FunctionalInterface
public interface SeriesRows {

    /**
     * @return the values of the row; equal heads for values of one series
     * @throws SheetException where the row cannot be taken
     */
    List<SeriesValue> of(Row row);
}
