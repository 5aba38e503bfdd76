package org.careeralmanac.salary.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyImportersTest {

    private static final String RATES = """
            Date,USD,JPY,BGN,
            2024-02-29,1.2,160,N/A,
            2024-02-28,1.1,161,1.95,
            2023-12-29,1.0,150,1.95,
            1999-01-04,1.1789,133.73,N/A,
            """;

    private static final String CURRENCIES = """
            Entity,Currency,AlphabeticCode,NumericCode,MinorUnit,WithdrawalDate
            JAPAN,Yen,JPY,392,0,
            NOWHERE,No universal currency,,,,
            ZZ08_Gold,Gold,XAU,959,-,
            ATLANTIS,Shell,ATS,040,,1999-01
            ATLANTIS,Shell,ATS,040,,1990 to 2002
            BULGARIA,Lev,BGN,975,2,2026-01
            """;

    private ImportsForTests almanac;

    @BeforeEach
    void open() {
        almanac = new ImportsForTests();
    }

    @AfterEach
    void close() {
        almanac.close();
    }

    @Test
    void meansTheDaysOfAnyPeriodThatHaveARate() {
        String release = almanac.load(new EcbRatesImporter(), "eurofxref-hist.csv", RATES)
                .release();

        assertThat(release).isEqualTo("ecb-rates:all:daily:2024-02-29");
        assertThat(almanac.touches().all()).isTrue();
        assertThat(almanac.rows("""
                SELECT p, round(mean_per_eur('%s', c, p), 6) FROM (VALUES ('USD', '2024'), ('USD', '2024-02-29'),
                    ('USD', '2023-12/2024-02-28'), ('BGN', '2024'), ('USD', '2022'), ('CHF', '2024'), ('EUR', '2022')) AS v (c, p)""".formatted(release)))
                .containsExactly(
                        "2024|1.150000",
                        "2024-02-29|1.200000",
                        "2023-12/2024-02-28|1.050000",
                        "2024|1.950000",
                        "2022|",
                        "2024|",
                        "2022|1.000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-02-29 | 29.2.2024 | Date | is no day",
                "2024-02-29 | 2024-02-28 | Date | more than once",
                "1.2 | 0 | USD | is no rate",
                "1.2 | -1 | USD | is no rate",
                "1.2 | high | USD | is not a number",
            })
    void refusesADayWhose(String right, String wrong, String column, String why) {
        assertThat(almanac.load(new EcbRatesImporter(), "rates.csv", RATES.replaceFirst(right, wrong))
                        .refusals())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.column()).isEqualTo(column);
                    assertThat(r.why()).contains(why);
                });
    }

    @Test
    void refusesRatesThatWouldLoseTheOlderOnes() {
        assertThat(refused(new EcbRatesImporter(), RATES.replaceAll("1999-.*\n", ""))
                        .why())
                .contains("starts on 2023-12-29");
        assertThat(refused(new EcbRatesImporter(), "Date,USD,\n").why()).contains("holds no rate");
        assertThat(refused(new EcbRatesImporter(), "Day,USD\n1,2\n").column()).isEqualTo("Date");
        assertThat(almanac.load(new EcbRatesImporter(), "rates.csv", RATES.replace("BGN", "ZZZ"))
                        .refusals())
                .singleElement()
                .satisfies(r -> assertThat(r.column()).isEqualTo("ZZZ"));
    }

    @Test
    void readsCurrenciesWithTheirEnds() {
        var outcome = almanac.load(new CurrenciesImporter(), "codes-all.csv", CURRENCIES, "knownFrom", "2026-02-01");

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.leftOut())
                .containsEntry("entries without a currency", 1L)
                .containsEntry("metals and units that are no money", 1L);
        assertThat(
                        almanac.rows(
                                "SELECT code, name, digits, withdrawn FROM currency WHERE code IN ('ATS', 'BGN', 'JPY') ORDER BY 1"))
                .containsExactly("ATS|Shell|2|2002", "BGN|Lev|2|2026-01", "JPY|Yen|0|");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JPY | YEN1 | AlphabeticCode | is no currency code",
                "392,0 | 392,9 | MinorUnit | is no number of digits",
                "1999-01 | soon | WithdrawalDate | is no month",
                "Yen | '' | Currency | is empty",
            })
    void refusesACurrencyWhose(String right, String wrong, String column, String why) {
        var outcome = almanac.load(
                new CurrenciesImporter(),
                "codes-all.csv",
                CURRENCIES.replaceFirst(right, wrong),
                "knownFrom",
                "2026-02-01");

        assertThat(outcome.refusals()).singleElement().satisfies(r -> {
            assertThat(r.column()).isEqualTo(column);
            assertThat(r.why()).contains(why);
        });
    }

    @Test
    void sendsWhoBringsTheXmlOfIsoToTheListThatHasWithdrawnCurrencies() {
        SheetException wrong = catchThrowableOfType(
                SheetException.class,
                () -> almanac.load(
                        new CurrenciesImporter(),
                        "iso4217_list_one.xml",
                        "<?xml version=\"1.0\"?><ISO_4217><CcyTbl/></ISO_4217>",
                        "knownFrom",
                        "2026-02-01"));

        assertThat(wrong.refusal().why()).startsWith("is XML");
        assertThat(wrong.refusal().right()).startsWith("codes-all.csv");
    }

    @Test
    void asksWhenAListOfCurrenciesWasPublished() {
        assertThat(refused(new CurrenciesImporter(), CURRENCIES).right()).contains("--known-from");
        assertThat(refused(
                                new CurrenciesImporter(),
                                CURRENCIES.lines().findFirst().orElseThrow() + "\n")
                        .why())
                .contains("holds no currency");
    }

    private Refusal refused(Importer importer, String text) {
        SheetException wrong = catchThrowableOfType(SheetException.class, () -> almanac.load(importer, "a.csv", text));
        assertThat(wrong).as(text).isNotNull();
        assertThat(almanac.value("SELECT count(*) FROM release")).isEqualTo("0");
        return wrong.refusal();
    }
}
