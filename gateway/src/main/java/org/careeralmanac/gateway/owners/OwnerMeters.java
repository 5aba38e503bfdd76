package org.careeralmanac.gateway.owners;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What ops see of the owners from here: how they answer, from what their part of a page came, and how old it may be. */
@ApplicationScoped
public class OwnerMeters {

    /** The bounds of the deadlines and some below, so that it can be seen how near to them answers come. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofMillis(450),
        Duration.ofMillis(700),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry meters;
    private final Map<Owner, Counter> kept = new EnumMap<>(Owner.class);

    OwnerMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Owner owner : Owner.values()) {
            kept.put(owner, answers(owner, "kept"));
        }
    }

    /** Registered when everything else is there: the feeds themselves need what counts here. */
    void ages(@Observes StartupEvent event, Feeds feeds, Clock clock) {
        for (Owner owner : Owner.values()) {
            TimeGauge.builder("almanac.feed.age", () -> age(feeds.readAt(owner), clock), TimeUnit.MILLISECONDS)
                    .description(
                            "Since this owner's change feed was last read to its end: the most that a kept answer of"
                                    + " it can lag. NaN before the first time")
                    .tag("owner", owner.key())
                    .register(meters);
        }
    }

    /** Registers what can be seen of an owner's guard at any moment. */
    void watch(Owner owner, OwnerGuard guard) {
        Gauge.builder("almanac.owner.in.flight", guard, OwnerGuard::inFlight)
                .description("Calls to an owner that are under way")
                .tag("owner", owner.key())
                .register(meters);
        Gauge.builder("almanac.owner.away", guard, g -> g.state() == CircuitBreaker.State.CLOSED ? 0 : 1)
                .description("1 while an owner is known not to answer, so that nobody waits for it")
                .tag("owner", owner.key())
                .register(meters);
    }

    /** Counts what an owner's guard does. */
    OwnerGuard.Listener guard(Owner owner) {
        Counter repeated = Counter.builder("almanac.owner.repeated")
                .description("Calls to an owner that were made a second time; at most a tenth of all")
                .tag("owner", owner.key())
                .register(meters);
        Map<OwnerFailure.Reason, Counter> refused = new EnumMap<>(OwnerFailure.Reason.class);
        for (OwnerFailure.Reason reason : OwnerFailure.Reason.values()) {
            refused.put(
                    reason,
                    Counter.builder("almanac.owner.refused")
                            .description("Calls to an owner that were not made, since it is known not to answer (the "
                                    + "reason is how it failed last) or busy")
                            .tag("owner", owner.key())
                            .tag("reason", reason.key())
                            .register(meters));
        }
        return new OwnerGuard.Listener() {
            @Override
            public void refused(OwnerFailure.Reason because) {
                refused.get(because).increment();
            }

            @Override
            public void repeated() {
                repeated.increment();
            }
        };
    }

    /** A call ended with an answer. */
    public void answered(Owner owner, int status, long startedNanos) {
        call(owner, status / 100 + "xx", startedNanos);
    }

    /** A call ended without one. */
    public void failed(Owner owner, OwnerFailure.Reason reason, long startedNanos) {
        call(owner, reason.key(), startedNanos);
    }

    /** A question was answered from what is kept, without asking. */
    void fromKept(Owner owner) {
        kept.get(owner).increment();
    }

    /** The owner was asked, and this came of it. */
    void asked(Owner owner, Outcome outcome) {
        answers(
                        owner,
                        switch (outcome) {
                            case Outcome.Live _, Outcome.Missing _, Outcome.Refused _, Outcome.Moved _ -> "owner";
                            case Outcome.LastKnown _ -> "lastKnown";
                            case Outcome.Unavailable _ -> "nothing";
                        })
                .increment();
    }

    private Counter answers(Owner owner, String from) {
        return Counter.builder("almanac.answers")
                .description(
                        "Questions to an owner by what answered them: what is kept, the owner itself, its last known"
                                + " answer because it did not answer, or nothing")
                .tag("owner", owner.key())
                .tag("from", from)
                .register(meters);
    }

    private void call(Owner owner, String outcome, long startedNanos) {
        Timer.builder("almanac.owner.calls")
                .description("Calls to an owner, its change feed included, to the last byte")
                .tag("owner", owner.key())
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(System.nanoTime() - startedNanos, TimeUnit.NANOSECONDS);
    }

    private static double age(Instant readAt, Clock clock) {
        return readAt == Instant.MIN
                ? Double.NaN
                : Duration.between(readAt, clock.instant()).toMillis();
    }
}
