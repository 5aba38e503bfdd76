package org.careeralmanac.trends.postings;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Header;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.trends.figure.Titles;
import org.careeralmanac.trends.load.Cells;
import org.careeralmanac.trends.load.SeriesHead;
import org.careeralmanac.trends.load.SeriesLoad;
import org.careeralmanac.trends.load.SeriesRows;
import org.careeralmanac.trends.load.SeriesValue;
import org.careeralmanac.trends.momentum.Grain;

/**
 * Loads the growth of posted wages on the year before, a ratio, by month: of countries or of one country's sectors. Each
 * row has the growth of the month and its mean over three months, which are two series.
 */
@ApplicationScoped
public class WageGrowthImporter implements Importer {

    static final Layout LAYOUT =
            Layout.of("jobcountry", "month", "posted_wage_growth_yoy", "posted_wage_growth_yoy_3moavg");

    private static final Source SOURCE = HiringLab.source("hiring-lab-wages", "Wage Tracker", "indeed-wage-tracker");

    /** Wages that double within a year are not a median of a country; two percent written as 2 are. */
    private static final BigDecimal PERCENT_ABOVE = BigDecimal.ONE;

    @Override
    public String kind() {
        return "wage-growth";
    }

    @Override
    public String title() {
        return "Indeed Hiring Lab, Wage Tracker: posted-wage-growth-by-country.csv or -by-sector.csv";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM, Parameter.LABEL);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        try (Table table = file.table(LAYOUT)) {
            String part = table.header().has("sector") ? "sectors" : "countries";
            try (SeriesLoad load = SeriesLoad.of(table, run, rows(table.header()))) {
                if (load.magnitude() > PERCENT_ABOVE.doubleValue()) {
                    throw load.refused(
                            null,
                            "has growth of more than 1: these look like percentages",
                            "growth as a ratio, e.g. 0.021 for 2.1 percent");
                }
                LocalDate knownFrom = load.knownFrom(HiringLab.PUBLISHED_ON.formatted("indeed-wage-tracker"));
                load.store(
                        SOURCE,
                        new Release.Draft(
                                SOURCE.id(),
                                "all",
                                part,
                                run.parameter("label").orElse(knownFrom.toString()),
                                knownFrom,
                                file.sha256()));
            }
        }
    }

    static SeriesRows rows(Header header) {
        boolean sectors = header.has("sector");
        boolean named = header.has("country");
        Map<Key, SeriesHead> heads = new HashMap<>();
        return (Row row) -> {
            LocalDate month = Cells.month(row, "month");
            String country = Cells.country(row, "jobcountry");
            String sector = sectors ? row.required("sector") : null;
            String name = named ? row.text("country") : null;
            return List.of(
                    new SeriesValue(
                            heads.computeIfAbsent(new Key(country, name, sector, false), WageGrowthImporter::head),
                            month,
                            Cells.number(row, "posted_wage_growth_yoy")),
                    new SeriesValue(
                            heads.computeIfAbsent(new Key(country, name, sector, true), WageGrowthImporter::head),
                            month,
                            Cells.number(row, "posted_wage_growth_yoy_3moavg")));
        };
    }

    private record Key(String country, String name, String sector, boolean smoothed) {}

    private static SeriesHead head(Key key) {
        String place = HiringLab.place(key.country(), null);
        String what = key.sector() == null ? "all occupations" : Titles.within(key.sector());
        return new SeriesHead(
                "hiring-lab-wage-growth-%s-%s%s"
                        .formatted(
                                HiringLab.lower(key.country()),
                                key.sector() == null ? "total" : SeriesHead.slug(key.sector()),
                                key.smoothed() ? "-3-months" : ""),
                "Growth of posted wages in %s, %s%s"
                        .formatted(place, what, key.smoothed() ? ", mean of three months" : ""),
                key.smoothed() ? "postedWageGrowth3Months" : "postedWageGrowth",
                "ratio",
                null,
                false,
                Grain.month,
                key.country(),
                null,
                key.sector(),
                "The median growth, on the year before, of wages and salaries named in postings on Indeed in %s%s, each job title compared with itself%s; not seasonally adjusted."
                        .formatted(
                                place,
                                key.sector() == null ? "" : ", sector " + key.sector(),
                                key.smoothed() ? "; the mean of the month and the two before it" : ""));
    }
}
