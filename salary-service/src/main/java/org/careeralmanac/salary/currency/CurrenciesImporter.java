package org.careeralmanac.salary.currency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** Takes in the currencies of ISO 4217, withdrawn ones too: an entry per country and currency becomes one a currency. */
@ApplicationScoped
public class CurrenciesImporter implements Importer {

    static final Source SOURCE = new Source(
            "iso-4217",
            "Open Knowledge Foundation",
            "Currency codes of ISO 4217",
            "https://github.com/datasets/currency-codes",
            "PDDL-1.0",
            "Currency codes: ISO 4217, as compiled by the currency-codes data package",
            Source.Kind.EDITORIAL);

    private static final Layout WANTED =
            Layout.of("Entity", "Currency", "AlphabeticCode", "MinorUnit", "WithdrawalDate");

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /** A withdrawal is a month, a year, or two of them, of which the last counts. */
    private static final Pattern WITHDRAWAL =
            Pattern.compile("(?:\\d{4}(?:-\\d{2})?(?: to |-))?(\\d{4}(?:-(?:0[1-9]|1[0-2]))?)");

    @Override
    public String kind() {
        return "currencies";
    }

    @Override
    public String title() {
        return "Currencies of ISO 4217 with withdrawn ones: codes-all.csv of the currency-codes data package";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM, Parameter.LABEL);
    }

    /** @param withdrawn year or month, or null while it is in use */
    private record Entry(String name, Integer digits, String withdrawn) {

        /** The one that is in use, else the one withdrawn last. */
        Entry newer(Entry other) {
            if (withdrawn == null || other.withdrawn() == null) {
                return withdrawn == null ? this : other;
            }
            return withdrawn.compareTo(other.withdrawn()) >= 0 ? this : other;
        }
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        if (file.simpleName().endsWith(".xml")) {
            throw new SheetException(Refusal.of(
                    file.name(),
                    "is XML; the list that ISO publishes so has no withdrawn currencies, in which old pay was paid",
                    "codes-all.csv of the currency-codes data package, which has both"));
        }
        Map<String, Entry> currencies = new TreeMap<>();
        try (Table table = file.table(WANTED)) {
            for (Row row : table) {
                run.read(1);
                try {
                    String code = row.text("AlphabeticCode");
                    if (code == null || "-".equals(row.text("MinorUnit"))) {
                        run.leftOut(
                                code == null ? "entries without a currency" : "metals and units that are no money", 1);
                        continue;
                    }
                    if (!CODE.matcher(code).matches()) {
                        throw row.refused("AlphabeticCode", "is no currency code", "three capital letters");
                    }
                    currencies.merge(code, entry(row), Entry::newer);
                } catch (SheetException wrong) {
                    run.refuse(wrong.refusal());
                }
            }
        }
        if (currencies.isEmpty()) {
            throw new SheetException(Refusal.of(file.name(), "holds no currency", title()));
        }
        LocalDate knownFrom = run.knownFrom()
                .orElseThrow(() -> new SheetException(
                        Refusal.of(file.name(), "does not tell when it was published", "--known-from with that day")));
        Releases.Staged staged = run.stage(
                SOURCE,
                new Release.Draft(
                        SOURCE.id(),
                        "all",
                        "currencies",
                        run.parameter("label").orElse(null),
                        knownFrom,
                        file.sha256()));
        if (!staged.known()) {
            store(staged.id(), currencies, run);
        }
    }

    private static Entry entry(Row row) {
        String withdrawal = row.text("WithdrawalDate");
        Matcher date = withdrawal == null ? null : WITHDRAWAL.matcher(withdrawal);
        if (date != null && !date.matches()) {
            throw row.refused("WithdrawalDate", "is no month", "YYYY-MM, YYYY, two of them, or nothing");
        }
        String digits = row.text("MinorUnit");
        if (digits != null && !digits.matches("[0-4]")) {
            throw row.refused("MinorUnit", "is no number of digits", "0 to 4, - for what is no money, or nothing");
        }
        return new Entry(
                row.required("Currency").replace('\u00A0', ' '),
                digits == null ? null : Integer.valueOf(digits),
                date == null ? null : date.group(1));
    }

    private static void store(String release, Map<String, Entry> currencies, ImportRun run) throws SQLException {
        try (PreparedStatement insert = run.connection().prepareStatement("""
                        INSERT INTO currency (code, name, digits, withdrawn) VALUES (?, ?, ?, ?)
                        ON CONFLICT (code) DO NOTHING""");
                CopyWriter entries = run.copy("currency_entry", "release_id", "code", "name", "digits", "withdrawn")) {
            for (Map.Entry<String, Entry> currency : currencies.entrySet()) {
                Entry entry = currency.getValue();
                insert.setString(1, currency.getKey());
                insert.setString(2, entry.name());
                insert.setObject(3, entry.digits(), java.sql.Types.SMALLINT);
                insert.setString(4, entry.withdrawn());
                insert.addBatch();
                entries.row(release, currency.getKey(), entry.name(), entry.digits(), entry.withdrawn());
            }
            insert.executeBatch();
        }
        run.stored("currencies", currencies.size());
    }
}
