package org.careeralmanac.salary.estimate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.careeralmanac.defaults.release.Source;

/** Estimates for tests, built from a plain one: an official annual figure for a wider group. */
public record PayEstimates(
        Source source,
        String edition,
        Subject subject,
        Fit fit,
        String area,
        Seniority seniority,
        String industry,
        String referencePeriod,
        PayPeriod period,
        Basis basis,
        String currency,
        String population,
        List<Number> numbers) {

    /** A figure to come. */
    public record Number(String statistic, String note, FigureValue value, DerivedFrom derivedFrom) {}

    public static final Source OFFICE = source("office", Source.Kind.OFFICIAL_STATISTICS);
    public static final Source PAGE = source("page", Source.Kind.UNATTRIBUTED);

    public static Source source(String id, Source.Kind kind) {
        return new Source(id, "The " + id, "Wages of " + id, null, "NOASSERTION", id, kind);
    }

    public static PayEstimates official(String code) {
        return new PayEstimates(
                OFFICE,
                "2024-05",
                new Subject(null, new Occupation("SOC-2018", code), "Group " + code),
                Fit.broader,
                "US",
                Seniority.all,
                null,
                "2024-05",
                PayPeriod.year,
                Basis.baseAndIncentive,
                "USD",
                null,
                List.of());
    }

    public static PayEstimates ofRole(String role) {
        return official("x")
                .by(PAGE)
                .about(new Subject(role, null, "Clockmaker"), Fit.exact)
                .counting(Basis.unstated)
                .of(Seniority.senior);
    }

    public static PayEstimates ofTitle(String title) {
        return ofRole("clockmaker").about(new Subject(null, null, title), Fit.narrower);
    }

    public PayEstimates by(Source other) {
        return new PayEstimates(
                other,
                edition,
                subject,
                fit,
                area,
                seniority,
                industry,
                referencePeriod,
                period,
                basis,
                currency,
                population,
                numbers);
    }

    public PayEstimates about(Subject other, Fit how) {
        return new PayEstimates(
                source,
                edition,
                other,
                how,
                area,
                seniority,
                industry,
                referencePeriod,
                period,
                basis,
                currency,
                population,
                numbers);
    }

    public PayEstimates in(String otherArea) {
        return new PayEstimates(
                source,
                edition,
                subject,
                fit,
                otherArea,
                seniority,
                industry,
                referencePeriod,
                period,
                basis,
                currency,
                population,
                numbers);
    }

    public PayEstimates of(Seniority other) {
        return new PayEstimates(
                source,
                edition,
                subject,
                fit,
                area,
                other,
                industry,
                referencePeriod,
                period,
                basis,
                currency,
                population,
                numbers);
    }

    public PayEstimates at(String time) {
        return new PayEstimates(
                source,
                time == null ? "all" : time.replace('/', '_'),
                subject,
                fit,
                area,
                seniority,
                industry,
                time,
                period,
                basis,
                currency,
                population,
                numbers);
    }

    public PayEstimates per(PayPeriod other) {
        return new PayEstimates(
                source,
                edition,
                subject,
                fit,
                area,
                seniority,
                industry,
                referencePeriod,
                other,
                basis,
                currency,
                population,
                numbers);
    }

    public PayEstimates counting(Basis other) {
        return new PayEstimates(
                source,
                edition,
                subject,
                fit,
                area,
                seniority,
                industry,
                referencePeriod,
                period,
                other,
                currency,
                population,
                numbers);
    }

    public PayEstimates paidIn(String other) {
        return new PayEstimates(
                source,
                edition,
                subject,
                fit,
                area,
                seniority,
                industry,
                referencePeriod,
                period,
                basis,
                other,
                population,
                numbers);
    }

    public PayEstimates among(String people) {
        return new PayEstimates(
                source,
                edition,
                subject,
                fit,
                area,
                seniority,
                industry,
                referencePeriod,
                period,
                basis,
                currency,
                people,
                numbers);
    }

    public PayEstimates inIndustry(String other) {
        return new PayEstimates(
                source,
                edition,
                subject,
                fit,
                area,
                seniority,
                other,
                referencePeriod,
                period,
                basis,
                currency,
                population,
                numbers);
    }

    public PayEstimates with(String statistic, long amount) {
        return with(statistic, null, new FigureValue.Exact(BigDecimal.valueOf(amount)), null);
    }

    public PayEstimates with(String statistic, String note, FigureValue value, DerivedFrom derivedFrom) {
        List<Number> more = new ArrayList<>(numbers);
        more.add(new Number(statistic, note, value, derivedFrom));
        return new PayEstimates(
                source,
                edition,
                subject,
                fit,
                area,
                seniority,
                industry,
                referencePeriod,
                period,
                basis,
                currency,
                population,
                more);
    }

    public PayEstimate build() {
        String release = source.id() + ":" + edition + ":part:2025-01-01";
        NaturalKey key =
                new NaturalKey(subject, area, seniority, industry, referencePeriod, period, basis, currency, null);
        return new PayEstimate(
                Ids.estimate(release, key),
                release,
                source,
                key,
                area.equals("US") ? "United States" : area,
                new Currency(currency, currency.equals("USD") ? "$" : null),
                fit,
                population,
                null,
                null,
                null,
                numbers.stream()
                        .map(n -> new PayFigure(
                                Ids.figure(release, key, n.statistic(), n.note()),
                                n.statistic(),
                                n.note(),
                                n.value(),
                                n.value() instanceof FigureValue.AtLeast ? "#" : null,
                                null,
                                null,
                                n.derivedFrom()))
                        .toList());
    }
}
