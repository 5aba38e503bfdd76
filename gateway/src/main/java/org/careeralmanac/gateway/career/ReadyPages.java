package org.careeralmanac.gateway.career;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.careeralmanac.gateway.career.CareerPages.PageRequest;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Feeds;
import org.careeralmanac.gateway.owners.Kept;
import org.careeralmanac.gateway.owners.OwnerAnswers;

/** Finished pages, kept as bytes and given out only while everything they rest on is live. Bounded by bytes. */
@ApplicationScoped
class ReadyPages {

    private final OwnerAnswers answers;
    private final Feeds feeds;
    private final Clock clock;
    private final Cache<PageRequest, ReadyPage> pages;
    private final Counter served;

    ReadyPages(OwnerAnswers answers, Feeds feeds, Clock clock, MeterRegistry meters, AlmanacConfig config) {
        this.served = Counter.builder("almanac.pages.ready")
                .description("Pages given out as they were finished before; any other is composed")
                .register(meters);
        this.answers = answers;
        this.feeds = feeds;
        this.clock = clock;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(config.cache().pages().asLongValue())
                .weigher((PageRequest r, ReadyPage p) -> p.weight())
                .executor(Runnable::run)
                .build();
    }

    /** The page if it is as true as a new one would be. */
    Optional<ReadyPage> live(PageRequest request) {
        ReadyPage page = pages.getIfPresent(request);
        if (page == null) {
            return Optional.empty();
        }
        for (Kept part : page.restsOn()) {
            if (!answers.live(part)) {
                if (!part.current()) {
                    pages.asMap().remove(request, page);
                }
                return Optional.empty();
            }
        }
        served.increment();
        return Optional.of(page);
    }

    void keep(PageRequest request, ReadyPage page) {
        if (page.keepable()) {
            pages.put(request, page);
        }
    }

    /** Whole seconds since the oldest part of a kept page was known to be true. */
    long age(ReadyPage page) {
        Instant now = clock.instant();
        Instant oldest = now;
        for (Kept part : page.restsOn()) {
            Instant read = feeds.readAt(part.owner());
            if (read.isBefore(oldest)) {
                oldest = read;
            }
        }
        // A page written before the feed was read for the first time knows better than the feed.
        if (oldest.isBefore(page.confirmedAt())) {
            oldest = page.confirmedAt();
        }
        return Math.max(0, now.getEpochSecond() - oldest.getEpochSecond());
    }
}
