package org.careeralmanac.salary.catalogue;

import java.math.BigDecimal;
import java.util.List;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.MissingReason;
import org.careeralmanac.salary.estimate.Occupation;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;

/** The files of the catalogue as they are written; the JSON Schemas in {@code schema/} say what each field is. */
final class StarterFiles {

    private StarterFiles() {}

    record ReleaseLine(String source, String edition, String part, String label, String knownFrom) {}

    record CatalogueFileContent(ReleaseLine release, List<Source> sources, List<ReleaseLine> releases) {}

    record TopCode(BigDecimal year, BigDecimal hour) {
        BigDecimal of(PayPeriod period) {
            return switch (period) {
                case year -> year;
                case hour -> hour;
            };
        }
    }

    record Excerpt(ReleaseLine release, String table, TopCode topCode, List<EstimateLine> estimates) {}

    record Career(
            String id,
            List<EstimateLine> estimates,
            List<Compensation> additionalCompensation,
            List<Factor> variability) {
        Career {
            estimates = estimates == null ? List.of() : estimates;
            additionalCompensation = additionalCompensation == null ? List.of() : additionalCompensation;
            variability = variability == null ? List.of() : variability;
        }
    }

    enum SubjectKind {
        role,
        title
    }

    record EstimateLine(
            String key,
            String source,
            SubjectKind subject,
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
            List<FigureLine> figures,
            boolean derived,
            Derivation derivedFrom) {}

    record FigureLine(
            String statistic,
            BigDecimal value,
            BigDecimal atLeast,
            BigDecimal atMost,
            MissingReason missing,
            String note,
            String symbol,
            Integer sampleSize,
            BigDecimal relativeStandardErrorPercent) {

        FigureValue known() {
            return FigureValue.oneOf(value, atLeast, atMost, missing);
        }
    }

    record Derivation(String rule, List<Input> figures) {}

    record Input(String estimate, String statistic, String note) {}

    record Compensation(String title, String text, String source) {}

    record Factor(String factor, String text, String source) {}

    record Title(String title, String role, String fit) {}

    record Titles(List<Title> titles) {}
}
