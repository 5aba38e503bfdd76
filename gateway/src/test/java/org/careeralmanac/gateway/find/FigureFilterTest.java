package org.careeralmanac.gateway.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.gateway.find.FigureFilter.Filter;
import org.careeralmanac.gateway.find.FigureFilter.Newest;
import org.careeralmanac.gateway.find.Known.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureFilterTest {

    private static final int NOW = 2024 * 12 + 5;
    private static final Newest NEWEST = new Newest(NOW, NOW);

    @ParameterizedTest
    @CsvSource({
        "VALUE, 100000, , passes",
        "VALUE, 99999.99, , fails",
        "VALUE, 100000, exact, passes",
        "VALUE, 100000, broader, broader",
        "VALUE, 100000, narrower, narrower",
        "VALUE, 100000, related, related",
        "VALUE, 100000, somethingNew, related",
        "VALUE, 99999, broader, fails",
        "AT_LEAST, 100000, , passes",
        "AT_LEAST, 99999, , bound",
        "AT_LEAST, 239200, broader, broader",
        "AT_MOST, 99999, , fails",
        "AT_MOST, 200000, , bound",
        "MISSING, , , missing",
        "MISSING, , broader, missing"
    })
    void payPassesOnlyWhatIsProven(Bound bound, BigDecimal amount, String fit, String expected) {
        String given = fit == null || fit.equals("exact") ? null : fit;

        assertThat(pay("100000", "", new Known(bound, amount, given, NOW))).isEqualTo(expected);
    }

    @Test
    void aFigureIsOldAgainstTheNewestOfItsKindAndNotAgainstToday() {
        Known threeYears = new Known(Bound.VALUE, BigDecimal.TEN, null, NOW - 36);
        Known more = new Known(Bound.VALUE, BigDecimal.TEN, null, NOW - 37);
        Known undated = new Known(Bound.VALUE, BigDecimal.TEN, null, null);

        assertThat(pay("5", "", threeYears)).isEqualTo("passes");
        assertThat(pay("5", "", more)).isEqualTo("old");
        assertThat(pay("5", "", undated)).isEqualTo("old");
        assertThat(pay("5", "old", undated)).isEqualTo("passes");
        assertThat(pay("11", "", more)).isEqualTo("fails");
    }

    @Test
    void whatIsIncludedCountsAndNothingElse() {
        Known broaderAndOld = new Known(Bound.VALUE, BigDecimal.TEN, "broader", NOW - 100);

        assertThat(pay("5", "", broaderAndOld)).isEqualTo("broader");
        assertThat(pay("5", "broader", broaderAndOld)).isEqualTo("old");
        assertThat(pay("5", "related,old", broaderAndOld)).isEqualTo("broader");
        assertThat(pay("5", "broader,old", broaderAndOld)).isEqualTo("passes");
    }

    @Test
    void anOwnerThatNeverSpokeLeavesTheQuestionOpen() {
        assertThat(pay("5", "narrower,broader,related,old", null)).isEqualTo("unavailable");
    }

    @Test
    void schoolingIsAtMost() {
        assertThat(schooling("postsecondary", Level.HIGH_SCHOOL)).isEqualTo("passes");
        assertThat(schooling("postsecondary", Level.POSTSECONDARY)).isEqualTo("passes");
        assertThat(schooling("postsecondary", Level.ASSOCIATE)).isEqualTo("fails");
        assertThat(schooling("none", Level.NONE)).isEqualTo("passes");
        assertThat(schooling("doctorate", null)).isEqualTo("missing");
    }

    /** Whatever the figures are: more asked finds no more, more included finds no less, nothing is lost unseen. */
    @Test
    void theRulesHoldForAnyFigures() {
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            CareerFigures figures = figures(random);
            Set<Reason> include = EnumSet.noneOf(Reason.class);
            for (Reason reason : Reason.values()) {
                if (reason.includable() && random.nextBoolean()) {
                    include.add(reason);
                }
            }
            BigDecimal least = BigDecimal.valueOf(random.nextInt(20));
            BigDecimal more = least.add(BigDecimal.valueOf(random.nextInt(5)));
            FigureFilter filter = new FigureFilter(least, null, Level.BACHELOR, include, null);
            FigureFilter harder = new FigureFilter(more, null, Level.ASSOCIATE, include, null);
            FigureFilter wider =
                    new FigureFilter(least, null, Level.BACHELOR, EnumSet.range(Reason.NARROWER, Reason.OLD), null);
            FigureFilter strict = new FigureFilter(least, null, Level.BACHELOR, Set.of(), null);

            if (passes(harder, figures)) {
                assertThat(passes(filter, figures)).isTrue();
            }
            if (passes(filter, figures)) {
                assertThat(passes(wider, figures)).isTrue();
                assertThat(figures.pay().bound()).isIn(Bound.VALUE, Bound.AT_LEAST);
                assertThat(figures.pay().amount()).isGreaterThanOrEqualTo(least);
            }
            if (passes(strict, figures)) {
                assertThat(figures.pay().fit()).isNull();
            }
            // What is set aside for a reason that can be included is found when it is.
            Map<Filter, Verdict> verdicts = strict.judge(figures, NEWEST);
            boolean open = verdicts.values().stream()
                    .allMatch(v -> v.equals(Verdict.PASSES)
                            || (v instanceof Verdict.Unproven(Reason reason) && reason.includable()));
            assertThat(passes(wider, figures)).isEqualTo(open);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payMin=x",
                "payMin=-1",
                "payMin=1e9",
                "payMin=100000000000000000000000",
                "growth=5%",
                "growth=1001",
                "education=phd",
                "sort=age",
                "include=missing",
                "include=broader,",
                "include=bound"
            })
    void whatMakesNoSenseIsRefusedByName(String query) {
        String name = query.substring(0, query.indexOf('='));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FigureFilter.of(Map.of(name, query.substring(name.length() + 1))))
                .withMessageContaining("'" + name + "'");
    }

    private static boolean passes(FigureFilter filter, CareerFigures figures) {
        return filter.judge(figures, NEWEST).values().stream().allMatch(Verdict.PASSES::equals);
    }

    private static CareerFigures figures(Random random) {
        List<String> fits = new ArrayList<>(List.of("narrower", "broader", "related"));
        fits.add(null);
        Bound bound = Bound.values()[random.nextInt(4)];
        Known pay = new Known(
                bound,
                bound == Bound.MISSING ? null : BigDecimal.valueOf(random.nextInt(25)),
                fits.get(random.nextInt(4)),
                random.nextInt(4) == 0 ? null : NOW - random.nextInt(60));
        Level level = random.nextInt(8) == 7 ? null : Level.values()[random.nextInt(7)];
        return new CareerFigures(random.nextInt(10) == 0 ? null : pay, null, null, new CareerFigures.Schooling(level));
    }

    private static String pay(String least, String include, Known pay) {
        Map<String, String> query =
                include.isEmpty() ? Map.of("payMin", least) : Map.of("payMin", least, "include", include);
        CareerFigures figures = new CareerFigures(pay, null, null, null);
        return said(FigureFilter.of(query).judge(figures, NEWEST).get(Filter.PAY_MIN));
    }

    private static String schooling(String most, Level level) {
        CareerFigures figures = new CareerFigures(null, null, null, new CareerFigures.Schooling(level));
        return said(FigureFilter.of(Map.of("education", most))
                .judge(figures, NEWEST)
                .get(Filter.EDUCATION));
    }

    private static String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passes _ -> "passes";
            case Verdict.Fails _ -> "fails";
            case Verdict.Unproven(Reason reason) -> reason.key();
        };
    }
}
