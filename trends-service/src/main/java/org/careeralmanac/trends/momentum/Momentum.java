package org.careeralmanac.trends.momentum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Numbers;
import org.careeralmanac.trends.figure.Periods;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a series moved up to its last measurement, over 1, 3 and 12 months and since its base.
 *
 * <p>With {@code v(t)} the value of period {@code t} and {@code T} the last measured period:
 *
 * <ul>
 *   <li>of an index or a count the percent change {@code (v(T) − v(T−k)) / v(T−k) × 100}, in percent;
 *   <li>of a series in percent or a ratio the difference {@code v(T) − v(T−k)}, for percent in percentage points (a ratio
 *       counts as 100 times as many percent).
 * </ul>
 *
 * Both as the U.S. Bureau of Labor Statistics has them in "Math calculations to better utilize CPI data" (percent change,
 * and point change where a percentage of a percentage would mislead). Rounded half up to one decimal from the exact
 * quotient, so that a series multiplied by any factor moves exactly as before.
 *
 * <p>Months count back on the calendar. In a monthly, quarterly or yearly series the very period must have been measured;
 * in a daily or weekly one the last measurement of the six days before stands for a day without one. What was not
 * measured is missing, never zero and never filled in. The base is the value at the base date; of an index whose base
 * date lies before its first point it is 100, which is what a base date means; without a base date it is the first
 * measurement.
 *
 * <p>The same period of up to {@value #MOST_EARLIER_YEARS} earlier years, found in the same way, stands beside: in series
 * that are not seasonally adjusted it is the fairer comparison.
 */
@Schema(description = "How a series moved up to its last measurement")
public record Momentum(
        @Schema(description = "The last measured period", examples = "2026-08")
        String asOf,

        @Schema(
                description = "Unit of the changes: percent, or percentagePoints for a series in percent",
                examples = "percent")
        String unit,

        List<MomentumChange> changes,

        @Schema(description = "The same period of earlier years, the latest first, as far as the series reaches back")
        List<EarlierYear> earlierYears,

        @Schema(
                examples =
                        "Stood at 65.2 in August 2026: up 0.3% from July 2026, down 1.1% from May 2026, down 3.4% from August 2025, down 34.8% from 1 February 2020.")
        String text,

        List<Caveat> caveats) {

    public static final String RULE = "momentum-1";

    static final int MOST_EARLIER_YEARS = 5;

    private static final int[] MONTHS = {1, 3, 12};
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param measured the values by the first day of their period; what was not measured is absent
     * @param unit the unit of the values
     * @param grain the step
     * @param base the day whose value counts as the base, or null
     * @return null where nothing was measured
     */
    public static Momentum of(NavigableMap<LocalDate, BigDecimal> measured, String unit, Grain grain, LocalDate base) {
        if (measured.isEmpty()) {
            return null;
        }
        LocalDate last = measured.lastKey();
        BigDecimal now = measured.get(last);
        List<MomentumChange> changes = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int months : MONTHS) {
            LocalDate wanted = last.minusMonths(months);
            String to = grain.period(last);
            if (!grain.spans(months)) {
                changes.add(new MomentumChange(months, wanted.toString(), to, null, "notApplicable"));
                continue;
            }
            Map.Entry<LocalDate, BigDecimal> then = measured.floorEntry(wanted);
            if (then == null || then.getKey().isBefore(wanted.minusDays(grain.toleranceDays()))) {
                changes.add(new MomentumChange(months, grain.period(wanted), to, null, "notSurveyed"));
                said.add("no measurement for " + grain.words(wanted));
                continue;
            }
            change(
                    months,
                    grain.period(then.getKey()),
                    grain.words(then.getKey()),
                    to,
                    then.getValue(),
                    now,
                    unit,
                    changes,
                    said);
        }
        sinceBase(measured, unit, grain, base, last, now, changes, said);
        List<EarlierYear> earlier = earlierYears(measured, grain, last);
        return new Momentum(
                grain.period(last),
                inPoints(unit) ? "percentagePoints" : "percent",
                List.copyOf(changes),
                earlier,
                "Stood at %s %s: %s.%s"
                        .formatted(
                                Numbers.rounded(now, unit),
                                grain.when(last),
                                String.join(", ", said),
                                before(earlier, unit, grain)),
                List.of());
    }

    private static List<EarlierYear> earlierYears(
            NavigableMap<LocalDate, BigDecimal> measured, Grain grain, LocalDate last) {
        List<EarlierYear> earlier = new ArrayList<>();
        for (int years = 1; years <= MOST_EARLIER_YEARS; years++) {
            LocalDate wanted = last.minusYears(years);
            if (wanted.isBefore(measured.firstKey())) {
                break;
            }
            Map.Entry<LocalDate, BigDecimal> then = measured.floorEntry(wanted);
            boolean stands = !then.getKey().isBefore(wanted.minusDays(grain.toleranceDays()));
            earlier.add(new EarlierYear(
                    years,
                    grain.period(stands ? then.getKey() : wanted),
                    stands ? Numbers.plain(then.getValue()) : null,
                    stands ? null : "notSurveyed"));
        }
        return List.copyOf(earlier);
    }

    /** " The same month stood at 67.5 in 2025 and 70.3 in 2024.", or nothing. */
    private static String before(List<EarlierYear> earlier, String unit, Grain grain) {
        List<String> said = earlier.stream()
                .filter(e -> e.value() != null)
                .map(e -> "%s in %s"
                        .formatted(Numbers.rounded(e.value(), unit), e.period().substring(0, 4)))
                .toList();
        if (said.isEmpty() || grain == Grain.year) {
            return "";
        }
        int last = said.size() - 1;
        return " The same %s stood at %s."
                .formatted(
                        grain,
                        last == 0
                                ? said.getFirst()
                                : String.join(", ", said.subList(0, last)) + " and " + said.getLast());
    }

    /** The longest known of the changes over months, as a clause: "down 14.1% in the 12 months to September 2024.". */
    public String briefly() {
        MomentumChange longest = null;
        for (MomentumChange change : changes) {
            if (change.months() != null && change.value() != null) {
                longest = change;
            }
        }
        if (longest == null) {
            return "last measured %s %s.".formatted(asOf.length() == 10 ? "on" : "in", Periods.words(asOf));
        }
        String moved = longest.value().signum() == 0
                ? "unchanged"
                : (longest.value().signum() > 0 ? "up " : "down ")
                        + Numbers.words(longest.value().abs())
                        + (unit.equals("percent") ? "%" : " percentage points");
        return "%s in the %s to %s."
                .formatted(moved, longest.months() == 1 ? "month" : longest.months() + " months", Periods.words(asOf));
    }

    /** The change over so many months, null where it was not computed or is missing. */
    public MomentumChange over(int months) {
        return changes.stream()
                .filter(c -> c.months() != null && c.months() == months && c.value() != null)
                .findFirst()
                .orElse(null);
    }

    private static void sinceBase(
            NavigableMap<LocalDate, BigDecimal> measured,
            String unit,
            Grain grain,
            LocalDate base,
            LocalDate last,
            BigDecimal now,
            List<MomentumChange> changes,
            List<String> said) {
        String to = grain.period(last);
        LocalDate first = measured.firstKey();
        if (base == null || base.isBefore(first) && !unit.equals("index")) {
            change(null, grain.period(first), grain.words(first), to, measured.get(first), now, unit, changes, said);
        } else if (base.isBefore(first)) {
            change(null, base.toString(), Periods.words(base), to, HUNDRED, now, unit, changes, said);
        } else {
            Map.Entry<LocalDate, BigDecimal> at = measured.floorEntry(base);
            if (grain.lastDay(at.getKey()).plusDays(grain.toleranceDays()).isBefore(base)) {
                changes.add(new MomentumChange(null, base.toString(), to, null, "notSurveyed"));
                said.add("no measurement for the base, " + Periods.words(base));
            } else {
                change(
                        null,
                        grain.period(at.getKey()),
                        grain.words(at.getKey()),
                        to,
                        at.getValue(),
                        now,
                        unit,
                        changes,
                        said);
            }
        }
    }

    private static void change(
            Integer months,
            String from,
            String fromWords,
            String to,
            BigDecimal then,
            BigDecimal now,
            String unit,
            List<MomentumChange> changes,
            List<String> said) {
        BigDecimal value;
        if (inPoints(unit)) {
            BigDecimal difference = now.subtract(then);
            value = (unit.equals("ratio") ? difference.multiply(HUNDRED) : difference)
                    .setScale(1, RoundingMode.HALF_UP);
        } else if (then.signum() == 0) {
            // Nothing can be said in percent of nothing.
            changes.add(new MomentumChange(months, from, to, null, "notApplicable"));
            said.add("no percentage from zero in " + fromWords);
            return;
        } else {
            value = now.subtract(then).multiply(HUNDRED).divide(then, 1, RoundingMode.HALF_UP);
        }
        changes.add(new MomentumChange(months, from, to, Numbers.plain(value), null));
        String amount = Numbers.words(value.abs()) + (inPoints(unit) ? " percentage points" : "%");
        said.add(
                switch (value.signum()) {
                    case 0 -> "unchanged from " + fromWords;
                    case 1 -> "up %s from %s".formatted(amount, fromWords);
                    default -> "down %s from %s".formatted(amount, fromWords);
                });
    }

    private static boolean inPoints(String unit) {
        return unit.equals("percent") || unit.equals("ratio");
    }
}
