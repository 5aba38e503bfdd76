package org.careeralmanac.salary.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careeralmanac.salary.estimate.PayEstimates.official;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Caveat;
import org.careeralmanac.salary.estimate.Conversion;
import org.careeralmanac.salary.estimate.Currency;
import org.careeralmanac.salary.estimate.DerivedFrom;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.MissingReason;
import org.careeralmanac.salary.estimate.OnScale;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayEstimates;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.reconciliation.Reconciliation.SetAsideReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledTest {

    private static final int CASES = 500;
    private static final Currency EURO = new Currency("EUR", "€");
    private static final Source BANK = PayEstimates.source("bank", Source.Kind.OFFICIAL_STATISTICS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aConversionThereAndBackRoundTripsToTheCent(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            BigDecimal perEuro = BigDecimal.valueOf(10 + random.nextInt(1_000_000), 4);
            BigDecimal targetPerEuro = BigDecimal.valueOf(10 + random.nextInt(1_000_000), 4);
            BigDecimal amount = BigDecimal.valueOf(1_000 + random.nextInt(900_000_000), 2);
            BigDecimal there = converted(amount, "USD", "EUR", perEuro, targetPerEuro);
            BigDecimal back = converted(there, "EUR", "USD", targetPerEuro, perEuro);

            // Half a cent was rounded on either side.
            BigDecimal most = new BigDecimal("0.006")
                    .multiply(perEuro.divide(targetPerEuro, 10, RoundingMode.UP))
                    .add(new BigDecimal("0.006"));
            assertThat(back.subtract(amount).abs()).isLessThanOrEqualTo(most);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void percentilesStayInOrderOnEveryScale(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            int p25 = 20_000 + random.nextInt(50_000);
            int median = p25 + random.nextInt(3);
            int p75 = median + random.nextInt(50_000);
            Scaled scaled = Scaled.of(
                    official("1")
                            .with("p25", p25)
                            .with("median", median)
                            .with("p75", p75)
                            .build(),
                    new Scale("EUR", PayPeriod.year, "US", Seniority.all, null, 2025, "US-CA"),
                    levels(
                            BigDecimal.valueOf(1 + random.nextInt(30_000), 4),
                            BigDecimal.valueOf(1 + random.nextInt(30_000), 4)));

            List<BigDecimal> amounts =
                    scaled.told().figures().stream().map(Figure::value).toList();
            assertThat(amounts).hasSize(3).isSorted();
        }
    }

    @Test
    void namesRatePeriodAndPublisher() {
        OnScale told = told("EUR", null, null);

        assertThat(told.text()).isEqualTo("1 USD was 0.8 EUR on average in May 2024 (The bank).");
        assertThat(told.conversions()).singleElement().satisfies(c -> {
            assertThat(c.kind()).isEqualTo(Conversion.Kind.currency);
            assertThat(c.factor()).isEqualByComparingTo("0.8");
            assertThat(c.referencePeriod()).isEqualTo("2024-05");
            assertThat(c.release()).isEqualTo("bank:all:daily:2025-01-01");
        });
        assertThat(told.figures()).singleElement().satisfies(f -> {
            assertThat(f.value()).isEqualByComparingTo("80000");
            assertThat(f.unit()).isEqualTo("EUR");
            assertThat(f.text()).isEqualTo("€80,000 a year");
            assertThat(f.caveats()).extracting(Caveat::code).contains(Caveat.Code.CONVERTED);
            assertThat(f.derivedFrom().rule()).isEqualTo(DerivedFrom.CONVERTED);
        });
    }

    @Test
    void takesAllStepsAtOnce() {
        OnScale told = told("EUR", 2025, "US-CA");

        assertThat(told.conversions())
                .extracting(Conversion::kind)
                .containsExactly(Conversion.Kind.currency, Conversion.Kind.prices, Conversion.Kind.priceArea);
        // 100,000 / 1.25 * 330 / 300 * 112 / 100
        assertThat(told.figures().getFirst().value()).isEqualByComparingTo("98560");
    }

    @Test
    void keepsAnOpenEndOpen() {
        PayEstimate open = official("1")
                .with("p90", null, new FigureValue.AtLeast(BigDecimal.valueOf(239_200)), null)
                .build();

        Figure figure = Scaled.of(open, scale("EUR", null, null), levels(new BigDecimal("1.25"), BigDecimal.ONE))
                .told()
                .figures()
                .getFirst();

        assertThat(figure.atLeast()).isEqualByComparingTo("191360");
        assertThat(figure.value()).isNull();
    }

    @Test
    void saysWhatCannotBeConverted() {
        PayEstimate old = official("1").at("1990").with("median", 1).build();
        PayEstimate undated = official("1").at(null).with("median", 1).build();
        Levels levels = levels(BigDecimal.ONE, BigDecimal.ONE);

        Scaled noRate = Scaled.of(old, scale("EUR", null, null), levels);
        assertThat(noRate.obstacle()).contains(SetAsideReason.OTHER_CURRENCY);
        assertThat(noRate.why()).contains("no exchange rate for 1990");
        assertThat(noRate.told().figures()).allSatisfy(f -> {
            assertThat(f.missing()).isEqualTo(MissingReason.noRate);
            assertThat(f.caveats()).extracting(Caveat::code).contains(Caveat.Code.NOT_CONVERTED);
        });
        assertThat(Scaled.of(undated, scale("EUR", null, null), levels).why()).contains("no stated time");
        assertThat(Scaled.of(old, scale("USD", 2025, null), levels).obstacle()).contains(SetAsideReason.OTHER_PRICES);
        assertThat(Scaled.of(official("1").in("US-NY").with("median", 1).build(), scale("USD", null, "US-CA"), levels)
                        .obstacle())
                .contains(SetAsideReason.OTHER_PRICES);
    }

    @Test
    void leavesAloneWhatIsOnTheScale() {
        assertThat(told("USD", null, null)).isNull();
        assertThat(told("USD", null, "US")).isNull();
    }

    private static OnScale told(String currency, Integer prices, String priceArea) {
        return Scaled.of(
                        official("1").with("median", 100_000).build(),
                        scale(currency, prices, priceArea),
                        levels(new BigDecimal("1.25"), BigDecimal.ONE))
                .told();
    }

    private static Scale scale(String currency, Integer prices, String priceArea) {
        return new Scale(currency, PayPeriod.year, "US", Seniority.all, null, prices, priceArea);
    }

    private static BigDecimal converted(
            BigDecimal amount, String from, String to, BigDecimal perEuro, BigDecimal targetPerEuro) {
        PayEstimate estimate = official("1")
                .paidIn(from)
                .with("median", null, new FigureValue.Exact(amount), null)
                .build();
        Levels levels = new Levels(
                new Currency(to, null),
                List.of(new Levels.Rate(from, "2024-05", perEuro, targetPerEuro, "bank:all:daily:2025-01-01")),
                List.of(),
                List.of(),
                List.of(BANK));
        return Scaled.of(estimate, scale(to, null, null), levels)
                .told()
                .figures()
                .getFirst()
                .value();
    }

    private static Levels levels(BigDecimal perEuro, BigDecimal targetPerEuro) {
        return new Levels(
                EURO,
                List.of(new Levels.Rate("USD", "2024-05", perEuro, targetPerEuro, "bank:all:daily:2025-01-01")),
                List.of(new Levels.PriceLevel(
                        "US",
                        "2024-05",
                        BigDecimal.valueOf(300),
                        BigDecimal.valueOf(330),
                        "bank:all:monthly:2025-01-01")),
                List.of(new Levels.Parity("US-CA", 2023, BigDecimal.valueOf(112), "bank:all:states:2025-01-01")),
                List.of(BANK));
    }
}
