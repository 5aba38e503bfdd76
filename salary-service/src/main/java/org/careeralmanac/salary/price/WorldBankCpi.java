package org.careeralmanac.salary.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;

/**
 * The World Bank's consumer prices: a country by its code of three letters, a year, and the year's inflation in percent
 * in a column that is called CPI. The index of a year is that of the year before times 1 + inflation / 100; the year
 * before the first is 100. Where years are missing, only the run that reaches the newest is kept: across a gap the level
 * is not known.
 */
final class WorldBankCpi {

    static final Layout WANTED = Layout.of("Country Code", "Year", "CPI");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** More inflation in the United States than any year ever had; an index instead of inflation is always above it. */
    private static final BigDecimal NO_INFLATION_IN_THE_US = BigDecimal.valueOf(50);

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d(\\.\\d+)?[eE][+-]?\\d{1,2}");

    private static final Map<String, String> COUNTRIES = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(c -> Locale.of("", c).getISO3Country(), c -> c));

    private WorldBankCpi() {}

    static PriceIndexes read(Table table, ImportRun run) {
        Map<String, TreeMap<Integer, BigDecimal>> inflation = new TreeMap<>();
        for (Row row : table) {
            run.read(1);
            refuseIndex(row);
            try {
                read(row, inflation, run);
            } catch (SheetException wrong) {
                run.refuse(wrong.refusal());
            }
        }
        return chained(inflation, run);
    }

    /**
     * Some files of these columns do hold an index, and to chain that would be nonsense for every country.
     *
     * @throws SheetException that ends the file
     */
    private static void refuseIndex(Row row) {
        String percent = "USA".equals(row.text("Country Code")) ? row.text("CPI") : null;
        if (percent != null && percent(row).compareTo(NO_INFLATION_IN_THE_US) > 0) {
            throw row.refused(
                    "CPI",
                    "is too much for inflation: the column seems to hold an index",
                    "yearly inflation in percent");
        }
    }

    /** The least of them are written as 9.17E-07. */
    private static BigDecimal percent(Row row) {
        String text = row.text("CPI");
        return SCIENTIFIC.matcher(text).matches() ? new BigDecimal(text) : row.decimal("CPI");
    }

    private static void read(Row row, Map<String, TreeMap<Integer, BigDecimal>> inflation, ImportRun run) {
        String code = row.required("Country Code");
        String country = COUNTRIES.get(code);
        if (country == null) {
            // The World Bank's regions and income groups have codes of three letters too.
            run.leftOut("groups of countries, and countries without an ISO 3166-1 code", 1);
            return;
        }
        String year = row.required("Year");
        if (!year.matches("(19|20)\\d{2}")) {
            throw row.refused("Year", "is no year", "four digits");
        }
        if (row.text("CPI") == null) {
            run.leftOut("years without inflation", 1);
            return;
        }
        BigDecimal percent = percent(row);
        if (percent.compareTo(HUNDRED.negate()) <= 0) {
            throw row.refused("CPI", "is no inflation", "percent above -100");
        }
        if (inflation.computeIfAbsent(country, c -> new TreeMap<>()).putIfAbsent(Integer.valueOf(year), percent)
                != null) {
            throw row.refused("Year", "is in the file more than once for this country", "one row a country and year");
        }
    }

    private static PriceIndexes chained(Map<String, TreeMap<Integer, BigDecimal>> inflation, ImportRun run) {
        PriceIndexes indexes = new PriceIndexes();
        Map<String, Integer> cut = new HashMap<>();
        inflation.forEach((country, byYear) -> {
            int last = byYear.lastKey();
            int first = last;
            while (byYear.containsKey(first - 1)) {
                first--;
            }
            if (first > byYear.firstKey()) {
                cut.put(country, byYear.headMap(first).size());
            }
            BigDecimal index = HUNDRED;
            add(indexes, country, first - 1, index);
            for (int year = first; year <= last; year++) {
                index = index.multiply(BigDecimal.ONE.add(byYear.get(year).divide(HUNDRED)), MathContext.DECIMAL64);
                add(indexes, country, year, index);
            }
        });
        if (!cut.isEmpty()) {
            run.leftOut(
                    "years before a gap",
                    cut.values().stream().mapToLong(Integer::longValue).sum());
        }
        return indexes;
    }

    private static void add(PriceIndexes indexes, String country, int year, BigDecimal index) {
        indexes.points().add(new PriceIndexes.Point(country, String.valueOf(year), index));
    }
}
