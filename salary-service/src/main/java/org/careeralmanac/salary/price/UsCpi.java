package org.careeralmanac.salary.price;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.salary.area.UsAreas;

/** The consumer price index of the United States: a month, its index (1982-84 = 100), and inflation, which is not read. */
final class UsCpi {

    static final Layout WANTED = Layout.of("Date", "Index");

    private UsCpi() {}

    static PriceIndexes read(Table table, ImportRun run) {
        PriceIndexes indexes = new PriceIndexes();
        Set<String> months = new HashSet<>();
        for (Row row : table) {
            run.read(1);
            try {
                String date = row.required("Date");
                if (!date.matches("\\d{4}-(0[1-9]|1[0-2])-01")) {
                    throw row.refused("Date", "is no month", "the first day of a month, YYYY-MM-01");
                }
                if (row.text("Index") == null) {
                    run.leftOut("months without an index", 1);
                    continue;
                }
                BigDecimal index = row.decimal("Index");
                if (index.signum() <= 0) {
                    throw row.refused("Index", "is no price level", "a number above 0");
                }
                if (!months.add(date)) {
                    throw row.refused("Date", "is in the file more than once", "one row a month");
                }
                indexes.points().add(new PriceIndexes.Point(UsAreas.COUNTRY, date.substring(0, 7), index));
            } catch (SheetException wrong) {
                run.refuse(wrong.refusal());
            }
        }
        return indexes;
    }
}
