package org.careeralmanac.salary.estimate;

import java.util.Objects;

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
        StringBuilder text = new StringBuilder(128);
        append(text, subject.role());
        append(text, subject.occupation() == null ? null : subject.occupation().scheme());
        append(text, subject.occupation() == null ? null : subject.occupation().code());
        append(text, onlyTitle ? subject.title() : null);
        append(text, area);
        append(text, seniority);
        append(text, industry);
        append(text, referencePeriod);
        append(text, period);
        append(text, basis);
        append(text, currency);
        append(text, remote);
        return text.substring(0, text.length() - 1);
    }

    private static void append(StringBuilder text, Object field) {
        text.append(Objects.toString(field, "")).append('\n');
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
