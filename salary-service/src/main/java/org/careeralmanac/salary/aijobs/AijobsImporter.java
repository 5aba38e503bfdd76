package org.careeralmanac.salary.aijobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.careeralmanac.salary.area.AreaStore;
import org.careeralmanac.salary.currency.CurrencyStore;
import org.careeralmanac.salary.currency.UsdRates;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.observation.ObservationGroups;
import org.careeralmanac.salary.staging.PayBounds;

/**
 * Takes in a snapshot of what people say they are paid. Snapshots overlap, so that a newer one takes the place of the
 * older; within one, rows that look the same are different people. Rows are copied straight into their table: there may
 * be ten million, and a staging table would write each of them twice.
 */
@ApplicationScoped
public class AijobsImporter implements Importer {

    static final Source SOURCE = new Source(
            "aijobs",
            "aijobs.net",
            "AI, machine learning and data salaries, as reported by the people who are paid them",
            "https://aijobs.net/salaries/download/",
            "CC0-1.0",
            "Salaries reported to aijobs.net, CC0",
            Source.Kind.SELF_REPORTED);

    private static final Layout WANTED = Layout.of(
            "work_year",
            "experience_level",
            "employment_type",
            "job_title",
            "salary",
            "salary_currency",
            "salary_in_usd",
            "employee_residence",
            "remote_ratio",
            "company_location",
            "company_size");

    private static final Map<String, String> SENIORITY =
            Map.of("EN", "entry", "MI", "mid", "SE", "senior", "EX", "executive");
    private static final Map<String, String> EMPLOYMENT =
            Map.of("FT", "fullTime", "PT", "partTime", "CT", "contract", "FL", "freelance");
    private static final Map<String, Integer> REMOTE = Map.of("0", 0, "50", 50, "100", 100);
    private static final Set<String> SIZES = Set.of("S", "M", "L");

    private static final Pattern DAY_IN_NAME = Pattern.compile(".*?(\\d{4}-\\d{2}-\\d{2})\\D.*");
    private static final int OLDEST_YEAR = 2000;
    private static final int MOST_TITLES_TOLD = 20;

    @Override
    public String kind() {
        return "aijobs";
    }

    @Override
    public String title() {
        return "Single people's salaries of aijobs.net, the CSV as it is downloaded";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM, Parameter.LABEL);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        try (Table table = file.table(WANTED)) {
            LocalDate knownFrom = run.knownFrom()
                    .or(() -> dayIn(file))
                    .orElseThrow(() -> new SheetException(Refusal.of(
                            file.name(),
                            "does not tell of which day the snapshot is",
                            "--known-from with the day it was published, or that day in the file's name")));
            String hash = file.sha256();
            Releases.Staged staged = run.stage(
                    SOURCE,
                    new Release.Draft(
                            SOURCE.id(),
                            "all",
                            "salaries",
                            run.parameter("label").orElse(null),
                            knownFrom,
                            hash));
            if (!staged.known()) {
                new Load(run, staged.id(), hash, knownFrom.getYear()).read(table);
            }
        }
    }

    private static Optional<LocalDate> dayIn(DataFile file) {
        Matcher name = DAY_IN_NAME.matcher(file.simpleName());
        try {
            return name.matches() ? Optional.of(LocalDate.parse(name.group(1))) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** One snapshot on its way in. */
    private static final class Load {

        private final ImportRun run;
        private final Connection connection;
        private final String release;
        private final String hash;
        private final int newestYear;
        private final Set<String> countries;
        private final Set<String> currencies;
        private final UsdRates rates;
        private final Titles titles = new Titles();
        private long hourly;

        Load(ImportRun run, String release, String hash, int newestYear) throws SQLException {
            this.run = run;
            this.connection = run.connection();
            this.release = release;
            this.hash = hash;
            this.newestYear = newestYear;
            this.countries = AreaStore.kinds(connection).entrySet().stream()
                    .filter(area -> area.getValue().equals("country"))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
            this.currencies = CurrencyStore.codes(connection);
            this.rates = new UsdRates(connection);
        }

        void read(Table table) throws SQLException {
            int file = newFile();
            long stored;
            try (Profiles profiles = new Profiles(run, file);
                    CopyWriter observations =
                            run.copy("observation", "file_id", "row_number", "profile", "from_hourly", "amount")) {
                for (Row row : table) {
                    run.read(1);
                    try {
                        add(observations, profiles, file, row);
                    } catch (SheetException wrong) {
                        run.refuse(wrong.refusal());
                    }
                }
                stored = observations.rows();
            }
            if (stored == 0) {
                throw new SheetException(Refusal.of(
                        table.file(),
                        "holds no row that could be taken",
                        "a table with at least one salary; the refusals say why not"));
            }
            run.stored("observations", stored);
            titles.store(run, file);
            run.stored("groups", ObservationGroups.make(connection, release));
            tellUnmapped(file);
            if (hourly > 0) {
                run.flag(
                        release,
                        PayBounds.HOURLY_FLAG,
                        "Salaries too small for a year were read as pay an hour and stored times 2,080.",
                        hourly);
            }
        }

        private void add(CopyWriter observations, Profiles profiles, int file, Row row) throws SQLException {
            String year = row.required("work_year");
            if (!isYear(year)) {
                throw row.refused(
                        "work_year",
                        "is no year that the snapshot can speak of",
                        "a year from %d to %d".formatted(OLDEST_YEAR, newestYear));
            }
            String seniority = coded(row, "experience_level", SENIORITY, "EN, MI, SE or EX");
            String employment = coded(row, "employment_type", EMPLOYMENT, "FT, PT, CT or FL");
            Integer remote = coded(row, "remote_ratio", REMOTE, "0, 50 or 100");
            String size = row.required("company_size");
            if (!SIZES.contains(size)) {
                throw row.refused("company_size", "is no size that is known", "S, M or L");
            }
            String currency = row.required("salary_currency");
            if (!currencies.contains(currency)) {
                throw row.refused("salary_currency", "is no currency that is known", "an ISO 4217 code");
            }
            String residence = country(row, "employee_residence");
            String company = country(row, "company_location");
            BigDecimal amount = row.decimal("salary");
            if (amount == null) {
                throw row.refused("salary", "is empty", "a plain number");
            }
            if (amount.signum() < 0) {
                throw row.refused("salary", "is negative", PayBounds.RIGHT);
            }
            boolean fromHourly = false;
            switch (PayBounds.of(inDollars(row, amount, currency, year), PayPeriod.year)) {
                case within -> {
                    // as it should be
                }
                case hourly -> {
                    fromHourly = true;
                    amount = PayBounds.yearly(amount);
                    hourly++;
                }
                case outside -> throw row.refused("salary", "cannot be pay", PayBounds.RIGHT);
            }
            // The title last: one of a refused row is not counted.
            int title = titles.number(row);
            int profile = profiles.number(new Profiles.Profile(
                    title, year, remote, seniority, employment, residence, company, size, currency));
            observations.row(file, row.number(), profile, fromHourly, amount);
        }

        /** By the almanac's rates; where there are none by the file's own conversion, which is not stored. */
        private BigDecimal inDollars(Row row, BigDecimal amount, String currency, String year) throws SQLException {
            if (currency.equals("USD")) {
                return amount;
            }
            Optional<BigDecimal> rate = rates.of(currency, year);
            if (rate.isPresent()) {
                return amount.multiply(rate.get());
            }
            BigDecimal usd = row.decimal("salary_in_usd");
            if (usd == null) {
                throw row.refused(
                        "salary_in_usd", "is empty, and no exchange rate is published here", "a plain number");
            }
            return usd;
        }

        private boolean isYear(String year) {
            if (year.length() != 4) {
                return false;
            }
            int number = 0;
            for (int i = 0; i < 4; i++) {
                int digit = year.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return false;
                }
                number = number * 10 + digit;
            }
            return number >= OLDEST_YEAR && number <= newestYear;
        }

        private static <T> T coded(Row row, String column, Map<String, T> codes, String right) {
            T meaning = codes.get(row.required(column));
            if (meaning == null) {
                throw row.refused(column, "is no code that is known", right);
            }
            return meaning;
        }

        private String country(Row row, String column) {
            String code = row.required(column);
            if (!countries.contains(code)) {
                throw row.refused(column, "is no country that is known", "an ISO 3166-1 code of two letters");
            }
            return code;
        }

        private int newFile() throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO observation_file (release_id, hash) VALUES (?, ?) RETURNING id")) {
                insert.setString(1, release);
                insert.setString(2, hash);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        }

        private void tellUnmapped(int file) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT o.title, o.size, count(*) OVER (), sum(o.size) OVER ()
                    FROM observation_title o
                    WHERE o.file_id = ? AND NOT EXISTS (
                        SELECT FROM title_role t WHERE t.lang = 'en' AND t.title_key = o.title_key)
                    ORDER BY o.size DESC, o.title LIMIT ?""")) {
                select.setInt(1, file);
                select.setInt(2, MOST_TITLES_TOLD);
                try (ResultSet row = select.executeQuery()) {
                    List<String> most = new ArrayList<>();
                    long all = 0;
                    long rows = 0;
                    while (row.next()) {
                        most.add("%s (%,d)".formatted(row.getString(1), row.getLong(2)));
                        all = row.getLong(3);
                        rows = row.getLong(4);
                    }
                    if (all > 0) {
                        run.note(
                                "%,d rows have one of %,d titles that belong to no role, most often: %s. Map them at /api/v1/admin/salary/titles."
                                        .formatted(rows, all, String.join(", ", most)));
                    }
                }
            }
        }
    }
}
