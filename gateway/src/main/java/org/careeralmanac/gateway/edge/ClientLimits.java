package org.careeralmanac.gateway.edge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket for each client, and what the {@code RateLimit} fields say of it. */
final class ClientLimits {

    private final LoadingCache<Long, Bucket> buckets;
    private final int rate;
    private final int burst;

    /**
     * @param rate tokens that come back in a second
     * @param burst tokens of a full bucket
     * @param clients buckets kept; a forgotten client begins with a full one
     */
    ClientLimits(int rate, int burst, int clients, TimeMeter time) {
        this.rate = rate;
        this.burst = burst;
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(rate, Duration.ofSeconds(1))
                .build();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(clients)
                .executor(Runnable::run)
                .build(client -> Bucket.builder()
                        .addLimit(bandwidth)
                        .withCustomTimePrecision(time)
                        .build());
    }

    /**
     * What came of a request.
     *
     * @param remaining requests that the client may send at once after it
     * @param retryAfterSeconds when it may send the next one; 0 where this one is within the limit
     */
    record Verdict(long remaining, long retryAfterSeconds) {
        boolean refused() {
            return retryAfterSeconds > 0;
        }
    }

    Verdict take(long client) {
        ConsumptionProbe probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
        return new Verdict(
                probe.getRemainingTokens(),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    /** {@code RateLimit-Policy}: that many requests in the time in which an empty bucket fills up. */
    String policy() {
        return "\"default\";q=" + burst + ";w=" + Math.max(1, (burst + rate - 1) / rate);
    }

    /** {@code RateLimit}: what is left, and in how many seconds all of it is there again. */
    String state(Verdict verdict) {
        return "\"default\";r=" + verdict.remaining() + ";t=" + (burst - verdict.remaining() + rate - 1) / rate;
    }

    private static long seconds(long nanos) {
        return (nanos + 999_999_999) / 1_000_000_000;
    }
}
