package org.careeralmanac.gateway.owners;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.careeralmanac.gateway.owners.OwnerFailure.Reason;

/**
 * What stands between the gateway's calls and one owner, so that an owner in trouble costs neither pages their time nor
 * the gateway its memory, and is not asked more than it can bear: a bound on the calls in flight, a circuit breaker, at
 * most one repetition of a GET, and the pause that an owner asks for with 429. A refused call fails at once.
 */
final class OwnerGuard {

    /** Where a 429 does not say for how long. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** An owner that asks for more is asked again after this. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Hears why calls are refused and that one is repeated. */
    interface Listener {
        void refused(Reason because);

        void repeated();
    }

    private final Owner owner;
    private final int mostInFlight;
    private final Duration repeatsWithin;
    private final LongSupplier nanoTime;
    private final Listener listener;
    private final CircuitBreaker breaker = new CircuitBreaker();
    private final RetryBudget budget = new RetryBudget();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile long pausedUntil;

    /**
     * @param mostInFlight calls at the same time, the reading of the feed not counted
     * @param repeatsWithin after this time since the first call nobody waits for a second one
     */
    OwnerGuard(Owner owner, int mostInFlight, Duration repeatsWithin, LongSupplier nanoTime, Listener listener) {
        this.owner = owner;
        this.mostInFlight = mostInFlight;
        this.repeatsWithin = repeatsWithin;
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.pausedUntil = nanoTime.getAsLong();
    }

    int inFlight() {
        return inFlight.get();
    }

    CircuitBreaker.State state() {
        return breaker.state();
    }

    /** Why a call made now would be refused without asking the owner, if so. */
    Optional<Reason> away() {
        if (paused()) {
            return Optional.of(Reason.BUSY);
        }
        return breaker.lets() ? Optional.empty() : Optional.of(breaker.because());
    }

    /** A question; it is asked a second time where the connection fails. */
    CompletableFuture<OwnerReply> ask(String address, Supplier<CompletableFuture<OwnerReply>> call) {
        long started = nanoTime.getAsLong();
        budget.called();
        return guarded(address, () -> call.get()
                .exceptionallyCompose(failure ->
                        repeats(failure, started) ? repeated(call) : CompletableFuture.failedFuture(failure)));
    }

    /** A call that may change something, or costs too much to be made twice. */
    CompletableFuture<OwnerReply> once(String address, Supplier<CompletableFuture<OwnerReply>> call) {
        return guarded(address, call);
    }

    /** The reading of the change feed, which goes on whatever is known of the owner: it is how the gateway learns more. */
    CompletableFuture<OwnerReply> probe(Supplier<CompletableFuture<OwnerReply>> call) {
        if (paused()) {
            return refused(Reason.BUSY, "it asked for a pause");
        }
        return call.get().thenApply(this::heeded).whenComplete((reply, thrown) -> {
            Optional<Reason> failure = failure(reply, thrown);
            if (failure.isEmpty()) {
                breaker.feedAnswered();
            } else if (failure.get() != Reason.BUSY) {
                breaker.feedFailed(failure.get());
            }
        });
    }

    private CompletableFuture<OwnerReply> guarded(String address, Supplier<CompletableFuture<OwnerReply>> call) {
        if (paused()) {
            return refused(Reason.BUSY, "it asked for a pause");
        }
        if (inFlight.incrementAndGet() > mostInFlight) {
            inFlight.decrementAndGet();
            return refused(Reason.BUSY, mostInFlight + " calls are in flight");
        }
        if (!breaker.admit()) {
            inFlight.decrementAndGet();
            return refused(breaker.because(), "it is known not to answer");
        }
        return call.get().thenApply(this::heeded).whenComplete((reply, thrown) -> {
            inFlight.decrementAndGet();
            Optional<Reason> failure = failure(reply, thrown);
            if (failure.isEmpty()) {
                breaker.answered();
            } else if (failure.get() == Reason.BUSY) {
                breaker.abandoned();
            } else {
                breaker.failed(address, failure.get());
            }
        });
    }

    /** Why a call says that the owner does not answer; a status below 500 is an answer. */
    private Optional<Reason> failure(OwnerReply reply, Throwable thrown) {
        if (thrown != null) {
            return Optional.of(OwnerFailure.of(owner, thrown).reason());
        }
        return reply.status() >= 500 ? Optional.of(Reason.ERROR_STATUS) : Optional.empty();
    }

    /** A 429 is meant for the gateway, not for its clients: it holds back for as long as it is asked to. */
    private OwnerReply heeded(OwnerReply reply) {
        if (reply.status() == 429) {
            pausedUntil = nanoTime.getAsLong()
                    + pauseOf(reply.headers().get("Retry-After")).toNanos();
            throw new OwnerFailure(owner, Reason.BUSY, "status 429");
        }
        return reply;
    }

    private boolean repeats(Throwable failure, long started) {
        return OwnerFailure.of(owner, failure).reason() == Reason.UNREACHABLE
                && nanoTime.getAsLong() - started < repeatsWithin.toNanos()
                && breaker.state() == CircuitBreaker.State.CLOSED
                && budget.take();
    }

    private CompletableFuture<OwnerReply> repeated(Supplier<CompletableFuture<OwnerReply>> call) {
        listener.repeated();
        return call.get();
    }

    private CompletableFuture<OwnerReply> refused(Reason because, String detail) {
        listener.refused(because);
        return CompletableFuture.failedFuture(new OwnerFailure(owner, because, "not asked: " + detail));
    }

    private boolean paused() {
        return pausedUntil - nanoTime.getAsLong() > 0;
    }

    /** A date instead of seconds counts as not given: the clocks of two machines differ. */
    private static Duration pauseOf(String retryAfter) {
        try {
            Duration asked = retryAfter == null ? PAUSE : Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
            return asked.isNegative() ? PAUSE : asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
        } catch (NumberFormatException e) {
            return PAUSE;
        }
    }
}
