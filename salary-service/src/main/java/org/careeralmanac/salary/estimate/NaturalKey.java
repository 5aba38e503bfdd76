package org.careeralmanac.salary.estimate;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All that distinguishes an estimate within a release.
 *
 * @param industry NAICS code, or null for all industries
 * @param referencePeriod the time it speaks of, or null where the source states none
 * @param remote share of remote work in percent: 0, 50, 100, or null for all
 */
public record NaturalKey(
        Subject subject,
        String area,
        Seniority seniority,
        String industry,
        String referencePeriod,
        PayPeriod period,
        Basis basis,
        String currency,
        Integer remote) {

    /** The fields in their order, each on a line, an absent one empty; the title only where nothing else names it. */
    public String text() {
        boolean onlyTitle = subject.role() == null && subject.occupation() == null;
        Object[] fields = {
            subject.role(),
            subject.occupation() == null ? null : subject.occupation().scheme(),
            subject.occupation() == null ? null : subject.occupation().code(),
            onlyTitle ? subject.title() : null,
            area,
            seniority,
            industry,
            referencePeriod,
            period,
            basis,
            currency,
            remote
        };
        return Arrays.stream(fields).map(f -> Objects.toString(f, "")).collect(Collectors.joining("\n"));
    }

    /** The same key for another pay period and currency. */
    public NaturalKey per(PayPeriod other, String otherCurrency) {
        return new NaturalKey(subject, area, seniority, industry, referencePeriod, other, basis, otherCurrency, remote);
    }

    /** The same key for another pay period. */
    public NaturalKey per(PayPeriod other) {
        return new NaturalKey(subject, area, seniority, industry, referencePeriod, other, basis, currency, remote);
    }
}
