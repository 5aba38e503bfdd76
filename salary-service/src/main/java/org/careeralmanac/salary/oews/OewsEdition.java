package org.careeralmanac.salary.oews;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;

/**
 * What is known of one year's statistics besides its files. The figures of every edition speak of its May.
 *
 * @param year 2014 or later: earlier ones are binary workbooks
 */
record OewsEdition(int year) {

    private static final int FIRST = 2014;

    /**
     * The day each edition was published: the date of the news release "Occupational Employment and Wages" (USDL) of the
     * Bureau of Labor Statistics, on which its tables went online.
     */
    private static final Map<Integer, LocalDate> PUBLISHED = Map.ofEntries(
            Map.entry(2014, LocalDate.of(2015, 3, 25)),
            Map.entry(2015, LocalDate.of(2016, 3, 30)),
            Map.entry(2016, LocalDate.of(2017, 3, 31)),
            Map.entry(2017, LocalDate.of(2018, 3, 30)),
            Map.entry(2018, LocalDate.of(2019, 3, 29)),
            Map.entry(2019, LocalDate.of(2020, 3, 31)),
            Map.entry(2020, LocalDate.of(2021, 3, 31)),
            Map.entry(2021, LocalDate.of(2022, 3, 31)),
            Map.entry(2022, LocalDate.of(2023, 4, 25)),
            Map.entry(2023, LocalDate.of(2024, 4, 3)),
            Map.entry(2024, LocalDate.of(2025, 4, 2)));

    /**
     * What {@code #} stands for where the file has no sheet that says it: the note on wages in the Bureau's occupation
     * profiles of that edition ("This wage is equal to or greater than …"). Seen in the files themselves for 2019 and
     * 2021 to 2024.
     */
    private static final Map<Integer, TopCode> TOP_CODES = Map.ofEntries(
            Map.entry(2014, TopCode.of("187199", "90")),
            Map.entry(2015, TopCode.of("187199", "90")),
            Map.entry(2016, TopCode.of("208000", "100")),
            Map.entry(2017, TopCode.of("208000", "100")),
            Map.entry(2018, TopCode.of("208000", "100")),
            Map.entry(2019, TopCode.of("208000", "100")),
            Map.entry(2020, TopCode.of("208000", "100")),
            Map.entry(2021, TopCode.of("208000", "100")),
            Map.entry(2022, TopCode.of("239200", "115")),
            Map.entry(2023, TopCode.of("239200", "115")),
            Map.entry(2024, TopCode.of("239200", "115")));

    /**
     * What the highest published percentiles are cut off at.
     *
     * @param year US dollars a year
     * @param hour US dollars an hour
     */
    record TopCode(BigDecimal year, BigDecimal hour) {
        static TopCode of(String year, String hour) {
            return new TopCode(plain(year), plain(hour));
        }

        /** Without zeros at the end, so that 100.00 and 100 are one top code. */
        private static BigDecimal plain(String amount) {
            BigDecimal stripped = new BigDecimal(amount).stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /** @throws SheetException for a year whose files cannot be read */
    static OewsEdition of(int year, String file) {
        if (year < FIRST) {
            throw new SheetException(Refusal.of(
                    file,
                    "is of May %d; editions before May %d were binary workbooks of another layout"
                            .formatted(year, FIRST),
                    "the file of an edition from May %d on".formatted(FIRST)));
        }
        return new OewsEdition(year);
    }

    /** The edition, which is also the time its figures speak of: {@code 2023-05}. */
    String period() {
        return year + "-05";
    }

    /** The classification that its occupation codes are of. */
    String scheme() {
        return year <= 2018 ? "SOC-2010" : year <= 2020 ? "SOC-OEWS-2019" : "SOC-2018";
    }

    Optional<LocalDate> published() {
        return Optional.ofNullable(PUBLISHED.get(year));
    }

    Optional<TopCode> topCode() {
        return Optional.ofNullable(TOP_CODES.get(year));
    }
}
