package org.careeralmanac.salary.staging;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.salary.currency.UsdRates;
import org.careeralmanac.salary.estimate.DerivedFrom;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.Ids;
import org.careeralmanac.salary.estimate.Subject;

/**
 * The estimates of one release while they are read: checked one by one, copied into temporary tables, checked against
 * each other, and stored in one statement a table.
 */
public final class StagedEstimates implements AutoCloseable {

    private final ImportRun run;
    private final String release;
    private final UsdRates rates;
    private final CopyWriter estimates;
    private final CopyWriter figures;
    private long ordinal;
    private long hourly;
    private long unchecked;

    /** Where an estimate stands: what a refusal of it says. */
    public record Place(String file, String sheet, Long row) {

        public Refusal refusal(String column, String value, String why, String right) {
            return new Refusal(file, sheet, row, column, value, why, right);
        }
    }

    /** @param release an id that {@link ImportRun#stage} gave */
    public StagedEstimates(ImportRun run, String release, UsdRates rates) throws SQLException {
        this.run = run;
        this.release = release;
        this.rates = rates;
        try (Statement create = run.connection().createStatement()) {
            create.execute("""
                    CREATE TEMPORARY TABLE IF NOT EXISTS staged_estimate (
                        ordinal bigint, file text, sheet text, line bigint, id text, subject_role text,
                        occupation_scheme text, occupation_code text, subject_title text, area_id text, seniority text,
                        industry text, reference_period text, period text, basis text, currency text, remote smallint,
                        population text, sample_size integer, stated_in text, note text) ON COMMIT DROP;
                    CREATE TEMPORARY TABLE IF NOT EXISTS staged_figure (
                        ordinal bigint, estimate_id text, id text, statistic text, note text, unit text, value numeric,
                        at_least numeric, at_most numeric, missing text, symbol text, sample_size integer,
                        relative_standard_error_percent numeric, derived_from text, derivation_rule text)
                        ON COMMIT DROP;
                    TRUNCATE staged_estimate, staged_figure""");
        }
        this.estimates = run.copy(
                "staged_estimate",
                "ordinal",
                "file",
                "sheet",
                "line",
                "id",
                "subject_role",
                "occupation_scheme",
                "occupation_code",
                "subject_title",
                "area_id",
                "seniority",
                "industry",
                "reference_period",
                "period",
                "basis",
                "currency",
                "remote",
                "population",
                "sample_size",
                "stated_in",
                "note");
        this.figures = run.copy(
                "staged_figure",
                "ordinal",
                "estimate_id",
                "id",
                "statistic",
                "note",
                "unit",
                "value",
                "at_least",
                "at_most",
                "missing",
                "symbol",
                "sample_size",
                "relative_standard_error_percent",
                "derived_from",
                "derivation_rule");
    }

    /**
     * Adds what one row of a file says of one subject: all of it, or none where one part is wrong.
     *
     * @param together estimates that stand or fall together; an hourly one that says the yearly one again is linked to it
     * @return whether they were taken; if not, why is with the job
     */
    public boolean add(Place place, List<EstimateDraft> together) throws SQLException {
        EstimateDraft[] right = new EstimateDraft[together.size()];
        int inHours = 0;
        for (int i = 0; i < right.length; i++) {
            EstimateDraft draft = together.get(i);
            switch (EstimateChecks.of(draft, rates)) {
                case EstimateChecks.Finding.Right(EstimateDraft estimate) -> right[i] = estimate;
                case EstimateChecks.Finding.Hourly(EstimateDraft estimate) -> {
                    right[i] = estimate;
                    inHours++;
                }
                case EstimateChecks.Finding.Wrong(String column, String why, String would) -> {
                    run.refuse(place.refusal(column, shown(draft, column), why, would));
                    return false;
                }
            }
            if (rates.of(draft.key().currency(), draft.key().referencePeriod()).isEmpty()) {
                unchecked++;
            }
        }
        hourly += inHours;
        for (EstimateDraft draft : right) {
            write(place, draft, Restatements.of(draft, right));
        }
        return true;
    }

    private static String shown(EstimateDraft draft, String column) {
        return draft.figures().stream()
                .filter(f -> f.column().equals(column))
                .findFirst()
                .flatMap(f -> f.value().bound())
                .map(BigDecimal::toPlainString)
                .orElse(null);
    }

    private void write(Place place, EstimateDraft draft, EstimateDraft restated) throws SQLException {
        ordinal++;
        Ids.Under ids = Ids.of(release, draft.key());
        Ids.Under of = restated == null ? null : Ids.of(release, restated.key());
        String id = ids.estimate();
        Subject subject = draft.key().subject();
        estimates.row(
                ordinal,
                place.file(),
                place.sheet(),
                place.row(),
                id,
                subject.role(),
                subject.occupation() == null ? null : subject.occupation().scheme(),
                subject.occupation() == null ? null : subject.occupation().code(),
                subject.title(),
                draft.key().area(),
                draft.key().seniority(),
                draft.key().industry(),
                draft.key().referencePeriod(),
                draft.key().period(),
                draft.key().basis(),
                draft.key().currency(),
                draft.key().remote(),
                draft.population(),
                draft.sampleSize(),
                draft.statedIn(),
                draft.note());
        for (FigureDraft figure : draft.figures()) {
            FigureValue value = figure.value();
            figures.row(
                    ordinal,
                    id,
                    ids.figure(figure.statistic(), figure.note()),
                    figure.statistic(),
                    figure.note(),
                    draft.key().currency(),
                    value instanceof FigureValue.Exact(BigDecimal amount) ? amount : null,
                    value instanceof FigureValue.AtLeast(BigDecimal amount) ? amount : null,
                    value instanceof FigureValue.AtMost(BigDecimal amount) ? amount : null,
                    value instanceof FigureValue.Missing missing ? missing.reason() : null,
                    figure.symbol(),
                    figure.sampleSize(),
                    figure.relativeStandardErrorPercent(),
                    of == null ? null : of.figure(figure.statistic(), figure.note()),
                    of == null ? null : DerivedFrom.HOURLY);
        }
    }

    /**
     * Refuses what is in the file twice, stores the rest, and says what there is to confirm.
     *
     * @param file what to refuse where no row could be taken
     * @throws SheetException where nothing is left to store
     */
    public void store(String file) throws SQLException {
        if (ordinal == 0) {
            throw new SheetException(Refusal.of(
                    file,
                    "holds no row that could be taken",
                    "a table with at least one row; the refusals say why not"));
        }
        estimates.flush();
        figures.flush();
        refuseRepeated(run.connection());
        // In the order of the ids, so that the indexes of ids grow page by page: these are hashes, and in any other
        // order each would land on a page of its own, most of which the database had to put away before the next.
        try (PreparedStatement insert = run.connection().prepareStatement("""
                        INSERT INTO estimate (id, release_id, subject_role, occupation_scheme, occupation_code,
                            subject_title, area_id, seniority, industry, reference_period, period, basis, currency,
                            remote, population, sample_size, stated_in, note)
                        SELECT id, ?, subject_role, occupation_scheme, occupation_code, subject_title, area_id, seniority,
                            industry, reference_period, period, basis, currency, remote, population, sample_size,
                            stated_in, note
                        FROM staged_estimate ORDER BY id""");
                Statement figure = run.connection().createStatement()) {
            insert.setString(1, release);
            run.stored("estimates", insert.executeUpdate());
            run.stored("figures", figure.executeUpdate("""
                    INSERT INTO figure (id, estimate_id, statistic, note, unit, value, at_least, at_most, missing, symbol,
                        sample_size, relative_standard_error_percent, derived_from, derivation_rule)
                    SELECT id, estimate_id, statistic, note, unit, value, at_least, at_most, missing, symbol, sample_size,
                        relative_standard_error_percent,
                        CASE WHEN derived_from IS NOT NULL THEN ARRAY[derived_from] END, derivation_rule
                    FROM staged_figure ORDER BY estimate_id"""));
        }
        if (hourly > 0) {
            run.flag(
                    release,
                    PayBounds.HOURLY_FLAG,
                    "Amounts too small for pay a year were read as pay an hour and stored times 2,080.",
                    hourly);
        }
        if (unchecked > 0) {
            run.note(
                    "%,d estimates could not be checked against %s: no exchange rate for their currency and time is published here."
                            .formatted(unchecked, PayBounds.RIGHT));
        }
    }

    private void refuseRepeated(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TEMPORARY TABLE repeated_estimate ON COMMIT DROP AS
                    SELECT ordinal, file, sheet, line, subject_title, first_line
                    FROM (SELECT *, row_number() OVER same AS nth, first_value(line) OVER same AS first_line
                          FROM staged_estimate WINDOW same AS (PARTITION BY id ORDER BY ordinal)) AS numbered
                    WHERE nth > 1""");
            try (ResultSet row = statement.executeQuery("SELECT * FROM repeated_estimate ORDER BY ordinal")) {
                while (row.next()) {
                    run.refuse(new Refusal(
                            row.getString("file"),
                            row.getString("sheet"),
                            row.getObject("line", Long.class),
                            null,
                            row.getString("subject_title"),
                            "says again what an earlier row says of the same subject, place and time",
                            "one row for each; the earlier one is row " + row.getString("first_line")));
                }
            }
            statement.executeUpdate(
                    "DELETE FROM staged_figure WHERE ordinal IN (SELECT ordinal FROM repeated_estimate)");
            statement.executeUpdate(
                    "DELETE FROM staged_estimate WHERE ordinal IN (SELECT ordinal FROM repeated_estimate)");
            statement.execute("DROP TABLE repeated_estimate");
        }
    }

    @Override
    public void close() throws SQLException {
        estimates.close();
        figures.close();
    }
}
