package org.careeralmanac.gateway.owners;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.careeralmanac.gateway.owners.CircuitBreaker.State;
import org.careeralmanac.gateway.owners.OwnerFailure.Reason;
import org.junit.jupiter.api.Test;

class OwnerGuardTest {

    private static final int IN_FLIGHT = 2;

    private final List<Reason> refused = new ArrayList<>();
    private int repeated;
    private int calls;
    private long now;
    private final OwnerGuard guard =
            new OwnerGuard(Owner.SALARY, IN_FLIGHT, Duration.ofMillis(700), () -> now, new OwnerGuard.Listener() {
                @Override
                public void refused(Reason because) {
                    refused.add(because);
                }

                @Override
                public void repeated() {
                    repeated++;
                }
            });

    @Test
    void noMoreCallsAreInFlightThanAllowedAndTheNextFailsAtOnce() {
        CompletableFuture<OwnerReply> first = new CompletableFuture<>();
        guard.ask("/a", () -> first);
        guard.ask("/b", CompletableFuture::new);

        CompletableFuture<OwnerReply> third = guard.ask("/c", this::answered);

        assertThat(reason(third)).isEqualTo(Reason.BUSY);
        assertThat(refused).containsExactly(Reason.BUSY);
        assertThat(calls).isZero();

        first.complete(reply(200));
        assertThat(guard.ask("/c", this::answered)).isCompleted();
        assertThat(guard.inFlight()).isOne();
    }

    @Test
    void theFeedIsReadBesideTheCallsThatAreInFlight() {
        guard.ask("/a", CompletableFuture::new);
        guard.ask("/b", CompletableFuture::new);

        assertThat(guard.probe(this::answered)).isCompleted();
    }

    @Test
    void afterThreeQuestionsWithoutAnswerNobodyIsLetThroughUntilTheFeedAndAQuestionAreAnswered() {
        fail("/a", "/b", "/c");

        assertThat(guard.away()).contains(Reason.TIMEOUT);
        assertThat(reason(guard.ask("/d", this::answered))).isEqualTo(Reason.TIMEOUT);
        assertThat(calls).isZero();

        guard.probe(this::answered);
        CompletableFuture<OwnerReply> tried = new CompletableFuture<>();
        guard.ask("/d", () -> tried);
        assertThat(reason(guard.ask("/e", this::answered))).as("one is tried").isEqualTo(Reason.TIMEOUT);
        tried.complete(reply(200));
        assertThat(guard.ask("/e", this::answered)).isCompleted();
        assertThat(guard.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aQuestionThatIsTriedInVainKeepsTheOthersOut() {
        fail("/a", "/b", "/c");
        guard.probe(this::answered);
        fail("/d");

        assertThat(guard.state()).isEqualTo(State.OPEN);
        assertThat(guard.away()).isPresent();
    }

    @Test
    void whereTheFeedCouldNotBeReadEitherReadingItAgainIsEnough() {
        guard.probe(() -> failed(Reason.UNREACHABLE));
        fail("/a");
        assertThat(guard.state()).isEqualTo(State.OPEN);

        guard.probe(this::answered);

        assertThat(guard.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void anOwnerOfWhomNothingIsHeardTwiceIsAwayBeforeAnybodyWaitsForIt() {
        guard.probe(() -> failed(Reason.TIMEOUT));
        assertThat(guard.away()).isEmpty();
        guard.probe(() -> failed(Reason.TIMEOUT));

        assertThat(guard.away()).contains(Reason.TIMEOUT);
        guard.probe(this::answered);
        assertThat(guard.away()).isEmpty();
    }

    @Test
    void aFeedThatIsAnsweredWithAnErrorKeepsNoQuestionFromBeingAsked() {
        for (int i = 0; i < 5; i++) {
            guard.probe(() -> CompletableFuture.completedFuture(reply(500)));
        }

        assertThat(guard.ask("/a", this::answered)).isCompleted();
    }

    @Test
    void oneQuestionThatAlwaysFailsSaysNothingOfTheOthers() {
        fail("/a", "/a", "/a", "/a", "/a");

        assertThat(guard.away()).isEmpty();
    }

    @Test
    void anyAnswerBetweenFailuresIsASignOfLifeAndA404IsOne() {
        fail("/a", "/b");
        guard.ask("/c", () -> CompletableFuture.completedFuture(reply(404)));
        fail("/d", "/e");

        assertThat(guard.away()).isEmpty();
    }

    @Test
    void aStatusOf500CountsAsNoAnswer() {
        for (String address : List.of("/a", "/b", "/c")) {
            guard.ask(address, () -> CompletableFuture.completedFuture(reply(500)));
        }

        assertThat(guard.away()).contains(Reason.ERROR_STATUS);
    }

    @Test
    void aBrokenConnectionIsTriedOnceMore() {
        CompletableFuture<OwnerReply> reply = guard.ask(
                "/a", () -> ++calls == 1 ? failed(Reason.UNREACHABLE) : CompletableFuture.completedFuture(reply(200)));

        assertThat(reply).isCompleted();
        assertThat(repeated).isOne();
        assertThat(reason(guard.ask("/a", () -> {
                    calls++;
                    return failed(Reason.UNREACHABLE);
                })))
                .isEqualTo(Reason.UNREACHABLE);
        assertThat(calls).as("two for each").isEqualTo(4);
    }

    @Test
    void neitherATimeoutNorAnErrorNorACallThatMayChangeSomethingIsRepeated() {
        guard.ask("/a", () -> failed(Reason.TIMEOUT));
        guard.ask("/b", () -> CompletableFuture.completedFuture(reply(503)));
        guard.ask("/c", this::answered);
        guard.once("/d", () -> failed(Reason.UNREACHABLE));

        assertThat(repeated).isZero();
    }

    @Test
    void whatFailsWhenNobodyWaitsAnyMoreIsNotRepeated() {
        guard.ask("/a", () -> {
            now += Duration.ofMillis(700).toNanos();
            return failed(Reason.UNREACHABLE);
        });

        assertThat(repeated).isZero();
    }

    @Test
    void atMostATenthOfTheCallsIsRepeatedInTheLongRun() {
        for (int i = 0; i < 1_000; i++) {
            guard.ask("/fails", () -> failed(Reason.UNREACHABLE));
            guard.ask("/works", () -> CompletableFuture.completedFuture(reply(200)));
        }

        assertThat(repeated).isBetween(200, 210);
    }

    @Test
    void anOwnerThatSays429IsLeftAloneForAsLongAsItAsks() {
        MultiMap wait = MultiMap.caseInsensitiveMultiMap().add("Retry-After", "3");
        CompletableFuture<OwnerReply> busy =
                guard.ask("/a", () -> CompletableFuture.completedFuture(new OwnerReply(429, wait, new byte[0])));

        assertThat(reason(busy)).isEqualTo(Reason.BUSY);
        assertThat(repeated).isZero();
        now += Duration.ofMillis(2_999).toNanos();
        assertThat(guard.away()).contains(Reason.BUSY);
        assertThat(reason(guard.probe(this::answered))).isEqualTo(Reason.BUSY);
        assertThat(calls).isZero();
        now += Duration.ofMillis(1).toNanos();
        assertThat(guard.away()).isEmpty();
        assertThat(guard.ask("/a", this::answered)).isCompleted();
    }

    private void fail(String... addresses) {
        for (String address : addresses) {
            guard.ask(address, () -> failed(Reason.TIMEOUT));
        }
    }

    private CompletableFuture<OwnerReply> answered() {
        calls++;
        return CompletableFuture.completedFuture(reply(200));
    }

    private static CompletableFuture<OwnerReply> failed(Reason reason) {
        return CompletableFuture.failedFuture(new OwnerFailure(Owner.SALARY, reason, "as the test wants"));
    }

    private static OwnerReply reply(int status) {
        return new OwnerReply(status, MultiMap.caseInsensitiveMultiMap(), new byte[0]);
    }

    private static Reason reason(CompletableFuture<OwnerReply> failed) {
        return OwnerFailure.of(Owner.SALARY, failed.exceptionNow()).reason();
    }
}
