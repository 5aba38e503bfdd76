package org.careeralmanac.gateway.owners;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.owners.OwnerLists.FeedPage;

/**
 * How far one owner's change feed was read, and at which position each role and occupation was last touched. That log
 * settles the race between a change and an answer on its way: an answer computed before a change that touches it is out
 * of date however late it arrives.
 */
final class Feed {

    private static final long UNREAD = -1;

    /** Beyond this many entries the log is folded into "everything was touched", which costs questions, not truth. */
    private static final int MAX_LOG = 50_000;

    private final Map<String, Long> touched = new HashMap<>();
    private long everythingTouched = UNREAD;
    private long position = UNREAD;
    private volatile Instant readAt = Instant.MIN;

    /** When the feed was last read to its end; {@link Instant#MIN} if never. */
    Instant readAt() {
        return readAt;
    }

    synchronized long position() {
        return position;
    }

    synchronized boolean unread() {
        return position == UNREAD;
    }

    /** Begins at the owner's newest position; what was computed before it may have missed a change. */
    synchronized void begin(long newest) {
        touched.clear();
        position = newest;
        everythingTouched = newest;
    }

    synchronized void apply(FeedPage page) {
        for (FeedPage.Item change : page.items()) {
            position = Math.max(position, change.position());
            if (change.touches() == null || change.touches().all()) {
                everythingTouched = change.position();
                continue;
            }
            put("role:" + change.id(), change.kind().equals("role") ? change.position() : UNREAD);
            change.touches().roles().forEach(role -> put("role:" + role, change.position()));
            change.touches().occupations().forEach(o -> put(o.scheme() + ':' + o.code(), change.position()));
        }
        if (touched.size() > MAX_LOG) {
            begin(position);
        }
    }

    void read(Instant at) {
        readAt = at;
    }

    /** Whether a change after {@code computedAt} touches this role. */
    synchronized boolean touchedSince(long computedAt, RoleReference role) {
        if (everythingTouched > computedAt || newer("role:" + role.id(), computedAt)) {
            return true;
        }
        for (String merged : role.mergedIds()) {
            if (newer("role:" + merged, computedAt)) {
                return true;
            }
        }
        return anyNewer(role.occupations(), computedAt);
    }

    private boolean anyNewer(List<RoleReference.Occupation> occupations, long computedAt) {
        for (RoleReference.Occupation occupation : occupations) {
            if (newer(occupation.place(), computedAt) || anyNewer(occupation.predecessors(), computedAt)) {
                return true;
            }
        }
        return false;
    }

    private boolean newer(String what, long computedAt) {
        return touched.getOrDefault(what, UNREAD) > computedAt;
    }

    private void put(String what, long at) {
        if (at != UNREAD) {
            touched.merge(what, at, Math::max);
        }
    }
}
