package org.careeralmanac.salary.ownformat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.CatalogueFile;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.MissingReason;
import org.careeralmanac.salary.estimate.NaturalKey;
import org.careeralmanac.salary.estimate.Occupation;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.estimate.Subject;
import org.careeralmanac.salary.staging.EstimateDraft;
import org.careeralmanac.salary.staging.FigureDraft;
import org.careeralmanac.salary.staging.StagedEstimates;

/** Estimates as YAML, {@code schema/estimates.schema.json}: whose they are, which release, and the estimates. */
final class YamlEstimates {

    record ReleaseLine(String edition, String part, String label, String knownFrom) {}

    record Content(Source source, ReleaseLine release, List<Line> estimates) {}

    record Line(
            String role,
            Occupation occupation,
            String title,
            String area,
            Seniority seniority,
            String industry,
            String referencePeriod,
            PayPeriod period,
            Basis basis,
            String currency,
            Integer remote,
            String population,
            Integer sampleSize,
            String statedIn,
            String note,
            List<FigureLine> figures) {}

    record FigureLine(
            String statistic,
            BigDecimal value,
            BigDecimal atLeast,
            BigDecimal atMost,
            MissingReason missing,
            String note,
            String symbol,
            Integer sampleSize,
            BigDecimal relativeStandardErrorPercent) {}

    private final CatalogueFile file;
    private final Content content;

    /** @throws SheetException where the file is not of the format */
    YamlEstimates(CatalogueFile file) {
        this.file = file;
        try {
            this.content = file.as(Content.class);
        } catch (CatalogueException e) {
            throw EstimatesImporter.refused(e);
        }
    }

    Source source() {
        return content.source();
    }

    ReleaseLine release() {
        return content.release();
    }

    /** @throws SheetException where it is no day */
    LocalDate knownFrom() {
        try {
            return LocalDate.parse(content.release().knownFrom());
        } catch (DateTimeParseException e) {
            throw EstimatesImporter.refused(new CatalogueException(List.of(file.fault(
                    "/release/knownFrom", "not a day: " + content.release().knownFrom()))));
        }
    }

    void add(String name, EstimatesImporter.Known known, StagedEstimates estimates, ImportRun run) throws SQLException {
        List<Line> lines = content.estimates() == null ? List.of() : content.estimates();
        for (int i = 0; i < lines.size(); i++) {
            run.read(1);
            String at = "/estimates/" + i;
            EstimateDraft draft = draft(lines.get(i));
            Optional<String[]> wrong = known.wrong(draft);
            long line = file.fault(at, "").line();
            if (wrong.isPresent()) {
                run.refuse(new Refusal(
                        name,
                        null,
                        line,
                        at + "/" + wrong.get()[0],
                        wrong.get()[0].equals("area")
                                ? draft.key().area()
                                : draft.key().currency(),
                        wrong.get()[1],
                        wrong.get()[2]));
            } else {
                estimates.add(new StagedEstimates.Place(name, null, line), List.of(draft));
            }
        }
    }

    private static EstimateDraft draft(Line line) {
        return new EstimateDraft(
                new NaturalKey(
                        new Subject(line.role(), line.occupation(), line.title()),
                        line.area(),
                        line.seniority() == null ? Seniority.all : line.seniority(),
                        line.industry(),
                        line.referencePeriod(),
                        line.period(),
                        line.basis(),
                        line.currency(),
                        line.remote()),
                line.population(),
                line.sampleSize(),
                line.statedIn(),
                line.note(),
                line.figures().stream()
                        .map(f -> new FigureDraft(
                                f.statistic(),
                                f.note(),
                                FigureValue.oneOf(f.value(), f.atLeast(), f.atMost(), f.missing()),
                                f.symbol(),
                                f.sampleSize(),
                                f.relativeStandardErrorPercent(),
                                f.statistic()))
                        .toList());
    }
}
