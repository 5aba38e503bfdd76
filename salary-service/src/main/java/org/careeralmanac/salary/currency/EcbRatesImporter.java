package org.careeralmanac.salary.currency;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;

/**
 * Takes in the euro reference rates of the European Central Bank, all of them since 1999. A newer file takes the place of
 * an older one; its day of publication is the newest day in it.
 */
@ApplicationScoped
public class EcbRatesImporter implements Importer {

    static final Source SOURCE = new Source(
            "ecb-rates",
            "European Central Bank",
            "Euro foreign exchange reference rates",
            "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
            "LicenseRef-ECB-reuse",
            "Source: European Central Bank, euro foreign exchange reference rates",
            Source.Kind.OFFICIAL_STATISTICS);

    private static final Layout WANTED = Layout.of("Date", "USD");

    /** The euro's first month. A file that starts later is the one of the last 90 days, and would cost all the others. */
    private static final YearMonth FIRST = YearMonth.of(1999, 1);

    private static final int DAYS = 31;

    @Override
    public String kind() {
        return "ecb-rates";
    }

    @Override
    public String title() {
        return "Exchange rates of the European Central Bank since 1999: eurofxref-hist.zip";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    /** The rates of one currency in one month. */
    private static final class Month {

        private final BigDecimal[] perEur = new BigDecimal[DAYS];
        private BigDecimal total = BigDecimal.ZERO;
        private int days;

        void add(int day, BigDecimal rate) {
            perEur[day - 1] = rate;
            total = total.add(rate);
            days++;
        }

        /** As PostgreSQL writes arrays. */
        String array() {
            StringBuilder array = new StringBuilder("{");
            for (int i = 0; i < DAYS; i++) {
                array.append(i == 0 ? "" : ",").append(perEur[i] == null ? "NULL" : perEur[i].toPlainString());
            }
            return array.append('}').toString();
        }
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        Set<String> known = CurrencyStore.codes(run.connection());
        Map<String, TreeMap<YearMonth, Month>> rates = new TreeMap<>();
        Set<LocalDate> days = new HashSet<>();
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        try (Table table = file.table(WANTED)) {
            List<String> currencies = currencies(table, known, run);
            for (Row row : table) {
                run.read(1);
                try {
                    LocalDate day = day(row);
                    if (!days.add(day)) {
                        throw row.refused("Date", "is in the file more than once", "one row a day");
                    }
                    add(row, day, currencies, rates);
                    first = day.isBefore(first) ? day : first;
                    last = day.isAfter(last) ? day : last;
                } catch (SheetException wrong) {
                    run.refuse(wrong.refusal());
                }
            }
        }
        if (rates.isEmpty() || YearMonth.from(first).isAfter(FIRST)) {
            throw new SheetException(Refusal.of(
                    file.name(),
                    rates.isEmpty() ? "holds no rate" : "starts on %s, not in January 1999".formatted(first),
                    "the whole history, eurofxref-hist.zip"));
        }
        Releases.Staged staged =
                run.stage(SOURCE, new Release.Draft(SOURCE.id(), "all", "daily", last.toString(), last, file.sha256()));
        if (!staged.known()) {
            store(staged.id(), rates, run);
        }
    }

    private static List<String> currencies(Table table, Set<String> known, ImportRun run) {
        List<String> currencies = new ArrayList<>();
        for (String name : table.header().names()) {
            if (name.isEmpty() || name.equalsIgnoreCase("Date")) {
                continue;
            }
            if (known.contains(name)) {
                currencies.add(name);
            } else {
                run.refuse(new Refusal(
                        table.file(),
                        table.sheet(),
                        table.header().row(),
                        name,
                        null,
                        "is no currency that is known",
                        "an ISO 4217 code"));
            }
        }
        return currencies;
    }

    private static LocalDate day(Row row) {
        try {
            return LocalDate.parse(row.required("Date"));
        } catch (DateTimeParseException e) {
            throw row.refused("Date", "is no day", "YYYY-MM-DD");
        }
    }

    /** All rates of a day, or none where one is wrong. */
    private static void add(
            Row row, LocalDate day, List<String> currencies, Map<String, TreeMap<YearMonth, Month>> rates) {
        BigDecimal[] ofDay = new BigDecimal[currencies.size()];
        for (int i = 0; i < ofDay.length; i++) {
            String text = row.text(currencies.get(i));
            if (text != null && !text.equals("N/A")) {
                ofDay[i] = row.decimal(currencies.get(i));
                if (ofDay[i].signum() <= 0) {
                    throw row.refused(currencies.get(i), "is no rate", "a number above 0, or N/A");
                }
            }
        }
        for (int i = 0; i < ofDay.length; i++) {
            if (ofDay[i] != null) {
                rates.computeIfAbsent(currencies.get(i), c -> new TreeMap<>())
                        .computeIfAbsent(YearMonth.from(day), m -> new Month())
                        .add(day.getDayOfMonth(), ofDay[i]);
            }
        }
    }

    private static void store(String release, Map<String, TreeMap<YearMonth, Month>> rates, ImportRun run)
            throws SQLException {
        long stored = 0;
        try (CopyWriter months =
                run.copy("exchange_rate", "release_id", "currency", "month", "per_eur", "days", "total")) {
            for (var currency : rates.entrySet()) {
                for (var month : currency.getValue().entrySet()) {
                    Month of = month.getValue();
                    months.row(release, currency.getKey(), month.getKey().atDay(1), of.array(), of.days, of.total);
                    stored += of.days;
                }
            }
        }
        run.stored("daily rates", stored);
    }
}
