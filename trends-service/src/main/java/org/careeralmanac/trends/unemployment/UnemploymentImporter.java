package org.careeralmanac.trends.unemployment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.trends.figure.Areas;
import org.careeralmanac.trends.load.Cells;
import org.careeralmanac.trends.load.SeriesHead;
import org.careeralmanac.trends.load.SeriesLoad;
import org.careeralmanac.trends.load.SeriesValue;
import org.careeralmanac.trends.momentum.Grain;

/**
 * Loads unemployment rates from FRED, in percent, by month. A file holds one series, named by its second column: {@code
 * UNRATE} the United States adjusted, {@code UNRATENSA} unadjusted (seen real: UNRATE); {@code CAUR} and {@code CAURN} the
 * same of a state (built from documentation). A month without a measurement is a dot.
 */
@ApplicationScoped
public class UnemploymentImporter implements Importer {

    private static final String DATES = "date|observation_date";
    private static final String RATES = "unrate|unratensa|[a-z]{2}urn?";
    static final Layout LAYOUT = Layout.of().with("DATE", DATES).with("UNRATE", RATES);

    private static final Pattern STATE = Pattern.compile("([A-Z]{2})UR(N?)");
    private static final Source SOURCE = new Source(
            "fred-unemployment",
            "U.S. Bureau of Labor Statistics, by way of FRED, Federal Reserve Bank of St. Louis",
            "Unemployment rate",
            "https://fred.stlouisfed.org/series/UNRATE",
            "LicenseRef-US-public-domain",
            "Source: U.S. Bureau of Labor Statistics, retrieved from FRED, Federal Reserve Bank of St. Louis",
            Source.Kind.OFFICIAL_STATISTICS);

    @Override
    public String kind() {
        return "unemployment";
    }

    @Override
    public String title() {
        return "FRED: the CSV of an unemployment rate, e.g. UNRATE.csv or CAUR.csv";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM, Parameter.LABEL);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        try (Table table = file.table(LAYOUT)) {
            String dates = table.header().matching(DATES).getFirst();
            List<String> rates = table.header().matching(RATES);
            SeriesHead head = head(rates.getFirst().toUpperCase(Locale.ROOT));
            try (SeriesLoad load = SeriesLoad.of(table, run, row -> {
                LocalDate month = Cells.day(row, dates);
                if (month.getDayOfMonth() != 1) {
                    throw row.refused(
                            dates, "is not the first day of a month", "a month by its first day, e.g. 2026-03-01");
                }
                return List.of(new SeriesValue(head, month, Cells.share(row, rates.getFirst())));
            })) {
                if (load.magnitude() < 1) {
                    throw load.refused(
                            null, "has no rate of 1 or more: these look like ratios", "rates in percent, e.g. 4.2");
                }
                LocalDate knownFrom = load.knownFrom(
                        "the day on which you downloaded it, unless FRED names an earlier one under Release dates");
                load.store(
                        SOURCE,
                        new Release.Draft(
                                SOURCE.id(),
                                "all",
                                rates.getFirst().toLowerCase(Locale.ROOT),
                                run.parameter("label").orElse(knownFrom.toString()),
                                knownFrom,
                                file.sha256()));
            }
        }
    }

    /** @param series as FRED names it */
    static SeriesHead head(String series) {
        Matcher state = STATE.matcher(series);
        boolean ofState = !series.startsWith("UNRATE") && state.matches();
        String area = ofState ? "US-" + state.group(1) : "US";
        boolean adjusted =
                !series.equals("UNRATENSA") && !(ofState && state.group(2).equals("N"));
        return new SeriesHead(
                "fred-unemployment-%s%s".formatted(area.toLowerCase(Locale.ROOT), adjusted ? "" : "-unadjusted"),
                "Unemployment rate in %s%s".formatted(Areas.words(area), adjusted ? "" : ", not seasonally adjusted"),
                "unemploymentRate",
                "percent",
                null,
                adjusted,
                Grain.month,
                area,
                null,
                null,
                "People without work who look for it, in percent of all who work or look for work; series %s of FRED, %s."
                        .formatted(series, adjusted ? "seasonally adjusted" : "not seasonally adjusted"));
    }
}
