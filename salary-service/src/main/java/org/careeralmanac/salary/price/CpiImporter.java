package org.careeralmanac.salary.price;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;

/**
 * Takes in consumer prices: the monthly index of the United States, or the World Bank's yearly inflation of all countries.
 * The latter is in a column that is called CPI and holds percent; it is chained into an index, so that both are read
 * alike.
 */
@ApplicationScoped
public class CpiImporter implements Importer {

    static final Source US = new Source(
            "us-cpi",
            "U.S. Bureau of Labor Statistics",
            "Consumer Price Index for All Urban Consumers, all items (1982-84 = 100)",
            "https://www.bls.gov/cpi/",
            "LicenseRef-US-public-domain",
            "Source: U.S. Bureau of Labor Statistics, Consumer Price Index",
            Source.Kind.OFFICIAL_STATISTICS);

    static final Source WORLD = new Source(
            "worldbank-cpi",
            "World Bank",
            "Inflation, consumer prices (annual %), FP.CPI.TOTL.ZG",
            "https://data.worldbank.org/indicator/FP.CPI.TOTL.ZG",
            "CC-BY-4.0",
            "Source: World Bank, World Development Indicators, CC BY 4.0; chained into an index",
            Source.Kind.OFFICIAL_STATISTICS);

    @Override
    public String kind() {
        return "cpi";
    }

    @Override
    public String title() {
        return "Consumer prices: cpiai.csv of the cpi-us data package (US, monthly index), or cpi.csv of the cpi data package (World Bank, yearly inflation)";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        boolean world = isWorld(file);
        PriceIndexes indexes;
        try (Table table = file.table(world ? WorldBankCpi.WANTED : UsCpi.WANTED)) {
            indexes = world ? WorldBankCpi.read(table, run) : UsCpi.read(table, run);
        }
        if (indexes.isEmpty()) {
            throw new SheetException(Refusal.of(file.name(), "holds no row that could be taken", title()));
        }
        LocalDate knownFrom = run.knownFrom()
                .orElseThrow(() -> new SheetException(
                        Refusal.of(file.name(), "does not tell when it was published", "--known-from with that day")));
        Source source = world ? WORLD : US;
        Releases.Staged staged = run.stage(
                source,
                new Release.Draft(
                        source.id(), "all", world ? "countries" : "us", indexes.newest(), knownFrom, file.sha256()));
        if (!staged.known()) {
            try (CopyWriter rows = run.copy("price_index", "release_id", "area_id", "period", "index")) {
                for (PriceIndexes.Point point : indexes.points()) {
                    rows.row(staged.id(), point.area(), point.period(), point.index());
                }
                run.stored("price indexes", rows.rows());
            }
        }
    }

    /** @throws SheetException where it is neither of the two */
    private static boolean isWorld(DataFile file) {
        try (Table us = file.table(UsCpi.WANTED)) {
            return false;
        } catch (SheetException notUs) {
            try (Table world = file.table(WorldBankCpi.WANTED)) {
                return true;
            } catch (SheetException neither) {
                if (neither.refusal().column() == null) {
                    // Not a table at all.
                    throw neither;
                }
                throw new SheetException(Refusal.of(
                        file.name(),
                        "has neither the columns Date and Index nor Country Code, Year and CPI",
                        "cpiai.csv (US, Date and Index) or cpi.csv (World Bank, Country Code, Year and CPI)"));
            }
        }
    }
}
