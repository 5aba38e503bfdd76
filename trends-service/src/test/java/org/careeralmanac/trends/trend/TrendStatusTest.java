package org.careeralmanac.trends.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.careeralmanac.trends.figure.Validity;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TrendStatusTest {

    private static final LocalDate STARTS = LocalDate.of(2025, 1, 1);
    private static final LocalDate ENDS = LocalDate.of(2025, 12, 31);

    @Test
    void isCurrentOnTheLastDayAndPastOnTheNext() {
        Validity last = new Validity(ENDS);

        assertThat(TrendStatus.of(STARTS, ENDS, null, last)).isEqualTo(TrendStatus.current);
        assertThat(last.differsAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(TrendStatus.of(STARTS, ENDS, null, new Validity(ENDS.plusDays(1))))
                .isEqualTo(TrendStatus.past);
    }

    @Test
    void isUpcomingBeforeItsFirstDay() {
        Validity before = new Validity(STARTS.minusDays(1));

        assertThat(TrendStatus.of(STARTS, ENDS, null, before)).isEqualTo(TrendStatus.upcoming);
        assertThat(before.differsAt()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    }

    @Test
    void runsOutAtTheEarlierOfHorizonAndExpiry() {
        LocalDate expires = LocalDate.of(2025, 6, 30);

        assertThat(TrendStatus.of(STARTS, ENDS, expires, new Validity(expires.plusDays(1))))
                .isEqualTo(TrendStatus.past);
        assertThat(TrendStatus.of(null, null, expires, new Validity(expires))).isEqualTo(TrendStatus.current);
    }

    @Test
    void isUndatedWithoutAnyDateAndNeverChanges() {
        Validity day = new Validity(ENDS);

        assertThat(TrendStatus.of(null, null, null, day)).isEqualTo(TrendStatus.undated);
        assertThat(day.differsAt()).isNull();
    }

    @RepeatedTest(50)
    void nothingPastIsEverCurrentAndTheAnswerHoldsUntilItSays(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        LocalDate today = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
        LocalDate starts = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3000));
        LocalDate ends = starts.plusDays(random.nextInt(1000));
        LocalDate expires =
                random.nextBoolean() ? null : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
        Validity validity = new Validity(today);

        TrendStatus status = TrendStatus.of(starts, ends, expires, validity);

        if (ends.isBefore(today) || expires != null && expires.isBefore(today)) {
            assertThat(status).isEqualTo(TrendStatus.past);
        }
        LocalDate differs = validity.differsAt() == null
                ? today.plusYears(20)
                : LocalDate.ofInstant(validity.differsAt(), java.time.ZoneOffset.UTC);
        for (LocalDate day = today; day.isBefore(differs); day = day.plusDays(7)) {
            assertThat(TrendStatus.of(starts, ends, expires, new Validity(day))).isEqualTo(status);
        }
        if (validity.differsAt() != null) {
            assertThat(TrendStatus.of(starts, ends, expires, new Validity(differs)))
                    .isNotEqualTo(status);
        }
    }
}
