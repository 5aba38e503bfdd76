package org.careeralmanac.gateway.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.gateway.web.model.Figure;
import org.careeralmanac.gateway.web.model.Highlights;
import org.careeralmanac.gateway.web.model.Requirements;

/**
 * A highlight as one reads it in passing; the sentence, the caveats and the source of it stand beside it, folded.
 *
 * @param amount the figure, or empty where there is none and only a sentence can be said
 * @param more what goes with the figure, or empty
 * @param about of whom, where and when it speaks, or empty
 */
public record Glance(String amount, String more, String about) {

    private static final int YEAR = 4;
    private static final Glance NOTHING = new Glance("", "", "");

    static Glance pay(Highlights.Pay pay) {
        Figure low = known(pay.low());
        Figure middle = known(pay.middle());
        Figure high = known(pay.high());
        String span = low == null || high == null ? "" : span(low.text(), high.text());
        if (middle != null) {
            boolean half = low != null
                    && high != null
                    && low.statistic().equals("p25")
                    && high.statistic().equals("p75");
            return new Glance(
                    middle.text(),
                    span.isEmpty() ? "" : (half ? "Middle half: " : "Range: ") + span,
                    about(middle, true));
        }
        Figure any = low != null ? low : high;
        return any == null ? NOTHING : new Glance(span.isEmpty() ? any.text() : span, "", about(any, true));
    }

    static Glance outlook(Highlights.Outlook outlook) {
        Figure change = known(outlook.change());
        Figure openings = known(outlook.openings());
        String yearly = openings == null
                ? ""
                : Words.amount(openings) + " openings" + (openings.period().isEmpty() ? "" : " a " + openings.period());
        if (change == null) {
            return openings == null ? NOTHING : new Glance(yearly, "", about(openings, true));
        }
        return new Glance(
                Words.amount(change),
                yearly.isEmpty() ? "People employed" : "People employed; " + yearly,
                about(change, true));
    }

    static Glance hiring(Highlights.Hiring hiring) {
        Figure momentum = known(hiring.momentum());
        if (momentum == null) {
            return NOTHING;
        }
        // Beside figures of today an old one says its year, also where there is room for nothing else.
        boolean old = hiring.caveats().stream().anyMatch(c -> c.code().equals("OLD_SERIES"));
        return new Glance(
                Words.amount(momentum) + (old ? " (" + lastYear(momentum.referencePeriod()) + ")" : ""),
                "",
                about(momentum, false));
    }

    /** "2024" of "2023-09/2024-09". */
    private static String lastYear(String period) {
        String end = period.substring(period.indexOf('/') + 1);
        return end.substring(0, Math.min(YEAR, end.length()));
    }

    static Glance education(Highlights.Education education) {
        Requirements.Degree degree =
                education.claim() == null ? null : education.claim().degree();
        if (degree == null || degree.required().isEmpty()) {
            return NOTHING;
        }
        String preferred = degree.preferred().stream()
                .map(Words::degree)
                .collect(Collectors.joining(" or "))
                .toLowerCase(Locale.ROOT);
        return new Glance(
                Words.degree(degree.required()),
                preferred.isEmpty() ? "Required" : "Required; " + preferred + " preferred",
                degree.fields().isEmpty() ? "" : String.join(", ", degree.fields()));
    }

    private static Figure known(Figure figure) {
        return figure == null || figure.amount() == null ? null : figure;
    }

    /** Both ends, and what they end in alike only once: "$102,710 to $181,210 a year". */
    static String span(String low, String high) {
        int unit = low.indexOf(" a ");
        boolean alike = unit > 0 && high.endsWith(low.substring(unit));
        return (alike ? low.substring(0, unit) : low) + " to " + high;
    }

    private static String about(Figure figure, boolean withArea) {
        String title = figure.subject() == null ? "" : figure.subject().title();
        return Stream.of(
                        title,
                        withArea && !figure.area().isEmpty() ? Words.area(figure.area()) : "",
                        figure.referencePeriod().isEmpty() ? "" : Words.period(figure.referencePeriod()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The first of them that is there, or null. */
    static Figure first(Figure... figures) {
        return Arrays.stream(figures).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
