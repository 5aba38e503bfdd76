package org.careeralmanac.gateway.owners;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.careeralmanac.gateway.owners.OwnerLists.FeedPage;
import org.jboss.logging.Logger;

/**
 * Reads the owners' change feeds each second. As long as a feed can be read, what is kept of its owner is true without
 * asking unless a change names it; while it cannot, nothing kept counts as live.
 */
@ApplicationScoped
public class Feeds {

    private static final Logger LOG = Logger.getLogger(Feeds.class);
    private static final int LIMIT = 100;

    /** Hears of changes after they are in the log that {@link Feeds#touchedSince} reads. */
    public interface Listener {

        /** Changes of this owner were read. */
        void changed(Owner owner);

        /** This owner's feed begins anew (a restored database, another installation): nothing kept can be trusted. */
        void restarted(Owner owner);

        /** This owner's feed was read to its end; it answers, so that this is the moment for what waits for it. */
        default void read(Owner owner) {}
    }

    private final OwnerLists lists;
    private final Vertx vertx;
    private final Clock clock;
    private final List<Listener> listeners;
    private final Duration every;
    private final Duration trustedFor;
    private final Map<Owner, Feed> feeds = new EnumMap<>(Owner.class);
    private final Map<Owner, AtomicBoolean> reading = new EnumMap<>(Owner.class);
    private final Map<Owner, AtomicBoolean> away = new EnumMap<>(Owner.class);
    private volatile long timer = -1;

    Feeds(OwnerLists lists, Vertx vertx, Clock clock, AlmanacConfig config, @All List<Listener> listeners) {
        this.lists = lists;
        this.vertx = vertx;
        this.clock = clock;
        this.listeners = listeners;
        this.every = config.feeds().every();
        this.trustedFor = config.feeds().trustedFor();
        for (Owner owner : Owner.values()) {
            feeds.put(owner, new Feed());
            reading.put(owner, new AtomicBoolean());
            away.put(owner, new AtomicBoolean());
        }
    }

    void start(@Observes StartupEvent event) {
        readAll();
        timer = vertx.setPeriodic(every.toMillis(), t -> readAll());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Whether this owner's feed was read to its end lately, so that silence means that nothing changed. */
    public boolean trusted(Owner owner, Instant now) {
        Instant readAt = feeds.get(owner).readAt();
        return readAt != Instant.MIN && !readAt.plus(trustedFor).isBefore(now);
    }

    /** When this owner's feed was last read to its end; {@link Instant#MIN} if never. */
    public Instant readAt(Owner owner) {
        return feeds.get(owner).readAt();
    }

    /** Whether a change after the position {@code computedAt} touches this role, as far as the feed was read. */
    public boolean touchedSince(Owner owner, long computedAt, RoleReference role) {
        return feeds.get(owner).touchedSince(computedAt, role);
    }

    private void readAll() {
        for (Owner owner : Owner.values()) {
            if (reading.get(owner).compareAndSet(false, true)) {
                read(owner);
            }
        }
    }

    /** Reads one page; goes on at once while there is more. */
    private void read(Owner owner) {
        Feed feed = feeds.get(owner);
        Instant sent = clock.instant();
        boolean first = feed.unread();
        lists.feed(owner, first ? 0 : feed.position(), first ? 1 : LIMIT).whenComplete((page, failure) -> {
            boolean more = false;
            try {
                if (failure == null) {
                    more = apply(owner, feed, page, sent);
                }
                report(owner, failure);
            } finally {
                if (more) {
                    read(owner);
                } else {
                    reading.get(owner).set(false);
                }
            }
        });
    }

    private boolean apply(Owner owner, Feed feed, FeedPage page, Instant sent) {
        if (feed.unread()) {
            feed.begin(page.position());
            listeners.forEach(l -> l.changed(owner));
        } else if (page.position() < feed.position()) {
            LOG.warnf(
                    "The feed of %s went back from %d to %d: everything kept of it is asked for again",
                    owner.service(), feed.position(), page.position());
            feed.begin(page.position());
            listeners.forEach(l -> l.restarted(owner));
        } else if (!page.items().isEmpty()) {
            feed.apply(page);
            listeners.forEach(l -> l.changed(owner));
            if (page.items().size() >= LIMIT) {
                return true;
            }
        }
        feed.read(sent);
        listeners.forEach(l -> l.read(owner));
        return false;
    }

    private void report(Owner owner, Throwable failure) {
        if (failure != null && away.get(owner).compareAndSet(false, true)) {
            LOG.warnf(
                    "The change feed cannot be read; answers are confirmed by asking until it can (%s)",
                    OwnerFailure.of(owner, failure).getMessage());
        } else if (failure == null && away.get(owner).compareAndSet(true, false)) {
            LOG.infof("The change feed of %s can be read again", owner.service());
        }
    }
}
