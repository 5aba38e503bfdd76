package org.careeralmanac.salary.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careeralmanac.salary.estimate.PayEstimates.OFFICE;
import static org.careeralmanac.salary.estimate.PayEstimates.ofRole;
import static org.careeralmanac.salary.estimate.PayEstimates.ofTitle;
import static org.careeralmanac.salary.estimate.PayEstimates.official;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Currency;
import org.careeralmanac.salary.estimate.DerivedFrom;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.Figures;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.MissingReason;
import org.careeralmanac.salary.estimate.Occupation;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayEstimates;
import org.careeralmanac.salary.estimate.PayFigure;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.estimate.Subject;
import org.careeralmanac.salary.reconciliation.Reconciliation.Conflict;
import org.careeralmanac.salary.reconciliation.Reconciliation.ConflictReason;
import org.careeralmanac.salary.reconciliation.Reconciliation.SetAsideReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcilerTest {

    private static final Scale SCALE = Scale.standard(Seniority.senior);

    private static final Levels RATES = new Levels(
            new Currency("USD", "$"),
            Stream.of("2022-05", "2024")
                    .map(period -> new Levels.Rate(
                            "EUR", period, BigDecimal.ONE, new BigDecimal("1.25"), "bank:all:daily:2025-01-01"))
                    .toList(),
            List.of(),
            List.of(),
            List.of(PayEstimates.source("bank", Source.Kind.OFFICIAL_STATISTICS)));

    @Test
    void restsOnTheFiguresThatSomebodyPublished() {
        PayEstimate official = quartiles(official("1"), 100_000).build();

        Reconciliation answer = reconcile(official);

        assertThat(answer.range().low().value()).isEqualByComparingTo("80000");
        assertThat(answer.range().middle().value()).isEqualByComparingTo("100000");
        assertThat(answer.range().high().value()).isEqualByComparingTo("120000");
        assertThat(answer.range().low().derivedFrom().rule()).isEqualTo("reconcile-2");
        assertThat(answer.range().low().derivedFrom().figures())
                .containsExactly(official.figure("p25").orElseThrow().id());
        assertThat(answer.range().text()).startsWith("The middle is $100,000 a year; half earn between ");
        assertThat(answer.range().low().caveats()).extracting(Caveat::code).contains(Caveat.Code.BROADER_OCCUPATION);
        assertThat(answer.range().caveats()).isEmpty();
        assertThat(answer.used()).extracting(Reconciliation.Used::estimate).containsExactly(official.id());
    }

    @Test
    void isNeverMovedByUnattributedFigures() {
        PayEstimate official = quartiles(official("1"), 100_000).build();
        List<PayEstimate> many = new ArrayList<>(List.of(official));
        for (int i = 0; i < 20; i++) {
            many.add(ofTitle("Title " + i).with("mean", 400_000 + i).build());
        }

        assertThat(Reconciler.reconcile(many, SCALE, Levels.none()).range())
                .isEqualTo(reconcile(official).range());
    }

    @Test
    void givesNoRangeWhereNothingCanBeChecked() {
        Reconciliation answer =
                reconcile(ofRole("clockmaker").with("median", 100_000).build());

        assertThat(answer.range()).isNull();
        assertThat(answer.reason()).contains("names no publisher");
        assertThat(reasons(answer)).containsExactly(SetAsideReason.UNATTRIBUTED);
        assertThat(reconcile().reason()).contains("No pay figure");
        assertThat(reconcile(quartiles(official("1").paidIn("EUR"), 1).build()).reason())
                .contains("None of the figures");
    }

    @Test
    void saysThatPeopleAreTooFewAndNotThatThereAreNone() {
        PayEstimate few = ofRole("clockmaker")
                .by(OFFICE)
                .with("median", null, new FigureValue.Missing(MissingReason.belowMinimumGroup), null)
                .build();
        Reconciliation answer = reconcile(few);

        assertThat(answer.range()).isNull();
        assertThat(answer.reason())
                .isEqualTo(
                        "Some people in this role said what they earn in the place asked for, but too few to show it.");
        assertThat(answer.setAside()).singleElement().satisfies(s -> assertThat(s.text())
                .isEqualTo("Too few people said what they earn to show it."));
        assertThat(Figures.estimate(few).text()).endsWith(": too few people to show.");
    }

    @Test
    void saysOfEveryOtherEstimateWhyItTookNoPart() {
        assertThat(setAside(official("1").in("US-CA"))).isEqualTo(SetAsideReason.OTHER_AREA);
        assertThat(setAside(official("1").paidIn("EUR"))).isEqualTo(SetAsideReason.OTHER_CURRENCY);
        assertThat(setAside(official("1").inIndustry("5415"))).isEqualTo(SetAsideReason.OTHER_INDUSTRY);
        assertThat(setAside(official("1").of(Seniority.entry))).isEqualTo(SetAsideReason.OTHER_SENIORITY);
        assertThat(setAside(official("1").among("top performers"))).isEqualTo(SetAsideReason.OTHER_POPULATION);
        assertThat(setAside(official("1").counting(Basis.bonus))).isEqualTo(SetAsideReason.PART_OF_PAY);
        assertThat(setAside(official("1").at("2019-05"))).isEqualTo(SetAsideReason.OLDER_PERIOD);
        assertThat(setAside(official("1").by(PayEstimates.source("survey", Source.Kind.SURVEY))))
                .isEqualTo(SetAsideReason.LESS_RELIABLE);
        assertThat(setAside(official("1")
                        .by(PayEstimates.source("people", Source.Kind.SELF_REPORTED))
                        .counting(Basis.unstated)
                        .about(new Subject("clockmaker", null, "Clockmaker"), Fit.exact)))
                .isEqualTo(SetAsideReason.LESS_COMPARABLE);
        assertThat(reasons(reconcile(
                        quartiles(official("1"), 100_000).build(),
                        official("2").with("p25", 1).build())))
                .containsExactly(SetAsideReason.NO_MIDDLE);
    }

    @Test
    void countsARestatementOnce() {
        PayEstimate year = quartiles(official("1"), 104_000).build();
        PayEstimate hour = official("1")
                .per(PayPeriod.hour)
                .with(
                        "median",
                        null,
                        new FigureValue.Exact(BigDecimal.valueOf(50)),
                        new DerivedFrom(
                                List.of(year.figure("median").orElseThrow().id()), DerivedFrom.HOURLY))
                .build();

        Reconciliation answer = reconcile(year, hour);

        assertThat(answer.range()).isEqualTo(reconcile(year).range());
        assertThat(reasons(answer)).containsExactly(SetAsideReason.RESTATEMENT);
        assertThat(answer.conflicts()).isEmpty();
    }

    @Test
    void readsHourlyPayThatStandsAloneAt2080Hours() {
        Reconciliation answer =
                reconcile(official("1").per(PayPeriod.hour).with("median", 50).build());

        assertThat(answer.range().middle().value()).isEqualByComparingTo("104000");
        assertThat(answer.range().middle().text()).isEqualTo("$104,000 a year");
        assertThat(answer.range().low().missing()).isEqualTo(MissingReason.notSurveyed);
    }

    @Test
    void spansEquallyGoodEstimatesWithoutAveraging() {
        Reconciliation answer = reconcile(
                quartiles(official("1"), 100_000).build(),
                quartiles(official("2"), 150_000).build());

        assertThat(answer.range().low().value()).isEqualByComparingTo("80000");
        assertThat(answer.range().middle().value()).isEqualByComparingTo("100000");
        assertThat(answer.range().high().value()).isEqualByComparingTo("170000");
        assertThat(answer.used()).hasSize(2);
    }

    @Test
    void keepsAnOpenEndOpen() {
        PayEstimate topCoded = official("1")
                .with("p25", 126_080)
                .with("median", 206_420)
                .with("p75", null, new FigureValue.AtLeast(BigDecimal.valueOf(239_200)), null)
                .build();

        Figure high = reconcile(topCoded).range().high();

        assertThat(high.atLeast()).isEqualByComparingTo("239200");
        assertThat(high.value()).isNull();
        assertThat(high.caveats()).extracting(Caveat::code).contains(Caveat.Code.TOP_CODED);
    }

    @Test
    void startsFromTheSeniorityThatWasAskedFor() {
        Source survey = PayEstimates.source("survey", Source.Kind.SURVEY);
        Subject role = new Subject("clockmaker", null, "Clockmaker");
        PayEstimate everyone = quartiles(official("1").by(survey).about(role, Fit.exact), 100_000)
                .build();
        PayEstimate seniors = quartiles(
                        official("1").by(survey).about(role, Fit.exact).of(Seniority.senior), 140_000)
                .build();

        assertThat(reconcile(everyone, seniors).range().middle().value()).isEqualByComparingTo("140000");
    }

    @Test
    void explainsEveryPairForTheRoleItself() {
        PayEstimate stated =
                ofRole("clockmaker").at(null).with("median", 152_817).build();
        PayEstimate one = ofTitle("Clock Engineer").with("mean", 147_220).build();
        PayEstimate other = ofTitle("Clock Wizard").with("mean", 159_578).build();
        PayEstimate top = ofTitle("High end")
                .among("top performers")
                .with("mean", 396_000)
                .build();
        PayEstimate official = quartiles(official("1"), 140_910).build();

        Reconciliation answer = reconcile(stated, one, other, top, official);

        assertThat(pair(answer, top, stated)).satisfies(c -> {
            assertThat(c.ratio()).isEqualByComparingTo("2.59");
            assertThat(c.reason()).isEqualTo(ConflictReason.TOP_EARNERS);
            assertThat(c.text()).contains("$396,000 a year", "2.59 times", "top performers", "median", "average");
        });
        assertThat(pair(answer, other, one)).satisfies(c -> {
            assertThat(c.ratio()).isEqualByComparingTo("1.08");
            assertThat(c.reason()).isEqualTo(ConflictReason.DIFFERENT_TITLES);
            assertThat(c.text()).contains("two different job titles");
        });
        assertThat(pair(answer, stated, one).reason()).isEqualTo(ConflictReason.SUB_ROLE);
        assertThat(answer.conflicts().stream().filter(c -> among(c, stated, one, other, top)))
                .hasSize(6);
        assertThat(answer.conflicts().stream().filter(c -> c.between().stream()
                        .anyMatch(s -> s.title().startsWith("most reliable range"))))
                .hasSize(4)
                .allSatisfy(c -> assertThat(c.text()).contains("wider group"));
        assertThat(answer.conflicts())
                .isSortedAccordingTo((a, b) -> b.ratio().compareTo(a.ratio()))
                .allSatisfy(c -> assertThat(c.ratio()).isGreaterThanOrEqualTo(BigDecimal.ONE));
    }

    @Test
    void bringsOtherCurrenciesToTheScaleAndSaysSoOnEachFigure() {
        Reconciliation answer = Reconciler.reconcile(
                List.of(quartiles(official("1").at("2024").paidIn("EUR"), 80_000)
                        .build()),
                SCALE,
                RATES);

        assertThat(answer.range().middle().value()).isEqualByComparingTo("100000");
        assertThat(answer.range().middle().unit()).isEqualTo("USD");
        assertThat(answer.range().middle().caveats()).extracting(Caveat::code).contains(Caveat.Code.CONVERTED);
    }

    @Test
    void countsAnHourlyFormThatNamesNoYearlyOneOnceToo() {
        PayEstimate year = quartiles(official("1"), 104_000).build();
        PayEstimate hour = official("1").per(PayPeriod.hour).with("median", 50).build();

        assertThat(reasons(reconcile(year, hour))).containsExactly(SetAsideReason.RESTATEMENT);
    }

    @Test
    void takesTheYearBeforeTheYearsThatEndWithIt() {
        PayEstimate year = quartiles(official("1").at("2024"), 100_000).build();
        PayEstimate years = quartiles(official("1").at("2020/2024"), 80_000).build();

        Reconciliation answer = reconcile(year, years);

        assertThat(answer.range().middle().value()).isEqualByComparingTo("100000");
        assertThat(reasons(answer)).containsExactly(SetAsideReason.OLDER_PERIOD);
    }

    @Test
    void countsPeoplePaidInTheCurrencyAskedForBeforeThoseConverted() {
        PayEstimate dollars = quartiles(official("1").at("2024"), 100_000).build();
        PayEstimate euros =
                quartiles(official("1").at("2024").paidIn("EUR"), 40_000).build();

        Reconciliation answer = Reconciler.reconcile(List.of(dollars, euros), SCALE, RATES);

        assertThat(answer.range().low().value()).isEqualByComparingTo("80000");
        assertThat(reasons(answer)).containsExactly(SetAsideReason.LESS_RELIABLE);
        assertThat(answer.conflicts()).singleElement().satisfies(c -> assertThat(c.text())
                .contains("$100,000 was published in USD, $50,000 in EUR"));
    }

    @Test
    void takesNoUndatedFigureForAYear() {
        PayEstimate undated = quartiles(official("1").at(null), 100_000).build();
        Scale year = new Scale("USD", PayPeriod.year, "US", Seniority.senior, 2023, null, null);

        assertThat(reasons(Reconciler.reconcile(List.of(undated), year, Levels.none())))
                .containsExactly(SetAsideReason.UNDATED);
    }

    @Test
    void publishesAtMostTenWeights() {
        assertThat(reconcile().weights()).hasSize(10).containsEntry("officialStatistics", 40);
        assertThat(reconcile().rule()).isEqualTo("reconcile-2");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsItsPromisesForWhateverComes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            List<PayEstimate> estimates = randomEstimates(random);
            Reconciliation answer = Reconciler.reconcile(estimates, SCALE, RATES);
            Collections.shuffle(estimates, random);

            assertThat(Reconciler.reconcile(estimates, SCALE, RATES))
                    .as("independent of the order of its input")
                    .isEqualTo(answer);
            assertThat(accountedFor(answer))
                    .as("each estimate used or set aside, once")
                    .containsExactlyInAnyOrderElementsOf(
                            estimates.stream().map(PayEstimate::id).collect(Collectors.toSet()));
            Set<String> known = new HashSet<>();
            estimates.forEach(e -> e.figures().forEach(f -> known.add(f.id())));
            if (answer.range() == null) {
                assertThat(answer.reason()).isNotBlank();
            } else {
                assertThat(answer.range().low().source()).isNotEqualTo("page");
                for (Figure figure : List.of(
                        answer.range().low(),
                        answer.range().middle(),
                        answer.range().high())) {
                    assertThat(figure.source()).isNotBlank();
                    assertThat(figure.release()).isNotBlank();
                    assertThat(figure.text()).isNotBlank();
                    assertThat(known).containsAll(figure.derivedFrom().figures());
                }
                assertRising(answer);
            }
            assertThat(answer.conflicts()).allSatisfy(c -> {
                assertThat(c.text()).isNotBlank();
                assertThat(c.ratio()).isGreaterThanOrEqualTo(BigDecimal.ONE);
                assertThat(c.between()).hasSize(2).allSatisfy(s -> assertThat(s.source())
                        .isNotBlank());
            });
        }
    }

    private static void assertRising(Reconciliation answer) {
        List<BigDecimal> ends = Stream.of(
                        answer.range().low(),
                        answer.range().middle(),
                        answer.range().high())
                .filter(f -> f.missing() == null && f.statistic().matches("p25|median|p75"))
                .map(f -> f.value() != null ? f.value() : f.atLeast())
                .toList();
        assertThat(ends).isSorted();
    }

    private static List<String> accountedFor(Reconciliation answer) {
        return Stream.concat(
                        answer.used().stream().map(Reconciliation.Used::estimate),
                        answer.setAside().stream().map(Reconciliation.SetAside::estimate))
                .toList();
    }

    private static List<PayEstimate> randomEstimates(Random random) {
        List<PayEstimate> estimates = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Source[] sources = {
            OFFICE,
            PayEstimates.PAGE,
            PayEstimates.source("survey", Source.Kind.SURVEY),
            PayEstimates.source("people", Source.Kind.SELF_REPORTED)
        };
        for (int i = random.nextInt(12); i > 0; i--) {
            Subject subject =
                    switch (random.nextInt(3)) {
                        case 0 -> new Subject("clockmaker", null, "Clockmaker");
                        case 1 -> new Subject(null, null, "Title " + random.nextInt(3));
                        default -> new Subject(null, new Occupation("SOC-2018", "1" + random.nextInt(3)), "Group");
                    };
            PayEstimates next = official("1")
                    .by(pick(random, sources))
                    .about(subject, pick(random, Fit.values()))
                    .of(pick(random, Seniority.values()))
                    .counting(pick(random, Basis.values()))
                    .at(pick(random, "2022-05", "2023-05", "2024", null))
                    .in(pick(random, "US", "US", "US-CA"))
                    .paidIn(pick(random, "USD", "USD", "EUR"));
            long median = 50_000 + random.nextInt(200_000);
            next = random.nextBoolean() ? quartiles(next, median) : next.with("mean", median);
            PayEstimate built = next.build();
            if (ids.add(built.id())) {
                estimates.add(built);
            }
        }
        return estimates;
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }

    private static PayEstimates quartiles(PayEstimates estimate, long median) {
        return estimate.with("p25", median - 20_000).with("median", median).with("p75", median + 20_000);
    }

    private static Reconciliation reconcile(PayEstimate... estimates) {
        return Reconciler.reconcile(List.of(estimates), SCALE, Levels.none());
    }

    private static SetAsideReason setAside(PayEstimates other) {
        PayEstimate good = quartiles(official("9"), 100_000).build();
        Reconciliation answer = reconcile(good, quartiles(other, 90_000).build());
        assertThat(answer.used()).extracting(Reconciliation.Used::estimate).containsExactly(good.id());
        assertThat(answer.setAside()).singleElement().satisfies(s -> assertThat(s.text())
                .isNotBlank());
        return answer.setAside().getFirst().reason();
    }

    private static List<SetAsideReason> reasons(Reconciliation answer) {
        return answer.setAside().stream().map(Reconciliation.SetAside::reason).toList();
    }

    private static Conflict pair(Reconciliation answer, PayEstimate larger, PayEstimate smaller) {
        return answer.conflicts().stream()
                .filter(c -> c.between().getFirst().figure().equals(middle(larger))
                        && c.between().getLast().figure().equals(middle(smaller)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean among(Conflict conflict, PayEstimate... estimates) {
        Set<String> figures = Stream.of(estimates).map(ReconcilerTest::middle).collect(Collectors.toSet());
        return conflict.between().stream().allMatch(s -> figures.contains(s.figure()));
    }

    private static String middle(PayEstimate estimate) {
        return estimate.figure("median")
                .or(() -> estimate.figure("mean"))
                .map(PayFigure::id)
                .orElseThrow();
    }
}
