package org.careeralmanac.gateway.find;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.defaults.problem.ProblemException;

/**
 * What is asked of the figures of a career. A filter lets through what it can prove; what it cannot is told apart from what
 * fails. See docs/adr/0013.
 *
 * @param payMin USD a year that the middle of pay must reach, or null
 * @param growth percent that the projected change of employment must reach, or null
 * @param education the most schooling that the career may typically start with, or null
 * @param include what counts although it is not a figure of exactly this career, or an old one
 * @param sort the order, or null for that of the words looked for
 */
record FigureFilter(BigDecimal payMin, BigDecimal growth, Level education, Set<Reason> include, Sort sort) {

    static final List<String> NAMES = List.of("payMin", "growth", "education", "include", "sort");

    static final String INCLUDES = "one or more of, separated by commas: narrower, broader, related, old";

    /** A figure is old when its period ends more than so many months before the newest of the same kind. */
    static final int OLD_AFTER_MONTHS = 36;

    private static final BigDecimal MOST_PAY = new BigDecimal("1000000000");
    private static final BigDecimal MOST_GROWTH = new BigDecimal("1000");
    private static final int LONGEST_NUMBER = 20;

    enum Filter {
        PAY_MIN("payMin"),
        GROWTH("growth"),
        EDUCATION("education");

        private final String key;

        Filter(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    enum Sort {
        RELEVANCE("relevance"),
        TITLE("title"),
        PAY("pay"),
        GROWTH("growth"),
        OPENINGS("openings");

        private final String key;

        Sort(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /**
     * The newest months in which periods end, by which others are old; null where no period is stated. By the figures of
     * the almanac and not by today's date, so that no answer changes with the clock alone.
     */
    record Newest(Integer pay, Integer growth) {}

    /** @throws ProblemException {@code BAD_PARAMETER} */
    static FigureFilter of(Map<String, String> query) {
        String education = query.get("education");
        String sort = query.get("sort");
        return new FigureFilter(
                number("payMin", query.get("payMin"), BigDecimal.ZERO, MOST_PAY, "USD a year, e.g. 80000"),
                number(
                        "growth",
                        query.get("growth"),
                        MOST_GROWTH.negate(),
                        MOST_GROWTH,
                        "the least change in percent, e.g. 5"),
                education == null
                        ? null
                        : Level.of(education)
                                .orElseThrow(() -> ProblemException.badParameter(
                                        "education", education, "the most schooling, one of " + Level.list())),
                include(query.get("include")),
                sort == null
                        ? null
                        : Arrays.stream(Sort.values())
                                .filter(s -> s.key().equals(sort))
                                .findFirst()
                                .orElseThrow(() -> ProblemException.badParameter(
                                        "sort", sort, "one of relevance, title, pay, growth, openings")));
    }

    private static BigDecimal number(
            String parameter, String given, BigDecimal least, BigDecimal most, String allowed) {
        if (given == null) {
            return null;
        }
        if (given.length() <= LONGEST_NUMBER && given.matches("-?\\d+(\\.\\d+)?")) {
            BigDecimal number = new BigDecimal(given);
            if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0) {
                return number;
            }
        }
        throw ProblemException.badParameter(
                parameter,
                given,
                "a number from " + least.toPlainString() + " to " + most.toPlainString() + ": " + allowed);
    }

    private static Set<Reason> include(String given) {
        Set<Reason> include = EnumSet.noneOf(Reason.class);
        if (given != null) {
            for (String key : given.split(",", -1)) {
                include.add(Reason.of(key.strip())
                        .filter(Reason::includable)
                        .orElseThrow(() -> ProblemException.badParameter("include", given, INCLUDES)));
            }
        }
        return include;
    }

    /** Whether the figures say nothing about what is in the list or in which order. */
    boolean isEmpty() {
        return !filters() && (sort == null || sort == Sort.RELEVANCE);
    }

    /** Whether any career may be left out. */
    boolean filters() {
        return payMin != null || growth != null || education != null;
    }

    /** What each filter that is asked for says of a career. */
    Map<Filter, Verdict> judge(CareerFigures figures, Newest newest) {
        Map<Filter, Verdict> verdicts = new EnumMap<>(Filter.class);
        if (payMin != null) {
            verdicts.put(Filter.PAY_MIN, atLeast(payMin, figures.pay(), newest.pay()));
        }
        if (growth != null) {
            verdicts.put(Filter.GROWTH, atLeast(growth, figures.growth(), newest.growth()));
        }
        if (education != null) {
            verdicts.put(Filter.EDUCATION, atMost(education, figures.education()));
        }
        return verdicts;
    }

    private Verdict atLeast(BigDecimal least, Known figure, Integer newest) {
        if (figure == null) {
            return new Verdict.Unproven(Reason.UNAVAILABLE);
        }
        boolean reaches = figure.amount() != null && figure.amount().compareTo(least) >= 0;
        return switch (figure.bound()) {
            case MISSING -> new Verdict.Unproven(Reason.MISSING);
            case VALUE -> reaches ? counted(figure, newest) : Verdict.FAILS;
            case AT_LEAST -> reaches ? counted(figure, newest) : new Verdict.Unproven(Reason.BOUND);
            case AT_MOST -> reaches ? new Verdict.Unproven(Reason.BOUND) : Verdict.FAILS;
        };
    }

    /** A figure that would pass, if it proves anything. */
    private Verdict counted(Known figure, Integer newest) {
        if (figure.fit() != null) {
            // A fit that came later than this code is as little proof as the weakest known.
            Reason fit = Reason.of(figure.fit()).filter(Reason::includable).orElse(Reason.RELATED);
            if (!include.contains(fit)) {
                return new Verdict.Unproven(fit);
            }
        }
        boolean old = figure.until() == null || (newest != null && figure.until() < newest - OLD_AFTER_MONTHS);
        return old && !include.contains(Reason.OLD) ? new Verdict.Unproven(Reason.OLD) : Verdict.PASSES;
    }

    private static Verdict atMost(Level most, CareerFigures.Schooling schooling) {
        if (schooling == null) {
            return new Verdict.Unproven(Reason.UNAVAILABLE);
        }
        if (schooling.level() == null) {
            return new Verdict.Unproven(Reason.MISSING);
        }
        return schooling.level().compareTo(most) <= 0 ? Verdict.PASSES : Verdict.FAILS;
    }
}
